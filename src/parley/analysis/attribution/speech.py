"""Contents of direct speech: the quotations that a cue introduces or follows."""

from __future__ import annotations

from parley.analysis.attribution.stretches import Stretch, quote_of
from parley.analysis.model import Reading, Token
from parley.documents import Span


def quoted_content(reading: Reading, stretch: Stretch, token: Token, source: list[Token]) -> tuple[Span, ...]:
    """The quotations that a cue outside them introduces or follows: they must touch its clause, and be more than a quoted word or two."""
    group = [part for part in (*source, token) if quote_of(part, stretch) is None]
    low = min(part.index for part in group)
    high = max(part.index for part in group)
    spans: list[Span] = []
    for quote in stretch.quotes:
        inside = reading.tokens_in(quote)
        if not inside:
            continue
        # "..., adding" does not take the quotation before it: its clause hangs on a cue that does.
        follows = quote.end <= token.start and token.tag != "VBG" and _touches_before(reading, inside, low, token)
        if follows or (quote.start >= token.end and _touches_behind(reading, inside, token, high, bool(spans))):
            spans.append(quote)
    return tuple(spans)


def _touches_before(reading: Reading, inside: list[Token], low: int, token: Token) -> bool:
    between = reading.tokens[inside[-1].index + 1 : low]
    ends = [part.text for part in inside[-2:]]
    closed = any(mark in text for text in ends for mark in (",", "?", "!", ".", "—")) or bool(between and between[0].text in ",.—")
    return (
        closed
        and len(inside) > 3
        and all(part.pos in ("PUNCT", "ADV", "CCONJ", "SPACE") or part.head is token for part in between[:4])
        and len(between) <= 4
    )


def _touches_behind(reading: Reading, inside: list[Token], token: Token, high: int, more: bool) -> bool:
    between = reading.tokens[max(token.index, high) + 1 : inside[0].index]
    if len(inside) <= 3 and not more:
        return False
    last = between[-1].text if between else ""
    if more and (not between or last in ",.;:—"):
        return True
    if last in (",", ":"):
        return not any(
            part.pos == "VERB" and part.head is not token and part.dep not in ("amod", "relcl", "acl", "pcomp") for part in between
        )
    return not between and inside[1].text[:1].isupper() and token.dep != "amod"
