"""Whether an output is up to date, and if not, why."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from specloom.cache import (
    digest,
    digest_of,
    file_digest,
    file_signature,
    files_below,
    folders_below,
    read_named,
    store_named,
    watched_digest,
)
from specloom.config import Config
from specloom.diagnostics import (
    RAISED,
    Diagnostic,
    DocumentPath,
    InputError,
    Severity,
    Span,
)
from specloom.merge_text import marked
from specloom.output.manifest import (
    LOCK,
    MANIFEST,
    NAMES,
    PENDING,
    OutputRecord,
    build_inputs,
    current_text,
    generator_folders,
    is_inside,
    manifest_of,
    settings_digest,
    template_files,
)

REMOTE_LOCK = "specloom.lock"
REMOTE_FOLDER = "remote"


class UpToDate(Struct, frozen=True):
    """An output that a run would not change.

    ``warnings`` has the number of warnings of the run that wrote it, by code, ``manifest``
    the hash of its record.
    """

    warnings: Mapping[str, int]
    manifest: str

    @property
    def strict_findings(self) -> int:
        """The number of warnings that a strict run counts as errors."""
        return sum(
            number for code, number in self.warnings.items() if code.startswith(RAISED)
        )


def up_to_date(folder: Path, config: Config, document: DocumentPath) -> UpToDate | None:
    """The output in a folder, if all inputs and files are as recorded: a run would not
    change it.

    None does not mean that something differs, only that hashes cannot prove that it
    does not.

    Raises:
        InputError: the record cannot be read.
    """
    if current_text(folder, PENDING) is not None:
        return None
    settings = settings_digest(config, document)
    found = _as_before(folder, settings)
    if found is not None:
        return found
    record, text = manifest_of(folder), current_text(folder, MANIFEST) or ""
    if record is None:
        return None
    paths = [*_read_paths(record, config, document, folder)]
    signature = file_signature(paths)
    if not _is_as_recorded(record, config, document, folder):
        return None
    found = UpToDate(record.warnings, digest(text))
    if signature is not None and not any("://" in name for name in record.documents):
        head = [settings, signature, found.manifest, dict(found.warnings)]
        content = "\0".join([json.dumps(head), *paths])
        name = os.path.realpath(folder)
        store_named(STATES, name, content.encode("utf-8", "surrogateescape"))
    return found


STATES = "states"
"""The section of the cache for the file signatures of outputs that were up to date."""


def _as_before(folder: Path, settings: str) -> UpToDate | None:
    """The output as it was found to be up to date, if no file was changed since.

    Like git, this compares the sizes and times of files, which is much quicker than
    reading them. In another checkout they differ, so that its files are read.
    """
    content = read_named(STATES, os.path.realpath(folder))
    if content is None:
        return None
    text, *paths = content.decode("utf-8", "surrogateescape").split("\0")
    try:
        same, signature, manifest, warnings = json.loads(text)
    except ValueError:
        return None
    if same != settings or file_signature(paths) != signature:
        return None
    return UpToDate(warnings, manifest)


def _read_paths(
    record: OutputRecord, config: Config, document: DocumentPath, folder: Path
) -> Iterator[str]:
    """The files that `_is_as_recorded` reads, and the folders that it searches."""
    root = f"{os.path.realpath(folder)}{os.sep}"
    yield f"{root}{MANIFEST}"
    yield from (f"{root}{path}" for path in record.files)
    for name in record.documents:
        yield os.path.join(os.path.realpath(document.parent), name)  # noqa: PTH118
    searched = [*map(str, generator_folders(config))]
    for path in record.watched:
        place = f"{root}{path.rstrip('/?#')}"
        if path.endswith("/"):
            searched.append(place)
        else:
            yield place
    for each in searched:
        yield from folders_below(each)
        yield from (file for _, file in files_below(each))


def _is_as_recorded(
    record: OutputRecord, config: Config, document: DocumentPath, folder: Path
) -> bool:
    now = build_inputs(config, document)
    return (
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
            and not (
                path.endswith("?") and marked(current_text(folder, path[:-1]) or "")
            )
            for path, known in record.watched.items()
        )
        and all(
            is_inside(path) and file_digest(folder / path) == known
            for path, known in record.files.items()
        )
    )


RUNS = "runs"
"""The section of the cache for what runs found out about an output."""


class FinishedRun(Struct, frozen=True):
    """What a run knows about an output and does not write into it.

    ``manifest`` is the hash of the record that it left, ``size`` the number of files; the
    files in ``once`` are created if they are missing. ``text`` has the findings as they are
    printed, ``rows`` their parts.
    """

    manifest: str
    size: int
    once: list[str]
    text: str
    rows: list[Any]

    @property
    def found(self) -> list[Diagnostic]:
        """The findings."""
        return [_diagnostic(*row) for row in self.rows]


def _run_name(folder: Path, config: Config, document: DocumentPath) -> str:
    """What a run is remembered by; findings name files relative to the working folder."""
    return "\n".join(
        [os.path.realpath(folder), str(Path.cwd()), str(document), str(config.file)]
    )


def remember_run(
    folder: Path,
    config: Config,
    document: DocumentPath,
    found: Iterable[Diagnostic],
    text: str,
    size: int,
    once: Iterable[str],
) -> None:
    """Keep what a run found out, and did not write into the output, in the user's cache.

    Raises:
        InputError: the record of the output cannot be read.
    """
    manifest = digest(current_text(folder, MANIFEST) or "")
    row = [manifest, size, [*once], text, [*map(_plain, found)]]
    store_named(RUNS, _run_name(folder, config, document), json.dumps(row).encode())


def last_run(
    folder: Path, config: Config, document: DocumentPath, now: UpToDate
) -> FinishedRun | None:
    """The last run, if it left the record that the output has now.

    None if it is not in the cache, a file is missing that it would create, or another run
    is at work or was killed.
    """
    if (folder / LOCK).exists():
        return None
    content = read_named(RUNS, _run_name(folder, config, document))
    if content is None:
        return None
    try:
        run = FinishedRun(*json.loads(content))
    except (ValueError, TypeError, RecursionError):
        return None
    if run.manifest != now.manifest:
        return None
    return run if all((folder / path).exists() for path in run.once) else None


def _plain(found: Diagnostic) -> list[object]:
    return [
        *(found.code, _plain_span(found.span), found.message, found.hint),
        found.severity.value,
        [[_plain_span(span), text] for span, text in found.related],
        *(found.element, found.owner),
    ]


def _plain_span(span: Span) -> list[object]:
    return [span.file, span.line, span.column, span.document, [*span.pointer]]


def _diagnostic(
    code: str,
    span: list[Any],
    message: str,
    hint: str,
    severity: str,
    related: list[Any],
    element: str,
    owner: str,
) -> Diagnostic:
    return Diagnostic(
        code=code,
        span=Span(*span),
        message=message,
        hint=hint,
        severity=Severity(severity),
        related=tuple((Span(*place), text) for place, text in related),
        element=element,
        owner=owner,
    )


def _document_digest(config: Config, document: DocumentPath, name: str) -> str | None:
    """The hash of a file of the document; None if it cannot be read."""
    if "://" not in name:
        return file_digest(document.parent / name)
    from specloom.cache import read

    if config.refresh:
        return "unknown"
    # Like ``check``, this reads remote documents with hashes in the lock from the
    # cache.
    root = (config.file or document).parent
    try:
        locked = json.loads((root / REMOTE_LOCK).read_bytes())["remote"][name]
        data = read(REMOTE_FOLDER, locked)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return "unknown"
    return digest_of(data) if data is not None else "unknown"


States = Mapping[Path, str | None]


def watched_files(
    config: Config, document: DocumentPath, folder: Path
) -> tuple[Path, ...]:
    """The files to watch: the config, the document and its references as of the last
    run, its overlays, the templates, and custom code in the output.
    """
    record = last_record(folder)
    files = [
        *([config.file] if config.file is not None else []),
        *([document] if isinstance(document, Path) else []),
        *documents_seen(document, folder),
        *config.overlays,
        *template_files(config.templates).values(),
        *_custom(record, folder),
    ]
    return tuple(dict.fromkeys(Path(os.path.realpath(file)) for file in files))


def documents_seen(document: DocumentPath, folder: Path) -> States:
    """The hashes of the document's files as of the last run that wrote the output."""
    documents = last_record(folder).documents
    return {
        Path(os.path.realpath(document.parent / name)): state
        for name, state in documents.items()
        if "://" not in name
    }


def last_record(folder: Path) -> OutputRecord:
    """The record of the output; an empty one if there is none."""
    try:
        return manifest_of(folder) or OutputRecord()
    except InputError:  # a run reports it
        return OutputRecord()


def _custom(record: OutputRecord, folder: Path) -> Iterator[Path]:
    """The files that a run reads in the output, except the lock, which every run
    writes.
    """
    for path in record.watched:
        if path == NAMES or not is_inside(path):
            continue
        if path.endswith(("?", "#")):
            continue
        if path.endswith("/"):
            yield from (Path(file) for _, file in files_below(folder / path))
        else:
            yield folder / path


def file_states(files: Iterable[Path]) -> States:
    """The hash of each file; None for a file that does not exist."""
    return {file: file_digest(file) for file in files}


def changed_files(old: States, new: States) -> tuple[Path, ...]:
    """The files that were added, removed or changed."""
    files = dict.fromkeys((*old, *new))
    return tuple(file for file in files if old.get(file) != new.get(file))


class BuildInput(StrEnum):
    """The kinds of inputs of an output."""

    DOCUMENT = "document"
    CONFIG = "config"
    GENERATOR = "generator"
    TEMPLATE = "template"
    FOLDER = "folder"


class InputChange(Struct, frozen=True):
    """A changed input.

    ``name`` is the element's id, the setting, the template or the path; ``what`` describes
    the change without a location.
    """

    input: BuildInput
    name: str
    what: str


def input_changes(old: OutputRecord, new: OutputRecord) -> tuple[InputChange, ...]:
    """Every difference between two records, in the order of the inputs."""
    return (
        *_document(old, new),
        *_config(old.config, new.config),
        *_generator(old, new),
        *(
            InputChange(BuildInput.TEMPLATE, name, f"template {name} {verb}")
            for name, verb in _changed_entries(old.templates, new.templates)
        ),
        *(
            InputChange(BuildInput.FOLDER, name, f"{name} {verb}")
            for name, verb in _changed_entries(old.watched, new.watched)
        ),
    )


def _changed_entries(
    old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """The changed and added keys in the order of ``new``, then the removed ones."""
    for name, value in new.items():
        if name not in old:
            yield name, "added"
        elif old[name] != value:
            yield name, "changed"
    yield from ((name, "removed") for name in old if name not in new)


def _document(old: OutputRecord, new: OutputRecord) -> Iterator[InputChange]:
    # If the old record cannot be read, the changed elements are unknown.
    unknown = bool(old.documents) and not old.elements
    elements = [] if unknown else list(_changed_entries(old.elements, new.elements))
    for name, verb in elements:
        yield InputChange(BuildInput.DOCUMENT, name, f"{label(name)} {verb}")
    kept = [name for name in old.elements if name in new.elements]
    moved = kept != [name for name in new.elements if name in old.elements]
    untouched = not elements and not unknown
    if moved:
        yield InputChange(BuildInput.DOCUMENT, "#", "the order of its elements changed")
    files = list(_changed_entries(old.documents, new.documents))
    if elements or moved:
        # The first file is the document itself, whose changed elements are listed already.
        files = [row for row in files if row[0] not in list(new.documents)[:1]]
    for name, verb in files:
        text = (
            "only its formatting or comments changed"
            if verb == "changed" and untouched
            else f"the file {name} {verb}"
        )
        yield InputChange(BuildInput.DOCUMENT, f"{name}#", text)


def _config(
    old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[InputChange]:
    for name, _ in _changed_entries(old, new):
        before, after = (
            json.dumps(table[name], ensure_ascii=False) if name in table else "default"
            for table in (old, new)
        )
        yield InputChange(BuildInput.CONFIG, name, f"{name}: {before} → {after}")


def _generator(old: OutputRecord, new: OutputRecord) -> Iterator[InputChange]:
    if old.generator != new.generator:
        text = f"specloom {old.generator} → {new.generator}"
        yield InputChange(BuildInput.GENERATOR, "specloom", text)
    elif old.sources != new.sources:
        text = f"specloom {new.generator} itself changed"
        yield InputChange(BuildInput.GENERATOR, "specloom", text)
    for tool, _ in _changed_entries(old.tools, new.tools):
        before, after = (table.get(tool, "none") for table in (old.tools, new.tools))
        yield InputChange(BuildInput.GENERATOR, tool, f"{tool} {before} → {after}")


KINDS = {
    "schemas": "schema",
    "definitions": "schema",
    "responses": "response",
    "parameters": "parameter",
    "examples": "example",
    "requestBodies": "request body",
    "headers": "header",
    "securitySchemes": "security scheme",
    "securityDefinitions": "security scheme",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path item",
    "mediaTypes": "media type",
}
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]


def label(element: str) -> str:
    """The readable name of an element of a document, by its id."""
    file, _, pointer = element.partition("#")
    tokens = [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]
    match tokens:
        case ["paths", path, method] if method in METHODS:
            text = f"{method.upper()} {path}"
        case ["paths", path, rest]:
            text = f"{rest} of {path}"
        case ["paths" | "webhooks", path]:
            text = path
        case ["webhooks", name, _]:
            text = f"webhook {name}"
        case ["components", kind, name] | [kind, name] if kind in KINDS:
            text = f"{KINDS[kind]} {name}"
        case _:
            text = ".".join(tokens) or "the document"
    return f"{text} of {unquote(file)}" if file else text
