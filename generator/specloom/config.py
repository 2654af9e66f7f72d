"""The configuration."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from specloom.diagnostics import (
    Diagnostic,
    DocumentPath,
    DocumentUri,
    InputError,
    Span,
)
from specloom.kinds import is_array, is_object, members
from specloom.signing import Signing, SigningError, read_signing

if TYPE_CHECKING:
    from specloom.naming.choices import NameChoiceError, NameChoices
    from specloom.transforms.pagination import Choice


@dataclass(frozen=True, slots=True)
class Edition:
    """A date (YYYY-MM) and the changes of the output since then."""

    name: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSettings:
    """The settings of the output that depend on the edition.

    ``python_classifiers``: the package metadata lists the supported versions of Python.
    ``numbered_variants``: inline variants of unions are named after their position.
    ``typed_dicts``: arguments that are objects have typed dicts.
    ``vendor_names``: extensions such as ``x-fern-sdk-method-name`` name methods, and the
    method for all items is not the plain verb.
    ``product_names``: package and client are named after the product, without versions and
    the words that every title has.
    """

    python_classifiers: bool
    numbered_variants: bool
    typed_dicts: bool
    vendor_names: bool
    product_names: bool


EDITIONS: tuple[Edition, ...] = (
    Edition("2026-10", ()),
    Edition(
        "2026-11",
        (
            "the package metadata lists the supported Python versions, which package "
            "indexes show and search",
        ),
    ),
    Edition(
        "2026-12",
        (
            "inline variants of unions are named after their tag, title or properties "
            "(EventCreated) instead of their position (EventVariant1); names in "
            ".specloom/names.lock stay",
            "dicts in arguments are checked: each object that is sent has a typed dict "
            "(ChatMessageParam); a plain bool for stream= has an overload",
            "methods have the names that extensions of Fern, Speakeasy, AutoRest and "
            "Appwrite give them, and deleteAccounts is delete_all next to deleteAccount; "
            "earlier names stay as deprecated names",
            "package and client are named after the product (openai for OpenAI API v1): "
            "without versions, and after the server or the file if the title is a generic "
            "one such as My API; names in .specloom/names.lock stay",
        ),
    ),
)
"""All editions, oldest first. The output of an edition never changes."""

NEWEST = EDITIONS[-1].name


def settings_of_edition(edition: str) -> EditionSettings:
    """The settings of an edition; "" is the newest.

    Editions are dates, so they can be compared as strings.
    """
    since = edition or NEWEST
    return EditionSettings(
        python_classifiers=since >= "2026-11",
        numbered_variants=since < "2026-12",
        typed_dicts=since >= "2026-12",
        vendor_names=since >= "2026-12",
        product_names=since >= "2026-12",
    )


def is_edition(name: str) -> bool:
    """Whether the edition exists."""
    return any(edition.name == name for edition in EDITIONS)


def changes_after(edition: str) -> Iterator[tuple[str, str]]:
    """Yield the changes since an edition, each with the edition that introduced it."""
    for later in EDITIONS:
        if later.name > (edition or NEWEST):
            yield from ((later.name, change) for change in later.changes)


NAMINGS = ("operation-id", "resources")
"""The values of the setting ``naming``: what names methods."""

RETRIEVE_VERBS = ("retrieve", "get")
"""The values of the setting ``retrieve-verb``: the method that reads one resource."""

FILES = ("specloom.toml", "pyproject.toml")
NAMES_FILE = "names.toml"
"""The file beside the config with names that are too many for it."""
LONGEST_TEXT = 1_000
MOST_TEXTS = 10_000  # entries of a list
LONGEST_PACKAGE = 100  # characters: a folder and several files are named after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a project; an empty value means "not set".

    Paths are already resolved against the folder of the config.
    """

    file: Path | None = None
    document: DocumentPath | None = None
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
    refresh: bool = False
    reference_roots: tuple[Path, ...] = ()
    accept: tuple[str, ...] = ()
    release: tuple[str, ...] = ()
    templates: Path | None = None
    pagination: tuple[bool, Mapping[str, Choice]] = (True, MappingProxyType({}))
    naming: str = ""
    retrieve_verb: str = ""
    query_arrays: str = ""
    client_arguments: tuple[str, ...] = ()
    names: NameChoices | None = None
    queries: str = ""
    webhooks: Signing = ()
    idempotency_header: str = ""


def find_config(start: Path) -> Path | None:
    """Find the nearest config in ``start`` and its parent folders; None if there is none."""
    for folder in (start, *start.parents):
        for name in FILES:
            file = folder / name
            if file.is_file() and table_of(file) is not None:
                return file
    return None


def load_config(file: Path | None, text: str | None = None) -> Config:
    """Read a config; returns the defaults without one.

    ``text`` is the content of the file, possibly from another time; by default it is read.

    Raises:
        InputError: the file is missing, is not valid TOML, or has an invalid setting.
    """
    if file is None:
        return Config()
    table = table_of(file, text)
    if table is None:
        message = f"{path_label(file)} has no [tool.specloom] table"
        raise setting_error(file, "", message, "Add the table.")
    config = Config(file=file)
    large = file.parent / NAMES_FILE
    if text is None and large.is_file():
        config = replace(config, names=names(large, "", table_of(large)))
    for key, value in table.items():
        if key not in KEYS:
            known = ", ".join(sorted(KEYS))
            hint = f"Use one of the settings: {known}."
            if near := difflib.get_close_matches(key, KEYS, 1):
                hint = f"Did you mean {near[0]!r}?"
            raise setting_error(file, key, f"unknown setting {key!r}", hint)
        attribute, read = KEYS[key]
        change: Any = {attribute: read(file, key, value)}
        if key == "names" and config.names is not None:
            change = {attribute: change[attribute].before(config.names)}
        config = replace(config, **change)
    if config.retrieve_verb and config.naming != "resources":
        message = 'retrieve-verb needs naming = "resources"'
        hint = 'Add naming = "resources", or remove retrieve-verb.'
        raise setting_error(file, "retrieve-verb", message, hint)
    return config


def table_of(file: Path, text: str | None = None) -> Mapping[str, Any] | None:
    """The table of settings in a file; None for a pyproject.toml without one.

    Raises:
        InputError: the file cannot be read or is not valid TOML.
    """
    try:
        content = tomllib.loads(file.read_text("utf-8") if text is None else text)
    except IsADirectoryError as error:
        hint = "Pass the pyproject.toml or specloom.toml in it."
        raise setting_error(file, "", "this is a folder, not a config", hint) from error
    except OSError as error:
        said = f"the config cannot be read: {error.strerror}"
        hint = "Check the path and the file permissions."
        raise setting_error(file, "", said, hint) from error
    except RecursionError as error:
        said = f"{path_label(file)} is nested too deeply"
        hint = "Reduce the nesting of arrays and tables."
        raise setting_error(file, "", said, hint) from error
    except (
        ValueError
    ) as error:  # invalid TOML or UTF-8, or a number with too many digits
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        raise InputError(
            Diagnostic(
                code="E501",
                span=Span(path_label(file), line, column),
                message=f"invalid TOML: {str(error).partition(' (at')[0]}",
                hint="Correct the file.",
            )
        ) from error
    if file.name != "pyproject.toml":
        return content
    table = members(content.get("tool")).get("specloom")
    return table if is_object(table) else None


def text(file: Path, key: str, value: object) -> str:
    """Read a setting that is a string."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        said = f"{key} has more than {LONGEST_TEXT:,} characters"
        raise setting_error(file, key, said, "Shorten it.")
    if isinstance(value, str) and value:
        return value
    raise setting_error(
        file, key, f"{key} must be a non-empty string", f'Write {key} = "…".'
    )


def path(file: Path, key: str, value: object) -> Path:
    """Read a setting that is a path, relative to the config."""
    name = text(file, key, value)
    if "\0" in name:
        hint = f'Write {key} = "folder/name".'
        raise setting_error(
            file, key, f"{key} is not a path: it has a NUL character", hint
        )
    return file.parent / name


WEB = re.compile(r"https?://", re.IGNORECASE)


def document(file: Path, key: str, value: object) -> DocumentPath:
    """Read a setting that is the path or the URL of a document."""
    name = text(file, key, value)
    return DocumentUri(name, file.parent) if WEB.match(name) else path(file, key, name)


def flag(file: Path, key: str, value: object) -> bool:
    """Read a setting that is true or false."""
    if isinstance(value, bool):
        return value
    raise setting_error(
        file, key, f"{key} must be true or false", f"Write {key} = true."
    )


def identifier(file: Path, key: str, value: object) -> str:
    """Read a setting that becomes a Python name."""
    from keyword import iskeyword

    name = text(file, key, value)
    if name.isidentifier() and not iskeyword(name) and not name.startswith("_"):
        return name
    raise setting_error(
        file,
        key,
        f"{key} {name!r} is not a public Python name",
        f'Write {key} = "my_name".',
    )


def package_name(file: Path, key: str, value: object) -> str:
    """Read a setting that becomes a Python name and a folder."""
    from specloom.naming.assign import DEVICE_NAMES

    name = identifier(file, key, value)
    if len(name) > LONGEST_PACKAGE:
        said = f"{key} has more than {LONGEST_PACKAGE} characters"
        raise setting_error(file, key, said, "Shorten it.")
    if name.lower() not in DEVICE_NAMES:
        return name
    hint = f'Write {key} = "{name}_client".'
    raise setting_error(
        file, key, f"{name!r} is not a valid folder name on Windows", hint
    )


def known_edition(file: Path, key: str, value: object) -> str:
    """Read a setting that is an edition."""
    name = text(file, key, value)
    if is_edition(name):
        return name
    known = ", ".join(edition.name for edition in EDITIONS)
    raise setting_error(file, key, f"unknown edition {name!r}", f"Use one of {known}.")


def texts(file: Path, key: str, value: object) -> tuple[str, ...]:
    """Read a setting that is a list of strings."""
    if is_array(value) and len(value) > MOST_TEXTS:
        said = f"{key} has more than {MOST_TEXTS:,} entries"
        raise setting_error(file, key, said, "Write fewer entries.")
    if is_array(value) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise setting_error(
        file, key, f"{key} must be a list of strings", f'Write {key} = ["…"].'
    )


def paths(file: Path, key: str, value: object) -> tuple[Path, ...]:
    """Read a setting that is a list of paths, relative to the config."""
    return tuple(path(file, key, name) for name in texts(file, key, value))


def field_name(file: Path, key: str, value: object) -> str:
    """Read a setting that is the name of a header (RFC 9110 §5.1)."""
    name = text(file, key, value)
    if re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        return name
    hint = f'Write {key} = "Idempotency-Key".'
    raise setting_error(file, key, f"{name!r} is not a valid header name", hint)


def origins(file: Path, key: str, value: object) -> tuple[str, ...]:
    """Read a setting that is a list of origins: scheme, host and port (RFC 6454 §4)."""
    found = texts(file, key, value)
    for name in found:
        if not re.fullmatch(r"https?://[^\s/?#@]+/?", name):
            raise setting_error(
                file,
                key,
                f"{name!r} is not an origin (scheme, host and port)",
                f'Write {key} = ["https://example.com"].',
                entry=name,
            )
    return found


def pagination(
    file: Path, key: str, value: object
) -> tuple[bool, Mapping[str, Choice]]:
    """Read the pagination settings."""
    # Imported here, because check by hashes reads the config without reading the API.
    from specloom.transforms.pagination import ChoiceError, read_choices

    try:
        return read_choices(value)
    except ChoiceError as error:
        operation, why = error.args
        hint = 'Write listThings = {style = "page", parameter = "page"}, or false.'
        raise setting_error(file, operation or key, why, hint) from error


def naming_style(file: Path, key: str, value: object) -> str:
    """Read what methods are named after."""
    found = text(file, key, value)
    if found in NAMINGS:
        return found
    known = " or ".join(map(repr, NAMINGS))
    raise setting_error(file, key, f"unknown naming {found!r}", f"Use {known}.")


def retrieve_verb(file: Path, key: str, value: object) -> str:
    """Read the name of the method that reads one resource."""
    found = text(file, key, value)
    if found in RETRIEVE_VERBS:
        return found
    known = " or ".join(map(repr, RETRIEVE_VERBS))
    raise setting_error(file, key, f"unknown verb {found!r}", f"Use {known}.")


def query_arrays(file: Path, key: str, value: object) -> str:
    """Read how arrays and objects stand in the query."""
    found = text(file, key, value)
    if found in ("document", "brackets"):
        return found
    hint = 'Use "document" or "brackets".'
    raise setting_error(file, key, f"unknown form {found!r}", hint)


def names(file: Path, key: str, value: object) -> NameChoices:
    """Read the names that the config chooses."""
    from specloom.naming.choices import NameChoiceError, read_choices

    try:
        return read_choices(value)
    except NameChoiceError as error:
        raise names_error(file, error) from error


def names_error(file: Path, error: NameChoiceError) -> InputError:
    """The error for an entry of ``names``, at its location."""
    entry, why, *hints = error.args
    large = file.parent / NAMES_FILE
    if large.is_file() and entry in large.read_text("utf-8"):
        file = large
    hint = 'Write [tool.specloom.names.operations] and "GET /pets" = "pets.list".'
    return setting_error(file, entry, why, next(iter(hints), hint))


def notation(file: Path, key: str, value: object) -> str:
    """Read the notation of query strings."""
    known = {"appwrite-text": "text", "appwrite-json": "json", "none": "none"}
    found = known.get(text(file, key, value))
    if found is None:
        raise setting_error(
            file, key, f"unknown notation {value!r}", f"Use one of {', '.join(known)}."
        )
    return found


def signing(file: Path, key: str, value: object) -> Signing:
    """Read how webhooks are signed."""
    try:
        return read_signing(value)
    except SigningError as error:
        where, why = error.args
        hint = 'Write webhooks = {scheme = "standard-webhooks"}.'
        raise setting_error(
            file, key if where == "scheme" else where, why, hint
        ) from error


KEYS: Mapping[str, tuple[str, Callable[[Path, str, object], Any]]] = {
    "document": ("document", document),
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
    "refresh": ("refresh", flag),
    "reference-roots": ("reference_roots", paths),
    "accept": ("accept", texts),
    "release": ("release", texts),
    "templates": ("templates", path),
    "pagination": ("pagination", pagination),
    "naming": ("naming", naming_style),
    "retrieve-verb": ("retrieve_verb", retrieve_verb),
    "names": ("names", names),
    "client-arguments": ("client_arguments", texts),
    "query-arrays": ("query_arrays", query_arrays),
    "queries": ("queries", notation),
    "webhooks": ("webhooks", signing),
    "idempotency-header": ("idempotency_header", field_name),
}


def setting_error(
    file: Path, key: str, message: str, hint: str, *, entry: str = ""
) -> InputError:
    """Return the error for a setting, at its location or that of an entry of its list."""
    place = setting_place(file, key, entry)
    return InputError(Diagnostic(code="E502", span=place, message=message, hint=hint))


def setting_place(file: Path, key: str, entry: str = "") -> Span:
    """Find the location of a setting, or of an entry of its list that is written without
    escapes; the first line if it is not found.
    """
    if not key:
        return Span(path_label(file))
    name = rf"[\"']?({re.escape(key)})[\"']?"
    pattern = re.compile(rf"^\s*{name}\s*=", re.MULTILINE)
    heading = re.compile(rf"^\s*\[.*\.{name}\]", re.MULTILINE)
    source = file.read_text(encoding="utf-8")
    table = source.find("[tool.specloom]") if file.name == "pyproject.toml" else 0
    found = pattern.search(source, max(table, 0)) or heading.search(source)
    if not found:
        return Span(path_label(file))
    start = found.start(1)
    if entry:
        item = re.compile(rf"([\"']){re.escape(entry)}\1").search(source, found.end())
        start = item.start() if item else start
    line = source.count("\n", 0, start) + 1
    return Span(path_label(file), line, start - source.rfind("\n", 0, start))


def path_label(file: Path) -> str:
    """The path in messages: relative to the working directory if it is inside."""
    try:
        # Unlike Path.resolve, this accepts symbolic links that lead to themselves.
        real = Path(os.path.realpath(file))
        return real.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
