"""Which candidates are toponyms: signs in the words around, weighted.

Each candidate gets the signs below; the weights of those it has are added up, and it is a toponym if the sum is above zero. The weights
(``signs.csv``) are those of a logistic regression that tools/fit_places.py fits on every second article of two public sets (TR-News, which
counts three times because it is world news, and LGL, local news of the United States), rounded to a tenth; signs that are rare there have a
weight set by hand, as that file says. A learned tagger was not taken: the small pipeline's own entities are the best one that installs with
pip and runs in no time, and they are among the signs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parley.analysis.model import Reading, Token
from parley.analysis.place.candidates import Candidate
from parley.analysis.place.lexicon import BODY, DIRECTIONS, GENERIC, LOCATIVE, OUTLET, SPOKEN, TITLES, common_words
from parley.analysis.tables import csv_rows

_LABELS = ("GPE", "LOC", "FAC", "PERSON", "ORG", "NORP")
# A town of ten million has size 70; all from a million are alike in fame.
_LARGEST = 6
# Waters and continents lend their names to bodies that are not theirs ("Atlantic Council").
_WIDE = ("sea", "river", "continent")


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in csv_rows(__package__, "signs.csv")}


def toponyms(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """Those of the candidates that are toponyms, in order."""
    signs, weight = Signs(reading, found), weights()
    return [candidate for candidate in found if sum(weight.get(sign, 0.0) for sign in signs.of(candidate)) > 0]


class Signs:
    """The signs of one reading's candidates."""

    def __init__(self, reading: Reading, found: Sequence[Candidate]) -> None:
        self._tokens = reading.tokens
        self._names = _personal_names(reading.tokens)
        self._count = Counter(candidate.surface for candidate in found)
        self._called = Counter((candidate.surface, candidate.first.entity) for candidate in found)
        self._begins = {candidate.first.index: candidate for candidate in found}
        self._ends = {candidate.last.index: candidate for candidate in found}
        self._located = {candidate.surface for candidate in found if self._follows_locative(candidate)}

    def of(self, candidate: Candidate) -> Iterator[str]:
        """The signs that the candidate has, each once."""
        yield from ("any", f"sort {candidate.sort}")
        if candidate.sort == "name":
            yield from self._prominence(candidate)
            yield from self._form(candidate)
        yield from self._parsed(candidate)
        yield from self._left(candidate)
        yield from self._right(candidate)
        yield from self._elsewhere(candidate)

    def _prominence(self, candidate: Candidate) -> Iterator[str]:
        best = candidate.places[0] if candidate.places else None
        yield f"kind {best.kind if best else 'none'}"
        if best is not None and best.kind == "city":
            yield f"size {min(best.size // 10, _LARGEST)}"
        if best is not None and best.name != candidate.surface and best.kind not in ("country", "region"):
            yield "other name"
        if candidate.entry is not None and candidate.entry.type != "state":
            yield "body's name"

    def _form(self, candidate: Candidate) -> Iterator[str]:
        surface = candidate.surface
        if candidate.first is not candidate.last:
            yield "several words"
        elif surface.lower() in common_words():
            yield "common word"
        if surface.isupper():
            yield "capitals" if len(surface) > 3 else "acronym"
        if surface.endswith("."):
            yield "abbreviation"

    def _parsed(self, candidate: Candidate) -> Iterator[str]:
        label = candidate.first.entity
        if label in _LABELS:
            yield f"{label} {'whole' if self._whole_entity(candidate) else 'part'}"
        else:
            yield "other entity" if label else "no entity"
        if candidate.last.pos != "PROPN":
            yield "no proper noun"

    def _whole_entity(self, candidate: Candidate) -> bool:
        following = self._after(candidate)
        goes_on = following is not None and following.entity == candidate.last.entity and not following.entity_begins
        return candidate.first.entity_begins and candidate.last.entity == candidate.first.entity and not goes_on

    def _left(self, candidate: Candidate) -> Iterator[str]:
        before = self._before(candidate.first)
        if before is not None and before.lower == "the":
            yield "the before"
            before = self._before(before)
        if before is None:
            yield "sentence begins"
        elif before.lower in LOCATIVE:
            yield "locative before"
            if candidate.sort == "adjective" and before.lower in SPOKEN and not self._modifies(candidate):
                yield "language"
        elif before.lower in SPOKEN and candidate.sort == "adjective" and not self._modifies(candidate):
            yield "language"
        elif before.lower in TITLES:
            yield "title before"
        elif before.text[0].isupper():
            yield from self._capital_before(before)
        elif before.lower in DIRECTIONS:
            yield "direction before"
        else:
            yield f"{before.lower} before"
            if before.text == "," and before.index - 1 in self._ends and self._ends[before.index - 1].sort == "name":
                yield "place before comma"

    def _capital_before(self, before: Token) -> Iterator[str]:
        if before.index in self._ends:
            yield "candidate before"
        elif before.pos == "PROPN":
            yield "person before" if before.entity == "PERSON" else "name before"

    def _right(self, candidate: Candidate) -> Iterator[str]:
        after = self._after(candidate)
        if after is None:
            return
        second = after.index + 1
        if after.text == "," and second in self._begins and self._begins[second].first.sentence is after.sentence:
            yield "place after comma"
            if _within(candidate, self._begins[second]):
                yield "place that holds it after comma"
        elif after.lower in ("'s", "’s"):
            yield "'s after"
        elif after.text[0].isupper():
            yield from self._capital_after(candidate, after)
        elif after.lower in GENERIC:
            yield "generic after"
        elif after.pos in ("VERB", "AUX"):
            yield "verb after"
        elif after.pos in ("NOUN", "ADJ"):
            yield "noun after"
        elif after.text == "-":
            yield "- after"

    def _capital_after(self, candidate: Candidate, after: Token) -> Iterator[str]:
        if candidate.places and candidate.places[0].kind in _WIDE and candidate.sort == "name":
            yield "wide name goes on"
        if after.lower in OUTLET:
            yield "outlet after"
        elif after.lower in GENERIC:
            yield "generic after"
        elif after.lower in BODY:
            yield "body after"
        elif after.index in self._begins:
            yield "candidate after"
        elif after.pos == "PROPN":
            goes_on = after.entity == candidate.last.entity == "PERSON" and not after.entity_begins
            yield "person goes on" if goes_on else "name after"

    def _elsewhere(self, candidate: Candidate) -> Iterator[str]:
        surface, label = candidate.surface, candidate.first.entity
        if surface in self._names:
            yield "somebody's name"
        if surface in self._located:
            yield "locative elsewhere"
        if self._count[surface] > 1:
            yield "repeated"
        for other in ("GPE", "PERSON"):
            if self._called[(surface, other)] > (label == other):
                yield f"{other} elsewhere"

    def _before(self, token: Token) -> Token | None:
        before = self._tokens[token.index - 1] if token.index else None
        return before if before is not None and before.sentence is token.sentence else None

    def _after(self, candidate: Candidate) -> Token | None:
        index = candidate.last.index + 1
        after = self._tokens[index] if index < len(self._tokens) else None
        return after if after is not None and after.sentence is candidate.last.sentence else None

    def _follows_locative(self, candidate: Candidate) -> bool:
        before = self._before(candidate.first)
        return before is not None and before.lower in LOCATIVE

    def _modifies(self, candidate: Candidate) -> bool:
        after = self._after(candidate)
        return after is not None and (after.pos in ("NOUN", "PROPN", "ADJ") or after.text == "-")


def _within(candidate: Candidate, other: Candidate) -> bool:
    """True if some place of the candidate's name lies in some region or country of the other's name."""
    regions = {place.region for place in other.places if place.kind in ("region", "county")}
    countries = {place.country for place in other.places if place.kind == "country"}
    return any(place.kind != "country" and (place.region in regions or place.country in countries) for place in candidate.places)


def _personal_names(tokens: Sequence[Token]) -> set[str]:
    """First and last words of the names of persons that the parse finds in two words or more."""
    names: set[str] = set()
    run: list[Token] = []
    for token in tokens:
        if token.entity == "PERSON" and not token.entity_begins:
            run.append(token)
            continue
        if len(run) > 1:
            names |= {run[0].text, run[-1].text}
        run = [token] if token.entity == "PERSON" else []
    return names | ({run[0].text, run[-1].text} if len(run) > 1 else set())
