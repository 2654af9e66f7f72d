"""Editions: dated changes of the output for the same document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A date (YYYY-MM) and the changes of the output since then."""

    name: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The settings of the output that depend on the edition.

    ``python_classifiers``: the package metadata lists the supported versions of Python.
    ``numbered_variants``: inline variants of unions are named after their position.
    """

    python_classifiers: bool
    numbered_variants: bool


EDITIONS: tuple[Edition, ...] = (
    Edition("2026-10", ()),
    Edition(
        "2026-11",
        (
            "the package metadata lists the supported Python versions, which package "
            "indexes show and search",
        ),
    ),
    Edition(
        "2026-12",
        (
            "inline variants of unions are named after their tag, title or properties "
            "(EventCreated) instead of their position (EventVariant1); names in "
            ".specloom/names.lock stay",
        ),
    ),
)
"""All editions, oldest first. The output of an edition never changes."""

NEWEST = EDITIONS[-1].name


def habits_of(edition: str) -> Habits:
    """The settings of an edition; "" is the newest.

    Editions are dates, so they can be compared as strings.
    """
    since = edition or NEWEST
    return Habits(
        python_classifiers=since >= "2026-11",
        numbered_variants=since < "2026-12",
    )


def is_edition(name: str) -> bool:
    """Whether the edition exists."""
    return any(edition.name == name for edition in EDITIONS)


def changes_after(edition: str) -> Iterator[tuple[str, str]]:
    """Yield the changes since an edition, each with the edition that introduced it."""
    for later in EDITIONS:
        if later.name > (edition or NEWEST):
            yield from ((later.name, change) for change in later.changes)
