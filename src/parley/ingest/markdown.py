"""Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from parley.errors import InputError
from parley.ingest.article import Article, Origin
from parley.ingest.fields import AUTHOR, NAME, OUTLET, PUBLISHED, TITLE, URL, stated

if TYPE_CHECKING:
    from markdown_it.token import Token

# The front matter of an article is some ten lines; a longer stretch between two rules is text.
_LONGEST_FRONT = 20_000
_FRONT = re.compile(rf"---[ \t]*\r?\n(?=[A-Za-z_][\w -]*:)([\s\S]{{0,{_LONGEST_FRONT}}}?)^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE)
_TAG = re.compile(r"<!--[\s\S]*?-->|</?[A-Za-z][^>]*>")


def has_front_matter(text: str) -> bool:
    """True if the text begins with YAML front matter."""
    return _FRONT.match(text) is not None


def parse_markdown(text: str, origin: Origin) -> Article:
    """The article of a Markdown text: paragraphs, headings and list items as lines, without markup.

    A first-level heading at the very beginning is the title if the front matter gives none.

    Raises:
        InputError: the front matter is no YAML, or a field of it is no text.
    """
    front = _FRONT.match(text)
    fields = _front_matter(front[1], origin.where) if front else {}
    title = stated(fields, TITLE, origin.where)
    heading, lines = _lines(text[front.end() :] if front else text)
    if heading and title is None:
        title = heading
    elif heading and heading != title:
        lines.insert(0, heading)
    return Article(
        origin=origin,
        text="\n".join(lines),
        name=stated(fields, NAME, origin.where),
        title=title,
        outlet=stated(fields, OUTLET, origin.where),
        author=stated(fields, AUTHOR, origin.where),
        published=stated(fields, PUBLISHED, origin.where),
        url=stated(fields, URL, origin.where),
    )


def _front_matter(block: str, where: str) -> Mapping[str, object]:
    import yaml  # type: ignore[import-untyped]

    try:
        # The base loader: every scalar stays as it is written. YAML's own reading of dates depends on their form.
        fields: object = yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = getattr(error, "problem", None) or "nested too deep or not readable"
        mark = getattr(error, "problem_mark", None)
        raise InputError(where, f"has front matter that is no YAML: {problem}{f' (line {mark.line + 2})' if mark else ''}") from None
    if not isinstance(fields, dict):
        raise InputError(where, "has front matter that is no list of names and values")
    return {str(name): value for name, value in fields.items()}


def _lines(text: str) -> tuple[str | None, list[str]]:
    """A first-level heading at the very beginning, or None, and the lines of the text behind it."""
    from markdown_it import MarkdownIt

    # Indented code is switched off: indented paragraphs are met in news, code is not.
    tokens = MarkdownIt("commonmark").enable("table").disable("code").parse(text)
    lines = [line for block in _blocks(tokens) for line in block.split("\n") if line.strip()]
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1" and lines:
        return lines[0], lines[1:]
    return None, lines


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            yield number + _inline(token.children or ())
            number = ""
        elif token.type == "html_block":
            yield unescape(_TAG.sub("", token.content))
        elif token.type == "fence":
            yield token.content


def _inline(tokens: Iterable[Token]) -> str:
    return "".join(_text(token) for token in tokens).strip()


def _text(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" or (token.type == "html_inline" and token.content.startswith("<br")) else ""
