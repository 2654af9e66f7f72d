"""Reads a state of an API from wherever it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from specloom import ir
from specloom.changes.comparison import State
from specloom.changes.reading import read_contract
from specloom.changes.record import Record
from specloom.changes.surface import Surface
from specloom.config import Config
from specloom.diagnostics import InputError, Report
from specloom.document import Documents, depth_limited
from specloom.document.files import Shelf
from specloom.document.remote import Fetch
from specloom.intake import chosen, patched, settings_of
from specloom.openapi.reader import read_api
from specloom.published import EMPTY, Lock
from specloom.targets import python


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a state is read from: a document, the shelf and the fetcher that give its
    files, the choices of its maintainer, and the names that were published by then.
    """

    shown: str
    document: Path
    shelf: Shelf
    fetch: Fetch
    config: Config
    published: Lock = EMPTY
    excluded: frozenset[str] = frozenset()
    record: Record | None = None


def state_of(source: Source, before: State | None = None) -> State:
    """The state that a source holds.  Where it does not say what its package is called, and
    which names were published, that is as it was ``before``.  What is wrong with its
    document is left aside as far as it can be.

    Raises:
        InputError: the document cannot be read at all, or refers to a file that references
            may not read.
    """
    report = Report()
    documents = Documents(
        source.document,
        report,
        allow_remote=source.config.remote,
        fetch=source.fetch,
        shelf=source.shelf,
        reference_roots=source.config.reference_roots,
    )
    with depth_limited(documents.root()):
        patched(documents, source.config, report, str)
        left_out = frozenset(one.id for one in chosen(documents, source.config, report))
        known = source if before is None else following(source, before)
        state = state_in(documents, known, left_out | source.excluded)
    documents.refuse_files_outside()
    return state


def following(source: Source, before: State) -> Source:
    """The source with what it leaves open taken from an earlier state."""
    if before.surface is None:
        return source
    settings, lock = before.surface.names.settings, before.surface.names.history.lock
    config = source.config
    return replace(
        source,
        published=source.published if source.published.entries else lock,
        config=replace(
            config,
            package=config.package or settings.package,
            client=config.client or settings.client,
            distribution=config.distribution or settings.distribution,
            env_prefix=config.env_prefix or settings.env_prefix,
        ),
    )


def state_in(documents: Documents, source: Source, excluded: frozenset[str]) -> State:
    """The state that documents hold which were read already."""
    contract = read_contract(documents, excluded)
    try:
        api = read_api(documents.silent(), Report(), excluded)
    except InputError:
        return State(contract, None)
    return State(contract, surface_of(api, source.config, source.published))


def surface_of(api: ir.Api, config: Config, published: Lock) -> Surface:
    """An API with the names that its package has."""
    settings = settings_of(api, config)
    return Surface(api, python.names_of(api, settings, published, config.release))


def recorded(record: Record, published: Lock, shown: str) -> Source:
    """A state as the record of an output folder keeps it."""
    made = record.made
    return Source(
        shown=shown,
        document=record.root,
        shelf=record,
        fetch=record.fetch(),
        config=replace(
            Config(),
            package=made.package,
            client=made.client,
            distribution=made.distribution,
            env_prefix=made.env_prefix,
            version=made.version,
            remote=record.origins,
        ),
        published=published,
        excluded=frozenset(made.excluded),
        record=record,
    )


def state_with(documents: Documents, surface: Surface) -> State:
    """The state that documents hold which were understood already."""
    excluded = frozenset(one.id for one in surface.api.excluded)
    return State(read_contract(documents, excluded), surface)
