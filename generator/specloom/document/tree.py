"""A parsed text: plain values and their offsets."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

MAX_DEPTH = 500
"""How many arrays and objects may be nested inside each other."""

Offsets = dict[int, list[int]]
"""By ``id()`` of each array and object: the offsets of its items or property names, in
order.
"""


class Places:
    """The offsets of properties and items; ``scan`` finds them on first use."""

    def __init__(self, start: int, scan: Callable[[], Offsets]) -> None:
        self.start = start
        self._scan: Callable[[], Offsets] | None = scan
        self._offsets: Offsets = {}
        self._by_key: dict[int, dict[str, int]] = {}

    def member(self, owner: dict[str, Any], key: str) -> int:
        """The offset of a property name."""
        table = self._by_key.get(id(owner))
        if table is None:
            # Names and offsets are both in document order.
            table = dict(zip(owner, self._of(owner), strict=True))
            self._by_key[id(owner)] = table
        return table[key]

    def item(self, owner: list[Any], index: int) -> int:
        """The offset of an array's item."""
        return self._of(owner)[index]

    def _of(self, owner: object) -> list[int]:
        if self._scan is not None:
            self._offsets, self._scan = self._scan(), None
        return self._offsets[id(owner)]


class Tree:
    """The value of a text, its offsets, and the spelling of scalars that differs from
    Python's.

    ``spellings`` is keyed by the ``id()`` of the owner and the offset of the property or
    item: ``version: 1.10`` has the value 1.1 and the spelling ``1.10``.
    """

    def __init__(
        self, value: Any, places: Places, spellings: dict[tuple[int, int], str]
    ) -> None:
        self.value = value
        self.places = places
        self.spellings = spellings


@contextmanager
def collector_at_rest() -> Generator[None, None, None]:
    """Disable the cyclic garbage collector, which would traverse a growing tree repeatedly;
    this doubles the speed.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
