"""Parley turns news reporting on a negotiation into a sourced ledger.

    >>> import parley
    >>> ledger = parley.read("The two presidents talked for an hour on Wednesday.", published="2025-03-19")
    >>> [document.published for document in ledger.documents]
    ['2025-03-19']

The names below are loaded when they are first used, so that ``import parley`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parley.errors import EvidenceError, InputError, InstallationError, LanguageError, NotFoundError, ParleyError, StoreError
from parley.version import __version__

if TYPE_CHECKING:
    from parley.api import Ledger, Read, annotate, open_ledger, read

__all__ = [
    "EvidenceError",
    "InputError",
    "InstallationError",
    "LanguageError",
    "Ledger",
    "NotFoundError",
    "ParleyError",
    "Read",
    "StoreError",
    "__version__",
    "annotate",
    "open_ledger",
    "read",
]

_FROM_API = {"Ledger", "Read", "annotate", "open_ledger", "read"}


def __getattr__(name: str) -> Any:
    if name in _FROM_API:
        from parley import api

        return getattr(api, name)
    raise AttributeError(f"module 'parley' has no attribute {name!r}")
