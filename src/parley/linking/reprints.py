"""Reprints: articles that carry the text of another one, so that one agency report counts once however many outlets print it.

Headlines, datelines and endings differ between reprints, bodies do not: two articles are compared by their runs of five words (shingles,
Broder 1997), and the later one reprints the earlier when nearly all of its runs stand there. So a cut reprint is one, and a transcript in
which a statement is read out is none. A sample of the runs, the same for every text, finds the pairs worth comparing. The result depends on
the documents alone, not on the order in which they were read.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from parley.documents import Document
from parley.ledger.order import document_order

_WORD = re.compile(r"\w+")
_RUN = 5
# Share of the reprint's runs that must stand in the original. Releases written after one pattern (two calls on one day, a yearly notice)
# share well over half of theirs, and are no reprints.
_SHARED = 0.7
# Texts with fewer runs say too little to tell a reprint from a coincidence.
_FEWEST_RUNS = 30
# One run in this many is in the sample; a pair must share two of them to be compared.
_SAMPLED = 8
_CANDIDATE = 2
# Yearly notices repeat themselves nearly word for word and are no reprints.
_WINDOW = dt.timedelta(days=30)


def mark_reprints(documents: Iterable[Document]) -> list[Document]:
    """The documents with ``copy_of`` set on those that reprint another: the one that was published first (of unknown dates, the dated one).

    Versions of one address are no reprints of each other. A ``copy_of`` that is set already stays.
    """
    known = list(documents)
    originals = _originals(known)
    return [replace(document, copy_of=originals[document.id]) if document.id in originals else document for document in known]


def _originals(documents: Sequence[Document]) -> dict[str, str]:
    """The id of the original by that of its reprint."""
    runs: dict[str, frozenset[int]] = {document.id: _runs(document) for document in documents}
    by_id = {document.id: document for document in documents}
    roots: dict[str, str] = {}
    for one, other in _pairs(runs):
        earlier, later = sorted((one, other), key=lambda id: _first_published(by_id[id]))
        if _may_reprint(by_id[one], by_id[other]) and len(runs[earlier] & runs[later]) >= _SHARED * len(runs[later]):
            first, second = sorted((_root(one, roots), _root(other, roots)), key=lambda id: _first_published(by_id[id]))
            if first != second:
                roots[second] = first
    return {id: _root(id, roots) for id in roots if by_id[id].copy_of is None and not _same_page(by_id[id], by_id[_root(id, roots)])}


def _first_published(document: Document) -> tuple[bool, tuple[str, str]]:
    return document.published is None, document_order(document)


def _root(id: str, roots: Mapping[str, str]) -> str:
    while id in roots:
        id = roots[id]
    return id


def _runs(document: Document) -> frozenset[int]:
    """A number for each run of five words, boilerplate left out. CRC-32 serves: it is quick and the same in every process."""
    text = document.text
    for start, end in sorted(document.boilerplate, reverse=True):
        text = text[:start] + text[end:]
    words = _WORD.findall(text.lower())
    return frozenset(zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1))


def _pairs(runs: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of documents that share some of the sampled runs, in a fixed order."""
    holders: dict[int, list[str]] = defaultdict(list)
    for id, its in runs.items():
        if len(its) >= _FEWEST_RUNS:
            for run in its:
                if run % _SAMPLED == 0:
                    holders[run].append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        # A run that stands in very many texts is a set phrase ("This is a breaking news story"), and says nothing.
        if len(ids) <= 50:
            shared.update((a, b) if a < b else (b, a) for number, a in enumerate(ids) for b in ids[number + 1 :])
    return iter(sorted(pair for pair, count in shared.items() if count >= _CANDIDATE))


def _may_reprint(one: Document, other: Document) -> bool:
    if _same_page(one, other):
        return False
    days = (one.published_on, other.published_on)
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _WINDOW


def _same_page(one: Document, other: Document) -> bool:
    """True for versions of one page, and for the same bytes read with other metadata: a link says so already."""
    return (one.url is not None and one.url == other.url) or one.digest == other.digest
