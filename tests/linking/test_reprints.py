"""Reprints are told from reports of the same event, whatever the order of reading."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.documents import Document, Span
from parley.linking import mark_reprints

AGENCY = (
    "The two presidents spoke for about an hour on Tuesday evening, and the call ended without an agreement on the northern ports. "
    "A spokesman for the host said that both had asked for a second conversation before the week ended. The ministry there "
    "declined to give details of what had been discussed, while an adviser who listened called the tone friendly and the substance thin. "
    "Drones were reported over three towns during the night. Nobody was hurt, according to the regional administration."
)
OTHER = (
    "After an hour on the telephone, the presidents had nothing to announce. People close to the talks said the northern ports remained "
    "the sticking point, and that another call was likely before Sunday. In the regional capital, sirens went off at two in the morning "
    "when drones crossed the river; officials counted three towns under alert and no casualties. Diplomats warned against reading much "
    "into a single conversation between leaders who had not exchanged a word since the autumn."
)


def _document(text: str, **facts: str | None) -> Document:
    defaults: dict[str, str | None] = {"published": "2025-03-18", "outlet": "Wire", "digest": str(hash(text)) + str(sorted(facts.items()))}
    return Document(text=text, **{**defaults, **facts})  # type: ignore[arg-type]


ORIGINAL = _document(AGENCY)
REPRINT = _document(
    "Call ends without accord\n" + AGENCY.replace("the call ended", "it ended") + " Download our app.",
    outlet="Courier",
    published="2025-03-19",
)
CUT = _document(AGENCY[:330], outlet="Gazette", published="2025-03-20")
OWN = _document(OTHER, outlet="Lantern", published="2025-03-19")


def _copies(documents: list[Document]) -> dict[str | None, str | None]:
    return {document.outlet: document.copy_of for document in mark_reprints(documents)}


def test_reprints_point_at_the_first_in_any_order_of_reading() -> None:
    for order in permutations([ORIGINAL, REPRINT, CUT, OWN]):
        assert _copies(list(order)) == {"Wire": None, "Courier": ORIGINAL.id, "Gazette": ORIGINAL.id, "Lantern": None}


def test_a_transcript_that_quotes_a_whole_statement_is_no_reprint() -> None:
    transcript = _document(OTHER + "\n" + AGENCY + "\n" + OTHER[::-1], outlet="Lantern", published="2025-03-19")
    assert _copies([ORIGINAL, transcript]) == {"Wire": None, "Lantern": None}


def test_ids_and_texts_stay() -> None:
    before = [REPRINT, ORIGINAL]
    after = mark_reprints(before)
    assert [(d.id, d.text) for d in before] == [(d.id, d.text) for d in after]


def test_a_changed_version_of_a_page_is_no_reprint() -> None:
    url = "https://wire.example/call"
    old, new = _document(AGENCY, url=url), _document(AGENCY + " The ministry later confirmed it.", url=url, published="2025-03-19")
    assert all(document.copy_of is None for document in mark_reprints([old, new]))


def test_a_yearly_notice_is_no_reprint() -> None:
    assert all(d.copy_of is None for d in mark_reprints([ORIGINAL, _document(AGENCY, outlet="Courier", published="2026-03-18")]))


def test_boilerplate_in_common_is_no_reprint() -> None:
    tail = " ".join(f"Subscribe to letter number {n} of this house." for n in range(30))
    one, two = (text + "\n" + tail for text in (AGENCY, OTHER))
    documents = [
        Document(text=text, digest=text[:9], outlet=text[:9], boilerplate=(Span(text.index(tail), len(text)),)) for text in (one, two)
    ]
    assert all(document.copy_of is None for document in mark_reprints(documents))


def test_a_reprint_of_a_reprint_points_at_the_first() -> None:
    first, second, third = (_document(AGENCY, outlet=name, published=f"2025-03-{day}") for name, day in (("A", 18), ("B", 19), ("C", 20)))
    assert _copies([third, second, first]) == {"A": None, "B": first.id, "C": first.id}


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="ab cd", max_size=400), max_size=6))
def test_never_a_copy_of_itself_or_of_a_copy(texts: list[str]) -> None:
    marked = mark_reprints([_document(text or "x", outlet=str(number)) for number, text in enumerate(texts)])
    copies = {document.id: document.copy_of for document in marked if document.copy_of}
    assert all(original not in copies for original in copies.values())
