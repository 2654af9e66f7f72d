"""Find the document of a project and write its config."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path

from specloom import ir
from specloom.config import FILES, NEWEST, path_label, table_of
from specloom.diagnostics import (
    Diagnostic,
    DocumentPath,
    DocumentUri,
    InputError,
    Report,
    Span,
)
from specloom.document import Documents
from specloom.document.node import MAX_BYTES, reference_tokens
from specloom.document.remote import LockUse, RemoteLock
from specloom.document.tree import member
from specloom.kinds import is_array, members
from specloom.naming.fit import RESOURCES, NamingFit, fitting_naming
from specloom.naming.products import one_word, product_of
from specloom.openapi.operations import METHODS
from specloom.openapi.reader import listed_operations
from specloom.targets import python

TABLE = "[tool.specloom]"
PYPROJECT = "pyproject.toml"


def free_config(folder: Path) -> Path:
    """The file for a new config: pyproject.toml if it exists, otherwise specloom.toml.

    Raises:
        InputError: the folder already has a config, or pyproject.toml is not valid TOML.
    """
    for name in FILES:
        file = folder / name
        if file.is_file() and table_of(file) is not None:
            raise InputError(
                Diagnostic(
                    code="E511",
                    span=Span(path_label(file), line_of_table(file)),
                    message="the folder already has a config",
                    hint="Edit the config, or remove it before you run specloom init.",
                )
            )
    pyproject = folder / PYPROJECT
    return pyproject if pyproject.is_file() else folder / FILES[0]


def line_of_table(file: Path) -> int:
    """The line of the table of settings."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip() == TABLE), 1)


def suggested(
    document: DocumentPath, output: Path, folder: Path, report: Report
) -> tuple[Mapping[str, str | tuple[str, ...]], NamingFit]:
    """Suggest settings for a document, and say which ``naming`` fits and why.

    Paths are relative to the folder.

    Raises:
        InputError: the document cannot be read.
    """
    lock = RemoteLock(None, LockUse.RECORD, str(document))
    documents = Documents(document, report, fetch=lock.content)
    root = documents.root().value
    product = product_of(title_of(root), server_urls(root), document.name)
    fit = fitting_naming(operations_in(documents))
    settings: dict[str, str | tuple[str, ...]] = {
        "document": (
            document.name
            if isinstance(document, DocumentUri)
            else relative(document, folder)
        ),
        "output": relative(folder / output, folder),
        "package": python.package_name(one_word(product)),
        "client": python.client_name(product),
        "edition": NEWEST,
        **({"naming": fit.naming} if fit.naming == RESOURCES else {}),
    }
    if shared := shared_parameters(root):
        settings["client-arguments"] = shared
    return settings, fit


def operations_in(documents: Documents) -> tuple[ir.Operation, ...]:
    """The operations of a document with what names them, and nothing else."""
    return tuple(
        ir.Operation(
            id=one.id,
            operation_id=one.operation_id,
            method=one.method,
            path=one.path,
            tags=one.tags,
            span=one.node.span,
        )
        for one in listed_operations(documents)
        if one.method != "*"
    )


def title_of(document: object) -> str:
    """The title of an API (OpenAPI 3.1 §4.8.2.1); "" if the document has none."""
    title = member(member(document, "info"), "title")
    return title if isinstance(title, str) else ""


def server_urls(document: object) -> tuple[str, ...]:
    """The URL of the first server (OpenAPI 3.1 §4.8.5), with defaults for its variables."""
    host = member(document, "host")  # Swagger 2.0
    if isinstance(host, str):
        return (f"//{host}",)
    servers = member(document, "servers")
    first = servers[0] if is_array(servers) and servers else None
    url = member(first, "url")
    if not isinstance(url, str):
        return ()
    for name, variable in members(member(first, "variables")).items():
        default = member(variable, "default")
        url = url.replace(f"{{{name}}}", default if isinstance(default, str) else "")
    return (url,)


_FEWEST_OPERATIONS = 10
_SINGLE = ("string", "integer", "number")
_NOT_SHARED = frozenset({"accept", "content-type", "authorization", "id", "name"})


def shared_parameters(document: object) -> tuple[str, ...]:
    """The parameters that at least 90 % of the operations require, for the client.

    Only single values count that have more than one possible value. Names such as ``id``
    mean another thing in each path, and credentials have arguments already.
    """
    total = 0
    counts: Counter[str] = Counter()
    for item in members(member(document, "paths")).values():
        operations = [o for m, o in members(item).items() if m in METHODS]
        total += len(operations)
        for operation in operations:
            owners = (item, operation)
            listed = [p for one in owners for p in _items(member(one, "parameters"))]
            counts.update({_shared_name(document, p) for p in listed} - {""})
    schemes = members(member(member(document, "components"), "securitySchemes"))
    schemes = {**schemes, **members(member(document, "securityDefinitions"))}
    taken = _NOT_SHARED | {str(member(s, "name")).lower() for s in schemes.values()}
    return tuple(
        name
        for name, count in counts.most_common()
        if count * 10 >= total * 9
        and total >= _FEWEST_OPERATIONS
        and name.lower() not in taken
        and "idempotency" not in name.lower()
    )


def _items(value: object) -> list[object]:
    return value if is_array(value) else []


def _shared_name(document: object, parameter: object) -> str:
    """The name of a parameter that could be an argument of the client, or ""."""
    parameter = _target(document, parameter)
    schema = _target(document, member(parameter, "schema") or parameter)
    values = _items(member(schema, "enum"))
    if member(parameter, "in") not in ("path", "header", "query"):
        return ""
    if member(parameter, "required") is not True or len(values) == 1:
        return ""
    if member(schema, "type") not in _SINGLE or "const" in members(schema):
        return ""
    name = member(parameter, "name")
    return name if isinstance(name, str) else ""


def _target(document: object, value: object) -> object:
    """What a reference within the document refers to; any other value itself."""
    pointer = member(value, "$ref")
    if not isinstance(pointer, str) or not pointer.startswith("#/"):
        return value
    for token in reference_tokens(pointer[1:]):
        document = member(document, token)
    return document


def relative(file: Path, folder: Path) -> str:
    """A path for the config: relative to its folder, with forward slashes."""
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return file.resolve().as_posix()


def toml_value(value: str | tuple[str, ...]) -> str:
    """A string or a list of strings in TOML."""
    if isinstance(value, str):
        return python.toml(value)
    return f"[{', '.join(map(python.toml, value))}]"


def new_config(file: Path, settings: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return the text of a config with the settings; existing content and its line ends
    are kept.
    """
    lines = [f"{name} = {toml_value(value)}" for name, value in settings.items()]
    if file.name != PYPROJECT:
        return "\n".join([*lines, ""])
    before = file.read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in before else "\n"
    kept = before.rstrip()
    return end.join([*([kept, ""] if kept else []), TABLE, *lines, ""])


SUFFIXES = (".yaml", ".yml", ".json")
HEAD = 4096
"""The bytes in which a JSON file must begin with a bracket; others are read as YAML."""

DEPTH = 6
"""The limit of levels of folders that are searched."""

PASSED_OVER = frozenset(
    {"node_modules", "__pycache__", "venv", "site-packages", "build", "dist", "target"}
)
"""Folders of installed packages or build output, which are skipped."""

_YAML = re.compile(
    rb"^[\"']?(?:openapi|swagger)[\"']?\s*:\s*[\"']?[23]\b", re.MULTILINE
)
_JSON = re.compile(rb'"(?:openapi|swagger)"\s*:\s*"[23]\.')
_JSON_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)


def documents_in(folder: Path, depth: int = DEPTH) -> tuple[Path, ...]:
    """Find the root documents below a folder, in order of depth.

    A file is a document if its root has a field ``openapi`` or ``swagger`` with a version,
    wherever it is (OpenAPI 3.1 §4.8.1; sorted keys place it after all schemas). Hidden
    folders, installed packages and generated output are skipped.
    """
    found = [file for file in _files(folder, depth) if is_document(file)]
    return tuple(sorted(found, key=lambda file: (len(file.parts), file.as_posix())))


def shallowest(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files at the lowest depth, which are most likely the right ones."""
    depth = min((len(file.parts) for file in files), default=0)
    return tuple(file for file in files if len(file.parts) == depth)


def is_document(file: Path) -> bool:
    """Whether a file is an OpenAPI document; False if it cannot be read.

    The file is not parsed, so that one with a syntax error is found too, and reported.
    """
    try:
        if not file.is_file() or not 0 < file.stat().st_size <= MAX_BYTES:
            return False
        with (
            file.open("rb") as stream,
            mmap(stream.fileno(), 0, access=ACCESS_READ) as data,
        ):
            if data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
                return _is_json_document(data)
            return _YAML.search(data) is not None
    except OSError:
        return False


def _is_json_document(data: mmap) -> bool:
    depth = done = 0
    for found in _JSON.finditer(data):
        between = _JSON_STRING.sub(b"", data[done : found.start()])
        depth += between.count(b"{") + between.count(b"[")
        depth -= between.count(b"}") + between.count(b"]")
        if depth == 1:
            return True
        done = found.end() - len(b'"3.')  # the value is a separate string
    return False


def _files(folder: Path, depth: int) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        here = Path(root)
        deep = len(here.relative_to(folder).parts)
        folders[:] = [
            name
            for name in sorted(folders)
            if deep + 1 < depth and _is_searched(here / name)
        ]
        yield from (here / name for name in names if name.endswith(SUFFIXES))


def _is_searched(folder: Path) -> bool:
    return (
        not folder.name.startswith(".")
        and folder.name not in PASSED_OVER
        and not (folder / "pyvenv.cfg").exists()
        and not (folder / ".specloom").exists()
    )
