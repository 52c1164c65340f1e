"""Texts whose publication date is unknown, and the machine's own clock and time zone."""

import ast
import datetime as dt
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import parley.analysis.time
from parley.analysis.model import Timex
from parley.analysis.parse import parse
from parley.analysis.time import find_timexes
from parley.documents import Document, Span

RELATIVE = [
    "They met today.",
    "They met on Friday.",
    "They met last Friday evening.",
    "They met in February.",
    "They met on March 5.",
    "They met from 3 to 5 March.",
    "They met on Christmas Day.",
    "They met last month.",
    "They met two years ago.",
    "They met three hours ago.",
    "They met over the weekend.",
    "They met last summer.",
    "They met overnight.",
    "They met at noon.",
    "They met in the third quarter.",
    "They met a year earlier.",
    "They met the day before yesterday.",
    "They met on the eve of Tuesday's vote.",
    "They met at year-end.",
    "The following day, they met.",
    "That evening, they met.",
    "Earlier in the day, they met.",
]


def timexes(text: str, published: str | None) -> list[Timex]:
    return find_timexes(parse(Document(digest="-", text=text, published=published)))


@pytest.mark.parametrize("text", RELATIVE)
def test_a_relative_expression_is_found_and_stays_unknown(text: str) -> None:
    (found,) = timexes(text, None)
    assert found.type in ("DATE", "TIME")
    assert (found.value, found.first, found.last, found.granularity, found.anchor) == (None, None, None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 March 2021.", "2021-03-03"),
        ("They met in March 2021.", "2021-03"),
        ("They met in 2021.", "2021"),
        ("They met in the spring of 2021.", "2021-SP"),
        ("They are in talks now.", "PRESENT_REF"),
        ("They met several years ago.", "PAST_REF"),
        ("They fought for two weeks.", "P2W"),
        ("They meet every Friday.", "XXXX-WXX-5"),
    ],
)
def test_what_needs_no_anchor_is_the_same_with_and_without_one(text: str, value: str) -> None:
    assert [timex.value for timex in timexes(text, None)] == [value]
    assert [timex.value for timex in timexes(text, "2025-03-19")] == [value]


def test_a_day_named_in_full_is_an_anchor_of_its_own() -> None:
    found = timexes("They met on 3 March 2021. The following day, they signed.", None)
    assert [(timex.value, timex.anchor) for timex in found] == [("2021-03-03", None), ("2021-03-04", dt.date(2021, 3, 3))]


def test_the_day_of_publication_is_that_of_the_outlets_own_zone() -> None:
    (found,) = timexes("They met today.", "2025-03-19T23:30:00-05:00")
    assert found.value == "2025-03-19"


@pytest.fixture
def other_zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Pacific/Kiritimati"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("other_zone")
def test_the_machines_time_zone_changes_nothing() -> None:
    found = timexes("They met today at 11 p.m. and will meet on Friday.", "2025-03-19")
    assert [timex.value for timex in found] == ["2025-03-19T23:00", "2025-03-21"]


def test_the_package_never_asks_the_machine_for_the_time() -> None:
    package = Path(parley.analysis.time.__file__).parent
    asked = {
        (module.name, node.attr)
        for module in package.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "tzinfo")
    }
    assert asked == set()


def test_an_expression_in_boilerplate_is_left_out_and_not_counted_from() -> None:
    text = "They met on 3 March 2021. Updated on 5 May 2024. The following day, they signed."
    note = Span(text.index("Updated"), text.index(" The following"))
    found = find_timexes(parse(Document(digest="-", text=text, boilerplate=(note,))))
    assert [timex.value for timex in found] == ["2021-03-03", "2021-03-04"]
