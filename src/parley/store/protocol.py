"""What every store of a ledger does, whatever it is made of. One suite (``tests/store``) holds all of them to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Protocol, Self

from parley.documents import Document
from parley.ledger import Kind, Record
from parley.store.search import Hit


class Outcome(Enum):
    """What :meth:`LedgerStore.add` did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


class LedgerStore(Protocol):
    """Documents and the records that were read from them.

    A store is closed by :meth:`close` or at the end of a ``with`` block. Every method may raise
    :class:`~parley.errors.StoreError` when the ledger cannot be read or written; iterators raise it while they run.
    """

    @property
    def where(self) -> str:
        """What the ledger is called in messages: its path."""
        ...

    def add(self, document: Document, records: Iterable[Record], *, analysis: str | None = None, replace: bool = False) -> Outcome:
        """Write a document with all that was read from it, in one transaction: all of it is stored or nothing.

        A document that is stored already is left as it is, with its records.

        Args:
            document: the document. One that it is a copy of must be stored before it.
            records: its records, in any order. The same record twice is stored once.
            analysis: version of the analysis that made the records, for :meth:`analysis`.
            replace: put the document and these records in place of those that are stored, if anything differs. Links that other
                documents' readings hold to records which are no longer read go with them: a link says nothing without its two ends.

        Raises:
            EvidenceError: a quotation does not stand in the document where it says. Links may quote other stored documents too.
            StoreError: a record refers to one that is not among ``records`` (for links: nor in the store), is of another document, or
                is given twice with differing content; or the ledger cannot be written.
        """
        ...

    def documents(self) -> Iterator[Document]:
        """All documents in the order of :func:`parley.ledger.order.document_order`, as they stood when the iteration began."""
        ...

    def records(self, kind: Kind | None = None, document: str | None = None) -> Iterator[Record]:
        """Records in the order of their documents, each document's in that of :func:`parley.ledger.order.record_order`.

        They come as they stood when the iteration began.

        Args:
            kind: only records of this kind.
            document: only records of the document with this id; none if there is no such document.
        """
        ...

    def __contains__(self, id: str) -> bool:
        """True if a document or record has this id."""
        ...

    def document(self, id: str) -> Document:
        """The document with this id.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def record(self, id: str) -> Record:
        """The record with this id.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def analysis(self, document: str) -> str | None:
        """Version of the analysis that made the records of the document with this id, or None if none was given.

        Raises:
            NotFoundError: there is no such document.
        """
        ...

    def find(self, prefix: str) -> Document | Record:
        """The one document or record whose id begins with ``prefix``.

        Raises:
            NotFoundError: none does, or several do; the message names the first of them.
        """
        ...

    def versions(self, url: str) -> list[Document]:
        """The documents with this address, the newest last: by date of publication, those of one date in the order of adding."""
        ...

    def of_bytes(self, digest: str) -> list[Document]:
        """The documents that were read from bytes with this SHA-256 (with other metadata each), in the order of adding."""
        ...

    def search(self, query: str) -> Iterator[Hit]:
        """Documents whose title or text holds every word and every quoted phrase of ``query``, in the order of :meth:`documents`.

        Any text is a valid query. Case and accents don't matter, word ends do: ``"prisoner exchange" Kyiv``. A query without a word
        finds nothing.
        """
        ...

    def close(self) -> None:
        """Give back what the store holds open. It must not be used afterwards; closing twice does no harm."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
