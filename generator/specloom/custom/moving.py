"""Move custom code when the package is renamed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from specloom.config import Config, place_of
from specloom.config import shown as relative
from specloom.custom.finding import FOLDER
from specloom.custom.report import beginnings, packages, places
from specloom.diagnostics import Diagnostic, Report, Span, counted
from specloom.digests import files_below, regular_bytes
from specloom.provenance.settings import effective
from specloom.records import MANIFEST, known_hashes, manifest_of

MARK = "py.typed"
"""A file that every generated package contains."""


@dataclass(frozen=True, slots=True)
class Moving:
    """Custom code that moves with its package.

    ``moves`` maps old to new paths in the output folder; ``spare`` are copies of files that
    the new folder already has, which are deleted.
    """

    moves: Mapping[str, str] = field(default_factory=dict[str, str])
    spare: tuple[str, ...] = ()


NOTHING = Moving()


def moving(folder: Path | None, package: str, report: Report) -> Moving:
    """The custom code to move from the folders of earlier packages in the output ``folder``.

    Warn of files that cannot be moved, and of imports of the old package (W508).

    Raises:
        InputError: the folder cannot be read.
    """
    if folder is None:
        return NOTHING
    known = known_hashes(folder)
    moves: dict[str, str] = {}
    spare: list[str] = []
    for old in _former(folder, package, known):
        for inner, file in _entries(folder / old):
            source, target = f"{old}/{inner}", f"{package}/{inner}"
            span = Span(f"{relative(folder)}/{source}")
            if not inner.startswith(f"{FOLDER}/"):
                if source not in known:
                    why = (
                        f"the file is not moved: package {old} was renamed to {package}"
                    )
                    report.warning("W508", span, why)
            elif target in moves.values() or os.path.lexists(folder / target):
                if _is_spare(Path(file), folder / target):
                    spare.append(source)
                else:
                    why = f"the file is not moved: {target} already exists"
                    report.warning("W508", span, why)
            else:
                moves[source] = target
        texts = [path for path in moves if path.startswith(f"{old}/")]
        texts += [
            f"tests/{FOLDER}/{n}" for n, _ in files_below(folder / "tests" / FOLDER)
        ]
        _tell_imports(folder, old, package, texts, report)
    return Moving(moves, tuple(spare))


def at_new_places(
    found: Iterable[Diagnostic], folder: Path, moves: Mapping[str, str]
) -> list[Diagnostic]:
    """The findings, with the new paths of moved files."""
    home = relative(folder)
    new = {f"{home}/{old}": f"{home}/{place}" for old, place in moves.items()}
    return [
        (
            replace(each, span=replace(each.span, file=new[each.span.file]))
            if each.span.file in new
            else each
        )
        for each in found
    ]


def left_behind(config: Config, document: Path, folder: Path, report: Report) -> None:
    """Warn of outputs of the same document in other folders (W509).

    Only if the config names ``folder`` and nothing was generated there yet.

    Raises:
        InputError: the record of an output cannot be read.
    """
    if config.file is None or config.output != folder or manifest_of(folder):
        return
    home = config.file.parent
    now = effective(config, document)
    records = (*home.glob(f"*/{MANIFEST}"), *home.glob(f"*/*/{MANIFEST}"))
    for other in sorted(file.parents[1] for file in records):
        record = manifest_of(other)
        if record is None or record.config.get("document") != now["document"]:
            continue
        if all(record.config.get(key) != now.get(key) for key in ("package", "client")):
            continue  # a separate output
        number = sum(
            place.counts["files"]
            for package in packages(other)
            for place in places(other, package)
        )
        report.warning(
            "W509",
            place_of(config.file, "output"),
            f"{relative(other)}/ is an output of this document; its custom code "
            f"({counted(number, 'file')}) and published names are not taken over",
            f"rename {relative(other)} to {relative(folder)} before you generate to keep "
            "them, or remove it",
        )


def _former(folder: Path, package: str, known: Mapping[str, object]) -> Iterator[str]:
    """The packages that earlier runs generated under other names."""
    for path in known:
        name, _, file = path.partition("/")
        if file != MARK or name == package or not (folder / name).is_dir():
            continue
        # On some systems, names that differ only in case are the same folder.
        if not (folder / package).exists() or not (folder / name).samefile(
            folder / package
        ):
            yield name


def _entries(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file and link of a folder: its relative and its full path.

    Compiled files of Python are left out.
    """
    for home, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        links = [name for name in folders if (Path(home) / name).is_symlink()]
        for name in sorted((*files, *links)):
            if not name.endswith(".pyc"):
                file = Path(home) / name
                yield file.relative_to(folder).as_posix(), str(file)


def _is_spare(source: Path, target: Path) -> bool:
    """Whether a file that cannot be moved can be deleted without loss."""
    try:
        data = regular_bytes(source)
        return data in beginnings() or data == regular_bytes(target)
    except OSError:
        return False


def _tell_imports(
    folder: Path, old: str, package: str, paths: list[str], report: Report
) -> None:
    pattern = re.compile(rf"^\s*(?:from|import)\s+({re.escape(old)})\b")
    for path in paths:
        if not path.endswith(".py"):
            continue
        try:
            lines = regular_bytes(folder / path).decode("utf-8", "replace").splitlines()
        except OSError:
            continue
        for number, line in enumerate(lines, 1):
            if found := pattern.match(line):
                span = Span(f"{relative(folder)}/{path}", number, found.start(1) + 1)
                report.warning(
                    "W508", span, f"imports {old}, which was renamed to {package}"
                )
