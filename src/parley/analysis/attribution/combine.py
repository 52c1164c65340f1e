"""What the encoder finds and what the rules find, put together.

Attributions are everything that a text attributes to somebody, attitudes and noun phrases included ("the demand for sanctions relief").
That is what PolNeAR's annotators marked and what the encoder learnt, and it has the better spans. The rules know the grammar: the governing
words of source and cue, and the construction. Where both agree the reading is nearly always right, so agreement is a confidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.analysis.attribution.decode import RawAttribution
from parley.analysis.attribution.lexicon import cue_verbs
from parley.analysis.attribution.rules import Found
from parley.analysis.model import Reading, Token
from parley.documents import Span

# Shares of what was right, on PolNeAR's development articles, of what both had found and of what the encoder alone had.
_BOTH = 0.9
_ENCODER_ALONE = 0.55


def combine(reading: Reading, ruled: Sequence[Found], raw: Sequence[RawAttribution]) -> list[Found]:
    """Everything attributed: the encoder's finds, with the grammar of the rules where they agree.

    What only the rules have is left out: on PolNeAR's development articles adding it, or only its quotations, lowered every measure.

    Args:
        reading: with sentences and tokens.
        ruled: what the rules found.
        raw: what the encoder found.
    """
    found: list[Found] = []
    used: set[int] = set()
    for one in raw:
        partner = next((index for index, other in enumerate(ruled) if index not in used and _agree(one, other)), None)
        if partner is None:
            found.append(_alone(reading, one))
        else:
            used.add(partner)
            found.append(_together(reading, one, ruled[partner]))
    return found


def _agree(one: RawAttribution, other: Found) -> bool:
    """True if half of the two contents is common and the cues touch."""
    cues = any(a.overlaps(token.span) for a in one.cue for token in other.cue)
    return cues and _overlap(one.content, other.content) >= 0.5


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Common code points over all code points (intersection over union) of two contents."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    total = sum(span.end - span.start for span in (*one, *other)) - common
    return common / total if total else 0.0


def _together(reading: Reading, one: RawAttribution, other: Found) -> Found:
    source = _tokens(reading, one.source) or list(other.source)
    head = other.source_head if other.source_head in source else _head(source) or other.source_head
    cue = _tokens(reading, one.cue) or list(other.cue)
    return Found(tuple(source), head, tuple(cue), other.cue_head, one.content, other.verb, _BOTH, f"both/{other.rule}")


def _alone(reading: Reading, one: RawAttribution) -> Found:
    source, cue = _tokens(reading, one.source), _tokens(reading, one.cue)
    verb = next((token for token in reversed(cue) if token.pos in ("VERB", "AUX") and token.lemma in cue_verbs()), None)
    head = verb or _head(cue)
    entry = cue_verbs().get(verb.lemma) if verb is not None else None
    return Found(tuple(source), _head(source), tuple(cue), head, one.content, entry, round(_ENCODER_ALONE * one.score, 2), "encoder")


def _tokens(reading: Reading, spans: Sequence[Span]) -> list[Token]:
    return [token for span in spans for token in reading.tokens_in(span)]


def _head(tokens: Sequence[Token]) -> Token | None:
    """The token that governs the others: the first whose head stands outside."""
    inside = {token.index for token in tokens}
    return next((token for token in tokens if token.head.index not in inside or token.head is token), None)
