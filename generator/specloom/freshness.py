"""Answers from hashes alone whether an output is what would be generated."""

from __future__ import annotations

import json
from pathlib import Path

from specloom.config import Config
from specloom.digests import digest_of, file_digest, watched_digest
from specloom.merging import marked
from specloom.provenance.makings import makings
from specloom.provenance.record import Record
from specloom.records import NAMES, PENDING, current, is_inside, manifest_of

REMOTE_LOCK = "specloom.lock"
REMOTE_ROOM = "remote"


def fresh(folder: Path, config: Config, document: Path) -> Record | None:
    """The folder's record when all that it names is as recorded: what the output is made of
    and what it came to.  Then generating would print the same again.

    None does not say that something differs, only that hashes do not tell.

    Raises:
        InputError: the record cannot be read.
    """
    record = manifest_of(folder)
    if record is None or current(folder, PENDING) is not None:
        return None
    now = makings(config, document)
    same = (
        record.generator == now.generator
        and record.sources == now.sources
        and record.tools == now.tools
        and record.config == now.config
        and record.templates == now.templates
        and NAMES in record.watched
        and all(
            _document_digest(config, document, name) == known
            for name, known in record.documents.items()
        )
        and all(
            is_inside(path)
            and watched_digest(folder, path) == known
            and not (path.endswith("?") and marked(current(folder, path[:-1]) or ""))
            for path, known in record.watched.items()
        )
        and all(
            is_inside(path) and file_digest(folder / path) == known
            for path, known in record.files.items()
        )
    )
    return record if same else None


def _document_digest(config: Config, document: Path, name: str) -> str | None:
    """The hash of a file of the document; None when it is not to be had."""
    if "://" not in name:
        return file_digest(document.parent / name)
    from specloom.cache import recall

    # ``check`` reads from the cache what the lock names; so does this.
    beside = (config.file or document).parent
    try:
        locked = json.loads((beside / REMOTE_LOCK).read_bytes())["remote"][name]
        data = recall(REMOTE_ROOM, locked)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return "unknown"
    return digest_of(data) if data is not None else "unknown"
