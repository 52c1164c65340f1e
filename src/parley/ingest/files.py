"""Files and folders."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from parley.errors import InputError
from parley.ingest.article import Ignored
from parley.ingest.formats import BY_SUFFIX, format_of_name
from parley.ingest.limits import unreadable

_GZIP = b"\x1f\x8b"


def shown(path: Path) -> str:
    """A path for people and records: POSIX separators, and bytes of a name that are no UTF-8 replaced."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def is_folder(path: Path) -> bool:
    """True if the path is a folder. A name that is none (too long, with a null character) is not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The content of a file, decompressed if it begins as gzip does, whatever its name.

    Raises:
        InputError: it cannot be opened.
    """
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise unreadable(shown(path), error) if isinstance(error, OSError) else InputError(shown(path), "is no file name") from None
    with file:
        compressed = file.peek(2)[:2] == _GZIP
        yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if compressed else file


def walk(folder: Path) -> Iterator[Path | InputError | Ignored]:
    """The articles under a folder by their names, sorted; what cannot be listed; at last what was ignored.

    Hidden files and folders are skipped, links to folders are not followed (they may lead in a circle), and only regular files count: a
    pipe would be waited on for ever.
    """
    articles: list[Path] = []
    others: list[str] = []
    errors: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(at, name) for name in names if not name.startswith(".")):
            if path.is_file() and format_of_name(path.name):
                articles.append(path)
            else:
                others.append(path.suffix)
    yield from sorted(articles, key=lambda path: path.parts)
    yield from (unreadable(shown(Path(error.filename)), error) for error in errors)
    if others:
        yield Ignored(shown(folder), len(others), tuple(sorted(set(others))))
    if not articles and not errors:
        yield InputError(shown(folder), f"holds no articles ({', '.join(BY_SUFFIX)}, or these with .gz)")
