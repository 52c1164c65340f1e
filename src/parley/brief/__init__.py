"""The brief: what a ledger holds, for a terminal or as one self-contained page."""

from parley.brief.html import render_html
from parley.brief.terminal import render_text, write_text

__all__ = ["render_html", "render_text", "write_text"]
