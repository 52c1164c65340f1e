"""Which time expression dates an event, and its form in the ledger.

An event takes the expression that hangs on it in the parse ("his call on Tuesday", "met on Tuesday"), or on a phrase or verb that
happens at the same time ("agreed during a call on Tuesday", "held a call on Tuesday", "met on Tuesday and agreed"). It takes none across
the border of a clause: in "said on Wednesday that they had met" Wednesday dates the saying. Where the tie is not one of these, the event
has no date: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from itertools import pairwise

from parley.analysis.model import Reading, Timex, Token
from parley.assemble.ties import (
    DATING,
    HAPPENING,
    HOLDING,
    NAMING,
    PLANNING,
    VERBS,
    events_together,
    host_of,
    is_of_its_time,
    is_own_clause,
    is_together,
    main_verb,
    verb_beside,
)
from parley.ledger import Date

_FRONT = 3  # tokens that may stand before a fronted expression ("But late on Tuesday, ...")
_DEEPEST = 4  # ties followed from an event; more than these are lists or parses gone wrong
_FROM = re.compile(r"\b(?:from|between) \Z", re.IGNORECASE)
_BETWEEN = re.compile(r" ?(?:to|through|until|till|and|[-–—]) ?", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:on|in|at) \Z", re.IGNORECASE)
_LONGEST_LINK = 8
# A length that tells how far something is from something else lasts nothing: "a day after", "two weeks earlier".
_DISTANCE = re.compile(r" (?:before|after|earlier|later|ago|prior|ahead|from now|apart)\b", re.IGNORECASE)
_DURATION = re.compile(r"P(?=[\dT])(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?")
_QUARTERS = re.compile(r"P(\d+)Q")


class Dating:
    """The ties between the time expressions of a reading and its tokens, made once for all its events."""

    def __init__(self, reading: Reading) -> None:
        self._hosted: dict[int, list[tuple[str, Timex]]] = {}
        self._lengths: dict[int, list[Timex]] = {}
        self._fronted: dict[int, Timex] = {}
        self._at: dict[int, Timex] = {}
        for timex in _with_ranges(reading):
            if _is_dated(timex):
                self._tie(reading, timex)
            elif timex.type == "DURATION" and not _DISTANCE.match(reading.text, timex.end):
                self._tie_length(reading, timex)

    def of(self, token: Token) -> Timex | None:
        """The expression that dates the event with this token for its trigger (a verb or an event noun), or None."""
        return self._of(token.head if token.dep in ("aux", "auxpass") else token, _DEEPEST)

    def length_of(self, token: Token) -> Timex | None:
        """The expression that tells how long the event lasted ("a 90-minute call", "spoke for an hour", "the call lasted two hours")."""
        found = self._lengths.get(token.index)
        if found is None and token.dep == "nsubj" and token.head.lemma in ("last", "take", "run"):
            found = self._lengths.get(token.head.index)
        if found is None and token.dep == "dobj" and token.head.lemma in HOLDING:
            found = self._lengths.get(token.head.index)
        return found[0] if found else None

    def _tie(self, reading: Reading, timex: Timex) -> None:
        tokens = reading.tokens_in(timex.span)
        top = next((token for token in tokens if token.head not in tokens), None)
        if top is None:
            return
        self._at[top.index] = timex
        link, host = host_of(top, tokens[0])
        if "/" in (timex.value or "") and link in ("from", "between"):
            link = ""
        beside = verb_beside(tokens) if link in ("", "on", "in") else None
        if beside is not None and host is not None and host.pos in VERBS:
            host = beside  # "said Tuesday its troops would join": the verb right beside it is asked before the parse
        for one in {id(each): each for each in (host, beside) if each is not None}.values():
            self._hosted.setdefault(one.index, []).append((link, timex))
        main = main_verb(tokens[0].sentence)
        in_front = tokens[0].index - main.sentence.tokens[0].index <= _FRONT and tokens[0].index < main.index
        if in_front and link in DATING and (host is None or host.pos in VERBS):
            self._fronted.setdefault(main.index, timex)

    def _tie_length(self, reading: Reading, timex: Timex) -> None:
        tokens = reading.tokens_in(timex.span)
        top = next((token for token in tokens if token.head not in tokens), None)
        if top is not None:
            link, host = host_of(top, tokens[0])
            if host is not None and link in ("", "for", "of"):
                self._lengths.setdefault(host.index, []).append(timex)

    def _of(self, token: Token, depth: int) -> Timex | None:
        if depth == 0:
            return None
        ties = self._own_ties(token)
        if ties:
            return _finest(ties)
        return self._of_verb(token, depth) if token.pos in VERBS else self._of_noun(token, depth)

    def _own(self, token: Token) -> Timex | None:
        return _finest(self._own_ties(token))

    def _own_ties(self, token: Token) -> list[Timex]:
        """What hangs on the token itself, or on a clause that names its day ("the vote scheduled for Tuesday", "remarks made Tuesday")."""
        ties = self._ties(token)
        for child in token.children:
            if child.dep == "acl" and child.lemma in PLANNING:
                ties += self._ties(child, "for")
            elif child.dep in ("acl", "relcl") and child.lemma in NAMING:
                ties += self._ties(child)
        return ties

    def _ties(self, token: Token, also: str = "") -> list[Timex]:
        return [timex for link, timex in self._hosted.get(token.index, ()) if link in DATING or link == also]

    def _of_verb(self, verb: Token, depth: int) -> Timex | None:
        together = (self._own(event) for event in events_together(verb))
        found = next((timex for timex in together if timex is not None), None)
        return found or self._of_clause_above(verb, depth) or self._fronted.get(verb.index)

    def _of_clause_above(self, verb: Token, depth: int) -> Timex | None:
        head = verb.head
        if verb.dep == "conj" and head.pos in VERBS and not is_own_clause(verb):
            found = self._of(head, depth - 1)
            return found if found is not None and found.start < verb.start else None
        if is_of_its_time(verb):
            return self._of(head, depth - 1)
        if verb.dep == "relcl":  # "in 2013, when they withdrew"; "the bombing that killed two"
            return self._at.get(head.index) or (_finest(self._ties(head)) if verb.lemma in HAPPENING else None)
        return self._own(head.head) if head.dep == "agent" else None  # "displaced this week by fighting"

    def _of_noun(self, noun: Token, depth: int) -> Timex | None:
        head = noun.head
        if noun.dep in ("dobj", "nsubjpass") and head.lemma in HOLDING | PLANNING:
            return self._of(head, depth - 1) or (_finest(self._ties(head, "for")) if head.lemma in PLANNING else None)
        if noun.dep == "nsubj" and head.lemma in HAPPENING:
            return self._of(head, depth - 1)
        return self._own(head.head) if is_together(noun) else None


def date_of(reading: Reading, timex: Timex) -> Date:
    """The ledger's date for a time expression, with the preposition in front of it ("on Wednesday") in its text.

    A time by the clock gives date-times, anything else days; both ends are None where the expression is relative and the anchor unknown.
    """
    preposition = _PREPOSITION.search(reading.text, max(0, timex.start - _LONGEST_LINK), timex.start)
    return Date(
        start=timex.first.isoformat() + _clock(timex) if timex.first else None,
        end=timex.last.isoformat() + _clock(timex) if timex.last else None,
        granularity=timex.granularity,
        text=reading.text[preposition.start() if preposition else timex.start : timex.end],
        anchor=timex.anchor.isoformat() if timex.anchor else None,
    )


def _clock(timex: Timex) -> str:
    if timex.granularity not in ("minute", "hour") or timex.value is None:
        return ""
    _, mark, time = timex.value.partition("T")
    return f"{mark}{time}" if time[:2] != "24" else ""  # midnight at a day's end has no date-time of that day


def duration_of(timex: Timex) -> str | None:
    """The ISO 8601 duration of a time expression ("PT90M", "P30D"); None for anything else and for an unknown number ("several weeks")."""
    if timex.type != "DURATION" or timex.value is None:
        return None
    quarters = _QUARTERS.fullmatch(timex.value)
    if quarters:
        return f"P{3 * int(quarters[1])}M"
    return timex.value if _DURATION.fullmatch(timex.value) else None


def _is_dated(timex: Timex) -> bool:
    """A day, month or year, known or not; not "now" and "recently", which date nothing."""
    return timex.type in ("DATE", "TIME") and (timex.first is not None or timex.value is None)


def _with_ranges(reading: Reading) -> list[Timex]:
    """The expressions, the two of a range made one: "from Monday to Wednesday", "between March 3 and March 5"."""
    found: list[Timex] = []
    for timex, behind in pairwise([*reading.timexes, None]):
        assert timex is not None
        joined = _joined(reading, timex, behind) if behind is not None else None
        if joined is not None:
            found.append(joined)
        elif not (found and found[-1].end == timex.end):
            found.append(timex)
    return found


def _joined(reading: Reading, low: Timex, high: Timex) -> Timex | None:
    if not (low.first and high.last and _is_dated(low) and _is_dated(high) and low.first <= high.last):
        return None
    opened = _FROM.search(reading.text, max(0, low.start - _LONGEST_LINK), low.start)
    if not opened or not _BETWEEN.fullmatch(reading.text, low.end, high.start):
        return None
    value = f"{low.value}/{high.value}"
    return Timex(low.start, high.end, "DATE", value, low.first, high.last, low.granularity, low.anchor or high.anchor)


def _finest(ties: list[Timex]) -> Timex | None:
    """The one expression that dates an event: of several that agree the most exact; of several that do not, none."""
    known = [(timex.first, timex.last, timex) for timex in ties if timex.first and timex.last]
    if not known:
        return ties[0] if ties else None
    first, last, best = min(known, key=lambda one: one[1] - one[0])
    return best if all(begin <= first and last <= end for begin, end, _ in known) else None
