"""What a look-up says when it finds nothing or too much, the same in every store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from parley.errors import NotFoundError

Item = TypeVar("Item")

# How many ids an ambiguous prefix is answered with: they stay on a line or two.
NAMED: Final = 5
CLOSED: Final = "the ledger was closed; open it again"


def present(id: str, item: Item | None) -> Item:
    """The item that was looked up.

    Raises:
        NotFoundError: it is None.
    """
    if item is None:
        raise NotFoundError(f"nothing in the ledger has the id {id!r}")
    return item


def only(prefix: str, ids: Sequence[str]) -> str:
    """The one id of those that begin with ``prefix``.

    Args:
        prefix: what was asked for.
        ids: the ids that begin with it, sorted; :data:`NAMED` and one more are enough.

    Raises:
        NotFoundError: there is none, or there are several.
    """
    if not ids:
        raise NotFoundError(f"nothing in the ledger has an id that begins with {prefix!r}")
    if len(ids) > 1:
        named = ", ".join(ids[:NAMED]) + (", ..." if len(ids) > NAMED else "")
        raise NotFoundError(f"several ids begin with {prefix!r}: {named}")
    return ids[0]
