"""Positions and proposals: who stands where on what.

The stances come from ``takes`` (words that take a stance) and ``voiced`` (demands, promises and hopes of those who speak for a party,
agreements between two); here they become records.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly
from parley.assemble.holders import binding, is_chamber, negotiates
from parley.assemble.phrases import VERBS
from parley.assemble.proposals import Table
from parley.assemble.takes import Taken, adjective_stances, noun_stances, predicate_stances, verb_stances
from parley.assemble.voiced import (
    hope_stances,
    modal_stances,
    needed_stances,
    obligations,
    shared_agreements,
    stated_positions,
)
from parley.assemble.when import stance_date
from parley.documents import Span
from parley.ledger import Position, Proposal

# How often a position found in each way is right: the share of those found that annotators have as well, for the same party and the same
# side, in 21 annotated news articles and official statements (verb 57 of 69, noun 9 of 16, modal 12 of 13, between 4 of 5, hope 3 of 3,
# adjective 2 of 2). A rule seen less than 20 times counts as if two more had been wrong.
_CONFIDENCE = {"verb": 0.83, "noun": 0.5, "modal": 0.8, "between": 0.57, "hope": 0.6, "adjective": 0.5}

# What is only agreed between parties. In a text that knows of one party alone, loans and rules are its home affairs.
_BETWEEN_PARTIES = frozenset(
    "ceasefire partial_ceasefire prisoner_exchange withdrawal peace_deal talks territory disarmament recognition".split()
)


def assemble_positions(assembly: Assembly) -> tuple[list[Proposal], list[Position]]:
    """The proposals that the document speaks of, and each party's positions on them."""
    table = Table(assembly)
    alone = _parties(assembly) < 2
    proposals: dict[str, Proposal] = {}
    positions: dict[str, Position] = {}
    for taken in _all(assembly):
        proposal = table.proposal(taken, _CONFIDENCE[taken.rule])
        at_home = alone and not any(is_chamber(holder) for holder in taken.holders)
        if proposal is None or (at_home and proposal.type not in _BETWEEN_PARTIES):
            continue
        for position in _positions(assembly, taken, proposal):
            proposals[proposal.id] = proposal
            positions.setdefault(position.id, position)
    return list(proposals.values()), list(positions.values())


def _parties(assembly: Assembly) -> int:
    """How many states, armed groups and known organisations the document speaks of."""
    return sum(
        entity.type in ("state", "armed_group") or (entity.type == "organisation" and entity.codes.wikidata is not None)
        for entity in assembly.reading.entities
    )


def _all(assembly: Assembly) -> Iterator[Taken]:
    consumed: set[int] = set()
    for token in assembly.reading.tokens:
        if token.index not in consumed and token.pos in (*VERBS, "NOUN", "PROPN", "ADJ"):
            yield from (taken for taken in _at(assembly, token, consumed) if taken.about and taken.holders)


def _at(assembly: Assembly, token: Token, consumed: set[int]) -> Iterator[Taken]:
    if token.pos in VERBS:
        found = list(verb_stances(assembly, token, consumed)) or list(hope_stances(assembly, token)) or list(obligations(assembly, token))
        found = found or list(predicate_stances(assembly, token)) or list(modal_stances(assembly, token))
        yield from found or needed_stances(assembly, token)
    elif token.pos == "ADJ":
        yield from list(adjective_stances(assembly, token, consumed)) or needed_stances(assembly, token)
    else:
        yield from noun_stances(assembly, token, consumed)
        yield from shared_agreements(assembly, token)
        yield from stated_positions(assembly, token)
        yield from needed_stances(assembly, token)


def _positions(assembly: Assembly, taken: Taken, proposal: Proposal) -> Iterator[Position]:
    conditions = taken.conditions.of(assembly.reading.text) if taken.conditions is not None else None
    for holder in taken.holders:
        party = binding(assembly, holder)
        identity = assembly.actor(party)
        if party is None or identity is None or (proposal.type not in _BETWEEN_PARTIES and not negotiates(party)):
            continue
        voiced = holder if holder.type == "person" else taken.voiced
        yield Position(
            evidence=assembly.evidence(_clause_span(taken, holder)),
            asserted_by=assembly.asserted_by(taken.trigger),
            modality=taken.modality,
            confidence=_CONFIDENCE[taken.rule],
            method=f"positions.rules/{taken.rule}",
            party=identity,
            actor=assembly.actor(voiced),
            proposal=proposal.id,
            stance=taken.stance,
            conditions=conditions,
            date=stance_date(assembly, taken.trigger, voiced or holder),
        )


def _clause_span(taken: Taken, holder: Entity) -> Span:
    """From the holder's mention, if it stands close before, to the end of what the stance is about."""
    whole = [taken.trigger, *taken.about]
    first, last = min(token.start for token in whole), max(token.end for token in whole)
    near = [m.span.start for m in holder.mentions if m.head.sentence is taken.trigger.sentence and 0 <= first - m.span.end < 80]
    return Span(near[-1] if near else first, last)
