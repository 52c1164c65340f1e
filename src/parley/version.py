"""Versions: of the package, and of the analysis that made a record."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def _package_version() -> str:
    try:
        return version("parley")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0+source"


__version__ = _package_version()

# Raised whenever the same document may give other records than before: ledgers then tell which documents are worth reading again.
ANALYSIS_VERSION = "1"
