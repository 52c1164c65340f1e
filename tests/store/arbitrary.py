"""Arbitrary valid documents and records, for Hypothesis."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st
from make import document

from parley.documents import Document, Span
from parley.ledger import (
    Actor,
    AllegedViolation,
    Casualties,
    Codes,
    Contact,
    Date,
    Evidence,
    Incident,
    Link,
    Place,
    Position,
    Proposal,
    Record,
    Role,
    Statement,
    records,
)

Ids = st.SearchStrategy[str]
MaybeIds = st.SearchStrategy[str | None]

# Everything that a text can hold: no surrogates, which UTF-8 cannot write.
_CHARS = st.characters(codec="utf-8")
WORDS = st.text(_CHARS, min_size=1, max_size=12)
# Few values, so that addresses, dates and words meet.
FEW_WORDS = st.sampled_from(
    ["halt", "Halt", "dams", "Erdoğan", "erdogan", "“no”", "\N{GRINNING FACE}", "e\u0301a", "OR", "NEAR(", "45", "ℌ", "⑴"]
)
_TEXTS = st.one_of(st.text(_CHARS, min_size=1, max_size=60), st.lists(FEW_WORDS, min_size=1, max_size=12).map(" ".join))
URLS = st.sampled_from(["https://a.example/1", "https://a.example/2"])

_MAYBE = st.none() | WORDS
_DATES = st.none() | st.builds(Date, start=st.none() | st.just("2025-03-18"), granularity=st.none() | st.just("day"), text=_MAYBE)
_PLACES = st.none() | st.builds(Place, name=WORDS, lat=st.none() | st.floats(-90, 90), lon=st.none() | st.floats(-180, 180))
_COUNTS = st.none() | st.integers(0, 2**63 - 1)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    return document(
        draw(_TEXTS),
        url=draw(st.none() | URLS),
        published=draw(st.sampled_from([None, "2025-03-19", "2025-03-20", "2025-03-20T08:30:00+01:00"])),
        title=draw(st.none() | _TEXTS),
        outlet=draw(_MAYBE),
    )


@st.composite
def readings(draw: st.DrawFn, source: Document | None = None) -> tuple[Document, list[Record]]:
    """A document and valid records of all kinds on it, in any order, no two with one id."""
    of = source or draw(documents())
    found: list[Record] = draw(st.lists(_actors(of), min_size=1, max_size=3))
    actors = st.sampled_from([record.id for record in found])
    found += (statements := draw(st.lists(_statements(of, actors), max_size=2)))
    word: MaybeIds = st.sampled_from([None, *(statement.id for statement in statements)])
    found += (proposals := draw(st.lists(_proposals(of, word), max_size=2)))
    found += (incidents := draw(st.lists(_incidents(of, word, actors), max_size=2)))
    found += draw(st.lists(_contacts(of, word, actors), max_size=2))
    found += draw(
        st.lists(_violations(of, word, actors, [proposal.id for proposal in proposals], [each.id for each in incidents]), max_size=2)
    )
    if proposals:
        found += draw(st.lists(_positions(of, word, actors, st.sampled_from([proposal.id for proposal in proposals])), max_size=2))
    found += draw(st.lists(links(of, [of.id, *(record.id for record in found)]), max_size=2))
    return of, draw(st.permutations(list({record.id: record for record in found}.values())))


@st.composite
def _evidence(draw: st.DrawFn, of: Document) -> Evidence:
    start = draw(st.integers(0, len(of.text) - 1))
    return Evidence.of(of, Span(start, draw(st.integers(start + 1, len(of.text)))))


def _quotes(of: Document, least: int = 0) -> st.SearchStrategy[tuple[Evidence, ...]]:
    return st.lists(_evidence(of), min_size=least, max_size=3).map(tuple)


def _common(of: Document, word: MaybeIds) -> dict[str, st.SearchStrategy[Any]]:
    modality = st.sampled_from(get_args(records.Modality))
    return {"evidence": _quotes(of, 1), "confidence": st.floats(0, 1), "method": WORDS, "modality": modality, "asserted_by": word}


def _actors(of: Document) -> st.SearchStrategy[Actor]:
    roles = st.lists(st.builds(Role, title=WORDS, of=_MAYBE, evidence=_quotes(of)), max_size=2).map(tuple)
    types, codes = st.sampled_from(get_args(records.ActorType)), st.builds(Codes, iso3=_MAYBE, wikidata=_MAYBE)
    return st.builds(Actor, **_common(of, st.none()), name=WORDS, type=types, roles=roles, codes=codes, mentions=_quotes(of))


def _statements(of: Document, actors: Ids) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        **_common(of, st.none()),
        source=_quotes(of),
        cue=_quotes(of),
        content=_quotes(of, 1),
        speaker=st.none() | actors,
        speaker_text=_MAYBE,
        quotation=st.sampled_from(get_args(records.Quotation)),
        act=st.sampled_from(get_args(records.Act)),
        place=_PLACES,
        date=_DATES,
    )


def _proposals(of: Document, word: MaybeIds) -> st.SearchStrategy[Proposal]:
    types = st.sampled_from(get_args(records.ProposalType))
    return st.builds(
        Proposal, **_common(of, word), label=WORDS, type=types, target=_MAYBE, duration=st.none() | st.just("P45D"), start=_DATES
    )


def _contacts(of: Document, word: MaybeIds, actors: Ids) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        **_common(of, word),
        participants=st.lists(actors, max_size=3).map(tuple),
        mode=st.sampled_from(get_args(records.ContactMode)),
        status=st.sampled_from(get_args(records.ContactStatus)),
        place=_PLACES,
        mediator=st.none() | actors,
    )


def _positions(of: Document, word: MaybeIds, actors: Ids, proposals: Ids) -> st.SearchStrategy[Position]:
    stances = st.sampled_from(get_args(records.Stance))
    return st.builds(Position, **_common(of, word), party=actors, actor=st.none() | actors, proposal=proposals, stance=stances, date=_DATES)


def _incidents(of: Document, word: MaybeIds, actors: Ids) -> st.SearchStrategy[Incident]:
    return st.builds(
        Incident,
        **_common(of, word),
        type=st.sampled_from(get_args(records.IncidentType)),
        perpetrator=st.none() | actors,
        weapon=_MAYBE,
        count=_COUNTS,
        casualties=st.none() | st.builds(Casualties, killed=_COUNTS, injured=_COUNTS),
    )


def _violations(
    of: Document, word: MaybeIds, actors: Ids, proposals: list[str], incidents: list[str]
) -> st.SearchStrategy[AllegedViolation]:
    return st.builds(
        AllegedViolation,
        **_common(of, word),
        accuser=actors,
        accused=actors,
        commitment=st.sampled_from([None, *proposals]),
        incidents=st.sampled_from([(), tuple(incidents)]),
    )


def links(of: Document, ends: list[str]) -> st.SearchStrategy[Link]:
    """Links on a document between any two of the given records or documents."""
    relations, ids = st.sampled_from(get_args(records.Relation)), st.sampled_from(ends)
    return st.builds(Link, **_common(of, st.none()), relation=relations, source_id=ids, target_id=ids, reason=WORDS)
