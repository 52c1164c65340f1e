"""Bytes to text: the byte-order mark, the declared charset, UTF-8, and Windows-1252 if that gives something readable.

A wrong guess spoils every quotation mark of an article without anybody noticing, so a text that only *can* be decoded is not taken: it has
to look like text. No detector (charset-normalizer, chardet) is asked: English text comes in these encodings, and for the rest a refusal
that names the byte helps more than a guess.
"""

from __future__ import annotations

import codecs
import re

from parley.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"ID3", "an MP3 file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip file inside another"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
# Python also "decodes" escapes, punycode and UTF-7, which no page may ask for; a page may ask for the charsets of the web's standard.
_CHARSET = re.compile(r"utf-?(8|16)|(us-)?ascii|latin-?1|iso-?8859-?\d+|(windows-|cp)125\d|mac(roman|intosh)?|koi8-[ru]|euc-|gb|big5|shift")
_AS_WINDOWS = re.compile(r"(us-?)?ascii|latin-?1|iso-?8859-?1|iso_8859-1")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,80}?encoding=[\"']([A-Za-z0-9_.:-]+)", re.I)
# A capital or a sign inside a word of small letters ("donÕt", "PutinÐs"), and the remains of UTF-8 read as Windows-1252 ("â€œ").
_MISPLACED = re.compile(r"(?<=[a-z])[À-ÖØ-ÞÐ¤¦¨ª±²³¹¼½¾¿‡ˆ‰Œ†ƒ](?=[a-z])")
_TWICE = re.compile(r"â€[œ\x9d™˜“”¦\x98\x99\x9c]|Ã[©¨¡³±¶¼¤]")
# English text in Windows-1252 has quotation marks, dashes and a few accents: under 3 % of its characters. Cyrillic or Chinese read as
# Windows-1252 has over 40 %.
_MOST_FOREIGN = 0.15
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DAMAGED = re.compile("\ufffd")


def decode(content: bytes, where: str, *, declared: str | None = None) -> str:
    """The text that ``content`` holds.

    A byte-order mark comes first. Then UTF-8, whatever is declared: pages often declare Latin-1 and are UTF-8, while Latin-1 that happens
    to be valid UTF-8 is not met.

    Args:
        content: all bytes of one article.
        where: what an error names.
        declared: the charset that the transport gives (``Content-Type``), or None. What a page declares in its head comes after it.

    Raises:
        InputError: the content is empty or binary, or no encoding gives readable text.
    """
    if not content.strip(b" \t\r\n\0"):
        raise InputError(where, "is empty")
    _refuse_known_kinds(content, where)
    text = _by_mark(content, where)
    if text is None:
        text = _strictly(content, "utf-8") or _by_declaration(content, declared) or _nearly_utf8(content) or _by_trial(content, where)
    if not text.strip():
        raise InputError(where, "is empty")
    _refuse_unreadable(text, where)
    return text


def _refuse_known_kinds(content: bytes, where: str) -> None:
    for start, kind in _KINDS:
        if content.startswith(start):
            raise InputError(where, f"is {kind}, not text; save the article as text or HTML")


def _by_mark(content: bytes, where: str) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(where, f"begins with the mark of {encoding.upper()} but is not: {_place(error)}") from None
    return None


def _by_declaration(content: bytes, declared: str | None) -> str | None:
    """The text by the declared charset; None if there is none, it is not known, or the bytes do not obey it."""
    found = _META.search(content, 0, 4096)
    in_page = (found[1] or found[2]).decode("ascii") if found else None
    names = [name.strip().lower() for name in (declared, in_page) if name]
    # What calls itself Latin-1 or ASCII is Windows-1252 on the web (WHATWG Encoding Standard).
    encodings = ["cp1252" if _AS_WINDOWS.fullmatch(name) else name for name in names if _CHARSET.match(name)]
    return next(filter(None, (_strictly(content, encoding) for encoding in encodings)), None)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _nearly_utf8(content: bytes) -> str | None:
    """UTF-8 with single broken characters (cut off by a program that counts bytes), each of them now U+FFFD; None if it is not that."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return text if broken <= max(1, len(text) // 2000) and whole >= 3 * broken else None


def _by_trial(content: bytes, where: str) -> str:
    """The text in Windows-1252, if it looks like English."""
    text = _strictly(content, "cp1252")
    if b"\0" in content:
        raise InputError(where, "is binary, not text")
    foreign = sum(character > "\x7f" for character in text or "")
    if text is None or foreign > _MOST_FOREIGN * len(text) or len(_MISPLACED.findall(text)) * 4 > foreign:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(
                where, f"is not in UTF-8 ({_place(error)}) nor in another encoding that gives readable text; save it as UTF-8"
            ) from None
    return text or ""


def _place(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} at position {error.start}"


def _refuse_unreadable(text: str, where: str) -> None:
    """Refuse text that decodes but cannot be read: control characters, marks of earlier damage."""
    if len(_CONTROL.findall(text)) > max(3, 0.002 * len(text)):
        raise InputError(where, "is binary, not text")
    if len(_DAMAGED.findall(text)) > 0.005 * len(text):
        raise InputError(where, "was damaged by a wrong encoding before it came here: it is full of replacement characters (\ufffd)")
    if len(_TWICE.findall(text)) > max(3, 0.002 * len(text)):
        raise InputError(where, "was saved with a wrong encoding: quotation marks and accents stand as “â€œ”, “Ã©”; save it as UTF-8")
