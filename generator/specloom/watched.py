"""The files whose change makes an output stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from specloom.config import Config
from specloom.diagnostics import InputError
from specloom.digests import file_digest
from specloom.provenance.templates import template_files
from specloom.records import manifest_of


def watched_files(config: Config, document: Path, folder: Path) -> tuple[Path, ...]:
    """The config, the document with all that its references led to when it was last
    generated, its overlays, and the templates.
    """
    try:
        record = manifest_of(folder)
    except InputError:  # whoever generates will tell
        record = None
    referred = [] if record is None else [n for n in record.documents if "://" not in n]
    files = [
        *([config.file] if config.file is not None else []),
        document,
        *(document.parent / name for name in referred),
        *config.overlays,
        *template_files().values(),
    ]
    return tuple(dict.fromkeys(file.resolve() for file in files))


def states(files: Iterable[Path]) -> Mapping[Path, str | None]:
    """The content of each file as a hash; None for one that is not there."""
    return {file: file_digest(file) for file in files}


def differing(
    old: Mapping[Path, str | None], new: Mapping[Path, str | None]
) -> tuple[Path, ...]:
    """The files whose content changed, among those that are known from before."""
    return tuple(file for file, state in new.items() if old.get(file, state) != state)
