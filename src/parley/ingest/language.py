"""Which language a text is in, and the refusal of any other than English.

py3langid (a naive Bayes classifier over byte n-grams, fork of langid.py: Lui and Baldwin 2012) tells the language of a sample; a text that
it takes for another one is looked at again line by line, so that an English article with long quotations in another language passes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from parley.errors import LanguageError
from parley.ingest.language_names import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
# py3langid's code for what is in no language: tables, addresses.
_NO_LANGUAGE = "zxx"
# Three windows of 500 characters, which cost 0.9 ms: of 2,100 English articles and 22,700 lines of them none is refused.
_WINDOW = 500
# The classifier's probability of a language is calibrated; on names and headlines of some words it stays below this.
_CONFIDENT = 0.9
# Where the script alone rules out English, the language is named if it is likelier than all others together.
_LIKELY = 0.5
# Letters in a text below which nothing is refused for its words: "Paris, Berlin, Moskva".
_FEWEST_LETTERS = 25
# A text is English if at least this part of its letters stands in lines that are not surely in another language.
_ENOUGH_ENGLISH = 0.5
_LINES_LOOKED_AT = 200

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]+")


def require_english(text: str, where: str) -> None:
    """Refuse a text that is surely in another language than English.

    Raises:
        LanguageError: it is; the error names the language.
    """
    sample = _sample(text)
    if _is_foreign_script(sample) and _is_foreign_script(text):
        raise _by_script(sample, where)
    if _length(_LETTERS, sample) < _FEWEST_LETTERS:
        return
    language, confidence = identify(sample)
    if language not in (ENGLISH, _NO_LANGUAGE) and confidence >= _CONFIDENT and _english_part(text) < _ENOUGH_ENGLISH:
        raise LanguageError(where, f"is in {LANGUAGES[language]}; Parley reads English only", language)


def _is_foreign_script(text: str) -> bool:
    """True if most letters are not Latin."""
    return _length(_LETTERS, text) > 2 * _length(_LATIN, text)


def _length(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def _by_script(sample: str, where: str) -> LanguageError:
    language, confidence = identify(sample)
    known = confidence >= _LIKELY and language in LANGUAGES
    name = LANGUAGES[language] if known else f"the {_script(sample)} script"
    return LanguageError(where, f"is in {name}; Parley reads English only", language)


def identify(text: str) -> tuple[str, float]:
    """The language of a text as an ISO 639 code, and its probability."""
    language, probability = _identifier().classify(text)  # type: ignore[no-untyped-call]
    return str(language), float(probability)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The classifier, loaded once a process (0.4 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    # Not the package's own classify(): it gives scores that cannot be compared with a threshold.
    loaded: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # type: ignore[no-untyped-call]
    # Without the small neighbours of large languages (Egyptian Arabic, Cantonese, Nigerian Pidgin), which take their texts.
    loaded.set_languages([*LANGUAGES, _NO_LANGUAGE])  # type: ignore[no-untyped-call]
    return loaded


def _sample(text: str) -> str:
    if len(text) <= 3 * _WINDOW:
        return text
    middle = (len(text) - _WINDOW) // 2
    return "\n".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


def _english_part(text: str) -> float:
    """The part of the text, by length, in lines that may be English."""
    lines = [line for line in text.split("\n") if line.strip()]
    looked_at = lines[:: len(lines) // _LINES_LOOKED_AT + 1]
    english = sum(len(line) for line in looked_at if _may_be_english(line))
    return english / sum(map(len, looked_at))


def _may_be_english(line: str) -> bool:
    language, confidence = identify(line)
    return language in (ENGLISH, _NO_LANGUAGE) or confidence < _CONFIDENT


def _script(text: str) -> str:
    """The script that most letters belong to, by the first word of their Unicode names."""
    names = [unicodedata.name(letter, "unknown").split()[0] for run in _LETTERS.findall(text) for letter in run]
    return max(sorted(set(names)), key=names.count).replace("CJK", "Chinese").title()
