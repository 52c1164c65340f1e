"""Where documents and their records are kept.

:class:`LedgerStore` says what a store does, :class:`MemoryStore` is the reference, and :class:`parley.store.sqlite.SqliteStore` keeps a
ledger in a file. The last is not imported here: it loads SQLAlchemy, which is needed only once a file is opened.
"""

from parley.store.location import LEDGER_VARIABLE, default_ledger_path
from parley.store.memory import MemoryStore
from parley.store.protocol import LedgerStore, Outcome
from parley.store.search import Hit

__all__ = ["LEDGER_VARIABLE", "Hit", "LedgerStore", "MemoryStore", "Outcome", "default_ledger_path"]
