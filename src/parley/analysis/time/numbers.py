"""Numbers in figures and in words."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from parley.analysis.time.words import ORDINALS, SCALES, SMALL_NUMBERS

_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_LONGEST_NUMBER = 6  # digits; longer ones count no unit of time, and "999999999999 years" should not be worked with


def number_of(words: Iterable[str]) -> Fraction | None:
    """The number that the words say ("2", "1/2"; "twenty", "five"; "two", "and", "a", "half"), or None if they say none."""
    total, scale, seen = Fraction(0), Fraction(0), False
    for word in words:
        if word in SCALES:
            scale = (scale or Fraction(1)) * SCALES[word]
            if scale >= 1000:
                total, scale = total + scale, Fraction(0)
        elif (number := _simple(word)) is not None:
            scale += number
        else:
            continue
        seen = True
    return total + scale if seen else None


def _simple(word: str) -> Fraction | None:
    if word in SMALL_NUMBERS:
        return Fraction(SMALL_NUMBERS[word])
    if word == "half":
        return Fraction(1, 2)
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    return _figures(word)


def _figures(word: str) -> Fraction | None:
    plain = word.replace(",", "")
    above, slash, below = plain.partition("/")
    if len(plain) > _LONGEST_NUMBER or not above.replace(".", "", 1).isdecimal() or not above.isascii():
        return None
    if slash:
        return Fraction(int(above), int(below)) if below.isdecimal() and below.isascii() and int(below) else None
    return Fraction(plain) if plain[-1] != "." else None


def ordinal_of(word: str) -> int | None:
    """The number of an ordinal ("3rd", "third"), or None."""
    if word in ORDINALS:
        return ORDINALS[word]
    figures = word[:-2]
    return int(figures) if figures.isdecimal() and figures.isascii() and len(figures) <= _LONGEST_NUMBER else None
