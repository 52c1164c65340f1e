"""What analysis finds in a text: plain objects that no language library is needed to read.

Tokens and sentences come from the parse; the other layers (actors, time expressions, places, attributions) are added one by one to a
:class:`Reading`. Offsets are code points of the document's text everywhere.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.documents import Document, Span
from parley.ledger.records import Act, ActorType, Codes, Granularity, PlacePrecision, Quotation


class Token:
    """One token of a sentence, with its place in the dependency tree (labels: ClearNLP as in spaCy's English pipelines).

    Attributes:
        index: position in the document's tokens.
        start, end: code points in the document's text.
        text, lower, lemma: the word as it stands, in lower case, and its base form in lower case.
        pos: Universal POS tag. tag: Penn Treebank tag. dep: dependency label ("ROOT" for the root).
        entity: OntoNotes label of the named entity it is in ("PERSON", "GPE"), or "".
        entity_begins: True on the first token of a named entity.
        head: the governing token; the root is its own head.
        children: tokens it governs, in order.
        sentence: the sentence it is in.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "entity_begins",
        "head",
        "index",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self,
        index: int,
        start: int,
        text: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        entity: str,
        entity_begins: bool,
        sentence: Sentence,
    ) -> None:
        self.index = index
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma.lower()
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.entity = entity
        self.entity_begins = entity_begins
        self.sentence = sentence
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"<{self.text} {self.start}-{self.end} {self.dep}>"

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)

    def subtree(self) -> list[Token]:
        """The token and all that it governs, in the order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        found.sort(key=lambda token: token.index)
        return found

    def ancestors(self) -> Iterator[Token]:
        """The tokens that govern this one, from the nearest to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these dependency labels, or None."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence.

    Attributes:
        index: position in the document's sentences.
        paragraph: index of its paragraph.
        start, end: code points in the document's text, without white space at the ends.
        tokens: its tokens, without white space.
    """

    index: int
    paragraph: int
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list, repr=False)

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)

    @property
    def root(self) -> Token:
        """The token that governs the sentence."""
        return next((token for token in self.tokens if token.head is token), self.tokens[0])


@dataclass(slots=True, eq=False)
class Timex:
    """A time expression (TIMEX3).

    Attributes:
        start, end: where it stands.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2025-03-19", "P30D", "2025-W12", "PRESENT_REF"), or None when it cannot be told (no publication date).
        first, last: first and last day of a DATE or TIME (for "last month" its first and last day), None when unknown or not applicable.
        granularity: how exact a DATE or TIME is.
        anchor: the day that a relative expression was counted from, or None for an absolute one.
    """

    start: int
    end: int
    type: str
    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    granularity: Granularity | None = None
    anchor: dt.date | None = None

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class PlaceMention:
    """A toponym and what it was resolved to.

    Attributes:
        start, end: where it stands.
        name: the gazetteer's name, or the text's words when it is not in the gazetteer.
        country: ISO 3166-1 alpha-2, or None.
        lat, lon: degrees (WGS 84), or None.
        precision: what kind of place it is, or None.
        adjective: True for a word like "Ukrainian", which names a state without being a place.
    """

    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    adjective: bool = False

    @property
    def span(self) -> Span:
        """Where the toponym stands."""
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class Entity:
    """An actor as one document speaks of it: what :class:`parley.ledger.Actor` is made from.

    Attributes:
        name: the fullest name in the document.
        type: what it is.
        of: the entity it belongs to, or None.
        roles: ``(title, of, span)`` as the text gives them.
        offices: words of the offices it is said to hold, in lower case ("president", "minister").
        codes: codes in other schemes.
        mentions: where the document names or describes it, in order.
        members: for a group that the text makes up ("both nations"), the entities in it; empty otherwise.
    """

    name: str
    type: ActorType
    of: Entity | None = None
    roles: list[tuple[str, str | None, Span]] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    codes: Codes = field(default_factory=Codes)
    mentions: list[Mention] = field(default_factory=list, repr=False)
    members: tuple[Entity, ...] = ()


@dataclass(slots=True, eq=False)
class Mention:
    """A phrase that names, describes or points at an entity.

    Attributes:
        span: the phrase, without clauses that hang on it.
        head: its governing token.
        entity: whom it denotes.
        pronoun: True for "he", "they", "its".
    """

    span: Span
    head: Token
    entity: Entity
    pronoun: bool = False


@dataclass(slots=True, eq=False)
class Attribution:
    """Who said what (PARC 3 / PolNeAR).

    Attributes:
        source, cue, content: spans; content is never empty, the others may be.
        source_head: the governing token of the source, or None.
        cue_head: the governing token of the cue, or None.
        quotation: direct, indirect or mixed.
        act: the speech act.
        confidence: 0 to 1.
        method: which rule or model found it.
        uttered: False for an attitude ("supports the plan"), which is attributed to somebody without anything being said.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: Token | None
    cue_head: Token | None
    quotation: Quotation
    act: Act
    confidence: float
    method: str
    uttered: bool = True


@dataclass(slots=True, eq=False)
class Reading:
    """A document with the layers that analysis has found in it.

    Attributes:
        document: what was read.
        sentences: in order. Boilerplate is in none of them.
        tokens: of all sentences, in order; ``tokens[i].index == i``.
        timexes, places, mentions: in the order of the text.
        attributions: what the text attributes to somebody, attitudes included (PolNeAR).
        utterances: what somebody is reported to have said or thought, with a cue verb: what statements are made from.
        entities: actors, in the order of their first mention.
        issuer: who speaks in a document that is itself a statement (a release, a readout), or None for reporting.
    """

    document: Document
    sentences: list[Sentence] = field(default_factory=list, repr=False)
    tokens: list[Token] = field(default_factory=list, repr=False)
    timexes: list[Timex] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    utterances: list[Attribution] = field(default_factory=list)
    issuer: Entity | None = None
    _by_head: dict[int, Mention] = field(default_factory=dict, repr=False)
    _by_token: dict[int, Mention] = field(default_factory=dict, repr=False)
    _mentions_indexed: int = field(default=0, repr=False)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that lie wholly in ``span``."""
        low = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        high = bisect_right(self.tokens, span.end, key=lambda token: token.end)
        return self.tokens[low:high]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point, or None (between sentences, in boilerplate)."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def mention_at(self, token: Token) -> Mention | None:
        """The mention that the token heads, else the narrowest one that it stands in, or None."""
        if self._mentions_indexed != len(self.mentions):
            self._index_mentions()
        return self._by_head.get(token.index) or self._by_token.get(token.index)

    def _index_mentions(self) -> None:
        self._by_head = {mention.head.index: mention for mention in self.mentions}
        self._by_token = {}
        for mention in sorted(self.mentions, key=lambda mention: mention.span.start - mention.span.end):
            for token in self.tokens_in(mention.span):
                self._by_token[token.index] = mention
        self._mentions_indexed = len(self.mentions)

    def denoted(self, token: Token) -> list[Entity]:
        """Whom the noun phrase with this head denotes: one entity, the members of a group, with coordinated phrases; or nobody."""
        found: list[Entity] = []
        for head in (token, *conjuncts(token)):
            mention = self.mention_at(head)
            if mention is not None:
                found.extend(mention.entity.members or (mention.entity,))
        return list(dict.fromkeys(found))


def conjuncts(token: Token) -> list[Token]:
    """The tokens coordinated with this one by "and", "or" or a comma, to its right, in order."""
    found, todo = [], [token]
    while todo:
        for child in todo.pop().children:
            if child.dep == "conj":
                found.append(child)
                todo.append(child)
    return sorted(found, key=lambda child: child.index)
