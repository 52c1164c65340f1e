"""Lengths of time and repetitions."""

from __future__ import annotations

from fractions import Fraction

from parley.analysis.time.expression import Expression, Sense
from parley.analysis.time.numbers import number_of
from parley.analysis.time.scan import Word
from parley.analysis.time.words import CLOCK_UNITS, FREQUENCIES, MONTHS, PARTS, UNIT_CODES, UNITS, WEEKDAYS, Kind

_UNIT_KINDS = (Kind.UNIT, Kind.UNITS, Kind.PARTS)
_NUMBER_KINDS = frozenset((Kind.DAY, Kind.YEAR, Kind.NUMBER, Kind.CARDINAL, Kind.FRACTION, Kind.HALF, Kind.AND, Kind.A))
# Units in which half of one is a whole number of another: "two and a half years" is P2Y6M, as TimeBank writes it.
_HALVES = {"year": ("P", 12, "M"), "hour": ("PT", 60, "M"), "minute": ("PT", 60, "S"), "day": ("P", 24, "H")}
_BEFORE_LENGTHS = frozenset("for in within after of took lasted".split())
_DISTANCES = frozenset((Kind.BEFORE, Kind.AFTER, Kind.EARLIER, Kind.LATER))
_YEARS = {"decade": 10, "century": 100}


def unit_of(e: Expression) -> str | None:
    """The unit of time in an expression ("year"), or None."""
    word = e.get(Kind.UNIT, Kind.UNITS, Kind.WEEKLONG)
    if word is not None:
        return UNITS.get(word.lower)
    word = e.get(Kind.PART, Kind.PARTS)
    return UNITS.get(word.lower) if word else None


def quantity_of(e: Expression) -> Fraction | None:
    """How many units: the lower of two in "two to three weeks", as TimeBank has it; None for "several"."""
    if e.has(Kind.VAGUE, Kind.CROWD):
        return None
    if e.has(Kind.COUPLE):
        return Fraction(2)
    unit_at = next((number for number, word in enumerate(e.words) if word.kind in _UNIT_KINDS), len(e.words))
    counted = _first_number(e.words[:unit_at])
    number = number_of(word.lower for word in counted if word.kind not in (Kind.A, Kind.AND))
    if e.has(Kind.HALF) and (behind := [word for word in e.words[unit_at:] if word.kind is Kind.HALF]):
        return (number or 1) + Fraction(len(behind), 2)  # "a minute and a half"
    if number is None and (e.has(Kind.A, Kind.WEEKLONG) or (e.has(Kind.LONG) and e.has(Kind.UNIT))):
        return Fraction(1)
    return number


def _first_number(words: list[Word]) -> list[Word]:
    """The words of the first number: those in front of "to" or "or", if any."""
    kept: list[Word] = []
    for word in words:
        if kept and (word.kind in (Kind.TO, Kind.OR) or (word.kind is Kind.DASH and kept[-1].kind in (Kind.DAY, Kind.NUMBER))):
            break
        if word.kind in _NUMBER_KINDS:
            kept.append(word)
    return kept


def length(number: Fraction | None, unit: str) -> str:
    """The TIMEX3 value of so many units; ``None`` is an unknown number ("several years": PXY)."""
    clock = "T" if unit in CLOCK_UNITS else ""
    if number is None:
        return f"P{clock}X{UNIT_CODES[unit]}"
    if unit in _YEARS:
        number, unit = number * _YEARS[unit], "year"
    if unit == "fortnight":
        number, unit = number * 2, "week"
    whole, rest = divmod(number, 1)
    if rest and unit in _HALVES and (rest * _HALVES[unit][1]).denominator == 1:
        return _compound(int(whole), int(rest * _HALVES[unit][1]), unit)
    return f"P{clock}{_decimal(number)}{UNIT_CODES[unit]}"


def _compound(whole: int, rest: int, unit: str) -> str:
    start, _, code = _HALVES[unit]
    if unit == "day":
        return f"P{whole}DT{rest}H" if whole else f"PT{rest}H"
    return f"{start}{f'{whole}{UNIT_CODES[unit]}' if whole else ''}{rest}{code}"


def _decimal(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.2f}".rstrip("0").rstrip(".")


def duration(e: Expression) -> Sense | None:
    """A length of time: "two and a half years", "90-minute", "several weeks", "the past two weeks"."""
    unit = unit_of(e)
    if unit is None or not _is_length(e, unit):
        return None
    return Sense("DURATION", value=length(quantity_of(e), unit))


def _is_length(e: Expression, unit: str) -> bool:
    """Not a fraction ("a quarter", "three quarters"), a programme ("60 Minutes") or a point ("hours after the attack")."""
    if unit == "quarter":
        return e.has(Kind.LAST, Kind.NEXT, Kind.PREVIOUS, Kind.FOLLOWING, Kind.WHOLE)
    if unit == "year" and _is_age(e):
        return False
    if len(e.words) > 1 and not e.has(Kind.AHEAD, Kind.LONG):
        return not e.is_title(e.all(*_UNIT_KINDS)[0])
    before, behind = e.before(), e.behind()
    told = (before is not None and before.lower in _BEFORE_LENGTHS) or (behind is not None and behind.kind in _DISTANCES)
    return unit not in CLOCK_UNITS or told  # "minutes" on their own are as often those of a meeting


def _is_age(e: Expression) -> bool:
    """True for an age: "a 44-year-old", "two years old"."""
    behind = e.behind()
    if behind is not None and behind.kind is Kind.DASH:
        behind = e.behind(2)
    return behind is not None and behind.kind is Kind.OLD


def repetition(e: Expression) -> Sense | None:
    """What repeats: "every day", "each Thursday", "every two weeks", "twice a week", "Tuesday nights", "daily"."""
    part = e.get(Kind.PART, Kind.PARTS)
    suffix = f"T{PARTS[part.lower.removesuffix('s')]}" if part else ""
    if (word := e.get(Kind.FREQUENT)) is not None:
        return Sense("SET", value=FREQUENCIES[word.lower])
    if (word := e.get(Kind.WEEKDAY, Kind.WEEKDAYS)) is not None:
        return _weekly(word.lower.removesuffix("s"), suffix)
    if (word := e.get(Kind.MONTH)) is not None:
        return Sense("SET", value=f"XXXX-{MONTHS[word.lower]:02}")
    if e.has(Kind.WEEKEND):
        return Sense("SET", value="XXXX-WXX-WE")
    if part is not None:
        return Sense("SET", value=f"XXXX-XX-XX{suffix}")
    unit = unit_of(e)
    if unit is None or unit == "half":
        return None
    return Sense("SET", value=length(Fraction(2) if e.has(Kind.OTHERWISE) else _interval(e), unit))


def _interval(e: Expression) -> Fraction | None:
    """How many units lie between two times; a count of times ("three times a week") is none."""
    if e.has(Kind.TIMES, Kind.LAST) or not e.has(Kind.DAY, Kind.NUMBER, Kind.CARDINAL, Kind.VAGUE):
        return Fraction(1)
    return quantity_of(e)


def _weekly(name: str, suffix: str) -> Sense:
    if name in WEEKDAYS:
        return Sense("SET", value=f"XXXX-WXX-{WEEKDAYS[name] + 1}{suffix}")
    return Sense("SET", value="XXXX-WXX-WE" if name == "weekend" else "XXXX-WXX-WD")
