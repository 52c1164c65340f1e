"""From tagged words to spans."""

import numpy as np
import pytest

from parley.analysis.attribution.decode import Candidate, settle, spans, with_marks, without_dateline
from parley.analysis.attribution.windows import Pieces
from parley.documents import Span


def words_of(text: str) -> Pieces:
    import re

    found = [(match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    starts, ends = np.array(found).T
    zeros = np.zeros(len(starts), np.int64)
    return Pieces(zeros, zeros, zeros, starts, ends, np.arange(len(starts)), zeros, zeros)


@pytest.mark.parametrize(
    ("text", "inner", "expected"),
    [
        ("“We agreed,” she said.", "We agreed", "“We agreed,”"),
        ('He called it "a farce".', "a farce", '"a farce"'),
        ('He said the plan is "a farce" now', 'the plan is "a farce', 'the plan is "a farce"'),
        ("He said: “We go on.", "We go on", "We go on"),
        ("aides (two of them) said", "two of them", "(two of them)"),
        ('said "no', "no", "no"),
    ],
)
def test_quotation_marks_belong_to_the_span_they_close(text: str, inner: str, expected: str) -> None:
    start = text.index(inner)
    assert with_marks(text, Span(start, start + len(inner))).of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, Norway (AP) — The minister", "The minister"),
        ("KESTRA – Ilka Moren", "Ilka Moren"),
        ("UN envoy Jon Hale", "UN envoy Jon Hale"),
        ("Ilka Moren — the president —", "Ilka Moren — the president —"),
        ("OSLO — ", "OSLO — "),
    ],
)
def test_a_dateline_is_no_part_of_the_source(text: str, expected: str) -> None:
    (found,) = without_dateline(text, (Span(0, len(text)),))
    assert found.of(text) == expected


def test_a_split_quotation_gives_two_spans() -> None:
    text = "“We agreed,” she said, “to go on.”"
    found = spans(text, words_of(text), (0, 1, 4, 5, 6))
    assert [span.of(text) for span in found] == ["“We agreed,”", "“to go on.”"]


def claim(cue: int, content: range, score: float) -> Candidate:
    return Candidate((), (cue,), tuple(content), score)


def test_claims_on_the_same_content_are_one_statement_with_the_sum_of_their_chances() -> None:
    found = settle([claim(1, range(4, 10), 0.3), claim(2, range(4, 10), 0.35), claim(20, range(22, 25), 0.3)], enough=0.5)
    assert [(one.cue, round(one.score, 2)) for one in found] == [((2,), 0.65)]


def test_a_statement_inside_another_is_kept() -> None:
    outer, inner = claim(1, range(2, 20), 0.9), claim(4, range(5, 12), 0.9)
    assert settle([outer, inner]) == [outer, inner]
