"""Stretches: sentences that no quotation crosses the border of, so that a quotation meets its cue whatever the parser cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.analysis.model import Reading, Sentence, Token
from parley.documents import Span


@dataclass(slots=True)
class Stretch:
    """Sentences that belong together, with the quotations in them.

    Attributes:
        sentences, tokens: in order.
        quotes: the quoted stretches that begin in them, marks included.
        paragraph: index of their paragraph.
    """

    sentences: list[Sentence]
    tokens: list[Token]
    quotes: list[Span]
    paragraph: int


def stretches_of(reading: Reading, quotes: Sequence[Span]) -> Iterator[Stretch]:
    """All stretches of a reading, in order."""
    position = 0
    stretch: Stretch | None = None
    for sentence in reading.sentences:
        joined = stretch is not None and stretch.paragraph == sentence.paragraph and _crosses(stretch, sentence)
        if stretch is not None and joined:
            stretch.sentences.append(sentence)
            stretch.tokens.extend(sentence.tokens)
        else:
            if stretch is not None:
                yield stretch
            stretch = Stretch([sentence], list(sentence.tokens), [], sentence.paragraph)
        while position < len(quotes) and quotes[position].start < sentence.end:
            stretch.quotes.append(quotes[position])
            position += 1
    if stretch is not None:
        yield stretch


def _crosses(stretch: Stretch, sentence: Sentence) -> bool:
    """True if a quotation of the stretch goes on in the sentence, or the parser split a quotation from its cue."""
    if not stretch.quotes:
        return False
    last = stretch.quotes[-1]
    if last.end > sentence.start:
        return True
    # '"..." he said.': a sentence that begins in lower case, or the quotation before it ended with a comma.
    behind = [token for token in stretch.tokens if token.start < last.end]
    ended_with_comma = len(behind) > 1 and any(token.text == "," for token in behind[-2:])
    nothing_since = stretch.tokens[-1].end <= last.end
    return nothing_since and (ended_with_comma or sentence.tokens[0].text[:1].islower())


def quote_of(token: Token, stretch: Stretch) -> Span | None:
    """The quotation that a token stands in, or None."""
    return next((quote for quote in stretch.quotes if quote.start <= token.start < quote.end), None)
