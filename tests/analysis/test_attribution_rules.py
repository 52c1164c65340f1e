"""Who said what, by the rules: own sentences in the constructions that news reporting uses."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.readings import reading, said


def _all(text: str) -> list[tuple[str, str, str]]:
    found = reading(text)
    return [said(one, found) for one in found.utterances]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the talks would resume on Monday.", "The minister", "said", "that the talks would resume on Monday"),
        ("The talks would resume on Monday, the minister said.", "the minister", "said", "The talks would resume on Monday"),
        ("“We will not sign this,” Anna Berg said on Friday.", "Anna Berg", "said", "“We will not sign this,”"),
        ("“We will not sign,” said Anna Berg, an envoy.", "Anna Berg, an envoy", "said", "“We will not sign,”"),
        ("According to the ministry, two bridges were hit overnight.", "the ministry", "According to", "two bridges were hit overnight"),
        ("Two bridges were hit overnight, according to the ministry.", "the ministry", "according to", "Two bridges were hit overnight"),
        ("The army accused the rebels of shelling the port.", "The army", "accused", "the rebels of shelling the port"),
        ("The president vowed to rebuild the bridge.", "The president", "vowed", "to rebuild the bridge"),
        ("The envoy urged both sides to hold their fire.", "The envoy", "urged", "both sides to hold their fire"),
        ("The union called for an immediate truce.", "The union", "called for", "an immediate truce"),
        ("The rebels denied attacking the convoy.", "The rebels", "denied", "attacking the convoy"),
        ("The plan, the envoy said, would fail within days.", "the envoy", "said", "The plan … would fail within days"),
    ],
)
def test_constructions(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in _all(text)


def test_a_quotation_that_its_cue_splits_is_one() -> None:
    (one,) = _all("“We are ready,” Anna Berg said. “The other side is not.”")
    assert one == ("Anna Berg", "said", "“We are ready,” … “The other side is not.”")


def test_a_quotation_may_run_over_sentences() -> None:
    (one,) = _all("“We are ready. The other side is not. We will wait,” Anna Berg told reporters.")
    assert one[2] == "“We are ready. The other side is not. We will wait,”"


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    (one,) = _all("Anna Berg said: “We are ready.\n\n“The other side is not.\n\n“We will wait.”\n\nThe talks go on.")
    assert one[2] == "“We are ready. … “The other side is not. … “We will wait.”"


def test_a_closed_quotation_of_the_next_paragraph_is_the_same_speakers() -> None:
    first, second = _all("“We are ready,” Anna Berg said.\n\n“The other side is not ready at all.”")
    assert (first[2], second[2]) == ("“We are ready,”", "“The other side is not ready at all.”")
    assert first[0] == second[0] == "Anna Berg"


def test_an_announced_quotation_stands_in_the_next_paragraph() -> None:
    (one,) = _all("After the meeting Anna Berg said:\n\n“We are ready. The other side is not.”")
    assert one == ("Anna Berg", "said", "“We are ready. The other side is not.”")


def test_announced_speech_without_marks_ends_where_the_speaker_is_named() -> None:
    found = _all("After the meeting Anna Berg said:\n\nWe are ready.\n\nThe other side is not.\n\nLater Berg flew home.")
    assert ("Anna Berg", "said", "We are ready. … The other side is not.") in found


def test_nested_statements_are_two() -> None:
    found = _all("The ministry said that the president had promised to halt the strikes.")
    assert ("The ministry", "said", "that the president had promised to halt the strikes") in found
    assert any(source == "the president" and content == "to halt the strikes" for source, _, content in found)


def test_a_content_ends_where_the_cue_goes_on() -> None:
    found = _all("The minister said the truce had failed, adding that talks would go on.")
    assert ("The minister", "said", "the truce had failed") in found
    assert any(content == "that talks would go on" for _, _, content in found)


def test_quotation_types() -> None:
    found = reading("“It is over,” Anna Berg said. The ministry said the plan was “a first step” at best. The army said that it had won.")
    assert [one.quotation for one in found.utterances] == ["direct", "mixed", "indirect"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry condemned the attack.", "condemn"),
        ("The rebels denied that they had fired.", "deny"),
        ("“We will open the corridor tomorrow,” the general said.", "promise"),
        ("“We will not open the corridor,” the general said.", "refuse"),
        ("The envoy said that all prisoners must be freed.", "demand"),
        ("The envoy expressed hope that the truce would hold.", "expect"),
        ("The army said rebels had attacked two villages.", "say"),
        ("The army said rebels attacked two villages.", "accuse"),
        ("The envoy said the weather was fine.", "say"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert [one.act for one in reading(text).utterances] == [act]


def test_an_attitude_is_no_utterance() -> None:
    found = reading("The union backs the plan. The union said the plan was sound.")
    assert [said(one, found)[1] for one in found.utterances] == ["said"]


def test_a_transcript_and_headlines_run_into_the_text_do_no_harm() -> None:
    text = (
        "TALKS END WITHOUT DEAL\nTHE PRESIDENT: We spoke for an hour.\nQ Did you agree? THE PRESIDENT: “Almost.\n"
        "The envoy said that more talks would follow."
    )
    assert ("The envoy", "said", "that more talks would follow") in _all(text)


_PIECES = st.sampled_from(
    ["“", "”", '"', "'", "''", "said", "Anna Berg", ",", ".", " ", "\n", "the talks will go on", "he", "that", "according to", "…", "(",
     "]", "\u200f", "🕊️", "told reporters", "denied", "—", ":", "Putin", "5", "é"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_spans_are_exact_on_any_text(text: str) -> None:
    found = reading(text)
    for one in (*found.attributions, *found.utterances):
        assert one.content
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(found.text)
            assert not span.of(found.text)[0].isspace()
            assert not span.of(found.text)[-1].isspace()
