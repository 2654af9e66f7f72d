"""Reads a project's choices from ``[tool.specloom]`` of pyproject.toml or from specloom.toml."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.editions import EDITIONS, is_edition
from specloom.kinds import is_array, is_object, members

if TYPE_CHECKING:
    from specloom.paging import Choice
from specloom.signing import Signing, SigningError, read_signing

FILES = ("specloom.toml", "pyproject.toml")
LONGEST_TEXT = 1_000
MOST_TEXTS = 10_000  # entries of a list
LONGEST_PACKAGE = 100  # characters: a folder and several files are called after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A maintainer's choices; an empty text stands for "not chosen".

    ``document`` and ``output`` are already joined to the folder of the file that names them.
    """

    file: Path | None = None
    document: Path | None = None
    output: Path | None = None
    package: str = ""
    client: str = ""
    version: str = ""
    distribution: str = ""
    env_prefix: str = ""
    edition: str = ""
    overlays: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    reference_roots: tuple[Path, ...] = ()
    accept: tuple[str, ...] = ()
    release: tuple[str, ...] = ()
    templates: Path | None = None
    pagination: tuple[bool, Mapping[str, Choice]] = (True, MappingProxyType({}))
    queries: str = ""
    webhooks: Signing = ()
    idempotency_header: str = ""


def find_config(start: Path) -> Path | None:
    """The nearest file that configures specloom, from ``start`` upwards; None when there is
    none.
    """
    for folder in (start, *start.parents):
        for name in FILES:
            file = folder / name
            if file.is_file() and table_of(file) is not None:
                return file
    return None


def load_config(file: Path | None, text: str | None = None) -> Config:
    """The choices in a file; all defaults without one.  ``text`` is what the file holds, or
    held at another time; by default it is read.

    Raises:
        InputError: the file is missing, is no TOML, or says something that specloom does not
        know.
    """
    if file is None:
        return Config()
    table = table_of(file, text)
    if table is None:
        raise flaw(file, "", f"{shown(file)} has no [tool.specloom] table", "add one")
    config = Config(file=file)
    for key, value in table.items():
        if key not in KEYS:
            known = ", ".join(sorted(KEYS))
            raise flaw(
                file, key, f"unknown setting {key!r}", f"the settings are {known}"
            )
        member, read = KEYS[key]
        chosen: Any = {member: read(file, key, value)}
        config = replace(config, **chosen)
    return config


def table_of(file: Path, text: str | None = None) -> Mapping[str, Any] | None:
    """The settings' table of a file, None when a pyproject.toml has none.

    Raises:
        InputError: the file cannot be read or is no TOML.
    """
    try:
        content = tomllib.loads(file.read_text("utf-8") if text is None else text)
    except OSError as error:
        raise flaw(
            file, "", f"cannot be read: {error.strerror}", "check the path"
        ) from error
    except RecursionError as error:
        raise flaw(
            file, "", f"{shown(file)} nests too deep to be read", "write fewer brackets"
        ) from error
    except ValueError as error:  # no TOML, no UTF-8, or a number of thousands of digits
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        raise InputError(
            Diagnostic(
                code="E501",
                span=Span(shown(file), line, column),
                message=f"this is no TOML: {str(error).partition(' (at')[0]}",
                hint="mend the file",
            )
        ) from error
    if file.name != "pyproject.toml":
        return content
    table = members(content.get("tool")).get("specloom")
    return table if is_object(table) else None


def text(file: Path, key: str, value: object) -> str:
    """A setting that is a text."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        said = f"{key} has more than {LONGEST_TEXT:,} characters"
        raise flaw(file, key, said, "make it shorter")
    if isinstance(value, str) and value:
        return value
    raise flaw(
        file, key, f"{key} must be a text that is not empty", f'write {key} = "…"'
    )


def path(file: Path, key: str, value: object) -> Path:
    """A setting that is a path, relative to the file that holds it."""
    name = text(file, key, value)
    if "\0" in name:
        hint = f'write {key} = "folder/name"'
        raise flaw(file, key, f"{key} holds a NUL character, which no path can", hint)
    return file.parent / name


def identifier(file: Path, key: str, value: object) -> str:
    """A setting that becomes a Python name."""
    from keyword import iskeyword

    name = text(file, key, value)
    if name.isidentifier() and not iskeyword(name) and not name.startswith("_"):
        return name
    raise flaw(
        file, key, f"{name!r} is no public Python name", f'write {key} = "my_name"'
    )


def package_name(file: Path, key: str, value: object) -> str:
    """A setting that becomes a Python name and a folder."""
    from specloom.words import DEVICE_NAMES

    name = identifier(file, key, value)
    if len(name) > LONGEST_PACKAGE:
        said = f"{key} has more than {LONGEST_PACKAGE} characters"
        raise flaw(file, key, said, "make it shorter")
    if name.lower() not in DEVICE_NAMES:
        return name
    hint = f'write {key} = "{name}_client"'
    raise flaw(file, key, f"Windows can have no folder called {name!r}", hint)


def known_edition(file: Path, key: str, value: object) -> str:
    """A setting that names an edition."""
    name = text(file, key, value)
    if is_edition(name):
        return name
    known = ", ".join(edition.name for edition in EDITIONS)
    raise flaw(file, key, f"there is no edition {name!r}", f"the editions are {known}")


def texts(file: Path, key: str, value: object) -> tuple[str, ...]:
    """A setting that is a list of texts."""
    if is_array(value) and len(value) > MOST_TEXTS:
        said = f"{key} has more than {MOST_TEXTS:,} entries"
        raise flaw(file, key, said, "write fewer, wider rules")
    if is_array(value) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise flaw(file, key, f"{key} must be a list of texts", f'write {key} = ["…"]')


def paths(file: Path, key: str, value: object) -> tuple[Path, ...]:
    """A setting that is a list of paths, relative to the file that holds it."""
    return tuple(path(file, key, name) for name in texts(file, key, value))


def field_name(file: Path, key: str, value: object) -> str:
    """A setting that names a header field (RFC 9110 §5.1)."""
    name = text(file, key, value)
    if re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        return name
    hint = f'write {key} = "Idempotency-Key"'
    raise flaw(file, key, f"{name!r} is no name of a header field", hint)


def origins(file: Path, key: str, value: object) -> tuple[str, ...]:
    """A setting that is a list of web origins: scheme, host and port (RFC 6454 §4)."""
    found = texts(file, key, value)
    for name in found:
        if not re.fullmatch(r"https?://[^\s/?#@]+/?", name):
            raise flaw(
                file,
                key,
                f"{name!r} is no origin",
                f'write {key} = ["https://example.com"]',
                entry=name,
            )
    return found


def pagination(
    file: Path, key: str, value: object
) -> tuple[bool, Mapping[str, Choice]]:
    """How the pages of operations follow each other, by operation."""
    # Here, because an answer from hashes reads the config and needs no API.
    from specloom.paging import ChoiceError, read_choices

    try:
        return read_choices(value)
    except ChoiceError as error:
        operation, why = error.args
        hint = 'write listThings = {style = "page", parameter = "page"}, or false'
        raise flaw(file, operation or key, why, hint) from error


def notation(file: Path, key: str, value: object) -> str:
    """The notation of query strings."""
    known = {"appwrite-text": "text", "appwrite-json": "json", "none": "none"}
    found = known.get(text(file, key, value))
    if found is None:
        raise flaw(file, key, f"{value!r} is no notation", f"one of {', '.join(known)}")
    return found


def signing(file: Path, key: str, value: object) -> Signing:
    """How webhooks are signed."""
    try:
        return read_signing(value)
    except SigningError as error:
        where, why = error.args
        hint = 'write webhooks = {scheme = "standard-webhooks"}'
        raise flaw(file, key if where == "scheme" else where, why, hint) from error


KEYS: Mapping[str, tuple[str, Callable[[Path, str, object], Any]]] = {
    "document": ("document", path),
    "output": ("output", path),
    "package": ("package", package_name),
    "client": ("client", identifier),
    "version": ("version", text),
    "distribution": ("distribution", text),
    "env-prefix": ("env_prefix", identifier),
    "edition": ("edition", known_edition),
    "overlays": ("overlays", paths),
    "include": ("include", texts),
    "exclude": ("exclude", texts),
    "remote": ("remote", origins),
    "reference-roots": ("reference_roots", paths),
    "accept": ("accept", texts),
    "release": ("release", texts),
    "templates": ("templates", path),
    "pagination": ("pagination", pagination),
    "queries": ("queries", notation),
    "webhooks": ("webhooks", signing),
    "idempotency-header": ("idempotency_header", field_name),
}


def flaw(
    file: Path, key: str, message: str, hint: str, *, entry: str = ""
) -> InputError:
    """The error for a setting, at its place or at that of an entry of its list."""
    place = place_of(file, key, entry)
    return InputError(Diagnostic(code="E502", span=place, message=message, hint=hint))


def place_of(file: Path, key: str, entry: str = "") -> Span:
    """Where a setting stands, or an entry of its list that is written without escapes; the
    first line when it is not there.
    """
    if not key:
        return Span(shown(file))
    name = rf"[\"']?({re.escape(key)})[\"']?"
    pattern = re.compile(rf"^\s*{name}\s*=", re.MULTILINE)
    heading = re.compile(rf"^\s*\[.*\.{name}\]", re.MULTILINE)
    source = file.read_text(encoding="utf-8")
    table = source.find("[tool.specloom]") if file.name == "pyproject.toml" else 0
    found = pattern.search(source, max(table, 0)) or heading.search(source)
    if not found:
        return Span(shown(file))
    start = found.start(1)
    if entry:
        item = re.compile(rf"([\"']){re.escape(entry)}\1").search(source, found.end())
        start = item.start() if item else start
    line = source.count("\n", 0, start) + 1
    return Span(shown(file), line, start - source.rfind("\n", 0, start))


def shown(file: Path) -> str:
    """The path as people know it: relative to where they are, when beneath."""
    try:
        # Unlike Path.resolve, this takes symbolic links that lead to themselves.
        real = Path(os.path.realpath(file))
        return real.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
