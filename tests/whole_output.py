"""Whole outputs, generated in memory, with an extension that keeps them as real files."""

from __future__ import annotations

from pathlib import Path

from syrupy.data import Snapshot, SnapshotCollection
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from specloom.apidiff.release import Baseline
from specloom.config import Config
from specloom.diagnostics import Report
from specloom.naming.lock import EMPTY, Lock
from specloom.pipeline import Build, build

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "fixtures" / "tiny"


def silent(stage: str) -> None:
    """Tells nobody what is being done."""


def build_of(
    document: Path,
    config: Config | None = None,
    published: Lock = EMPTY,
    folder: Path | None = None,
) -> Build:
    """What would be generated for a document, into ``folder``."""
    chosen = config or Config()
    past = Baseline(folder=folder, config=chosen) if folder is not None else None
    return build(
        document, chosen, Report(), silent, published, folder=folder, baseline=past
    )


class OutputFiles(SingleFileSnapshotExtension):
    """Keeps each text in a file of its own, under the path that it has in the output."""

    _write_mode = WriteMode.TEXT
    file_extension = ""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """The folder of all snapshots of a test file."""
        file = Path(test_location.filepath)
        return str(file.parent / "__snapshots__" / file.stem)

    @classmethod
    def discovery_dirname(cls, *, test_location: PyTestLocation) -> str:
        """Where snapshots that nobody asks for are looked for."""
        return cls.dirname(test_location=test_location)

    @classmethod
    def get_snapshot_name(
        cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0
    ) -> str:
        """The path that the test gave."""
        return Path(str(index)).name

    @classmethod
    def get_location(
        cls, *, test_location: PyTestLocation, index: SnapshotIndex
    ) -> str:
        """The file of a snapshot."""
        return str(Path(cls.dirname(test_location=test_location), str(index)))

    @classmethod
    def matches_test_location(
        cls, *, test_location: PyTestLocation, snapshot_location: str
    ) -> bool:
        """Whether a file belongs to a test: each case of it has a folder."""
        folder = Path(cls.dirname(test_location=test_location))
        case = (test_location.nodename or "").partition("[")[2].rstrip("]")
        return Path(snapshot_location).is_relative_to(folder / case)

    def is_snapshot_location(self, *, location: str) -> bool:
        """Any file."""
        return "__pycache__" not in location

    def read_snapshot_collection(self, *, snapshot_location: str) -> SnapshotCollection:
        """The one snapshot that a file holds."""
        collection = SnapshotCollection(location=snapshot_location)
        collection.add(Snapshot(name=Path(snapshot_location).name))
        return collection
