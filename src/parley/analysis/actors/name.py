"""One occurrence of a name in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parley.analysis.model import Token
from parley.analysis.registry import RegistryEntry
from parley.documents import Span

NameKind = Literal["person", "organisation", "people", "place", "unknown"]


@dataclass(slots=True, eq=False)
class Name:
    """One occurrence of a name.

    Attributes:
        tokens: the name itself, without title.
        lead: words before it that belong to the phrase ("US President"), or empty.
        kind: what the name is of; settled over the whole document.
        entry: the registry's entry when it is one of its names.
        match: how the registry knows it ("name", "adjective", "people", "seat"), or "".
        title: words of a title or role, in order, or empty.
        role_state: the entry that the role belongs to.
        gender: m, f or "-".
        other: the name beside which this one stands as another name of the same actor ("the International Monetary Fund (IMF)"), or None.
    """

    tokens: list[Token]
    lead: list[Token] = field(default_factory=list)
    kind: NameKind = "unknown"
    entry: RegistryEntry | None = None
    match: str = ""
    title: list[Token] = field(default_factory=list)
    role_state: RegistryEntry | None = None
    gender: str = "-"
    other: Name | None = None

    @property
    def head(self) -> Token:
        """The last token of the name."""
        return self.tokens[-1]

    @property
    def text(self) -> str:
        """The name as it stands, white space made single."""
        start = self.tokens[0].start
        out = ""
        for token in self.tokens:
            out += " " * (token.start - start - len(out)) + token.text
        return " ".join(out.split())

    @property
    def words(self) -> list[str]:
        """The words of the name, in lower case."""
        return [token.lower for token in self.tokens]

    @property
    def span(self) -> Span:
        """Title and name."""
        first = (self.lead or self.tokens)[0]
        return Span(first.start, self.tokens[-1].end)
