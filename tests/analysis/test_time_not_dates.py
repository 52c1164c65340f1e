"""Words and figures that look like dates and are none."""

import pytest

from parley.analysis.parse import parse
from parley.analysis.time import find_timexes
from parley.documents import Document


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels may attack the port.",
        "Protesters march through the capital.",
        "They may march.",
        "The town could fall to the rebels.",
        "The fall of the town shocked the region.",
        "They drew water from the spring.",
        "The Sun published the photographs.",
        "The Sunday Times published the photographs.",
        "The inquiry into Bloody Sunday was closed.",
        "The Good Friday Agreement held.",
        "A second envoy signed the deal.",
        "He came second in the race.",
        "The truce will last.",
        "Theresa May spoke to reporters.",
        "The army fired 1,500 drones at the port.",
        "The army fired 2000 shells at the port.",
        "Between 1500 and 2000 people fled.",
        "The deal is worth $1990 a tonne.",
        "Inflation rose by 31% there.",
        "The team won 3-2 in the final.",
        "Call the office at 555-2014 for help.",
        "Resolution 2202 was adopted.",
        "A B-52 flew over the F-16 base.",
        "The jet, MH17, was shot down.",
        "The child is 12.",
        "The 44-year-old envoy resigned.",
        "The envoy is 61 years old.",
        "Three quarters of the town is in ruins.",
        "A quarter of the army deserted.",
        "She told 60 Minutes that the deal was dead.",
        "A man in his 60s was hurt.",
        "The rules are in Annex 3.",
        "The second half was dull.",
        "At high noon comes the film.",
        "Paragraph 5 may be deleted.",
        "No. 10 declined to comment.",
        "They rose 5 points.",
        "The price fell to 20.15 dollars.",
    ],
)
def test_no_date_is_read(sentence: str) -> None:
    reading = parse(Document(digest="-", text=sentence, published="2025-03-19"))
    assert [sentence[timex.start : timex.end] for timex in find_timexes(reading)] == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In May, the rebels may march.", "May"),
        ("They may march on March 5.", "March 5"),
        ("The 1992 protests were peaceful.", "1992"),
        ("In 2014 the war began.", "2014"),
        ("The post-2014 order is gone.", "2014"),
        ("After the fall of the town in the fall, they fled.", "fall"),
        ("A dam was hit on 30 February and on 3 March.", "3 March"),
    ],
)
def test_the_date_beside_it_is_read(sentence: str, words: str) -> None:
    reading = parse(Document(digest="-", text=sentence, published="2025-03-19"))
    assert [sentence[timex.start : timex.end] for timex in find_timexes(reading)] == [words]
