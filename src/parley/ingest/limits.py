"""How much is read."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from parley.errors import InputError

# Bytes of one article with its page, after decompression. The largest of 181 news pages has 1.6 MB.
LARGEST_INPUT = 20_000_000
# Code points of one text: some 350,000 words, a very long novel; more is a mistake.
LONGEST_TEXT = 2_000_000


def too_large(where: str, advice: str = "") -> InputError:
    """The error for an input above :data:`LARGEST_INPUT`."""
    return InputError(where, f"is larger than {LARGEST_INPUT // 1_000_000} MB{advice}")


def read_bounded(stream: BinaryIO, where: str, *, limit: int = LARGEST_INPUT) -> bytes:
    """All that the stream holds, read no further than ``limit`` bytes (of decompressed content, if the stream decompresses).

    Raises:
        InputError: it holds more, cannot be read, or is damaged.
    """
    try:
        content = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(where, error) from None
    if len(content) > limit:
        raise too_large(where)
    return content


def unreadable(where: str, error: Exception) -> InputError:
    """The error for an input that the system, or a decompressor, does not hand out."""
    if isinstance(error, FileNotFoundError):
        return InputError(where, "does not exist")
    if isinstance(error, PermissionError):
        return InputError(where, "may not be read: permission denied")
    if isinstance(error, OSError) and error.strerror:
        return InputError(where, f"cannot be read: {error.strerror.lower()}")
    return InputError(where, "is a damaged gzip file")
