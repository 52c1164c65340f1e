"""The command line."""

from parley.cli.main import main

__all__ = ["main"]
