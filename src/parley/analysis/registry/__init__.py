"""The built-in registry of states, organisations, government bodies, seats of power and armed groups (README.md beside it)."""

from parley.analysis.registry.entries import RegistryEntry, load_entries
from parley.analysis.registry.index import Kind, Match, Registry, adjective, lookup, registry, seat

__all__ = ["Kind", "Match", "Registry", "RegistryEntry", "adjective", "load_entries", "lookup", "registry", "seat"]
