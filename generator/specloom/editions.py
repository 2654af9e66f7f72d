"""The editions: dates at which the output of the same document changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A date, written YYYY-MM, and what is printed differently from then on."""

    name: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What of the output depends on the edition, decided once.

    ``python_classifiers``: the package's metadata lists the versions of Python.
    ``numbered_variants``: inline variants of unions are called after their position.
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
"""All editions, the oldest first.  Each of them gives the bytes that it always gave."""

NEWEST = EDITIONS[-1].name


def habits_of(edition: str) -> Habits:
    """What an edition prints; "" is the newest.

    Names of editions are dates, so that they are compared as texts.
    """
    since = edition or NEWEST
    return Habits(
        python_classifiers=since >= "2026-11",
        numbered_variants=since < "2026-12",
    )


def is_edition(name: str) -> bool:
    """Whether there is such an edition."""
    return any(edition.name == name for edition in EDITIONS)


def changes_after(edition: str) -> Iterator[tuple[str, str]]:
    """What changed since an edition: the later edition and one of its changes."""
    for later in EDITIONS:
        if later.name > (edition or NEWEST):
            yield from ((later.name, change) for change in later.changes)
