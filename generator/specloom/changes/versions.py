"""Which version a set of changes asks for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from specloom.changes.findings import Verdict

AUTO = "auto"
_RELEASE = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?![\d])")


@dataclass(frozen=True, slots=True, order=True)
class Release:
    """The first three numbers of a version (PEP 440, "release segment")."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def release_of(version: str) -> Release | None:
    """The release that a version names; None when it begins with no number."""
    found = _RELEASE.match(version.strip())
    if found is None:
        return None
    major, minor, patch = (int(number or 0) for number in found.groups())
    return Release(major, minor, patch)


def raised(version: str, verdict: Verdict) -> str:
    """The least version after ``version`` that a verdict lets pass.

    Below 1.0.0 the second number stands for what breaks and the third for all else, as
    Semantic Versioning leaves it to convention there (§4).
    """
    release = release_of(version)
    if release is None or verdict is Verdict.NONE:
        return version
    if release.major == 0:
        if verdict is Verdict.MAJOR:
            return str(Release(0, release.minor + 1, 0))
        return str(Release(0, release.minor, release.patch + 1))
    if verdict is Verdict.MAJOR:
        return str(Release(release.major + 1, 0, 0))
    if verdict is Verdict.MINOR:
        return str(Release(release.major, release.minor + 1, 0))
    return str(Release(release.major, release.minor, release.patch + 1))


def greatest(version: str, *others: str) -> str:
    """The greatest of some versions; the first where they cannot be compared."""
    for other in others:
        version = other if is_less(version, other) else version
    return version


def in_order(versions: Collection[str]) -> list[str]:
    """Versions with the greatest first; what is no version comes last."""
    ranked = ((release_of(version), version) for version in versions)
    found = sorted((release, version) for release, version in ranked if release)
    others = sorted(set(versions) - {version for _, version in found})
    return [version for _, version in reversed(found)] + others


def is_less(version: str, least: str) -> bool:
    """Whether a version lies below another; False when either is no version."""
    one, other = release_of(version), release_of(least)
    return one is not None and other is not None and one < other
