"""Order of dates. Nothing is guessed: what has no start has no place on a time line."""

from __future__ import annotations

from parley.ledger import Date

_FINE = frozenset({"minute", "hour", "part_of_day", "day"})


def is_dated(date: Date | None) -> bool:
    """True if it is known when the date begins."""
    return date is not None and date.start is not None


def day_of(date: Date | None) -> str | None:
    """The ISO 8601 day, or None when the date is unknown or coarser than a day."""
    if date is None or date.start is None or date.granularity not in _FINE:
        return None
    return date.start[:10]


def sort_date(date: Date | None) -> tuple[bool, str, str, str]:
    """Sort key: by first day, coarse dates before the days within them, by time of day; the undated last."""
    if date is None or date.start is None:
        return True, "", "", ""
    fine = date.granularity in _FINE
    return False, date.start[:10], date.start if fine else "", date.end or date.start
