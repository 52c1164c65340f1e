"""Boilerplate is marked, whole sentences or lines of it, and reporting is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.documents import normalise
from parley.ingest.boilerplate import LARGEST_PART, boilerplate_spans

REPORT = [
    "The two delegations met again on Wednesday, a day after their ministers had spoken by telephone for an hour.",
    "“We are closer than we were,” the mediator, Anna Lindqvist, told reporters after the session in Lakeside.",
    "The northern side wants the corridor to be opened before the truce begins, its spokesman said in a statement.",
    "Shells fell on two villages overnight, according to the regional administration, and a bridge was damaged.",
    "The southern side denied that its forces had fired and accused its neighbour of breaking the truce.",
    "Talks are to go on next week, when the foreign ministers of both countries are expected in the city.",
    "A third country has offered to send observers if both sides agree to let them move freely along the line.",
]
ARTICLE = "\n".join(REPORT)


def marked(text: str) -> list[str]:
    return [span.of(text) for span in boilerplate_spans(text)]


@pytest.mark.parametrize(
    "tail",
    [
        "Catch all the Sports News, Breaking News and Top Headlines on Daily Wave. Download the Wave News App to get live alerts.",
        "Subscribe to our newsletter to get the day's top stories in your inbox.",
        "Sign up here for the weekly briefing.",
        "Follow us on Telegram and X.",
        "Follow Eva Ek on Twitter @evaek.",
        "Follow the Lakeside Courier on Facebook, Instagram and YouTube.",
        "For the latest news from the region, download our app.",
        "For more stories like this, visit www.courier.test.",
        "Stay tuned to our website for updates.",
        "Join our WhatsApp channel for breaking news.",
        "Click here to read the full report.",
        "Read the full interview here.",
        "Have a tip? Email us at desk@courier.test",
        "Get the latest headlines delivered to your inbox every morning.",
        "Listen to our podcast on the peace process.",
        "If you enjoyed this article, support independent journalism.",
        "(Reporting by Per Holm in Lakeside and Eva Ek in Northport; Editing by A. B. Carter)",
        "Reporting by Per Holm; additional reporting by Eva Ek; writing by Jo Dahl; editing by A. Carter",
        "Compiled by the foreign desk.",
        "Per Holm and Eva Ek contributed to this report.",
        "Eva Ek contributed reporting from Northport.",
        "Agency writers in three cities contributed to this story.",
        "With inputs from agencies",
        "Copyright 2025 Lakeside Courier. All rights reserved.",
        "© 2025 The Courier Ltd",
        "All rights reserved.",
        "This article was originally published by the Northport Post.",
        "This story has been published from a wire agency feed without modifications to the text.",
        "The views expressed in this article are the author’s own and do not necessarily reflect those of the Courier.",
        "Photo: AFP via Getty Images",
        "Twitter: @courier",
        "###",
        "# # #",
        "* * *",
        "___",
        "– ENDS –",
        "-30-",
        "ADVERTISEMENT",
        "Comments",
    ],
)
def test_tails_are_marked_whole(tail: str) -> None:
    assert marked(f"{ARTICLE}\n{tail}") == [tail]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ministers speak for an hour",
        "READ MORE | What the truce says",
        "Also read: Villages shelled overnight",
        "Related: The corridor, explained",
        "See also: Who are the mediators?",
        "Watch: Delegations arrive in Lakeside",
        "Advertisement",
        "Story continues below advertisement",
        "Most read in world news",
        "Related articles",
        "Sign up for our newsletter",
        "Photo credit: Reuters",
        "***",
    ],
)
def test_lines_between_paragraphs_are_marked(line: str) -> None:
    assert marked("\n".join([*REPORT[:3], line, *REPORT[3:]])) == [line]


def test_a_promotion_in_the_last_paragraph_leaves_the_report_before_it() -> None:
    last = "The talks go on. Download the Wave News App to get daily updates."
    assert marked(f"{ARTICLE}\n{last}") == ["Download the Wave News App to get daily updates."]


def test_a_credit_in_parentheses_is_marked_without_its_paragraph() -> None:
    credit = "(Reporting by Per Holm; Editing by Eva Ek)"
    assert marked(f"{ARTICLE}\nNo date was set, and nobody would say when one will be. {credit}") == [credit]


def test_neighbours_are_one_span() -> None:
    tail = "###\n\nFollow us on Facebook.\nAll rights reserved."
    assert marked(f"{ARTICLE}\n{tail}") == [tail]


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow-up talks on the app that both sides use for alerts are planned.",
        "“Follow us on Facebook,” the movement told its supporters.",
        "He urged people to download the app and subscribe to the channel.",
        "Subscribe to our newsletter, the leaflet said.",
        "Support for the coverage of the talks on Twitter grew here.",
        "Share prices of Facebook and Twitter fell after the report.",
        "Like many in the community, she read the news on Telegram.",
        "Joining the talks online, the minister posted updates on Twitter.",
        "Reporting restrictions were lifted on Wednesday.",
        "Reports by the observers contributed to this view of events.",
        "Heavy shelling contributed to the collapse of the talks.",
        "The agreement was originally published by the ministry.",
        "The report was harshly criticised by both sides.",
        "Copyright disputes are not part of the talks.",
        "Read out in parliament, the letter asked for more coverage.",
        "Get-togethers of the two sides were rare before Twitter.",
        "Visit of the envoy to the north is on, the channel’s website reports.",
        "Catch-all clauses on breaking news are gone from the draft.",
        "Watch towers along the line were seen in this video.",
        "Ends of the corridor are to be guarded by observers.",
        "Find ways to stop the fire, the envoy wrote on Telegram.",
        "Contact between the sides, at ministers@ level, was cut.",
        "No comments were made.",
        "Reporting by the observers shows that both sides fired.",
        "Written by hand, the letter was handed over on Wednesday.",
        "Edited by lawyers of both sides, the draft lost its second part.",
        "Photo opportunities were refused by both delegations.",
        "The minister’s team writes that the story has been updated by nobody.",
    ],
)
def test_reporting_is_not_marked(sentence: str) -> None:
    assert marked(f"{ARTICLE}\n{sentence}") == []
    assert marked("\n".join([*REPORT[:3], sentence, *REPORT[3:]])) == []


def test_of_a_text_that_is_nothing_else_hardly_anything_is_marked() -> None:
    text = "\n".join(["Follow us on Facebook.", "Sign up for our newsletter.", "###"])
    assert marked(text) == ["###"]
    assert marked("###") == []
    assert marked("") == []


LINES = st.sampled_from(
    [*REPORT, "###", "Read more: The truce", "Follow us on X.", "All rights reserved.", "", "(Reporting by A B; Editing by C D)"]
)


@settings(deadline=None)
@given(st.lists(LINES | st.text(max_size=80), max_size=25).map("\n".join).map(lambda raw: normalise(raw).text))
def test_spans_are_sorted_apart_and_small_and_hold_no_half_words(text: str) -> None:
    spans = boilerplate_spans(text)
    position = -1
    for span in spans:
        assert position < span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        assert not text[span.start - 1 : span.start].isalnum() or span.start == 0
        assert not text[span.end : span.end + 1].isalnum()
        position = span.end
    assert sum(span.end - span.start for span in spans) <= LARGEST_PART * len(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(REPORT), min_size=1, max_size=12))
def test_reports_alone_are_never_marked(sentences: list[str]) -> None:
    assert boilerplate_spans(" ".join(sentences)) == boilerplate_spans("\n".join(sentences)) == ()
