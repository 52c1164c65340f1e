from __future__ import annotations

import base64
import hashlib
import random
import re
from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.brief import render_html
from parley.documents import Document, Span, normalise
from parley.ledger import Actor, Contact, Evidence, Incident, Position, Proposal, Record, Statement
from parley.ledger.snapshot import Snapshot
from parley.views import basis_of
from support.negotiation import NOTE, OSLO, REPRINT, TARN, TARN_DRAFT, many, negotiation
from support.page import Element, parse

PAGE = render_html(negotiation())
DOM = parse(PAGE)


def passages(page: Element) -> dict[str, str]:
    """The words of each passage as the articles have them: the segments that bear its number, joined."""
    found: dict[str, str] = {}
    for segment in page.all(class_="s"):
        for number in segment.attributes["data-p"].split():
            found[number] = found.get(number, "") + segment.text
    return found


def quoted(link: Element) -> str:
    return "".join(part.text for part in link.all("q"))


def expected(record: Record) -> Counter[str]:
    """What a click on each of a record's quotations has to mark."""
    if isinstance(record, Statement):
        return Counter(["".join(item.quote for item in record.content)])
    return Counter(item.quote for item in record.evidence)


def test_every_quotation_of_every_line_marks_exactly_its_words() -> None:
    marked = passages(DOM)
    snapshot = negotiation()
    lines = list(DOM.all("li", class_="line"))
    for line in lines:
        says = next(line.all(class_="says"))
        links = [child for child in says.children if isinstance(child, Element) and "quote" in child.attributes.get("class", "").split()]
        assert [quoted(link) for link in links] == [marked[link.attributes["data-p"]] for link in links]
        assert Counter(map(quoted, links)) == expected(snapshot.record(line.attributes["data-record"]))
    shown = {line.attributes["data-record"] for line in lines}
    counted = basis_of(snapshot).snapshot.records
    assert shown == {record.id for record in counted if record.kind not in ("actor", "link", "proposal")}


def test_source_and_cue_of_a_statement_are_marked_as_context() -> None:
    marked = passages(DOM)
    snapshot = negotiation()
    for line in DOM.all("li", class_="line"):
        record = snapshot.record(line.attributes["data-record"])
        if isinstance(record, Statement):
            context = next(line.all("a", class_="quote")).attributes["data-c"]
            parts = sorted(record.source + record.cue, key=lambda item: item.start)
            assert marked[context] == "".join(part.quote for part in parts)


def test_the_chips_of_the_matrix_mark_the_words_of_their_positions() -> None:
    marked = passages(DOM)
    quotes = {item.quote for record in negotiation().of_type(Position) for item in record.evidence}
    chips = [link for table in DOM.all("table") for link in table.all("a")]
    assert len(chips) == len(negotiation().of_type(Position))
    assert all(marked[chip.attributes["data-p"]] in quotes for chip in chips)


def test_articles_hold_the_text_and_nothing_else() -> None:
    articles = {article.attributes["id"]: next(article.all(class_="text")).text for article in DOM.all("article")}
    assert articles == {"d1": NOTE.text, "d2": OSLO.text, "d5": TARN.text}
    titles = next(DOM.all("section", id="documents")).text
    assert REPRINT.title is not None
    assert TARN_DRAFT.title is not None
    assert REPRINT.title in titles
    assert TARN_DRAFT.title in titles


def test_anchors_lead_somewhere_and_ids_are_unique() -> None:
    ids = Counter(element.attributes["id"] for element in DOM.all() if "id" in element.attributes)
    assert max(ids.values()) == 1
    fragments = {link.attributes["href"] for link in DOM.all("a") if link.attributes["href"].startswith("#")}
    assert {fragment[1:] for fragment in fragments} <= ids.keys()


def test_without_a_script_a_quotation_leads_to_the_element_in_which_it_begins() -> None:
    begins = {element.attributes["id"]: element.text for element in DOM.all(class_="s") if "id" in element.attributes}
    for link in DOM.all("a", class_="quote"):
        assert quoted(link).startswith(begins[link.attributes["href"][1:]])


def assert_self_contained(page: Element) -> None:
    """Nothing is loaded, nothing runs but the one script, and no style or handler stands in an attribute."""
    (style,), (script,) = page.all("style"), page.all("script")
    policy = next(page.all("meta", **{"http-equiv": "Content-Security-Policy"})).attributes["content"]
    digests = [base64.b64encode(hashlib.sha256(part.text.encode()).digest()).decode() for part in (style, script)]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; ")
    assert "unsafe" not in policy
    assert "url(" not in style.text
    assert "@import" not in style.text
    assert {element.tag for element in page.all()} <= TAGS
    for element in page.all():
        names = element.attributes.keys()
        assert not any(name.startswith("on") or name in ("src", "srcset", "style", "action", "formaction", "srcdoc") for name in names)
        href = element.attributes.get("href", "#")
        if not href.startswith("#") and href != "data:,":
            assert element.tag == "a"
            assert re.match(r"https?://", href, re.IGNORECASE)
            assert element.attributes["rel"] == "noopener noreferrer external"


TAGS = {
    *("html", "head", "meta", "title", "link", "style", "script", "body", "main", "header", "nav", "section", "aside", "footer", "article"),
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "div", "span", "b", "strong", "q", "a", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "label", "input", "output", "select", "option", "button"),
}


def test_the_page_is_self_contained() -> None:
    assert_self_contained(DOM)
    assert next(DOM.all("html")).attributes["lang"] == "en"
    assert next(DOM.all("title")).text == "What the ledger holds · Parley brief"
    assert all(element.attributes["lang"] == "en" for element in DOM.all("article"))


def test_the_same_ledger_gives_the_same_page() -> None:
    snapshot = negotiation()
    documents, records = list(snapshot.documents), list(snapshot.records)
    random.Random(1).shuffle(documents)
    random.Random(1).shuffle(records)
    assert render_html(Snapshot(documents, records)) == PAGE


def test_a_part_of_the_ledger_is_titled_by_its_document() -> None:
    page = parse(render_html(negotiation().only([TARN.id])))
    assert next(page.all("h1")).text == TARN.title
    assert len(list(page.all("article"))) == 1
    assert next(parse(render_html(negotiation(), title="Our week")).all("h1")).text == "Our week"


def test_modality_confidence_and_voice_stand_in_words() -> None:
    record = next(incident for incident in negotiation().of_type(Incident) if incident.modality == "alleged")
    lines = [line for line in next(DOM.all("section", id="incidents")).all("li") if line.attributes.get("data-record") == record.id]
    alleged = lines[-1]
    assert [mark.text for mark in next(alleged.all(class_="what")).all(class_="mark")] == ["alleged"]
    assert "attributed to Velm Front" in alleged.text
    assert "alleged by Sarvia's defence ministry" in alleged.text
    assert "denied by" in alleged.text
    assert "Jory Hask" in alleged.text
    blockade = next(DOM.all("section", id="incidents")).text
    assert "uncertain reading 0.35" in blockade
    planned = next(DOM.all("section", id="contacts"))
    assert [mark.text for mark in planned.all(class_="mark")] == ["reports differ", "planned"]


def test_stances_differ_by_word_and_sign_as_well_as_by_colour() -> None:
    families = {
        frozenset(chip.attributes["class"].split()) - {"chip"}: chip.text.split()[0]
        for table in DOM.all("table")
        for chip in table.all("a", class_="chip")
    }
    assert families == {frozenset({"for"}): "+", frozenset({"against"}): "−", frozenset({"asks"}): "→", frozenset({"conditional"}): "±"}


def test_many_reports_of_one_contact_are_folded_and_none_is_lost() -> None:
    snapshot = many(20)
    page = parse(render_html(snapshot))
    shown = {line.attributes["data-record"] for line in next(page.all("section", id="contacts")).all("li", class_="line")}
    assert shown == {contact.id for contact in snapshot.of_type(Contact)}
    folded = next(page.all("details", class_="more"))
    assert next(folded.all("summary")).text == f"{len(list(folded.all('li', class_='line')))} more"


def test_an_empty_ledger_has_a_page() -> None:
    page = parse(render_html(Snapshot([], [])))
    assert "The ledger holds no document yet." in page.text
    assert list(page.all("section")) == []


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x?a=1&b=2", True),
        ("HTTP://a.example", True),
        ("http://[", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("https:alert(1)", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, linked: bool) -> None:
    page = parse(render_html(Snapshot([Document(digest="", text="x", title="t", url=url)], [])))
    assert [link.attributes["href"] for link in page.all("a") if link.text == "original"] == ([url, url] if linked else [])


# Letters, markup, quotes, right-to-left letters and overrides, a joined emoji, a combining mark, and a tag in pieces.
_PIECES = (
    *("<script>alert(1)</script>", "</style>", "</title>", '"', "'", "&amp;", "<!--", "-->", "{{ 7*7 }}", "{% raw %}", "]]>", " onload="),
    *("<img src=x onerror=x>", "שלום", "\u202e", "\u2066", "👩‍👩‍👧", "e\u0301", "\\", "`", "\n", " ", "a" * 90),
)
_HOSTILE = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), min_size=1, max_size=5).map("".join)


@settings(max_examples=60, deadline=None)
@given(_HOSTILE, st.lists(_HOSTILE, min_size=2, max_size=6))
def test_hostile_words_stay_words(name: str, parts: list[str]) -> None:
    name = normalise(name).text or "x"
    text = normalise(" ".join(parts)).text or "x"
    document = Document(digest="", text=text, title=name, outlet=name, author=name, url=f"https://a.example/{name}", language=name)
    middle = len(text) // 2
    spans = [Span(0, len(text)), Span(middle, len(text)), Span(0, max(middle, 1))]
    whole, *halves = (Evidence.of(document, span) for span in spans)
    actor = Actor(name=name, type="state", evidence=(whole,), confidence=1, method="hand")
    proposal = Proposal(label=name, type="other", target=name, conditions=name, evidence=(whole,), confidence=1, method="hand")
    records: list[Record] = [
        actor,
        proposal,
        Statement(content=(whole,), evidence=(whole,), speaker_text=name, quotation="direct", act="say", confidence=1, method="hand"),
        Position(party=actor.id, proposal=proposal.id, stance="demands", evidence=(halves[0],), confidence=1, method="hand"),
        Contact(participants=(actor.id,), mode="call", status="held", topic=name, evidence=(halves[1],), confidence=1, method="hand"),
        Incident(type="other", target=name, weapon=name, evidence=(whole, *halves), confidence=1, method="hand"),
    ]
    page = parse(render_html(Snapshot([document], records)))
    assert_self_contained(page)
    assert next(page.all("h1")).text == name
    assert next(next(page.all("article")).all(class_="text")).text == text
    marked = passages(page)
    assert all(quoted(link) == marked[link.attributes["data-p"]] for link in page.all("a", class_="quote"))
    assert {quoted(link) for link in page.all("a", class_="quote")} == {whole.quote, *(half.quote for half in halves)}


def test_documents_without_records_or_text_are_shown() -> None:
    page = parse(render_html(Snapshot([Document(digest="", text=""), msgspec.structs.replace(NOTE)], [])))
    assert sorted(next(article.all(class_="text")).text for article in page.all("article")) == ["", NOTE.text]


def colours(style: str) -> list[dict[str, str]]:
    """The custom properties of the light scheme, the dark one and print."""
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(blocks) == 3
    return [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_contrast_meets_wcag_aa(scheme: int) -> None:
    palette = colours(next(DOM.all("style")).text)[scheme]
    pairs = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "card")]
    pairs += [("ink", "hit"), ("for-ink", "for"), ("against-ink", "against"), ("cond-ink", "cond"), ("cond-ink", "cond-2")]
    pairs += [("asks-ink", "asks"), ("mark", "mark-bg"), ("mark", "paper")]
    for ink, ground in pairs:
        light, dark = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def simulated(colour: str, matrix: tuple[tuple[float, float, float], ...]) -> tuple[float, ...]:
    channels = [(int(colour[start : start + 2], 16) / 255) ** 2.2 for start in (1, 3, 5)]
    return tuple(max(0.0, sum(weight * value for weight, value in zip(row, channels, strict=True))) ** (1 / 2.2) for row in matrix)


# Machado, Oliveira and Fernandes 2009, severity 1.0.
_DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
_PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("matrix", [_DEUTERANOPIA, _PROTANOPIA])
def test_stances_are_told_apart_without_red_and_green(scheme: int, matrix: tuple[tuple[float, float, float], ...]) -> None:
    palette = colours(next(DOM.all("style")).text)[scheme]
    seen = {name: simulated(palette[name], matrix) for name in ("for", "against", "asks", "cond")}
    for one in seen:
        for other in seen:
            if one < other:
                distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
                assert distance > 0.15, (one, other)
