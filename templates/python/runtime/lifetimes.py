"""Objects that belong to the process that made them, and what a forked child does with them."""

from __future__ import annotations

import os
from typing import Any, Protocol
from weakref import WeakSet


class Owned(Protocol):
    """An object that holds connections, locks or tokens of this process."""

    def forked(self) -> None:
        """Let go of them; called in the child after ``os.fork``, before anything else."""


_owned: WeakSet[Owned] = WeakSet()
_inherited: list[Any] = []


def own(thing: Owned) -> None:
    """Have ``thing.forked()`` called in each child that this process forks."""
    _owned.add(thing)


def leave(thing: Any) -> None:
    """Keep an inherited object alive: its destructor would act on the parent's connection."""
    _inherited.append(thing)


def _after_fork() -> None:
    import warnings

    # Only one thread runs here.  Python warns of a socket that is dropped open, but
    # the child must not close it in another way: the connection is the parent's.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for thing in list(_owned):
            thing.forked()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_after_fork)
