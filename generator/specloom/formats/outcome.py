"""What there is to say of a run."""

from __future__ import annotations

from dataclasses import dataclass

from specloom import codes
from specloom.comparison import REASONS
from specloom.diagnostics import Diagnostic
from specloom.output import Change
from specloom.upgrading import Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The findings of a command by place, the files that it wrote (``generate``) or found to
    be stale (``check``) in ``folder``, what that means to users (``upgrade``), and its exit
    code.
    """

    command: str
    exit: int
    found: tuple[Diagnostic, ...] = ()
    folder: str = ""
    changes: tuple[Change, ...] = ()
    shifts: tuple[Shift, ...] = ()


def hint_of(diagnostic: Diagnostic) -> str:
    """What cures a finding: its own hint, else what its code says."""
    entry = codes.find(diagnostic.code)
    return diagnostic.hint or (entry.cure if entry else "")


def title_of(diagnostic: Diagnostic) -> str:
    """The code with its title."""
    entry = codes.find(diagnostic.code)
    return f"{diagnostic.code}: {entry.title}" if entry else diagnostic.code


def reason_of(change: Change) -> str:
    """Why a file differs."""
    return REASONS[change.cause]
