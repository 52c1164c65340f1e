"""The words by which a proposal is known: as the text has them, less what does not belong to the name."""

from __future__ import annotations

from parley.analysis.model import Token
from parley.assemble.kinds import head_of

# Of these, what they carry is on the table: "the announcement of a truce", "the call for talks".
_CARRYING = frozenset("announcement news report declaration idea prospect possibility notion issue question call appeal".split())
# Tokens of a name that still fits the head of a column, and the fewest that one is cut down to.
_LONG = 16
_SHORTEST = 5
_HANGING = ("prep", "aux", "cc", "mark", "appos")


def label_of(tokens: list[Token]) -> list[Token]:
    """The tokens without a relative clause, a clause behind a comma, a leading "that", or punctuation at the ends.

    Of "the announcement of a truce" the truce is what is on the table.
    """
    kept = _announced(list(tokens))
    for index, token in enumerate(kept):
        if index and ((token.tag in ("WDT", "WP", "WRB") and token.lower != "what") or token.text in ";:—–" or _adverbial(token)):
            kept = kept[:index]
            break
    while len(kept) > 1 and _hangs(kept[-1]):
        kept.pop()
    while len(kept) > 1 and _leads(kept[0], kept[1]):
        kept.pop(0)
    return _closed(kept)


def short(tokens: list[Token]) -> list[Token]:
    """The beginning of a long name, up to where a phrase or clause begins that hangs on it."""
    if len(tokens) <= _LONG:
        return tokens
    kept = tokens[: _end(tokens)]
    while len(kept) > 1 and _hangs(kept[-1]):
        kept.pop()
    return _closed(kept)


def _end(tokens: list[Token]) -> int:
    """Where a long name is cut: before its last phrase that begins early enough, and before the first clause that hangs on it."""
    end = len(tokens)
    for index in range(_SHORTEST, _LONG + 1):
        token = tokens[index]
        if token.dep in ("relcl", "acl", "advcl"):
            return index if end == len(tokens) or token.dep == "acl" else end
        if token.dep in _HANGING or token.text == ",":
            end = index
    return end


def _hangs(last: Token) -> bool:
    """True for what is left hanging at the end: punctuation, a conjunction, a preposition without its noun."""
    return (
        (last.pos in ("PUNCT", "CCONJ", "SPACE", "ADP", "DET", "PART") or last.dep in ("mark", "cc"))
        and last.dep != "prt"
        and last.text != "%"
    )


def _leads(first: Token, second: Token) -> bool:
    """True for what only leads to a name: "that", "and", the "to" of an infinitive (not of "to not")."""
    if first.lower == "to":
        return first.dep == "aux" and second.dep != "neg"
    return first.pos in ("PUNCT", "CCONJ") or first.dep == "mark"


def _adverbial(token: Token) -> bool:
    """True for a conjunction behind which reasons and circumstances follow."""
    return token.dep == "mark" and token.lower in ("because", "since", "although", "though", "while", "whereas", "as", "if", "unless")


def _announced(tokens: list[Token]) -> list[Token]:
    head = head_of(tokens)
    if head.lemma not in _CARRYING:
        return tokens
    for child in head.children:
        obj = _told(child)
        if obj is not None:
            inner = {token.index for token in obj.subtree()}
            return [token for token in tokens if token.index in inner] or tokens
    return tokens


def _told(child: Token) -> Token | None:
    """What an announcement is "of", or what it says was agreed ("the announcement that Kyiv had agreed to a truce")."""
    if child.dep == "prep" and child.lower in ("of", "on", "for"):
        return child.child("pobj")
    if child.dep not in ("acl", "ccomp"):
        return None
    prep = next((c for c in child.children if c.dep == "prep" and c.lower in ("to", "on")), None)
    return child.child("dobj") or (prep.child("pobj") if prep is not None else None)


def _closed(tokens: list[Token]) -> list[Token]:
    """With the bracket or quotation mark at the end that was opened inside, else without the one that was opened and not closed."""
    opened = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].text in ("(", "“")), None)
    if opened is None or opened == 0 or any(token.text in (")", "”") for token in tokens[opened:]):
        return tokens
    return tokens[:opened]
