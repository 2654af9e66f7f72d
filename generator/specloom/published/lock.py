"""What was published: each name with what it was made from, and the names before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Key: TypeAlias = tuple[str, str]  # role, id
SETTING = "setting"
"""The role of what the output is called as a whole; no claim has it."""


EXAMPLE = "example"
"""The role of the operations that documentation and tests show; no claim has it. An id is
what the example is for, a space, and the operation's id.
"""


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """A name that something had before, in the scope in which it had it."""

    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A published name.

    ``source`` is the document's text that it was made from, ``scope`` where it is unique.
    ``shape`` (a digest) and ``place`` (the first use) of a model tell it apart when the
    document calls it otherwise. ``gone`` marks what the document no longer has.
    """

    name: str
    source: str = ""
    scope: str = ""
    shape: str = ""
    place: str = ""
    former: tuple[Former, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two names for one thing, published on two branches: ``kept`` stays."""

    key: Key
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All that was published, as ``file`` tells; ``released`` are the former names that the
    config gave up.
    """

    entries: Mapping[Key, Entry] = field(default_factory=dict[Key, Entry])
    released: frozenset[str] = frozenset()
    contradictions: tuple[Contradiction, ...] = ()
    file: str = ""

    def setting(self, name: str) -> str:
        """What the output was called as a whole (``package``, ``client``), "" if unknown."""
        entry = self.entries.get((SETTING, name))
        return entry.name if entry else ""

    def examples(self) -> Mapping[str, frozenset[str]]:
        """The ids of the operations that are shown, by what the example is for. After a
        merge there may be several.
        """
        found: dict[str, set[str]] = {}
        for role, id_ in self.entries:
            if role == EXAMPLE:
                purpose, _, operation = id_.partition(" ")
                found.setdefault(purpose, set()).add(operation)
        return {purpose: frozenset(ids) for purpose, ids in found.items()}


EMPTY = Lock()
