"""The Python interface: read articles into a ledger, open one, look at what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from parley.analysis import annotate_all, read_all
from parley.assemble import assemble
from parley.documents import Document, Span
from parley.errors import InputError
from parley.export.annotations import AnnotationLine, annotation_line
from parley.export.frames import RecordList
from parley.ingest import Article, Fetcher, Ignored, document_from_text, final_text, read_articles, read_source
from parley.ingest.published import read_date
from parley.ledger import Actor, AllegedViolation, Contact, Evidence, Incident, Link, Position, Proposal, Record, Statement
from parley.ledger.snapshot import Snapshot
from parley.linking import mark_reprints
from parley.store import LedgerStore, MemoryStore, Outcome, default_ledger_path
from parley.version import ANALYSIS_VERSION

# Documents that are taken from the input and analysed together: two of the parser's groups, so that an error shows soon and a batch that
# is broken off loses little.
_TOGETHER = 32
# Longer strings than any system's paths are texts.
_LONGEST_PATH = 1024

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Read:
    """One document that has been read into a ledger.

    Attributes:
        document: the document.
        outcome: added, replaced, or unchanged because the ledger held it already.
        records: how many records its reading gave (0 when unchanged).
        replaces: the earlier version of the same page, or None.
    """

    document: Document
    outcome: Outcome
    records: int
    replaces: Document | None = None


class Ledger:
    """A ledger that is open: documents, and typed lists of the records that were read from them.

    A ledger is closed by :meth:`close` or at the end of a ``with`` block.
    """

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self.skipped: list[InputError] = []

    @property
    def store(self) -> LedgerStore:
        """The store behind the ledger."""
        return self._store

    @property
    def documents(self) -> RecordList[Document]:
        """All documents, by date of publication."""
        return RecordList(Document, self.snapshot())

    @property
    def actors(self) -> RecordList[Actor]:
        """All actors, each as one document speaks of it."""
        return self._list(Actor)

    @property
    def statements(self) -> RecordList[Statement]:
        """All statements."""
        return self._list(Statement)

    @property
    def contacts(self) -> RecordList[Contact]:
        """All contacts."""
        return self._list(Contact)

    @property
    def proposals(self) -> RecordList[Proposal]:
        """All proposals."""
        return self._list(Proposal)

    @property
    def positions(self) -> RecordList[Position]:
        """All positions."""
        return self._list(Position)

    @property
    def incidents(self) -> RecordList[Incident]:
        """All incidents."""
        return self._list(Incident)

    @property
    def alleged_violations(self) -> RecordList[AllegedViolation]:
        """All alleged violations."""
        return self._list(AllegedViolation)

    @property
    def links(self) -> RecordList[Link]:
        """All links."""
        return self._list(Link)

    def snapshot(self) -> Snapshot:
        """Everything the ledger holds now, with reprints marked, for views, briefs and exports."""
        return Snapshot(mark_reprints(self._store.documents()), tuple(self._store.records()))

    def find(self, prefix: str) -> Document | Record:
        """The document or record whose id begins with ``prefix``.

        Raises:
            NotFoundError: none does, or several do.
        """
        return self._store.find(prefix)

    def read(
        self,
        *sources: str | Path,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        again: bool = False,
        fetcher: Fetcher | None = None,
    ) -> Iterator[Read | InputError | Ignored]:
        """Read files, folders, web addresses or ``-`` (standard input) into the ledger, document by document.

        Each document is stored with all its records in one transaction, before the next one is yielded. What cannot be read comes as an
        error in its place, and the rest goes on.

        Args:
            sources: what to read.
            published: date of publication of all of it (ISO 8601); wins over what a document says of itself.
            outlet: who published it.
            url: its address.
            again: analyse documents that the ledger holds already once more, and put the new records in place of the old.
            fetcher: how web addresses are asked.
        """
        items = (item for source in sources for item in read_source(source, published=published, outlet=outlet, url=url, fetcher=fetcher))
        while batch := list(islice(items, _TOGETHER)):
            yield from self._read_batch(batch, again=again)

    def add(self, documents: Iterable[Document], *, again: bool = False) -> Iterator[Read | InputError]:
        """Analyse documents and store them with their records; otherwise like :meth:`read`."""
        remaining = iter(documents)
        while batch := list(islice(remaining, _TOGETHER)):
            for result in self._read_batch(batch, again=again):
                assert not isinstance(result, Ignored)
                yield result

    def _read_batch(
        self, batch: list[Document | InputError | Ignored] | list[Document], *, again: bool
    ) -> Iterator[Read | InputError | Ignored]:
        new = {item.id: item for item in batch if isinstance(item, Document) and (again or item.id not in self._store)}
        analysed = _analysed(list(new.values()))
        for item in batch:
            if isinstance(item, Document):
                done = analysed.pop(item.id, None)
                yield self._store_one(item, done, again=again)
            else:
                if isinstance(item, InputError):
                    self.skipped.append(item)
                yield item

    def _store_one(self, document: Document, records: list[Record] | InputError | None, *, again: bool) -> Read | InputError:
        if isinstance(records, InputError):
            self.skipped.append(records)
            return records
        if records is None:
            return Read(document, Outcome.UNCHANGED, 0)
        other = self._other_version(document)
        links = [_version_link(document, other)] if other is not None else []
        outcome = self._store.add(document, [*records, *links], analysis=ANALYSIS_VERSION, replace=again)
        return Read(document, outcome, len(records) + len(links), other if other is not None and _is_later(document, other) else None)

    def _other_version(self, document: Document) -> Document | None:
        """The version of this document that is nearest before it (else after it): same address, or the same bytes with other metadata."""
        known = self._store.versions(document.url) if document.url else self._store.of_bytes(document.digest)
        ids = [one.id for one in known]
        before = known[: ids.index(document.id)] if document.id in ids else known
        earlier = [one for one in before if _is_later(document, one)]
        return earlier[-1] if earlier else next((one for one in before if one.id != document.id), None)

    def _list(self, kind: type[_R]) -> RecordList[_R]:
        return RecordList(kind, self.snapshot())

    def close(self) -> None:
        """Close the ledger's file. It must not be used afterwards."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_ledger(path: str | Path | None = None, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open a ledger file.

    Args:
        path: the SQLite file; the user's own ledger (``PARLEY_LEDGER``, else the platform's place for data) if not given.
        create: make the file if there is none.
        read_only: never write to it; works on read-only media.

    Raises:
        StoreError: it cannot be opened, or is no ledger.
    """
    from parley.store.sqlite import SqliteStore

    where = Path(path) if path is not None else default_ledger_path()
    return Ledger(SqliteStore.open(where, create=create and not read_only, read_only=read_only))


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Ledger:
    """Read one text, file, folder or web address into a new ledger in memory.

    Args:
        text_or_path: the text of an article, or what to read: a path, or an address with http or https. A string counts as a path when
            something of that name exists, or when it is one word that ends like a file name.
        published: date of publication (ISO 8601). Relative dates ("on Wednesday") are anchored there; without it they stay unknown.
        outlet: who published it.
        title: headline; for a text only.
        url: its address; for a text or a single file.

    Returns:
        the ledger. Articles of a folder or file that could not be read are in its ``skipped``.

    Raises:
        InputError: nothing could be read.
        LanguageError: the only article is not in English.
    """
    ledger = Ledger(MemoryStore())
    if _is_source(text_or_path):
        results = list(ledger.read(text_or_path, published=published, outlet=outlet, url=url))
    else:
        document = document_from_text(str(text_or_path), published=published, outlet=outlet, title=title, url=url)
        results = list(ledger.add([document]))
    if ledger.skipped and not any(isinstance(result, Read) for result in results):
        raise ledger.skipped[0]
    return ledger


def annotate(source: str | Path) -> Iterator[AnnotationLine | InputError]:
    """The layers before records, for each article of a source, with offsets into its text as given.

    Args:
        source: JSON Lines with ``doc`` and ``text`` (and ``dct`` or ``published``), or anything else that :meth:`Ledger.read` takes.
    """
    items = iter(read_articles(source))
    while batch := list(islice(items, _TOGETHER)):
        articles = [item for item in batch if isinstance(item, Article)]
        given = [final_text(article.text) for article in articles]
        documents = [
            Document(digest="", text=normalised.text, published=_anchor(article))
            for article, normalised in zip(articles, given, strict=True)
        ]
        lines = (
            annotation_line(reading, normalised, article.name)
            for reading, normalised, article in zip(annotate_all(documents), given, articles, strict=True)
        )
        for item in batch:
            if isinstance(item, Article):
                yield next(lines)
            elif isinstance(item, InputError):
                yield item


def _anchor(article: Article) -> str | None:
    return read_date(article.published) if article.published else None


def _is_source(text_or_path: str | Path) -> bool:
    if isinstance(text_or_path, Path):
        return True
    if text_or_path.startswith(("http://", "https://")) and len(text_or_path.split()) == 1:
        return True
    if not text_or_path or "\n" in text_or_path or len(text_or_path) > _LONGEST_PATH:
        return False
    return Path(text_or_path).exists() or (len(text_or_path.split()) == 1 and Path(text_or_path).suffix != "")


def _analysed(documents: list[Document]) -> dict[str, list[Record] | InputError]:
    """The records of each document, by its id; an error for one that breaks the analysis, so that the others are read all the same."""
    try:
        return {reading.document.id: assemble(reading) for reading in read_all(documents)}
    except Exception as error:  # a defect of ours: it must cost one document, not the batch
        if len(documents) == 1:
            where = documents[0].path or documents[0].url or documents[0].id
            return {documents[0].id: InputError(where, f"could not be analysed ({type(error).__name__}: {error}); please report this")}
        found: dict[str, list[Record] | InputError] = {}
        for document in documents:
            found.update(_analysed([document]))
        return found


def _is_later(document: Document, other: Document) -> bool:
    """True if a document that is read now is the later version. The date of publication decides; read later is later where it does not."""
    return not (document.published and other.published) or document.published >= other.published


def _version_link(document: Document, other: Document) -> Link:
    later, earlier = (document, other) if _is_later(document, other) else (other, document)
    reason = f"a later version of {later.url}" if later.url else "the same article, read again with other metadata"
    return Link(
        evidence=(_opening(document), _opening(other)),
        confidence=1.0,
        method="versions",
        relation="same_as",
        source_id=later.id,
        target_id=earlier.id,
        reason=reason,
    )


def _opening(document: Document) -> Evidence:
    """The first line of a document, as evidence that it was read."""
    end = document.text.find("\n")
    return Evidence.of(document, Span(0, end if end > 0 else len(document.text)))
