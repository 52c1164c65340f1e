"""From tagged words to statements: spans at the edges that annotators set, and one statement where several cues claim the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from parley.analysis.attribution.link import Tagged
from parley.analysis.attribution.windows import Pieces
from parley.documents import Span

# A cue below the first chance is not even tagged, which saves time, and a statement below the second is not given. The second was chosen on
# 30 articles of PolNeAR's training set that were held out of training; 0.32 to 0.40 are within noise there.
LEAST, ENOUGH = 0.15, 0.38
# How much the certainty of the tags weighs against the certainty of the cue, chosen on the same articles: with 0 exact F1 was one point
# lower than with 0.4 (after two epochs); 0.4, 0.6 and 0.8 are within noise of each other, 1 was not tried.
TRUST = 0.6


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """Who said what, as the encoder sees it.

    Attributes:
        source, cue, content: spans of the document's text, in order; the source may be empty, the others are not.
        score: how likely it is that annotators would mark it, 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One cue's words by role."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    score: float


def candidates(found: Iterable[Tagged]) -> list[Candidate]:
    """What each cue claims; cues without a content are dropped."""
    made = []
    for one in found:
        source, cue, content = (tuple((np.flatnonzero((one.tags + 1) // 2 == role) + one.stretch.start).tolist()) for role in (1, 2, 3))
        if content:
            made.append(Candidate(source, cue, content, one.chance * one.share**TRUST))
    return made


def settle(claims: Sequence[Candidate], enough: float = ENOUGH) -> list[Candidate]:
    """One statement for each content.

    Annotators differ on where a cue begins ("has said", "said"), and so does the network, which then shares its certainty among
    neighbours. Claims on the same words are one statement, told by its best claim, with the sum of the chances.
    """
    kept: list[tuple[Candidate, float]] = []
    for claim in sorted(claims, key=lambda one: -one.score):
        for place, (other, chance) in enumerate(kept):
            if same(claim, other):
                kept[place] = (other, chance + claim.score)
                break
        else:
            kept.append((claim, claim.score))
    done = [Candidate(one.source, one.cue, one.content, min(1.0, chance)) for one, chance in kept if chance >= enough]
    return sorted(done, key=lambda one: (one.cue[0], one.content[0]))


def same(claim: Candidate, other: Candidate) -> bool:
    """True if the two claim the same content: more than half of the words that either claims."""
    mine, its = set(claim.content), set(other.content)
    return 2 * len(mine & its) > len(mine | its)


def spans(text: str, pieces: Pieces, words: Sequence[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words as spans, each with the quotation marks that belong to it."""
    found: list[Span] = []
    last = -2
    for word in words:
        start, end = int(pieces.starts[word]), int(pieces.ends[word])
        if word == last + 1 and pieces.paragraph[word] == pieces.paragraph[last]:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
        last = word
    return tuple(with_marks(text, span) for span in found)


# Double marks and brackets pair across the words of a span; single ones only just around it, for an apostrophe looks the same.
_PAIRS = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("(", ")"), ("‘", "’"), ("'", "'"))
_SINGLE = "‘'"


def with_marks(text: str, span: Span) -> Span:
    """The span with a quotation mark or bracket just outside it whose partner is inside it or just outside too."""
    start, end = span
    for opening, closing in _PAIRS:
        before = start > 0 and text[start - 1] == opening
        behind = _closing_behind(text, end, closing)
        if not before and behind is None:
            continue
        opens, closes = (False, False) if opening in _SINGLE else _unpaired(text[start:end], opening, closing)
        if before and (closes or behind is not None):
            start -= 1
        if behind is not None and (opens or (before and not closes)):
            end = behind
    return Span(start, end)


def _unpaired(inside: str, opening: str, closing: str) -> tuple[bool, bool]:
    """Whether an opening mark in the words lacks its closing one, and a closing mark its opening one."""
    if opening == closing:
        odd = inside.count(opening) % 2 == 1
        return odd, odd
    first_close, first_open = inside.find(closing), inside.find(opening)
    return inside.rfind(opening) > inside.rfind(closing), first_close >= 0 and (first_open < 0 or first_close < first_open)


def _closing_behind(text: str, end: int, mark: str) -> int | None:
    """Where the text ends that is closed by ``mark``, if only punctuation stands between it and ``end``."""
    for index in range(end, min(len(text), end + 4)):
        if text[index] == mark:
            return index + 1
        if text[index] not in ".,!?…;:":
            return None
    return None


# "OSLO, Norway (AP) — ": where and by whom a dispatch was filed is no part of the source that follows.
_DATELINE = re.compile(r"[A-Z]{2}[^—–\n]{0,50}?\s?(?:—|–|--)\s?")


def without_dateline(text: str, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source without a dateline before it."""
    found = _DATELINE.match(text, *source[0]) if source else None
    return (Span(found.end(), source[0].end), *source[1:]) if found and found.end() < source[0].end else source


def attributions(text: str, pieces: Pieces, settled: Iterable[Candidate]) -> list[RawAttribution]:
    """Words to spans of the text."""
    return [
        RawAttribution(
            source=without_dateline(text, spans(text, pieces, one.source)),
            cue=spans(text, pieces, one.cue),
            content=spans(text, pieces, one.content),
            score=round(one.score, 4),
        )
        for one in settled
    ]
