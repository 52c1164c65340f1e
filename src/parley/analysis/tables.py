"""Reading the tables of words that lie beside the modules which use them, as files of their packages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

# How the tables write the part of speech of a word, by its universal part-of-speech tag.
PART: Final = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


def text_of(package: str, name: str) -> str:
    """The text of a data file of a package, which is UTF-8."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def tsv_rows(package: str, name: str) -> Iterator[list[str]]:
    """The cells of each row of a table with tabs and no header; empty lines and lines that begin with "#" are no rows."""
    for line in text_of(package, name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def csv_rows(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table with commas and a header, by the names of its columns."""
    return csv.DictReader(io.StringIO(text_of(package, name)))
