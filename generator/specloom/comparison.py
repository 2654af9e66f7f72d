"""Says how a folder differs from what would be generated."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice

from specloom.output import Cause, Change
from specloom.records import MANIFEST

LINES = 200

REASONS = {
    Cause.MISSING: "missing",
    Cause.CHANGED: "out of date: the document, the config or specloom changed",
    Cause.STALE: "stale: no longer generated",
    Cause.EDITED: "edited by hand",
    Cause.STRANGER: "not written by specloom",
}


def explain(shown: str, changes: tuple[Change, ...]) -> str:
    """Each file that differs with its cause, a unified diff cut at 200 lines, and the command
    that cures it.
    """
    lines = [f"{shown}{change.path}: {REASONS[change.cause]}" for change in changes]
    diff = list(islice(differences(shown, changes), LINES + 1))
    if len(diff) > LINES:
        diff[LINES:] = [f"… cut at {LINES} lines"]
    refused = any(change.refused for change in changes)
    cure = "specloom generate --force" if refused else "specloom generate"
    return "\n".join([*lines, "", *diff, "", f"cure: {cure}"])


def differences(folder: str, changes: tuple[Change, ...]) -> Iterator[str]:
    """The lines of a unified diff from what stands in the folder to what would be generated."""
    for change in changes:
        if change.path == MANIFEST:
            continue
        yield from unified_diff(
            (change.old or "").splitlines(),
            (change.new or "").splitlines(),
            f"{folder}{change.path}",
            f"{folder}{change.path} (generated)",
            lineterm="",
        )
