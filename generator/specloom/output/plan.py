"""What shall be in a folder, and how a file of it differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from specloom.digests import digest
from specloom.provenance.changes import Input
from specloom.provenance.record import Record
from specloom.published import EMPTY, lock_text
from specloom.records import MANIFEST, NAMES


class Cause(StrEnum):
    """Why a file of the folder is not what is planned."""

    NEW = "new"
    MISSING = "missing"
    CHANGED = "out of date"
    STALE = "stale"
    EDITED = "edited by hand"
    STRANGER = "unexpected file"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that differs; ``new`` is None for a file that has to go, ``old`` for one that
    is not there.

    ``inputs`` are the inputs that changed since the file was written, and that can have to
    do with what it would be now; of templates only those that print it, which
    ``templates`` names.
    """

    path: str
    cause: Cause
    old: str | None
    new: str | None
    inputs: tuple[Input, ...] = ()
    templates: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """What a run does about it."""
        if self.new is None:
            return "delete"
        return "create" if self.old is None else "update"

    @property
    def refused(self) -> bool:
        """Whether writing it would destroy somebody's work; specloom's own records are
        nobody's.
        """
        return self.cause in (Cause.EDITED, Cause.STRANGER) and self.path not in (
            NAMES,
            MANIFEST,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole output, as it shall be: ``files`` by relative path; ``once`` are made when
    missing, never touched after. ``kept`` hold what stands in the folder, which people may
    edit, with what is new added: they are written without a question.

    ``moves`` are files of the maintainer that get another path, old to new; ``spare`` ones
    go because the new folder has them already.

    ``names`` is the text of the published names, ``record`` says what the output was made
    of; ``printed_by`` names, for a file, every template that reaches it. ``elements_before``
    gives the elements of the document that the folder's output was made of, none when they
    cannot be read.
    """

    files: Mapping[str, str]
    once: Mapping[str, str]
    kept: Mapping[str, str] = field(default_factory=dict[str, str])
    moves: Mapping[str, str] = field(default_factory=dict[str, str])
    spare: tuple[str, ...] = ()
    record: Record
    watched: Mapping[str, str] = field(default_factory=dict[str, str])
    names: str = lock_text(EMPTY)
    printed_by: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    elements_before: Callable[[], Mapping[str, str]] = dict

    @property
    def size(self) -> int:
        """How many files there are, with the records, without those that are made once."""
        return len(self.files) + len(self.kept) + len((NAMES, MANIFEST))

    def whole_record(self) -> Record:
        """The record with what is written now."""
        return replace(
            self.record,
            watched={**self.watched, NAMES: digest(self.names)},
            files={path: digest(text) for path, text in sorted(self.files.items())},
        )
