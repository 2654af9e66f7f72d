"""What differs between two states of an API, and how much it matters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from specloom.diagnostics import Span


class Level(StrEnum):
    """How much a change matters to the people who use the SDK."""

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    DOCS = "docs"


class Verdict(StrEnum):
    """The part of a version that a set of changes asks for (Semantic Versioning 2.0.0)."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


_SEVERITY = {Level.BREAKING: 2, Level.COMPATIBLE: 1, Level.DOCS: 0}
_ORDER = (Verdict.NONE, Verdict.PATCH, Verdict.MINOR, Verdict.MAJOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One change: a registered ``code``, its places on both sides (None where there is
    none), and a sentence for the SDK's user about ``subject``.

    ``wire`` is how much it matters to a program that speaks HTTP without the SDK.
    ``about`` tells changes of one code, place and subject apart.
    """

    code: str
    level: Level
    message: str
    subject: str
    wire: Level
    old: Span | None = None
    new: Span | None = None
    about: str = ""

    @property
    def place(self) -> Span:
        """Where to look first: the new place, else the old one."""
        return self.new or self.old or Span("")


def as_wire(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The changes as those see them who do without the SDK."""
    return tuple(replace(finding, level=finding.wire) for finding in findings)


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """What a set of changes comes to."""
    levels = {finding.level for finding in findings}
    if Level.BREAKING in levels:
        return Verdict.MAJOR
    if Level.COMPATIBLE in levels:
        return Verdict.MINOR
    return Verdict.PATCH if levels else Verdict.NONE


def reaches(verdict: Verdict, least: Verdict) -> bool:
    """Whether a verdict asks for at least as much as another."""
    return _ORDER.index(verdict) >= _ORDER.index(least)


# What is said of shared words is said once, of the first thing that is met with them.
_OF_PLACES = frozenset({"reworded", "deprecated", "undeprecated"})


class Findings:
    """Collect changes; the same change is kept once, at its most severe level."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Span | None, Span | None, str, str], Finding] = {}
        self.removed_arguments: set[tuple[str, str]] = set()

    def add(self, finding: Finding) -> None:
        """Add a change, or raise the level of the same change."""
        # A change of a model or an argument is the same whichever path reaches it.
        subject = "" if finding.code in _OF_PLACES else finding.subject
        key = (finding.code, finding.old, finding.new, subject, finding.about)
        known = self._found.get(key)
        if known is None or _SEVERITY[finding.level] > _SEVERITY[known.level]:
            self._found[key] = finding

    def gravest(self, *, wire: bool = False) -> Level:
        """The most severe level of all changes; ``docs`` if there are none."""
        levels = (f.wire if wire else f.level for f in self._found.values())
        return max(levels, key=_SEVERITY.__getitem__, default=Level.DOCS)

    def sorted(self) -> tuple[Finding, ...]:
        """The changes by severity, then by location.

        Of changes with the same code and message, such as those of a body in several media
        types, only the first is kept.
        """
        found = sorted(
            self._found.values(),
            key=lambda f: (-_SEVERITY[f.level], f.place, f.code, f.message),
        )
        said: dict[tuple[str, str], Finding] = {}
        for one in found:
            key = (one.code, one.message)
            said.setdefault(key, one)
        return tuple(said.values())
