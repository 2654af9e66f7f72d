"""Runs all steps on a document, in memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from specloom import ir
from specloom.apidiff.compare import PublicApi
from specloom.apidiff.release import CHANGELOG, Baseline, other_document, plan_release
from specloom.apidiff.snapshots import (
    PackageMetadata,
    read_record,
    record_files,
    snapshot_with,
)
from specloom.cache import SHORT, THERE, block_of, digest, watched_digest
from specloom.config import Config, setting_place
from specloom.diagnostics import Diagnostic, InputError, Report, Severity, Span
from specloom.document import Documents, Node, depth_limited
from specloom.document.node import escaped, piece_texts
from specloom.document.remote import Fetch, fetched
from specloom.naming.history import warn_about_lock
from specloom.naming.lock import EMPTY, Lock, lock_text
from specloom.openapi.reader import read_api
from specloom.openapi.validation import validate
from specloom.output.custom import FOLDER, PAGES, Custom, custom_code
from specloom.output.manifest import (
    ATTRIBUTES,
    MANIFEST,
    NAMES,
    OutputRecord,
    build_inputs,
    current_text,
    path_from,
    root_folder_of,
    with_attributes,
)
from specloom.output.staleness import BuildInput, InputChange
from specloom.output.write import Plan
from specloom.preprocess import (
    apply_overlays_of,
    left_out_operations,
    resolve_settings,
    with_pagination,
)
from specloom.render import overrides_of, printed_by, printed_files
from specloom.targets import markdown, pytest, python
from specloom.targets.calls import Page, Settings
from specloom.targets.python.names import PythonNames
from specloom.transforms.coverage import Coverage, coverage_of, refuse_skipped

PASSING = frozenset({"W504", "W508", "W509"})
"""Warnings that a run both gives and settles: the next one has no reason to repeat them."""

Place = Callable[[InputChange], Span | None]


def record_of_run(
    documents: Documents, document: Path, config: Config, report: Report
) -> OutputRecord:
    """The record of a run on what it has read; what it watches and the files that it comes
    to are missing yet.
    """
    warnings = Counter(
        found.code
        for found in dict.fromkeys(report.found)
        if found.severity is Severity.WARNING and found.code not in PASSING
    )
    return replace(
        build_inputs(config, document),
        documents=documents.digests(),
        warnings=dict(sorted(warnings.items())),
        elements=elements_of(documents.contents()),
    )


def elements_of(contents: Mapping[str, Any]) -> dict[str, str]:
    """A short hash of each element of a document by its id; ``contents`` are those of its
    files by their names.
    """
    return {
        id_: digest(text)[:SHORT]
        for name in sorted(contents)
        for id_, text in piece_texts(name, contents[name])
    }


def watched_hashes(
    folder: Path | None,
    package: str,
    once: Mapping[str, str],
    kept: Mapping[str, str],
    moves: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, str]:
    """The hashes of what a run reads in the output's own ``folder``, as that will be when
    the output is written: custom code, with what ``moves`` there, and which files there are
    that people edit.
    """
    home = folder or Path()
    coming: dict[str, str | Path] = {
        **once,
        **{new: home / old for old, new in moves.items()},
    }
    places = (f"{package}/{FOLDER}/", f"{PAGES}/") if folder is not None else ()
    blocks = {path: block_of(text) for path, text in kept.items()}
    return {
        **{place: watched_digest(home, place, coming) for place in places},
        **{f"{path}?": THERE for path in kept},
        **{f"{path}#": digest(block) for path, block in blocks.items() if block},
    }


def document_roots(documents: Documents) -> list[Node]:
    """The root of each file that is part of the document, overlays applied."""
    return [Node(one, (), one.value) for one in documents.whole_sources()]


def place_of_change(documents: Documents, config: Config) -> Place:
    """Where an input stands that has changed: an element in its document, or what was around
    it when it is gone; a setting in its config.  None for what has no place.
    """
    by_name = {root.source.name: root for root in document_roots(documents)}

    def place(change: InputChange) -> Span | None:
        if change.input is BuildInput.CONFIG and config.file is not None:
            return setting_place(config.file, change.name)
        if change.input is not BuildInput.DOCUMENT:
            return None
        name, _, pointer = change.name.partition("#")
        node = by_name.get(name)
        if node is None:
            return next(iter(by_name.values())).span
        for token in pointer.split("/")[1:]:
            inner = node.step(token.replace("~1", "/").replace("~0", "~"))
            if inner is None:
                break
            node = inner
        return node.span

    return place


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
        api = read_api_of(documents, document, config, report, progress)
    return api, documents


def read_api_of(
    documents: Documents,
    document: Path,
    config: Config,
    report: Report,
    progress: Progress,
) -> ir.Api:
    """The API of documents that can be read; raises InputError like ``read``."""
    stop_at_errors(report)
    removed = apply_overlays_of(
        documents, config, report, relative_place(config, document)
    )
    stop_at_errors(report)
    excluded = left_out_operations(documents, config, report)
    progress("validating")
    validate(documents, report)
    progress("understanding")
    api = read_api(documents, report, frozenset(one.id for one in excluded))
    api = with_pagination(replace(api, excluded=(*removed, *excluded)), config, report)
    named = setting_place(config.file, "accept") if config.file else None
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
    past: Baseline | None = None,
) -> Build:
    """The whole output for a document, in memory; names in ``published`` stay, ``fetch``
    gives remote documents, custom code in ``folder``, where the output goes, is wired in,
    and ``past`` is what the version follows.

    Raises:
        InputError: the document has errors.
    """
    api, documents = read(document, config, report, progress, fetch)
    with depth_limited(documents.root()):
        result = build_api(
            api, documents, document, config, report, progress, published, folder, past
        )
    return replace(result, other=other_document(folder, documents, published))


def build_api(
    api: ir.Api,
    documents: Documents,
    document: Path,
    config: Config,
    report: Report,
    progress: Progress,
    published: Lock,
    folder: Path | None,
    past: Baseline | None,
) -> Build:
    """The whole output for an API that was read; raises InputError like ``build``."""
    coverage = coverage_of(api, report, relative_place(config, document))
    progress("naming")
    settings = resolve_settings(api, config, published)
    names = python.names_of(api, settings, published, config.release)
    warn_about_lock(
        names.history, published, report, lambda entry: released_at(config, entry)
    )
    overrides = overrides_of(config, report)
    own = custom_code(folder, settings.package, python.extensible(api, names), report)
    stop_at_errors(report)
    names, kept = names_and_release(past, documents, document, PublicApi(api, names))
    if folder is not None:
        kept[ATTRIBUTES] = attributes(folder, settings.package, kept)
    pages = tuple(pages_of(api, names, coverage, own))
    progress("rendering")
    files, once = printed_files(pages, settings.package, overrides, own.texts)
    files[LEDGER] = ledger_text(python.ledger(api, names, coverage), coverage)
    files |= record_of_build(documents, document, api, names.settings)
    plan = Plan(
        files=dict(sorted(files.items())),
        once=once,
        kept=kept,
        record=record_of_run(documents, document, config, report),
        moves=own.moving.moves,
        spare=own.moving.spare,
        watched=watched_hashes(folder, settings.package, once, kept, own.moving.moves),
        names=lock_text(names.history.lock),
        printed_by=printed_by(pages, settings.package, config),
        elements_before=lambda: elements_recorded(folder),
    )
    return Build(api=api, plan=plan, place=place_of_change(documents, config))


def attributes(folder: Path, package: str, kept: Iterable[str]) -> str:
    """What the output's ``.gitattributes`` says, beside the lines that are there."""
    own = (f"{package}/{FOLDER}", PAGES, "tests/custom")
    return with_attributes(
        current_text(folder, ATTRIBUTES),
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
        return elements_of(read_record(folder).contents()) if folder is not None else {}
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


def names_and_release(
    past: Baseline | None, documents: Documents, document: Path, surface: PublicApi
) -> tuple[PythonNames, dict[str, str]]:
    """The names of a package whose version follows what came before, and its changelog."""
    if past is None:
        return surface.names, {}
    names = surface.names
    record = record_of_build(documents, document, surface.api, names.settings)
    state = partial(snapshot_with, documents, surface)
    next_ = plan_release(past, state, record, names.settings.version)
    settings = replace(names.settings, version=next_.version)
    kept = {} if next_.changelog is None else {CHANGELOG: next_.changelog}
    return replace(names, settings=settings), kept


def record_of_build(
    documents: Documents, document: Path, api: ir.Api, settings: Settings
) -> dict[str, str]:
    """What a later run has to know of this one to compare its API with."""
    made = PackageMetadata(
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
    return setting_place(config.file, "release", entry) if config.file else Span("")


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


def relative_place(config: Config, document: Path) -> Callable[[Span], str]:
    """How places are written into the output: as a JSON Pointer in a file, which a line that
    is added elsewhere does not change. The file is named from the config's folder, else
    from the document's, so that it does not matter from where specloom is called.
    """
    home = root_folder_of(config, document)

    def shown(span: Span) -> str:
        file = span.document or span.file
        name = file if "://" in file else path_from(home, Path(file))
        if not span.document:
            return f"{name}:{span.line}:{span.column}"
        return "/".join([f"{name}#", *map(escaped, span.pointer)])

    return shown
