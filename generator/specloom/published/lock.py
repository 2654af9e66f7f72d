"""The names lock: each published name with its source and its deprecated names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Key: TypeAlias = tuple[str, str]  # role, id
SETTING = "setting"
"""The role of the names of the whole output (package, client); no claim has it."""


EXAMPLE = "example"
"""The role of the operations shown in documentation and tests; no claim has it.

An id is the purpose of the example, a space, and the operation's id.
"""


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """An earlier name, with the scope of that name."""

    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A published name.

    ``source`` is the text of the document that the name is derived from, ``scope`` the scope
    in which it is unique. ``shape`` (a hash) and ``place`` (the first use) of a model
    identify it when the document renames it. ``gone`` marks what the document no longer has.
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
    """Two names for one element, published on two branches; ``kept`` stays."""

    key: Key
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All published names, read from ``file``.

    ``released`` are the deprecated names that the config removed.
    """

    entries: Mapping[Key, Entry] = field(default_factory=dict[Key, Entry])
    released: frozenset[str] = frozenset()
    contradictions: tuple[Contradiction, ...] = ()
    file: str = ""

    def setting(self, name: str) -> str:
        """The name of the ``package`` or ``client``; "" if unknown."""
        entry = self.entries.get((SETTING, name))
        return entry.name if entry else ""

    def examples(self) -> Mapping[str, frozenset[str]]:
        """The ids of the operations in examples, by purpose; several after a merge."""
        found: dict[str, set[str]] = {}
        for role, id_ in self.entries:
            if role == EXAMPLE:
                purpose, _, operation = id_.partition(" ")
                found.setdefault(purpose, set()).add(operation)
        return {purpose: frozenset(ids) for purpose, ids in found.items()}


EMPTY = Lock()
