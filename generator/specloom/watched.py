"""The files whose change makes an output stale."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from specloom.config import Config
from specloom.diagnostics import InputError
from specloom.digests import file_digest, files_below
from specloom.provenance.record import Record
from specloom.provenance.templates import template_files
from specloom.records import NAMES, is_inside, manifest_of

States = Mapping[Path, str | None]


def watched_files(config: Config, document: Path, folder: Path) -> tuple[Path, ...]:
    """The config, the document with all that its references led to when it was last
    generated, its overlays, the templates, and custom code in the output.
    """
    record = last_record(folder)
    files = [
        *([config.file] if config.file is not None else []),
        document,
        *documents_seen(document, folder),
        *config.overlays,
        *template_files(config.templates).values(),
        *_custom(record, folder),
    ]
    return tuple(dict.fromkeys(Path(os.path.realpath(file)) for file in files))


def documents_seen(document: Path, folder: Path) -> States:
    """The files of the document as the last run that wrote the output has read them."""
    documents = last_record(folder).documents
    return {
        Path(os.path.realpath(document.parent / name)): state
        for name, state in documents.items()
        if "://" not in name
    }


def last_record(folder: Path) -> Record:
    """What the output says that it was made of; an empty record when it does not say."""
    try:
        return manifest_of(folder) or Record()
    except InputError:  # whoever generates will tell
        return Record()


def _custom(record: Record, folder: Path) -> Iterator[Path]:
    """What is read in the output itself, but for the lock that each run writes."""
    for path in record.watched:
        if path == NAMES or not is_inside(path):
            continue
        if path.endswith(("?", "#")):
            continue
        if path.endswith("/"):
            yield from (Path(file) for _, file in files_below(folder / path))
        else:
            yield folder / path


def states(files: Iterable[Path]) -> States:
    """The content of each file as a hash; None for one that is not there."""
    return {file: file_digest(file) for file in files}


def differing(old: States, new: States) -> tuple[Path, ...]:
    """The files that came, went or changed."""
    files = dict.fromkeys((*old, *new))
    return tuple(file for file in files if old.get(file) != new.get(file))
