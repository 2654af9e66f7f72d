"""The planned output of a folder, and the differences of its files."""

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
    """Why a file differs from the plan."""

    NEW = "new"
    MISSING = "missing"
    CHANGED = "out of date"
    STALE = "stale"
    EDITED = "edited by hand"
    STRANGER = "unexpected file"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs; ``new`` is None for a file to delete, ``old`` for a missing one.

    ``inputs`` are the changed inputs that can affect the file. ``templates`` are the changed
    templates that render it.
    """

    path: str
    cause: Cause
    old: str | None
    new: str | None
    inputs: tuple[Input, ...] = ()
    templates: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """The action of a run."""
        if self.new is None:
            return "delete"
        return "create" if self.old is None else "update"

    @property
    def refused(self) -> bool:
        """Whether writing it would destroy hand-written work; specloom's records never are."""
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
        """The number of files including records, without the files created only once."""
        return len(self.files) + len(self.kept) + len((NAMES, MANIFEST))

    def whole_record(self) -> Record:
        """The record including the hashes of the written files."""
        return replace(
            self.record,
            watched={**self.watched, NAMES: digest(self.names)},
            files={path: digest(text) for path, text in sorted(self.files.items())},
        )
