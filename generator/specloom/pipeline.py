"""Leads a document through reading, naming, views and rendering to a whole output in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from specloom import ir
from specloom.changes.coming import Past, coming
from specloom.changes.entries import CHANGELOG
from specloom.changes.record import Made, on_disk, record_files
from specloom.changes.states import state_with
from specloom.changes.surface import Surface
from specloom.changes.takeover import other_document
from specloom.config import Config, place_of
from specloom.coverage import Coverage, coverage_of, refuse_skipped
from specloom.custom import FOLDER, PAGES, Custom, custom_code
from specloom.diagnostics import Diagnostic, InputError, Report, Span
from specloom.document import Documents, depth_limited
from specloom.document.network import fetched
from specloom.document.node import escaped
from specloom.document.remote import Fetch
from specloom.intake import chosen, paged, patched, settings_of
from specloom.merges import ATTRIBUTES, with_attributes
from specloom.openapi.reader import read_api
from specloom.openapi.validation import validate
from specloom.origins import (
    Place,
    elements_of,
    place_of_change,
    record_of_run,
    watched,
)
from specloom.output import Plan
from specloom.overrides import overrides_of
from specloom.printing import printed_by, printed_files
from specloom.provenance.settings import home_of, path_from
from specloom.published import EMPTY, Lock, lock_text, tell
from specloom.records import MANIFEST, NAMES, current
from specloom.targets import markdown, pytest, python
from specloom.targets.page import Page, Settings
from specloom.targets.python.names import PythonNames

Progress = Callable[[str], None]
LEDGER = ".specloom/coverage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """The result of a run that nothing stopped: what was read, and the planned output;
    ``place`` tells where an input of it stands, ``other`` that the output folder belongs to
    another document.
    """

    api: ir.Api
    plan: Plan
    place: Place
    other: Diagnostic | None = None


def read(
    document: Path,
    config: Config,
    report: Report,
    progress: Progress,
    fetch: Fetch = fetched,
) -> tuple[ir.Api, Documents]:
    """The API that a document describes, patched and chosen from as the config says;
    ``fetch`` gives remote documents.

    Raises:
        InputError: the document cannot be read, or has errors; ``report`` holds all of them.
    """
    progress("reading")
    documents = Documents(
        document,
        report,
        allow_remote=config.remote,
        fetch=fetch,
        reference_roots=config.reference_roots,
    )
    documents.root()
    with depth_limited(documents.root()):
        api = understood(documents, document, config, report, progress)
    return api, documents


def understood(
    documents: Documents,
    document: Path,
    config: Config,
    report: Report,
    progress: Progress,
) -> ir.Api:
    """The API of documents that can be read; raises InputError like ``read``."""
    stop_at_errors(report)
    removed = patched(documents, config, report, beside(config, document))
    stop_at_errors(report)
    excluded = chosen(documents, config, report)
    progress("validating")
    validate(documents, report)
    progress("understanding")
    api = read_api(documents, report, frozenset(one.id for one in excluded))
    api = paged(replace(api, excluded=(*removed, *excluded)), config, report)
    named = place_of(config.file, "accept") if config.file else None
    refuse_skipped(api, config.accept, report, named)
    report.settle()
    stop_at_errors(report)
    return api


def stop_at_errors(report: Report) -> None:
    """Raises InputError with what the report holds when any of it is an error."""
    if report.has_errors:
        raise InputError(*report.sorted())


def build(
    document: Path,
    config: Config,
    report: Report,
    progress: Progress,
    published: Lock = EMPTY,
    fetch: Fetch = fetched,
    folder: Path | None = None,
    past: Past | None = None,
) -> Build:
    """The whole output for a document, in memory; names in ``published`` stay, ``fetch``
    gives remote documents, custom code in ``folder``, where the output goes, is wired in,
    and ``past`` is what the version follows.

    Raises:
        InputError: the document has errors.
    """
    api, documents = read(document, config, report, progress, fetch)
    with depth_limited(documents.root()):
        result = built(
            api, documents, document, config, report, progress, published, folder, past
        )
    return replace(result, other=other_document(folder, documents, published))


def built(
    api: ir.Api,
    documents: Documents,
    document: Path,
    config: Config,
    report: Report,
    progress: Progress,
    published: Lock,
    folder: Path | None,
    past: Past | None,
) -> Build:
    """The whole output for an API that was read; raises InputError like ``build``."""
    coverage = coverage_of(api, report, beside(config, document))
    progress("naming")
    settings = settings_of(api, config, published)
    names = python.names_of(api, settings, published, config.release)
    tell(names.history, published, report, lambda entry: released_at(config, entry))
    overrides = overrides_of(config, report)
    own = custom_code(folder, settings.package, python.extensible(api, names), report)
    stop_at_errors(report)
    names, kept = following(past, documents, document, Surface(api, names))
    if folder is not None:
        kept[ATTRIBUTES] = attributes(folder, settings.package, kept)
    pages = tuple(pages_of(api, names, coverage, own))
    progress("rendering")
    files, once = printed_files(pages, settings.package, overrides, own.texts)
    files[LEDGER] = ledger_text(python.ledger(api, names, coverage), coverage)
    files |= recording(documents, document, api, names.settings)
    plan = Plan(
        files=dict(sorted(files.items())),
        once=once,
        kept=kept,
        record=record_of_run(documents, document, config, report),
        moves=own.moving.moves,
        spare=own.moving.spare,
        watched=watched(folder, settings.package, once, kept, own.moving.moves),
        names=lock_text(names.history.lock),
        printed_by=printed_by(pages, settings.package, config),
        elements_before=lambda: elements_recorded(folder),
    )
    return Build(api=api, plan=plan, place=place_of_change(documents, config))


def attributes(folder: Path, package: str, kept: Iterable[str]) -> str:
    """What the output's ``.gitattributes`` says, beside the lines that are there."""
    own = (f"{package}/{FOLDER}", PAGES, "tests/custom")
    return with_attributes(
        current(folder, ATTRIBUTES),
        generated=[
            *(f"{room}/**" for room in (".specloom", package, "docs", "tests")),
            *("README.md", "pyproject.toml"),
        ],
        edited=[f"{path}/**" for path in own],
        lines=[MANIFEST, NAMES, *(path for path in kept if path == CHANGELOG)],
    )


def elements_recorded(folder: Path | None) -> Mapping[str, str]:
    """The elements of the document that the output in ``folder`` was made of; nothing when
    its record of the API cannot be read.
    """
    try:
        return elements_of(on_disk(folder).contents()) if folder is not None else {}
    except InputError:
        return {}


def pages_of(
    api: ir.Api, names: PythonNames, coverage: Coverage, own: Custom
) -> Iterator[Page]:
    """The pages of every target."""
    settings = names.settings
    yield from python.pages(api, names, settings, own.mixins)
    yield from markdown.pages(api, names, settings, coverage, own.pages)
    yield from pytest.pages(api, names, settings)


def following(
    past: Past | None, documents: Documents, document: Path, surface: Surface
) -> tuple[PythonNames, dict[str, str]]:
    """The names of a package whose version follows what came before, and its changelog."""
    if past is None:
        return surface.names, {}
    names = surface.names
    record = recording(documents, document, surface.api, names.settings)
    state = partial(state_with, documents, surface)
    next_ = coming(past, state, record, names.settings.version)
    settings = replace(names.settings, version=next_.version)
    kept = {} if next_.changelog is None else {CHANGELOG: next_.changelog}
    return replace(names, settings=settings), kept


def recording(
    documents: Documents, document: Path, api: ir.Api, settings: Settings
) -> dict[str, str]:
    """What a later run has to know of this one to compare its API with."""
    made = Made(
        version=settings.version,
        package=settings.package,
        client=settings.client,
        distribution=settings.distribution,
        env_prefix=settings.env_prefix,
        excluded=tuple(one.id for one in api.excluded),
    )
    return record_files(documents, document.name, made)


def released_at(config: Config, entry: str) -> Span:
    """Where the config gives up a former name."""
    return place_of(config.file, "release", entry) if config.file else Span("")


def ledger_text(operations: Iterable[Mapping[str, object]], coverage: Coverage) -> str:
    """What became of each operation, and of what it is made of, as JSON."""
    elements = [
        {
            "kind": element.kind,
            "location": element.location,
            "pointer": element.pointer,
            "code": element.code,
            "reason": element.reason,
        }
        for element in coverage.elements
    ]
    content = {"operations": list(operations), "elements": elements}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def beside(config: Config, document: Path) -> Callable[[Span], str]:
    """How places are written into the output: as a JSON Pointer in a file, which a line that
    is added elsewhere does not change. The file is named from the config's folder, else
    from the document's, so that it does not matter from where specloom is called.
    """
    home = home_of(config, document)

    def shown(span: Span) -> str:
        file = span.document or span.file
        name = file if "://" in file else path_from(home, Path(file))
        if not span.document:
            return f"{name}:{span.line}:{span.column}"
        return "/".join([f"{name}#", *map(escaped, span.pointer)])

    return shown
