"""Time expressions: recognition and normalisation (TIMEX3)."""

from parley.analysis.time.find import find_timexes

__all__ = ["find_timexes"]
