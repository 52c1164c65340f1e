"""Noun phrases that describe an actor instead of naming it: "the Russian leader", "Ukraine's defence ministry", "both nations"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parley.analysis.actors.nouns import ActorNoun, actor_nouns
from parley.analysis.model import Reading, Token
from parley.analysis.registry import Match, RegistryEntry
from parley.documents import Span

_LEFT_TAGS = {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "VBN", "VBG", "HYPH", "PDT", "RBS", "RB"}
_DEFINITE = ("the", "this", "that", "these", "those", "both")
# Nouns that are more often something else ("justice for all", "his head", "took office"): they need an article, "head" an "of".
_ABSTRACT = frozenset(("justice", "major", "head", "leadership", "presidency", "intelligence", "office"))
# The longest "of ..." that belongs to a description; longer ones are clauses.
_LONGEST_OF = 6
_CLAUSE_TAGS = frozenset(("VBD", "VBZ", "VBP", "VB", "VBG", "WDT", "WP", "IN+"))
_PAIR_LEADS = {"both", "two"}
# Plural titles that, counted as two or "both", denote persons named before; the pair nouns denote states or parties.
_WHOLE = {"sides", "parties", "countries", "nations", "states", "neighbors", "neighbours"}


@dataclass(slots=True, eq=False)
class Description:
    """One describing phrase.

    Attributes:
        head: its noun.
        tokens: the phrase from its first word to the head.
        noun: what the noun denotes.
        states: the registry's entries that the phrase names ("Ukraine's", "Russian", "of Kenya and Somalia"), in order; mostly one or none.
        definite: True for "the", "this", possessives; False for "a", a number, or nothing.
        pair: True for "both nations", "the two leaders", "the sides".
        plural: True for a plural noun.
    """

    head: Token
    tokens: list[Token]
    noun: ActorNoun
    states: tuple[RegistryEntry, ...]
    definite: bool
    pair: bool
    plural: bool

    @property
    def state(self) -> RegistryEntry | None:
        """The state or body that the phrase names first, or None."""
        return self.states[0] if self.states else None

    @property
    def span(self) -> Span:
        """The phrase."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def name(self, text: str) -> str:
        """The phrase without its article, as a name for somebody whom the text does not name."""
        tokens = list(self.tokens)
        while len(tokens) > 1 and tokens[0].tag in ("DT", "PDT"):
            tokens.pop(0)
        return " ".join(text[tokens[0].start : tokens[-1].end].split())

    @property
    def modified(self) -> bool:
        """True if the phrase says more than article and noun."""
        return any(token.tag not in ("DT", "PRP$", "PDT") for token in self.tokens if token is not self.head)


def find_descriptions(reading: Reading, taken: set[int], states: dict[int, Match]) -> Iterator[Description]:
    """Describing phrases in order.

    Args:
        reading: with tokens.
        taken: indices of tokens that belong to names and their titles.
        states: registry matches by the index of their first token.
    """
    nouns = actor_nouns()
    for token in reading.tokens:
        noun = nouns.get(token.lower)
        if noun is None or token.index in taken or not _heads_phrase(token, nouns):
            continue
        left = _left(reading.tokens, token, taken, states)
        noun = nouns.get(f"{left[-2].lower} {token.lower}", noun) if len(left) > 1 else noun
        described = _describe(token, left, noun, states)
        if noun.cls != "crowd" or described.states:
            yield described


def _heads_phrase(token: Token, nouns: dict[str, ActorNoun]) -> bool:
    """True for a noun that is the head of its phrase, not part of a compound ("government forces") or an adjective."""
    if token.tag == "JJ":
        return token.lower in ("military", "police") and token.dep in ("nsubj", "pobj", "dobj", "nsubjpass")
    if token.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    if token.dep in ("compound", "nmod", "amod") and token.head.index > token.index:
        return False
    if token.lower in _ABSTRACT:
        return token.child("prep" if token.lower == "head" else "det") is not None
    return True


def _left(tokens: list[Token], head: Token, taken: set[int], states: dict[int, Match]) -> list[Token]:
    """The phrase up to its head: modifiers to the left, as far as they belong to it."""
    index = head.index
    first_of_sentence = head.sentence.tokens[0].index
    while index > first_of_sentence and _modifies(tokens[index - 1], tokens[index], head, taken, states):
        index -= 1
        if tokens[index].tag in ("DT", "PRP$") and (index == first_of_sentence or tokens[index - 1].tag != "PDT"):
            break
    if tokens[index].lower in ("a", "an") and head.tag == "NNS":
        # "a move analysts call ...": the article is another noun's.
        index = head.index
    while index in taken and index not in states and index - 1 in taken:
        # "Central African Republic officials": the name in front is taken whole.
        index -= 1
    if tokens[index].text == "-" and index > first_of_sentence and tokens[index].start == tokens[index - 1].end:
        # "Gaza-based militants": a name within the adjective.
        index -= 1
    return tokens[index : head.index + 1]


def _modifies(token: Token, after: Token, head: Token, taken: set[int], states: dict[int, Match]) -> bool:
    """True if a token to the left goes on with the phrase."""
    if token.tag not in _LEFT_TAGS:
        return False
    if token.index in taken and token.index not in states and after.tag != "POS":
        return token.head is head and token.dep in ("compound", "nmod")
    if token.tag in ("VBN", "VBG", "RB") and token.dep not in ("amod", "advmod", "compound"):
        return False
    noun = token.tag in ("NN", "NNS", "NNP", "NNPS")
    if noun and head.text[0].isupper() and token.text[0].islower():
        return False
    return not (noun and after.tag in ("DT", "PRP$"))


def _describe(head: Token, left: list[Token], noun: ActorNoun, states: dict[int, Match]) -> Description:
    named = [states[token.index].entry for token in left if token.index in states] + _coordinated(left[0], states)
    named = list(dict.fromkeys(named)) or _of_states(head, states)
    first = left[0]
    words = {token.lower for token in left}
    possessed = any(token.tag in ("POS", "PRP$") for token in left)
    definite = first.lower in _DEFINITE or possessed
    plural = head.tag in ("NNS", "NNPS") or noun.plural
    pair = (
        plural
        and (bool(words & _PAIR_LEADS) or (first.lower in ("the", "warring") and len(left) <= 2 and head.lower in _WHOLE))
        and not named
    )
    return Description(head, [*left, *_of_phrase(head, left)], noun, tuple(named), definite, pair, plural)


def _of_phrase(head: Token, left: list[Token]) -> list[Token]:
    """ "of Saudi Arabia", "to the conflict": what a short phrase says behind its noun, where nothing before it says whose it is."""
    following = head.sentence.tokens[head.index - head.sentence.tokens[0].index + 1 :]
    if not following or following[0].dep != "prep" or (following[0].lower != "of" and head.lower not in ("parties", "sides")):
        return []
    prep = following[0]
    inside = {token.index for token in prep.subtree()} if prep.lower in ("of", "to") else set()
    phrase = [token for token in following if token.index in inside][:_LONGEST_OF]
    whole = len(inside) <= len(phrase) and all(b.index == a.index + 1 for a, b in pairwise(phrase))
    plain = all(token.tag not in _CLAUSE_TAGS and token.text not in ",;:—–(" for token in phrase)
    return phrase if whole and plain and len(phrase) > 1 else []


def _coordinated(first: Token, states: dict[int, Match]) -> list[RegistryEntry]:
    """The state before "and" in "Kenyan and Somali officials"."""
    tokens = first.sentence.tokens
    index = first.index - tokens[0].index
    if index < 2 or first.index not in states or tokens[index - 1].lower != "and" or tokens[index - 2].index not in states:
        return []
    return [states[tokens[index - 2].index].entry]


def _of_states(head: Token, states: dict[int, Match]) -> list[RegistryEntry]:
    """The states in "the president of Kenya", "the governments of Kenya and Somalia"."""
    for prep in head.children:
        if prep.dep == "prep" and prep.lower in ("of", "from"):
            found = [states[token.index].entry for token in prep.subtree()[:8] if token.index in states]
            if found:
                return list(dict.fromkeys(found))
    return []
