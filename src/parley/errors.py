"""Every error that Parley raises on purpose, under one root.

The classes are picklable (a batch worker hands them back to its driver), keep the facts they speak of as attributes, and print
as one line that names the file or record and the reason.
"""

from __future__ import annotations


class ParleyError(Exception):
    """Root of Parley's own errors. ``str(error)`` is one line fit for a person."""


class InputError(ParleyError):
    """Something given to be read cannot be read.

    Attributes:
        where: the file, URL, or line (``articles.jsonl:12``) as the user knows it.
        reason: what is wrong, in words that suggest what to do.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class LanguageError(InputError):
    """The text is not in a language that Parley reads. ``language`` is its ISO 639-1 code."""

    def __init__(self, where: str, reason: str, language: str) -> None:
        super().__init__(where, reason)
        self.args = (where, reason, language)
        self.language = language


class EvidenceError(ParleyError):
    """An evidence span does not hold the words it claims to hold."""


class StoreError(ParleyError):
    """The ledger file cannot be opened, read or written.

    Attributes:
        where: the ledger's path or URL.
        reason: what is wrong.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class NotFoundError(ParleyError):
    """No document or record has the id, or several have the prefix, that was asked for."""


class InstallationError(ParleyError):
    """A part of the installation (the language pipeline, the gazetteer) is missing or not the pinned one."""
