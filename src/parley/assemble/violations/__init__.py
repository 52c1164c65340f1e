"""Alleged violations: a party says that another broke an agreement, a truce, a promise or the law of war.

Read strictly: what was broken must be named, or be plainly the law of war ("as human shields"). An accusation of an act of force counts too
where the same two parties accuse each other, in the same document, of breaking something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly
from parley.assemble.occasion import span_around
from parley.assemble.participants import side
from parley.assemble.violations.accusers import Breach
from parley.assemble.violations.breaches import find_breaches
from parley.assemble.violations.commitments import commitment_meant
from parley.documents import Span
from parley.ledger import AllegedViolation, Incident, Proposal

__all__ = ["assemble_violations"]

# How often an allegation found in each way is right, judged on news articles.
_CONFIDENCE = {"break": 0.75, "fail": 0.7, "noun": 0.65, "against": 0.65, "law": 0.6, "act": 0.45}


@dataclass(frozen=True, slots=True)
class _Allegation:
    accuser: Entity
    accused: Entity
    breach: Breach


def assemble_violations(assembly: Assembly, incidents: list[Incident], proposals: list[Proposal]) -> list[AllegedViolation]:
    """The violations that the document says are alleged.

    Args:
        assembly: the records in the making, with actors and statements.
        incidents: the document's incidents, of which an allegation may tell some.
        proposals: the document's proposals, one of which may be what was broken.
    """
    breaches = list(find_breaches(assembly))
    told = list(_allegations(breaches, strict=True))
    sides = {frozenset((id(side(one.accuser)), id(side(one.accused)))) for one in told}
    occasions = {one.breach.occasion.index for one in told}
    for one in _allegations(breaches, strict=False):
        mutual = frozenset((id(side(one.accuser)), id(side(one.accused)))) in sides
        told += [one] if mutual and one.breach.occasion.index not in occasions else []
    records: dict[str, AllegedViolation] = {}
    for allegation in told:
        record = _record(assembly, allegation, incidents, proposals)
        if record is not None:
            records.setdefault(record.id, record)
    return list(records.values())


def _allegations(breaches: list[Breach], *, strict: bool) -> Iterator[_Allegation]:
    """Each accuser with each accused; of parties that accuse each other, each with each."""
    for breach in breaches:
        if (breach.rule != "act") != strict:
            continue
        pairs = permutations(breach.accusers, 2) if breach.mutual else ((a, b) for a in breach.accusers for b in breach.accused)
        # A court may try its state's own officials, but nobody speaks against the state that he speaks for.
        yield from (_Allegation(a, b, breach) for a, b in pairs if a is not b and a is not side(b) and b is not side(a))


def _record(assembly: Assembly, allegation: _Allegation, incidents: list[Incident], proposals: list[Proposal]) -> AllegedViolation | None:
    # The issuer of a release may stand in its headline only: then its state speaks.
    accuser = assembly.actor(allegation.accuser) or assembly.actor(side(allegation.accuser))
    accused = assembly.actor(allegation.accused)
    if accuser is None or accused is None:
        return None
    breach = allegation.breach
    words = span_around(breach.trigger, breach.clause)
    cited = _cited(assembly, allegation, incidents, words)
    if breach.rule == "act" and not cited:
        return None
    said = assembly.said_by(breach.trigger)
    day = assembly.date(breach.occasion)
    text = _quoted(assembly.reading.text, breach.commitment)
    return AllegedViolation(
        evidence=assembly.evidence(words),
        asserted_by=said[1].id if said is not None else None,
        modality="alleged",
        confidence=_CONFIDENCE[breach.rule],
        method=f"violations.rules/{breach.rule}",
        accuser=accuser,
        accused=accused,
        commitment=commitment_meant(breach, text, proposals),
        commitment_text=text,
        incidents=tuple(incident.id for incident in cited),
        date=day if day is not None or said is None else said[1].date,
    )


def _cited(assembly: Assembly, allegation: _Allegation, incidents: list[Incident], words: Span) -> list[Incident]:
    """The incidents told in the allegation's words or in the rest of its sentence, unless they are laid at somebody else's door."""
    sentence = allegation.breach.trigger.sentence.span
    accused = {assembly.actor(entity) for entity in (allegation.accused, side(allegation.accused))} | {None}
    return [
        incident
        for incident in incidents
        if incident.perpetrator in accused
        and any(words.overlaps(span) or sentence.contains(span) for span in (Span(e.start, e.end) for e in incident.evidence))
    ]


def _quoted(text: str, tokens: list[Token]) -> str | None:
    return text[tokens[0].start : tokens[-1].end] if tokens else None
