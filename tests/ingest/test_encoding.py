"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import InputError
from parley.ingest.encoding import decode

ENGLISH = "“We’re closer than we were,” said José Muñoz — the mediator at Lakeside — on Wednesday, and he wouldn’t say more. " * 3
PAGE = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_tell_themselves_or_are_usual(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt") == ENGLISH


@pytest.mark.parametrize("byte_order", ["le", "be"])
def test_utf16_with_a_mark(byte_order: str) -> None:
    assert decode(("\ufeff" + ENGLISH).encode(f"utf-16-{byte_order}"), "a.txt") == ENGLISH


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1", "us-ascii", "macintosh", "ISO-8859-15"])
def test_a_page_declares_its_charset(charset: str) -> None:
    codec = {"macintosh": "mac_roman", "ISO-8859-15": "iso-8859-15"}.get(charset, "cp1252")
    text = "Señor Muñoz and Mrs Lefèvre met." if codec == "iso-8859-15" else ENGLISH
    assert text in decode(PAGE.format(charset, text).encode(codec), "a.html")


def test_the_transport_comes_before_the_page_and_utf8_before_both() -> None:
    page = PAGE.format("iso-8859-5", ENGLISH)
    assert ENGLISH in decode(page.encode("cp1252"), "a.html", declared="windows-1252")
    assert ENGLISH in decode(page.encode(), "a.html", declared="windows-1252")


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "zip", "hex", "idna", "no-such-charset", "", "x" * 5000])
def test_a_strange_declaration_is_not_obeyed(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), "a.html", declared=declared) == ENGLISH


def test_a_character_cut_in_two_does_not_cost_the_article() -> None:
    cut = ENGLISH.encode()[:-5].replace("—".encode(), "—".encode()[:2], 1)
    assert decode(cut, "a.txt").count("\ufffd") == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Переговоры продолжились в среду, сообщил посредник.".encode("cp1251"), "is not in UTF-8 (byte 0xcf at position 0)"),
        ("Переговоры продолжились в среду, сообщил посредник.".encode("koi8-r"), "is not in UTF-8"),
        ("会談は水曜日に続いた。".encode("shift_jis"), "is not in UTF-8"),
        ("会谈于星期三继续进行。".encode("gb18030"), "is not in UTF-8"),
        ("They don’t and won’t say what he’d said; it isn’t clear.".encode("mac_roman"), "is not in UTF-8"),
        (ENGLISH.encode().replace("”".encode(), b"").decode("cp1252").encode(), "stand as"),
        (ENGLISH.encode("ascii", "replace").replace(b"?", "\ufffd".encode()), "full of replacement characters"),
        (b"\xff\xfe" + b"odd" * 5, "begins with the mark of UTF-16"),
        (ENGLISH.encode("utf-16-le"), "is binary"),
        (bytes(range(256)) * 4, "is binary"),
        (b"", "is empty"),
        (b"\x00\x00", "is empty"),
        (b"{\\rtf1\\ansi talks}", "is an RTF document"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(content: bytes, reason: str) -> None:
    with pytest.raises(InputError) as failed:
        decode(content, "folder/a.txt")
    assert failed.value.where == "folder/a.txt"
    assert reason in failed.value.reason


def text_or_reason(content: bytes) -> str:
    try:
        return decode(content, "a.txt")
    except InputError as error:
        return error.reason


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(content: bytes) -> None:
    found = text_or_reason(content)
    assert found


@settings(deadline=None)
@given(st.text(min_size=1, alphabet=st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc"))).filter(str.strip))
def test_utf8_comes_back(text: str) -> None:
    # Unless it looks like the start of another kind of file, or like damage.
    found = text_or_reason(text.encode())
    assert found == text.removeprefix("\ufeff") or "encoding" in found or "not text" in found or found == "is empty"
