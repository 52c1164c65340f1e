"""Which runs of capitalised words are names."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.actors.lead import without_title
from parley.analysis.actors.name import Name
from parley.analysis.actors.nouns import actor_nouns, titles
from parley.analysis.actors.words import JOINERS, NO_NAMES, ORGANISATION_WORDS, PARTICLES
from parley.analysis.model import Reading, Sentence, Token
from parley.analysis.registry import Match, registry

# A dateline ("KYIV, Ukraine (AP) —") is over within so many tokens.
_DATELINE = 12
_DASHES = frozenset(("—", "–", "--", "-"))
_QUOTES = frozenset(("“", "”", '"', "'", "‘", "’", "``", "''"))

Matches = dict[int, tuple[int, Match]]


def registry_matches(reading: Reading) -> Matches:
    """Registry matches by the index of their first token, with the index of their last."""
    found: Matches = {}
    starts = {token.start: token.index for token in reading.tokens}
    ends = {token.end: token.index for token in reading.tokens}
    for match in registry().find(reading.text):
        first, last = starts.get(match.start), ends.get(match.end)
        if first is not None and last is not None:
            found[first] = (last, match)
    return found


def dateline(sentence: Sentence) -> int:
    """How many tokens at the beginning of a sentence are a dateline: where it was filed, in capitals, up to a dash; usually 0."""
    tokens = sentence.tokens
    if len(tokens[0].text) < 3 or not tokens[0].text.isupper():
        return 0
    dash = next((i for i, token in enumerate(tokens[:_DATELINE]) if token.text in _DASHES), 0)
    spaced = dash > 0 and tokens[dash].start > tokens[dash - 1].end
    plain = all(not token.text[0].isalpha() or token.text[0].isupper() or token.entity == "DATE" for token in tokens[:dash])
    return dash + 1 if spaced and plain else 0


def names_in(tokens: list[Token], matches: Matches, proper: frozenset[str]) -> Iterator[Name]:
    """The names in a sentence's tokens, in order, of a kind not yet known unless the registry has them.

    Args:
        tokens: the sentence, without a dateline.
        matches: what the registry knows in the document.
        proper: words that stand as proper names somewhere in it: at the head of a sentence the tagger takes many for common nouns.
    """
    index = 0
    while index < len(tokens):
        matched = matches.get(tokens[index].index)
        if matched is not None and not _goes_on(tokens, index, matched):
            size = matched[0] - tokens[index].index + 1
            yield Name(tokens[index : index + size], kind="organisation", entry=matched[1].entry, match=matched[1].kind)
            index += size
        elif matched is not None or _is_name_token(tokens[index], tokens[0].index) or (index == 0 and _begins(tokens, proper)):
            run = _run(tokens, index, matches)
            index += len(run)
            name = without_title(run)
            if name is not None:
                yield name
        else:
            index += 1


def _is_name_token(token: Token, sentence_first: int) -> bool:
    if (
        not token.text[0].isupper()
        or "]" in token.text
        or (token.lower in NO_NAMES and not (token.entity == "PERSON" and not token.entity_begins))
    ):
        return False
    if token.tag in ("NNP", "NNPS"):
        return True
    return token.index != sentence_first and (token.tag in ("NN", "NNS", "FW", "XX") or token.entity in ("PERSON", "ORG"))


def _begins(tokens: list[Token], proper: frozenset[str]) -> bool:
    """True for a sentence that begins with a name that the tagger did not see."""
    first = tokens[0]
    if first.text[0].isupper() and first.lower in PARTICLES and _particles(tokens[1:4], first.index):
        return True
    common = first.lower in actor_nouns() or first.lower in NO_NAMES
    return first.tag in ("NN", "NNS", "JJ") and first.text in proper and not common


def _goes_on(tokens: list[Token], index: int, matched: tuple[int, Match]) -> bool:
    """True for registry words that are part of a longer name ("Jordan Petersen", "European Council on Foreign Relations")."""
    last, match = matched
    after = index + last - tokens[index].index + 1
    if after >= len(tokens):
        return False
    if match.entry.type != "state" and tokens[after].lower in ("on", "of", "for") and after + 1 < len(tokens):
        return _inside(tokens[after - 1], tokens[after], "ORG") and _inside(tokens[after], tokens[after + 1], "ORG")
    single = last == tokens[index].index and match.kind in ("name", "seat")
    return single and _inside(tokens[index], tokens[after], "PERSON") and tokens[after].tag == "NNP" and tokens[after].lower not in titles()


def _inside(one: Token, other: Token, label: str) -> bool:
    """True if two adjacent tokens are in one named entity with this label."""
    return one.entity == other.entity == label and not other.entity_begins


def _run(tokens: list[Token], index: int, matches: Matches) -> list[Token]:
    """Adjacent name tokens, joined by particles, hyphens and nicknames, up to a registry name or a possessive."""
    run = [tokens[index]]
    while True:
        position = index + len(run)
        more = _next_part(run, tokens, position, matches)
        if not more:
            return run
        run.extend(more)


def _next_part(run: list[Token], tokens: list[Token], position: int, matches: Matches) -> list[Token]:
    """The tokens by which a name goes on at a position, or none."""
    rest = tokens[position : position + 4]
    if not rest:
        return []
    token, first = rest[0], tokens[0].index
    if token.index in matches and not _inside(run[-1], token, "PERSON"):
        return []
    if _is_name_token(token, first):
        return [token]
    if len(rest) > 1 and _hyphenated(run[-1], rest):
        return rest[:2]
    if len(rest) > 3 and token.text in _QUOTES and _nickname(rest, first):
        return rest
    if token.lower in PARTICLES:
        return _particles(rest, first)
    return _joined(run, tokens, position, matches)


def _hyphenated(last: Token, rest: list[Token]) -> bool:
    """True for a hyphen within a name ("Seong-ho", "Al-Aqsa"), and not in an adjective ("Brask-led", "Muslim-majority")."""
    hyphen, ahead = rest[:2]
    if hyphen.text != "-" or hyphen.start != last.end or ahead.start != hyphen.end:
        return False
    return ahead.text[0].isupper() or ahead.tag.startswith("NNP") or ahead.entity == "PERSON"


def _nickname(rest: list[Token], first: int) -> bool:
    """True for the nickname in 'Jane "Sunny" Roe'."""
    return _is_name_token(rest[1], first) and rest[2].text in _QUOTES and _is_name_token(rest[3], first) and rest[3].tag == "NNP"


def _particles(rest: list[Token], first: int) -> list[Token]:
    """Particles and the name behind them ("von der Leyen", "al-Assad")."""
    size = next((i for i, token in enumerate(rest) if token.lower not in PARTICLES and token.text != "-"), len(rest))
    return rest[: size + 1] if size < len(rest) and _is_name_token(rest[size], first) else []


def _joined(run: list[Token], tokens: list[Token], position: int, matches: Matches) -> list[Token]:
    """ "of" and the like with the word behind, where the name of a body or office goes on ("Ministry of Defence", "Bank of England")."""
    joiner = tokens[position]
    ahead = tokens[position + 1] if position + 1 < len(tokens) else None
    if joiner.lower not in JOINERS or ahead is None or not ahead.text[0].isupper():
        return []
    if joiner.lower == "of":
        body = run[-1].lower in ORGANISATION_WORDS
        goes_on = (body or run[-1].lower in titles()) and ahead.tag.startswith("NNP")
        size = matches[ahead.index][0] - ahead.index + 1 if ahead.index in matches else 1
        goes_on = goes_on and (body or ahead.index not in matches)
        return tokens[position : position + 1 + size] if goes_on else []
    inside = _inside(run[-1], joiner, "ORG") and _inside(joiner, ahead, "ORG")
    return [joiner, ahead] if inside and any(token.lower in ORGANISATION_WORDS for token in run) else []
