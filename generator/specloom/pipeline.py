"""Reads a document and builds the whole output, in memory."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.apidiff.compare import PublicApi
from specloom.apidiff.release import CHANGELOG, Baseline, other_document, plan_release
from specloom.apidiff.snapshots import (
    metadata_of,
    read_record,
    record_files,
    recorded_texts,
    snapshot_with,
)
from specloom.cache import SHORT, THERE, block_of, digest, watched_digest
from specloom.config import Config, setting_place
from specloom.diagnostics import (
    Diagnostic,
    DocumentPath,
    InputError,
    Progress,
    Report,
    Severity,
    Span,
    counted,
)
from specloom.document import Documents, Node, depth_limited
from specloom.document.node import escaped, piece_texts
from specloom.document.remote import Fetch, fetched
from specloom.kinds import json_text
from specloom.naming.history import warn_about_lock
from specloom.naming.lock import EMPTY, Lock, lock_text
from specloom.openapi.reader import read_api, schemas_of
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
from specloom.output.processes import can_copy, in_copy
from specloom.output.staleness import BuildInput, InputChange
from specloom.output.write import Plan
from specloom.preprocess import (
    apply_overlays_of,
    left_out_operations,
    resolve_settings,
    with_names,
    with_pagination,
)
from specloom.render import (
    Overrides,
    PrintedFiles,
    overrides_of,
    printed_by,
    printed_files,
    with_runtime,
)
from specloom.targets import markdown, pytest, python
from specloom.targets.calls import Page, Settings
from specloom.targets.python.models import JsonSchemas
from specloom.targets.python.names import PythonNames
from specloom.transforms.coverage import Coverage, coverage_of, refuse_skipped
from specloom.transforms.dynamic_references import expand_dynamic_references

ONE_TIME = frozenset({"W504", "W508", "W509"})
"""Warnings about what the run itself settles, so the next run does not repeat them."""

LocateChange = Callable[[InputChange], Span | None]


def record_of_run(
    documents: Documents, document: DocumentPath, config: Config, report: Report
) -> OutputRecord:
    """Return the record of a run, with what it read.

    The caller adds the watched inputs and the hashes of the files.
    """
    warnings = Counter(
        found.code
        for found in dict.fromkeys(report.found)
        if found.severity is Severity.WARNING and found.code not in ONE_TIME
    )
    return replace(
        build_inputs(config, document),
        documents=documents.digests(),
        warnings=dict(sorted(warnings.items())),
        elements=elements_of(documents.contents()),
    )


def elements_of(contents: Mapping[str, Any]) -> dict[str, str]:
    """Return a short hash of each element of a document by the element's id.

    ``contents`` holds the content of each file of the document by its name.
    """
    return {
        id_: digest(text)[:SHORT]
        for name in sorted(contents)
        for id_, text in piece_texts(name, contents[name])
    }


def watched_hashes(
    folder: Path | None,
    package: str,
    initial: Mapping[str, str],
    kept: Mapping[str, str],
    moves: Mapping[str, str] = MappingProxyType({}),
) -> Mapping[str, str]:
    """Hash what a run reads from the output folder itself, as the folder will be
    once the output is written: the custom code, and which hand-editable files
    exist.

    ``initial`` holds the files that are created once, ``kept`` those that people
    may edit, ``moves`` the old path of each file of custom code that moves, with
    its new path.
    """
    root = folder or Path()
    upcoming: dict[str, str | Path] = {
        **initial,
        **{new: root / old for old, new in moves.items()},
    }
    folders = (f"{package}/{FOLDER}/", f"{PAGES}/") if folder is not None else ()
    blocks = {path: block_of(text) for path, text in kept.items()}
    return {
        **{path: watched_digest(root, path, upcoming) for path in folders},
        **{f"{path}?": THERE for path in kept},
        **{f"{path}#": digest(block) for path, block in blocks.items() if block},
    }


def document_roots(documents: Documents) -> list[Node]:
    """The root of each file that is part of the document, overlays applied."""
    return [Node(source, (), source.value) for source in documents.whole_sources()]


def change_locator(documents: Documents, config: Config) -> LocateChange:
    """Return a function that finds the location of a changed input.

    The location of an element is in its document: that of its nearest remaining
    parent if it is gone. The location of a setting is in its config. Other inputs
    have none.
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


COVERAGE_FILE = ".specloom/coverage.json"


class Build(Struct, frozen=True, kw_only=True):
    """The result of a successful run: the API and the planned output.

    ``place`` finds the location of a changed input. ``other`` is the error to
    report if the output folder belongs to another document.
    """

    api: ir.Api
    plan: Plan
    place: LocateChange
    other: Diagnostic | None = None


def read(
    document: DocumentPath,
    config: Config,
    report: Report,
    progress: Progress,
    fetch: Fetch = fetched,
) -> tuple[ir.Api, Documents]:
    """Read the API that a document describes, with the overlays, selection and
    pagination of the config; ``fetch`` downloads remote documents.

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
    document: DocumentPath,
    config: Config,
    report: Report,
    progress: Progress,
) -> ir.Api:
    """Read the API from loaded documents; raises InputError like ``read``."""
    stop_at_errors(report)
    removed = apply_overlays_of(
        documents, config, report, location_formatter(config, document)
    )
    stop_at_errors(report)
    expand_dynamic_references(documents)
    excluded = left_out_operations(documents, config, report)
    progress("validating")
    validate(documents, report)
    progress("understanding")
    left_out = frozenset(skipped.id for skipped in excluded)
    api = read_api(documents, report, left_out, progress)
    api = with_pagination(replace(api, excluded=(*removed, *excluded)), config, report)
    setting = setting_place(config.file, "accept") if config.file else None
    refuse_skipped(api, config.accept, report, setting)
    report.settle()
    stop_at_errors(report)
    return api


def stop_at_errors(report: Report) -> None:
    """Raise InputError with all diagnostics of the report if any of them is an
    error.
    """
    if report.has_errors:
        raise InputError(*report.sorted())


@contextmanager
def uncollected() -> Generator[None]:
    """Turn the garbage collector off while the body runs.

    A run keeps nearly all of its objects until the end, and few of them are in cycles;
    the collector would search them again and again.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


@uncollected()
def build(
    document: DocumentPath,
    config: Config,
    report: Report,
    progress: Progress,
    published: Lock = EMPTY,
    fetch: Fetch = fetched,
    folder: Path | None = None,
    baseline: Baseline | None = None,
) -> Build:
    """Build the whole output for a document, in memory.

    Names in ``published`` do not change. ``fetch`` downloads remote documents.
    ``folder`` is the output folder, whose custom code becomes part of the package.
    The version and the changelog follow from the changes since ``baseline``;
    without it, the version is that of the config or document, and there is no changelog.

    Raises:
        InputError: the document has errors.
    """
    api, documents = read(document, config, report, progress, fetch)
    with depth_limited(documents.root()):
        result = build_api(
            api,
            documents,
            document,
            config,
            report,
            progress,
            published,
            folder,
            baseline,
        )
    return replace(result, other=other_document(folder, documents, published))


class NamedApi(Struct, frozen=True, kw_only=True):
    """An API with everything that the targets print: names, custom code and templates."""

    api: ir.Api
    names: PythonNames
    coverage: Coverage
    custom: Custom
    overrides: Overrides


def name_api(
    api: ir.Api,
    document: DocumentPath,
    config: Config,
    report: Report,
    progress: Progress,
    published: Lock,
    folder: Path | None,
) -> NamedApi:
    """Name an API; raises InputError like ``build``."""
    coverage = coverage_of(api, report, location_formatter(config, document))
    progress(f"naming {counted(len(api.operations), 'operation')}")
    api = with_names(api, config, published)
    settings = resolve_settings(api, config, published)
    names = python.names_of(api, settings, published, config.release)
    warn_about_lock(
        names.history, published, report, lambda entry: released_at(config, entry)
    )
    overrides = overrides_of(config, report)
    custom = custom_code(folder, settings.folder, python.extensible(api, names), report)
    stop_at_errors(report)
    return NamedApi(
        api=api, names=names, coverage=coverage, custom=custom, overrides=overrides
    )


def build_api(
    api: ir.Api,
    documents: Documents,
    document: DocumentPath,
    config: Config,
    report: Report,
    progress: Progress,
    published: Lock,
    folder: Path | None,
    baseline: Baseline | None,
) -> Build:
    """Build the whole output for an API; raises InputError like ``build``."""
    schemas = partial(schemas_of, documents, api.declarations)
    found = name_api(api, document, config, report, progress, published, folder)
    api, names, custom = found.api, found.names, found.custom
    overrides, settings, coverage = found.overrides, names.settings, found.coverage
    texts = cache(lambda: recorded_texts(documents))
    names, kept = names_and_release(
        baseline, documents, texts, document, PublicApi(api, names, config)
    )
    if folder is not None:
        kept[ATTRIBUTES] = attributes(folder, settings.folder, kept)
    progress("rendering")
    printed = print_all(
        partial(client_pages, api, names, custom, schemas),
        partial(other_pages, api, names, coverage, custom),
        overrides,
        progress,
        large=len(api.operations) + len(api.declarations) >= LARGE,
    )
    files = with_runtime(printed, settings.folder, overrides, custom.texts)
    files[COVERAGE_FILE] = coverage_text(python.ledger(api, names, coverage), coverage)
    files |= record_of_build(texts(), document, api, names.settings)
    plan = Plan(
        files=dict(sorted(files.items())),
        once=printed.once,
        kept=kept,
        record=record_of_run(documents, document, config, report),
        moves=custom.moving.moves,
        spare=custom.moving.spare,
        watched=watched_hashes(
            folder, settings.folder, printed.once, kept, custom.moving.moves
        ),
        names=lock_text(names.history.lock),
        printed_by=printed_by(printed.templates, settings.folder, config),
        elements_before=lambda: elements_recorded(folder),
    )
    return Build(api=api, plan=plan, place=change_locator(documents, config))


def attributes(folder: Path, package: str, kept: Iterable[str]) -> str:
    """Return the text of the output's ``.gitattributes``; lines of other origin
    stay.
    """
    edited = (f"{package}/{FOLDER}", PAGES, "tests/custom")
    return with_attributes(
        current_text(folder, ATTRIBUTES),
        generated=[
            *(f"{name}/**" for name in (".specloom", package, "docs", "tests")),
            *("README.md", "pyproject.toml"),
        ],
        edited=[f"{path}/**" for path in edited],
        lines=[MANIFEST, NAMES, *(path for path in kept if path == CHANGELOG)],
    )


def elements_recorded(folder: Path | None) -> Mapping[str, str]:
    """Return the elements of the document that the output in ``folder`` was
    generated from; none if its record of the API cannot be read.
    """
    try:
        return elements_of(read_record(folder).contents()) if folder is not None else {}
    except InputError:
        return {}


def client_pages(
    api: ir.Api, names: PythonNames, custom: Custom, schemas: JsonSchemas
) -> Iterator[Page]:
    """Yield the pages of the package; ``schemas`` makes the JSON Schemas of the models."""
    return python.pages(api, names, names.settings, custom.mixins, schemas)


def other_pages(
    api: ir.Api, names: PythonNames, coverage: Coverage, custom: Custom
) -> Iterator[Page]:
    """Yield the pages of the documentation and of the tests."""
    settings = names.settings
    yield from markdown.pages(api, names, settings, coverage, custom.pages)
    if "tests" in settings.outputs:
        yield from pytest.pages(api, names, settings)


LARGE = 1000
"""The number of operations and declarations from which a second process saves more time
than it takes to start."""


def print_all(
    first: Callable[[], Iterator[Page]],
    second: Callable[[], Iterator[Page]],
    overrides: Overrides,
    progress: Progress,
    *,
    large: bool,
) -> PrintedFiles:
    """Print the pages of both iterators.

    If there are many (``large``), a copy of this process prints the second part at the same
    time. If that fails, this process prints both, and has the same errors as with one core.

    Raises:
        InputError: as ``rendered`` says.
    """
    if large and can_copy():
        with (
            suppress(Exception),
            in_copy(lambda: printed_files(second(), overrides)) as result,
        ):
            mine, others = printed_files(first(), overrides, progress), result()
            both = mine.joined(others) if others is not None else None
            if both is not None:
                return both
    pages = (page for part in (first, second) for page in part())
    return printed_files(pages, overrides, progress)


def names_and_release(
    baseline: Baseline | None,
    documents: Documents,
    texts: Callable[[], Mapping[str, str]],
    document: DocumentPath,
    public_api: PublicApi,
) -> tuple[PythonNames, dict[str, str]]:
    """Return the names with the version of the next release, and the changelog by
    its path.

    The version and the changelog follow from the changes since the baseline.
    ``texts`` returns the files of the document in the record.
    """
    names = public_api.names
    if baseline is None:
        return names, {}
    release = plan_release(
        baseline,
        partial(snapshot_with, documents, public_api),
        lambda: record_of_build(texts(), document, public_api.api, names.settings),
        names,
    )
    settings = replace(names.settings, version=release.version)
    kept = {} if release.changelog is None else {CHANGELOG: release.changelog}
    return replace(names, settings=settings), kept


def record_of_build(
    texts: Mapping[str, str],
    document: DocumentPath,
    api: ir.Api,
    settings: Settings,
) -> dict[str, str]:
    """Return the files of the API record, which later runs compare their API with.

    ``texts`` are the files of the document in the record.
    """
    return record_files(texts, document.name, metadata_of(api, settings))


def released_at(config: Config, entry: str) -> Span:
    """Return the location of an entry of ``release`` in the config."""
    return setting_place(config.file, "release", entry) if config.file else Span("")


def coverage_text(
    operations: Iterable[Mapping[str, object]], coverage: Coverage
) -> str:
    """Format the outcome of each operation, and the elements that are not fully
    supported, as JSON.
    """
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
    return json_text(content, 2) + "\n"


def location_formatter(config: Config, document: DocumentPath) -> Callable[[Span], str]:
    """Return a function that formats locations for the output: as a file with a
    JSON Pointer, which stays the same when lines are added elsewhere.

    The path of the file is relative to the folder of the config, otherwise to that
    of the document, so that it does not depend on the working directory.
    """
    root = root_folder_of(config, document)

    def format_location(span: Span) -> str:
        file = span.document or span.file
        name = file if "://" in file else path_from(root, Path(file))
        if not span.document:
            return f"{name}:{span.line}:{span.column}"
        return "/".join([f"{name}#", *map(escaped, span.pointer)])

    return format_location
