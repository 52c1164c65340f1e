"""The terms of a proposal, from the words that name it: type, what it acts on, where, for how long, from when."""

from __future__ import annotations

from dataclasses import dataclass

from parley.analysis.attribution.sources import noun_phrase
from parley.analysis.model import Reading, Timex, Token
from parley.assemble.kinds import head_of, type_of
from parley.assemble.labels import label_of, short
from parley.documents import Span
from parley.ledger.records import ProposalType

# A halt that spares something or holds somewhere is partial: these words say what or where.
_PARTIAL_WORDS = frozenset("partial limited local localised localized maritime naval energy infrastructure air sea aerial".split())
_FORCE = frozenset("attack strike target shelling bombardment bomb raid offensive assault fire hit operation shell".split())
_ACTING_ON = {"on", "against", "targeting", "at", "upon"}
_TIME_PREPOSITIONS = {"for", "during", "until", "from", "since", "before", "after", "by"}
_AREA_PREPOSITIONS = {"in", "across", "throughout", "along", "within", "inside", "over", "around", "into"}
_DIRECTIONS = frozenset("eastern western northern southern central north-eastern north-western upper lower".split())
# These act on nothing beside what their name says.
_PLAIN = ("ceasefire", "peace_deal", "talks", "recognition")
# Nouns of doing something to what they are "of" or "for" ("the release of prisoners", "the protection of civilians").
_DOING = frozenset(
    (
        "release exchange return protection withdrawal deployment delivery extension expansion lifting easing freeze reset surge increase "
        "reduction cut ban halt investigation probe inquiry reopening opening restoration destruction removal supply sale transfer "
        "normalization normalisation investment resumption creation evacuation"
    ).split()
)
# What ties a time expression to the name before it.
_LASTING = ("for", "lasting", "for the next", "for another", "for at least", "for up to", "for about", "lasting for")
_BEGINNING = (
    "from",
    "starting",
    "starting on",
    "beginning",
    "beginning on",
    "effective",
    "effective from",
    "as of",
    "to start on",
    "to begin on",
)
_SOON = 25


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a proposal as its words give them; None for what they leave open."""

    label: Span
    type: ProposalType
    target: Span | None
    area: Span | None
    duration: str | None
    start: Timex | None


def terms_of(reading: Reading, tokens: list[Token]) -> Terms:
    """Type and terms of the proposal that these tokens name (in order; at least one)."""
    tokens = label_of(tokens)
    label = Span(tokens[0].start, tokens[-1].end)
    kind = type_of(tokens)
    area = _area(reading, tokens)
    target = _target(tokens, kind)
    if target is not None and area is not None and area.contains(target):
        target = None
    if kind == "ceasefire" and (target is not None or {token.lower for token in tokens} & _PARTIAL_WORDS):
        kind = "partial_ceasefire"
        target = target or _partial(tokens)
    named = short(tokens)
    return Terms(Span(named[0].start, named[-1].end), kind, target, area, _duration(reading, label), _start(reading, label))


def _target(tokens: list[Token], kind: ProposalType) -> Span | None:
    """What a proposal acts on: what attacks are on, else the object of its action."""
    inside = {token.index for token in tokens}
    for token in tokens:
        if token.lemma in _FORCE and (obj := _struck(token, inside)) is not None:
            return _phrase(obj, inside)
    if kind in _PLAIN:
        return None
    head = head_of(tokens)
    found = _acted_on(head, kind, inside)
    if found is None or found.pos == "PRON" or found.tag in ("WP", "WDT"):
        return None
    return _phrase(found, inside)


def _struck(force: Token, inside: set[int]) -> Token | None:
    for child in force.children:
        if child.index in inside and (child.dep == "dobj" or (child.dep in ("prep", "acl") and child.lower in _ACTING_ON)):
            obj = child if child.dep == "dobj" else child.child("pobj", "dobj")
            if obj is not None and obj.index in inside:
                return obj
    return None


def _acted_on(head: Token, kind: ProposalType, inside: set[int]) -> Token | None:
    """The object of a verb, the subject of a passive, what a noun of doing is "of", whom aid and sanctions go to."""
    obj = head.child("dobj", "nsubjpass", "nsubj")
    if obj is not None and obj.index in inside:
        if kind in ("aid", "sanctions") and (whom := _whom(obj, inside) or _whom(head, inside)) is not None:
            return whom
        return _acted_on(obj, kind, inside) or obj if obj.lemma in _DOING else obj
    if kind in ("aid", "sanctions"):
        return _whom(head, inside)
    prep = next((c for c in head.children if c.dep == "prep" and c.lower in ("of", "in", "into") and c.index in inside), None)
    found = prep.child("pobj", "pcomp") if prep is not None and head.lemma in _DOING else None
    if found is not None and found.index in inside:
        return found
    return head if kind == "security_guarantee" and head.lemma == "security" else None


def _whom(head: Token, inside: set[int]) -> Token | None:
    for child in head.children:
        if child.dep in ("prep", "dative") and child.lower in ("to", "for", "on", "against", "with") and child.index in inside:
            obj = child.child("pobj")
            if obj is not None and obj.index in inside:
                return obj
    return None


def _phrase(head: Token, inside: set[int]) -> Span:
    """The noun phrase of a target, without the duration and time that may hang on it ("... for 60 days")."""
    tokens = [token for token in noun_phrase(head) if token.index in inside]
    for index, token in enumerate(tokens):
        if token.index > head.index and token.dep == "prep" and token.lower in _TIME_PREPOSITIONS:
            tokens = tokens[:index]
            break
    return Span(tokens[0].start, tokens[-1].end)


def _partial(tokens: list[Token]) -> Span | None:
    """ "Air and sea" in "an air and sea ceasefire"."""
    head = head_of(tokens)
    before = [token for token in tokens if token.index < head.index and token.lower in _PARTIAL_WORDS]
    named = [token for token in before if token.lower not in ("partial", "limited", "local")]
    return Span(named[0].start, named[-1].end) if named else None


def _area(reading: Reading, tokens: list[Token]) -> Span | None:
    """Where it applies: a place named in the label behind a preposition of place."""
    inside = Span(tokens[0].start, tokens[-1].end)
    starts = {token.start: token for token in tokens}
    for place in reading.places:
        first = starts.get(place.start)
        if place.adjective or not inside.contains(place.span) or first is None or first.index == 0:
            continue
        before = reading.tokens[first.index - 1]
        while before.index and (before.lower == "the" or before.lower in _DIRECTIONS):
            before = reading.tokens[before.index - 1]
        if before.lower in _AREA_PREPOSITIONS:
            part = reading.tokens[first.index - 1]
            return Span(part.start, place.end) if part.lower in _DIRECTIONS else place.span
    return None


def _duration(reading: Reading, label: Span) -> str | None:
    """The duration named in a label ("a 30-day truce") or right behind it ("... for two weeks"), ISO 8601."""
    for timex in reading.timexes:
        if timex.type != "DURATION" or not timex.value or "X" in timex.value:
            continue
        before = reading.text[max(0, timex.start - 8) : timex.start].lower().rstrip()
        inside = label.contains(timex.span) and not before.endswith(("after", "within", "since", " in"))
        if inside or _between(reading, label, timex) in _LASTING:
            return timex.value
    return None


def _start(reading: Reading, label: Span) -> Timex | None:
    """When it begins, where the label or the words right behind it say so ("a truce starting on Monday", "... from midnight")."""
    for timex in reading.timexes:
        if timex.type not in ("DATE", "TIME") or timex.first is None:
            continue
        before = reading.text[label.start : timex.start].lower().rstrip() if label.contains(timex.span) else ""
        if before.endswith(_BEGINNING) or _between(reading, label, timex) in _BEGINNING:
            return timex
    return None


def _between(reading: Reading, label: Span, timex: Timex) -> str:
    """The few words between a label and a time expression behind it; "" if it does not follow soon."""
    gap = timex.start - label.end
    return " ".join(reading.text[label.end : timex.start].lower().split()) if 0 < gap < _SOON else ""
