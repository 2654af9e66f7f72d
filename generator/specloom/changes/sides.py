"""Resolve the OLD and NEW arguments of ``specloom diff``."""

from __future__ import annotations

import os
from pathlib import Path

from specloom.changes.record import RECORD, Record, on_disk
from specloom.changes.states import Source, recorded
from specloom.config import Config, load_config
from specloom.diagnostics import Span
from specloom.document.faults import refusal
from specloom.document.files import Disk
from specloom.document.remote import Fetch
from specloom.published import EMPTY, Lock, lock_of
from specloom.records import NAMES, published
from specloom.revisions import NoRevisionError, Revision

DEFAULT_OUTPUT = Path("generated")


def side(text: str, config: Config, fetch: Fetch) -> Source:
    """Resolve an argument of the command line to a state of an API.

    It is an output folder, a document, ``REV:PATH`` for either in a revision, or a revision
    only, for the document that its config names.

    Raises:
        InputError (E521): it is none of these.
    """
    path = Path(text)
    if path.is_dir():
        record = on_disk(path)
        return recorded(record, published(path), text)
    if path.exists():
        mine = config if _same(path, config.document) else Config()
        return Source(shown=text, document=path, shelf=Disk(), fetch=fetch, config=mine)
    name, colon, inner = text.partition(":")
    try:
        if colon and name and inner:
            return _inside(Revision(name, Path.cwd()), Path(inner), config, fetch)
        return configured(Revision(text, Path.cwd()), config, fetch)
    except NoRevisionError as flaw:
        raise refusal(
            "E521",
            Span(text),
            f"This is not a document, an output folder or a Git revision: {flaw}.",
            "Pass a path, or a revision such as HEAD~1 or HEAD~1:spec/account.yaml.",
        ) from flaw


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and os.path.realpath(path) == os.path.realpath(other)


def _inside(revision: Revision, path: Path, config: Config, fetch: Fetch) -> Source:
    """A document or an output folder in a revision."""
    folder = Path.cwd() / path
    if revision.find(folder / RECORD) is not None:
        return of_folder(revision, folder)
    mine = configuration(revision, config) if _same(path, config.document) else Config()
    return Source(
        shown=f"{revision.name}:{path}",
        document=folder,
        shelf=revision,
        fetch=fetch,
        config=mine,
        published=names_at(revision, mine),
    )


def of_folder(revision: Revision, folder: Path) -> Source:
    """The API record of an output folder in a revision.

    Raises:
        InputError: the revision has no such record.
    """
    record = Record(folder, lambda path: revision.find(folder / path), revision.shown)
    shown = f"{revision.name}:{folder.name}"
    return recorded(record, _names(revision.find(folder / NAMES)), shown)


def configured(revision: Revision, config: Config, fetch: Fetch) -> Source:
    """The document that the config of a revision names.

    Raises:
        InputError (E521): no config names a document.
    """
    then = configuration(revision, config)
    if then.document is None:
        raise refusal(
            "E521",
            Span(revision.name),
            "A revision without a path needs a config that names the document.",
            "Pass the document's path too: REV:path/to/openapi.yaml.",
        )
    return Source(
        shown=revision.name,
        document=then.document,
        shelf=revision,
        fetch=fetch,
        config=then,
        published=names_at(revision, then),
    )


def configuration(revision: Revision, config: Config) -> Config:
    """The config in a revision, else the current one; its paths are in the working tree."""
    file = config.file
    text = None if file is None else revision.find(file)
    if file is None or text is None:
        return config
    return load_config(file, text.decode("utf-8", "replace"))


def names_at(revision: Revision, config: Config) -> Lock:
    """The names lock of a revision."""
    return _names(revision.find((config.output or DEFAULT_OUTPUT) / NAMES))


def _names(data: bytes | None) -> Lock:
    try:
        return EMPTY if data is None else lock_of(data.decode("utf-8", "replace"))
    except ValueError:
        return EMPTY
