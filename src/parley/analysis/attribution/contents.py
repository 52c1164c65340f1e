"""Contents of indirect speech: what a cue governs, in each of the constructions of its entry, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parley.analysis.attribution.lexicon import Cue, cue_verbs
from parley.analysis.attribution.sources import next_token, previous_token
from parley.analysis.attribution.stretches import Stretch, quote_of
from parley.analysis.model import Reading, Token
from parley.documents import Span

CLOSERS = set(".?!,;:—–-…\"”»'’")
# A clause that starts with one of these behind a comma goes with the cue, not with the content ("..., following a meeting ...").
CUTTING = {"following", "according", "prompting", "speaking", "referring", "with"}


class Governed(NamedTuple):
    """What a cue governs.

    Attributes:
        spans: the content.
        rule: the construction.
        extra: words that belong to the cue ("called *for*").
    """

    spans: tuple[Span, ...]
    rule: str
    extra: list[Token]


class _Cue(NamedTuple):
    """A cue verb where it stands."""

    reading: Reading
    stretch: Stretch
    token: Token

    def child(self, *deps: str, word: tuple[str, ...] = ()) -> Token | None:
        """The first child behind the verb with one of these labels (and one of these words)."""
        return next(
            (c for c in self.token.children if c.dep in deps and c.index > self.token.index and (not word or c.lower in word)), None
        )

    def infinitive(self, *deps: str) -> Token | None:
        """The first infinitive behind the verb with one of these labels."""
        return next((c for c in self.token.children if c.dep in deps and c.index > self.token.index and _has_to(c)), None)

    def from_(self, first: Token | None, rule: str, *extra: Token) -> Governed | None:
        """The content that starts at a token, or None if nothing is left of it."""
        if first is None:
            return None
        end = _clause_end(self.reading, self.stretch, self.token, first)
        return Governed((Span(first.start, end),), rule, list(extra)) if end > first.start else None


def governed_by(reading: Reading, stretch: Stretch, token: Token, verb: Cue, source: list[Token]) -> Governed | None:
    """The content of an indirect attribution, or None when the verb governs nothing in a construction in which it attributes."""
    cue = _Cue(reading, stretch, token)
    if verb.takes("c"):
        clause = cue.from_(_clause_start(reading, token, cue.child("ccomp")), "clause")
        if clause is not None:
            return clause
        around = _around(reading, token, source)
        if around:
            return Governed(around, "parenthesis", [])
    frames = (_FRAMES[frame](cue) for frame in verb.frames if frame in _FRAMES)
    return next((found for found in frames if found is not None), None)


def _infinitive(cue: _Cue) -> Governed | None:
    """ "Vowed to rebuild"."""
    inner = cue.infinitive("xcomp", "ccomp")
    return cue.from_(_first(inner, cue.token) if inner is not None else None, "infinitive")


def _object_infinitive(cue: _Cue) -> Governed | None:
    """ "Urged both sides to hold their fire"."""
    inner = cue.infinitive("ccomp", "xcomp", "advcl")
    if inner is None:
        return None
    obj = cue.token.child("dobj", "dative")
    return cue.from_(_first(obj if obj is not None and obj.index < inner.index else inner, cue.token), "infinitive")


def _for(cue: _Cue) -> Governed | None:
    """ "Called for a truce"."""
    return _preposition(cue, "for")


def _on(cue: _Cue) -> Governed | None:
    """ "Called on both sides to stop"."""
    return _preposition(cue, "on", "upon")


def _preposition(cue: _Cue, *words: str) -> Governed | None:
    preposition = cue.child("prep", word=words)
    return cue.from_(_first(preposition, preposition), "preposition", preposition) if preposition is not None else None


def _object(cue: _Cue) -> Governed | None:
    """ "Condemned the attack", "accused them of lying"."""
    obj = cue.child("dobj", "dative")
    return cue.from_(_first(obj, cue.token) if obj is not None else None, "object")


def _object_as(cue: _Cue) -> Governed | None:
    """ "Described the plan as sound"."""
    return _object(cue) if cue.child("prep", "mark", "advcl", word=("as",)) is not None else None


def _gerund(cue: _Cue) -> Governed | None:
    """ "Denied attacking the convoy"."""
    inner = cue.child("xcomp", "ccomp", "pcomp")
    return cue.from_(inner, "gerund") if inner is not None and inner.tag == "VBG" and inner.index == cue.token.index + 1 else None


def _responsibility(cue: _Cue) -> Governed | None:
    """ "Claimed responsibility for the attack"."""
    obj = cue.child("dobj")
    return _object(cue) if obj is not None and obj.lemma in ("responsibility", "credit", "victory") else None


_FRAMES: dict[str, Callable[[_Cue], Governed | None]] = {
    "i": _infinitive,
    "x": _object_infinitive,
    "f": _for,
    "n": _on,
    "b": _object,
    "a": _object_as,
    "g": _gerund,
    "r": _responsibility,
    "o": _object,
}


def _has_to(clause: Token) -> bool:
    return any(child.lower == "to" and child.dep == "aux" for child in clause.children)


def _first(part: Token, behind: Token) -> Token | None:
    """The first token of a subtree that stands behind another token."""
    return next((token for token in part.subtree() if token.index > behind.index and token.text not in ",:"), None)


def _clause_start(reading: Reading, token: Token, clause: Token | None) -> Token | None:
    """Where the complement clause behind a cue begins."""
    last = token.sentence.tokens[-1]
    index = token.index + 1
    tokens = reading.tokens
    # "said on Tuesday that": a "that" close behind opens the content, whatever the tree says.
    for step in range(index, min(index + 14, last.index + 1)):
        ahead = tokens[step]
        if ahead.lower == "that" and ahead.dep in ("mark", "det", "nsubj", "nsubjpass") and (ahead.dep == "mark" or step == index):
            return ahead
        if ahead.text in '.;:"“”' or (ahead.pos == "VERB" and ahead.dep not in ("amod",) and ahead is not clause):
            break
    if clause is None or clause.sentence is not token.sentence:
        return None
    first = _first(clause, token)
    while first is not None and first.dep in ("punct", "cc") and first.index < clause.index:
        first = tokens[first.index + 1]
    return first


def _clause_end(reading: Reading, stretch: Stretch, token: Token, first: Token) -> int:
    """Code point behind the last token of a content that starts at ``first``: the sentence's end, or where the cue's clause goes on."""
    last = stretch.tokens[-1]
    quote = None
    for candidate in reading.tokens[first.index : last.index + 1]:
        if candidate.start >= first.sentence.end:
            quote = quote_of(candidate, stretch)
            if quote is None or quote.start >= first.sentence.end:
                last = reading.tokens[candidate.index - 1]
                break
    end = _cut(reading, token, first, last)
    while end > first.index and reading.tokens[end].text in CLOSERS and reading.tokens[end].text not in '"”»':
        end -= 1
    return reading.tokens[end].end


def _cut(reading: Reading, token: Token, first: Token, last: Token) -> int:
    """Index of the last token of the content."""
    clause = next((above for above in (token, *token.ancestors()) if above.dep == "advcl" and above.head.index > above.index), None)
    if clause is not None:
        # "When he said that it was over, there were ...": the main clause is no part of what was said.
        last = reading.tokens[min(last.index, max(part.index for part in clause.subtree()))]
    for index in range(first.index + 1, last.index):
        here = reading.tokens[index]
        if here.text in ",—–":
            if index > first.index + 1 and _leaves_content(reading.tokens[index + 1], reading.tokens[min(index + 3, last.index)], token):
                return index - 1
        elif here.dep == "cc" and here.head is token and any(c.dep == "conj" and c.index > index for c in token.children):
            return index - 1
    return last.index


def _leaves_content(after: Token, later: Token, token: Token) -> bool:
    """True if what follows a comma belongs to the cue's clause and no longer to its content."""
    if after.lower in CUTTING or (after.tag == "VBG" and after.lemma in cue_verbs()):
        return True
    if after.dep in ("cc", "conj") and after.head is token:
        return True
    if after.tag in ("WDT", "WP"):
        # "..., which they claimed was ...": a clause with a cue of its own.
        return later.lemma in cue_verbs() and later.pos == "VERB" and cue_verbs()[later.lemma].kind == "s" and later.index > after.index
    return after.lower in ("while", "as", "after", "but", "although", "though", "before", "when") and _governor(after) is token


def _governor(mark: Token) -> Token:
    """The verb that the clause or phrase opened by this word hangs on."""
    return mark.head if mark.dep in ("prep", "cc") else mark.head.head


def _around(reading: Reading, token: Token, source: list[Token]) -> tuple[Span, ...]:
    """Content of a cue set in commas or behind its content: "The talks, he said, will resume" / "The talks will resume, he said"."""
    sentence = token.sentence
    group = sorted([*source, token], key=lambda part: part.index)
    if not source or group[0].sentence is not sentence:
        return ()
    before = previous_token(reading, group[0])
    while before is not None and before.dep in ("advmod", "aux") and before.head is token:
        before = previous_token(reading, before)
    if before is None or before.text not in ",—–" or before.sentence is not sentence:
        return ()
    ahead = [part for part in sentence.tokens if part.index < before.index]
    while ahead and ahead[0].dep in ("cc", "punct"):
        ahead.pop(0)
    if not _is_clause(ahead, token) and not _resumes(reading, token, group):
        return ()
    spans = [Span(ahead[0].start, ahead[-1].end)] if ahead else []
    rest = _resumes(reading, token, group)
    if rest:
        spans.append(rest)
    return tuple(spans)


def _is_clause(ahead: list[Token], token: Token) -> bool:
    """True if the words before a cue are a sentence of their own, and not an adjunct of the cue ("Speaking in Paris, he said ...")."""
    for part in ahead:
        governs = part.dep in ("ccomp", "ROOT", "parataxis") or part is token.head
        if governs and part.pos in ("VERB", "AUX") and part.tag in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB"):
            return True
    return False


def _resumes(reading: Reading, token: Token, group: list[Token]) -> Span | None:
    """What follows a cue set in commas."""
    last = group[-1]
    after = next_token(reading, last)
    if after is None or after.sentence is not token.sentence or after.text not in ",—–":
        return None
    rest = [part for part in token.sentence.tokens if part.index > after.index]
    while rest and rest[-1].text in CLOSERS:
        rest.pop()
    if len(rest) < 2 or rest[0].lower in CUTTING or rest[0].lemma in cue_verbs() or rest[0].tag in ("WDT", "WP", "WRB", "VBG", "IN", "CC"):
        return None
    return Span(rest[0].start, rest[-1].end)
