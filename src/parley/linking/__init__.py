"""Linking: what belongs together across documents. Pure functions over what was read; nothing read is changed."""

from parley.linking.reprints import mark_reprints

__all__ = ["mark_reprints"]
