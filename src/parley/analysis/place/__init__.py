"""Toponyms: recognising them in a text, and telling which place of that name is meant."""

from parley.analysis.place.find import find_places, place_of

__all__ = ["find_places", "place_of"]
