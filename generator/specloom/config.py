"""The configuration."""

from __future__ import annotations

import difflib
import os
import re
import shlex
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

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


class Edition(Struct, frozen=True):
    """A date (YYYY-MM) and the changes of the output since then."""

    name: str
    changes: tuple[str, ...]


class EditionSettings(Struct, frozen=True, kw_only=True):
    """The settings of the output that depend on the edition.

    ``python_classifiers``: the package metadata lists the supported versions of Python.
    ``numbered_variants``: inline variants of unions are named after their position.
    ``typed_dicts``: arguments that are objects have typed dicts.
    ``vendor_names``: extensions such as ``x-fern-sdk-method-name`` name methods.
    ``product_names``: package and client are named after the product, without versions and
    the words that every title has.
    ``plain_types``: signatures have ``str`` in place of an alias of it.
    ``named_enums``: an inline enum of many values, or with a name, has an alias.
    ``short_names``: methods do not repeat the noun of their namespace, the method for all
    resources is not the plain verb, long or numbered names give way to the path's,
    operationIds with dots are calls, and tags lose a version that all begin with.
    """

    python_classifiers: bool
    numbered_variants: bool
    typed_dicts: bool
    vendor_names: bool
    product_names: bool
    plain_types: bool
    named_enums: bool
    short_names: bool


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
            "Appwrite give them; earlier names stay as deprecated names",
            "methods do not repeat their namespace (pets.create for createPet), and "
            "deleteAccounts is delete_all next to deleteAccount; names in "
            ".specloom/names.lock stay",
            "operationIds such as compute.disks.list are calls (client.disks.list), and "
            "tags such as VerifyV2Service lose what all of them begin with "
            "(client.service); names in .specloom/names.lock stay",
            "methods whose name would have more than 45 characters, the words of /api/v1 "
            "or a number from a repeated operationId are named after their path; names "
            "in .specloom/names.lock stay",
            "signatures of methods have str in place of aliases of it (ZoneId); the "
            "aliases can still be imported",
            "an inline enum of more than 10 values, or with a name from an extension, has "
            "an alias in models (ListPetsSort) in place of a Literal that is repeated",
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
        plain_types=since >= "2026-12",
        named_enums=since >= "2026-12",
        short_names=since >= "2026-12",
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

QUERY_ARRAYS = ("document", "brackets")
"""The values of the setting ``query-arrays``."""

POSITIONAL_ARGUMENTS = ("path", "last")
"""The values of the setting ``positional-arguments``: all path parameters, or the last."""

BACKENDS = ("hatchling", "uv_build")
"""The values of ``build-backend``."""

LOWEST_PYTHON = 11
"""The minor version of Python 3 that packages need at least."""


class ProjectMetadata(Struct, frozen=True, kw_only=True):
    """The metadata of the package that the config chooses (core metadata 2.4, PEP 621).

    ``authors`` and ``maintainers`` are pairs of name and email; ``python`` is the lowest
    minor version of Python 3 that ``requires_python`` accepts.
    """

    description: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    maintainers: tuple[tuple[str, str], ...] = ()
    license: str = ""
    license_files: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    urls: Mapping[str, str] = {}
    requires_python: str = ""
    dependencies: tuple[str, ...] = ()
    optional_dependencies: Mapping[str, tuple[str, ...]] = {}
    build_backend: str = BACKENDS[0]
    python: int = LOWEST_PYTHON


CLIENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"both": ("", "Async"), "sync": ("",), "async": ("Async",)}
)
"""The values of the setting ``clients``, with the prefixes of the classes of clients."""


def clients_of(kinds: tuple[str, ...]) -> str:
    """The setting ``clients`` for some clients; "" for both."""
    return next(name for name in CLIENTS if CLIENTS[name] == kinds).replace("both", "")


OUTPUTS = ("client", "models", "docs", "rest", "tests", "mocks")
"""The values of the setting ``only``: the parts of an output.

``client`` includes the models; all parts but ``models`` need it.
"""

FILES = ("specloom.toml", "pyproject.toml")
NAMES_FILE = "names.toml"
"""The file next to the config with names, if there are too many for the config."""
LONGEST_TEXT = 1_000
MOST_TEXTS = 10_000  # entries of a list
LONGEST_PACKAGE = 100  # characters: a folder and several files are named after it
OTHER_PACKAGES = frozenset({"conftest", "docs", "httpx2", "pytest", "tests"})
"""Other folders and modules of a project, and packages that it imports."""


class Config(Struct, frozen=True, kw_only=True):
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
    layout: str = ""
    clients: str = ""
    only: tuple[str, ...] = ()
    project: ProjectMetadata = ProjectMetadata()
    pyproject: str = ""
    after: tuple[str, ...] = ()
    naming: str = ""
    retrieve_verb: str = ""
    query_arrays: str = ""
    positional_arguments: str = ""
    client_arguments: tuple[str, ...] = ()
    names: NameChoices | None = None
    queries: str = ""
    webhooks: Signing = ()
    idempotency_header: str = ""

    @property
    def package_folder(self) -> str:
        """The folder of the package in the output; "" if no package is set."""
        return package_folder(self.package, self.layout) if self.package else ""


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
            if key == "tool":
                hint = f"In {file.name}, write the settings without tool.specloom."
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
        message = f"the config cannot be read: {error.strerror}"
        hint = "Check the path and the file permissions."
        raise setting_error(file, "", message, hint) from error
    except RecursionError as error:
        message = f"{path_label(file)} is nested too deeply"
        hint = "Reduce the nesting of arrays and tables."
        raise setting_error(file, "", message, hint) from error
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


_VERSION = re.compile(
    r"""v?(\d+!)?\d+(\.\d+)*  # epoch and release
    ([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?\d*)?
    (-\d+|[-_.]?(post|rev|r)[-_.]?\d*)?
    ([-_.]?dev[-_.]?\d*)?
    (\+[a-z0-9]+([-_.][a-z0-9]+)*)?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_DISTRIBUTION = re.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")


def text(file: Path, key: str, value: object) -> str:
    """Read a setting that is a string."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        message = f"{key} has more than {LONGEST_TEXT:,} characters"
        raise setting_error(file, key, message, "Shorten it.")
    if isinstance(value, str) and value:
        return value
    raise setting_error(
        file, key, f"{key} must be a non-empty string", f'Write {key} = "…".'
    )


def one_of(file: Path, key: str, value: object, known: Iterable[str]) -> str:
    """Read a setting that is one of the ``known`` texts."""
    found = text(file, key, value)
    if found in known:
        return found
    near = difflib.get_close_matches(found, known, 1)
    hint = f"Write {key} = {near[0] if near else next(iter(known))!r}.".replace(
        "'", '"'
    )
    allowed = " or ".join(map(repr, known))
    raise setting_error(file, key, f"{key} must be {allowed}, not {found!r}", hint)


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


def package_version(file: Path, key: str, value: object) -> str:
    """Read a version of a Python package (PEP 440), or "auto"."""
    found = text(file, key, value)
    if found == "auto" or _VERSION.fullmatch(found):
        return found
    message = f"{key} must be a version of a Python package (PEP 440), not {found!r}"
    raise setting_error(file, key, message, f'Write {key} = "1.0.0", or "auto".')


def distribution_name(file: Path, key: str, value: object) -> str:
    """Read a name that pip installs a package by (PEP 508)."""
    found = text(file, key, value)
    if _DISTRIBUTION.fullmatch(found):
        return found
    message = f"{key} must be a name that pip can install (PEP 508), not {found!r}"
    plain = re.sub("[^A-Za-z0-9]+", "-", found).strip("-") or "my-api"
    raise setting_error(file, key, message, f'Write {key} = "{plain}".')


def package_name(file: Path, key: str, value: object) -> str:
    """Read the name of a package; dots separate it from its namespace packages."""
    from specloom.naming.assign import DEVICE_NAMES

    whole = text(file, key, value)
    if len(whole) > LONGEST_PACKAGE:
        message = f"{key} has more than {LONGEST_PACKAGE} characters"
        raise setting_error(file, key, message, "Shorten it.")
    for part in whole.split("."):
        name = identifier(file, key, part or whole)
        if name.lower() in DEVICE_NAMES:
            hint = f'Write {key} = "{name}_client".'
            message = f"{name!r} is not a valid folder name on Windows"
            raise setting_error(file, key, message, hint)
    first = whole.partition(".")[0]
    if first in OTHER_PACKAGES:
        message = f"a folder or dependency of the package's project is named {first!r}"
        raise setting_error(file, key, message, f'Write {key} = "{first}_client".')
    if "." in whole and first in sys.stdlib_module_names:
        message = f"{first!r} is a module of Python"
        raise setting_error(file, key, message, f'Write {key} = "acme.client".')
    return whole


def layout(file: Path, key: str, value: object) -> str:
    """Read where the package is in the output."""
    found = one_of(file, key, value, ("flat", "src"))
    return "" if found == "flat" else found


def package_folder(package: str, layout: str) -> str:
    """The folder of a package in the output: ``src/acme/client``."""
    folder = package.replace(".", "/")
    return f"{layout}/{folder}" if layout else folder


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
        message = f"{key} has more than {MOST_TEXTS:,} entries"
        raise setting_error(file, key, message, "Write fewer entries.")
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


def outputs(file: Path, key: str, value: object) -> tuple[str, ...]:
    """Read which parts of the output are generated."""
    found = texts(file, key, value)
    for name in found:
        if name not in OUTPUTS:
            near = difflib.get_close_matches(name, OUTPUTS, 1)
            known = f"Use {', '.join(OUTPUTS)}."
            hint = f"Did you mean {near[0]!r}?" if near else known
            raise setting_error(file, key, f"unknown part {name!r}", hint, entry=name)
    if not found:
        hint = f'Write {key} = ["client"], or remove the setting.'
        raise setting_error(file, key, f"{key} lists no part", hint)
    for name in found:
        if "client" not in found and name != "models":
            hint = f'Write {key} = ["client", "{name}"].'
            raise setting_error(
                file, key, f"{name!r} needs the client", hint, entry=name
            )
    return tuple(sorted(set(found)))


def clients(file: Path, key: str, value: object) -> str:
    """Read which clients are generated."""
    found = one_of(file, key, value, CLIENTS)
    return "" if found == "both" else found


def pyproject(file: Path, key: str, value: object) -> str:
    """Read who owns the pyproject.toml of the output.

    With ``keep``, specloom creates the file once and then leaves it.
    """
    found = one_of(file, key, value, ("generate", "keep"))
    return "" if found == "generate" else found


_PEOPLE = 'Write {} = [{{name = "Ada", email = "ada@example.com"}}].'
_DEPENDENCY = re.compile(
    r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?\s*(\[[\w\s,.-]*\])?"
    r"\s*(@\s*\S+|\(?([<>=!~]=?=?\s*[\w.*+!-]+\s*,?\s*)*\)?)?\s*(;[^\r\n]+)?"
)
_PYTHON_RANGE = re.compile(
    r"\s*(>=|<=|==|!=|~=|<|>)\s*3(\.\d+(\.\d+)*(\.\*)?)?\s*|\s*<\s*4(\.0)?\s*"
)


def project_metadata(file: Path, key: str, value: object) -> ProjectMetadata:
    """Read the metadata of the package."""
    hint = f'Write [tool.specloom.{key}] and license = "MIT".'
    if not is_object(value):
        raise setting_error(file, key, f"{key} must be a table", hint)
    found: dict[str, Any] = {}
    for name, given in value.items():
        if name not in _METADATA:
            near = difflib.get_close_matches(name, _METADATA, 1)
            known = f"Use one of {', '.join(sorted(_METADATA))}."
            hint = f"Did you mean {near[0]!r}?" if near else known
            raise setting_error(file, name, f"unknown metadata {name!r}", hint)
        found[name.replace("-", "_")] = _METADATA[name](file, name, given)
    if "requires_python" in found:
        found["python"] = lowest_python(file, found["requires_python"])
    return ProjectMetadata(**found)


def lowest_python(file: Path, range_: str) -> int:
    """The lowest minor version of Python 3 that a range accepts."""
    key = "requires-python"
    parts = range_.split(",")
    if not all(_PYTHON_RANGE.fullmatch(part) for part in parts):
        hint = f'Write {key} = ">=3.12".'
        raise setting_error(file, key, f"{range_!r} is not a range of versions", hint)
    lower = [re.fullmatch(r"\s*(?:>=|~=|==)\s*3\.(\d+).*", part) for part in parts]
    lowest = max((int(found[1]) for found in lower if found), default=0)
    if lowest < LOWEST_PYTHON:
        message = f"{range_!r} accepts versions before 3.{LOWEST_PYTHON}"
        hint = f'Write {key} = ">=3.{LOWEST_PYTHON}", or a higher version.'
        raise setting_error(file, key, message, hint)
    return lowest


_SHELL = frozenset({"|", "||", "&&", "&", ";", ">", ">>", "<", "2>", "2>&1"})


def commands(file: Path, key: str, value: object) -> tuple[str, ...]:
    """Read a list of commands, which run without a shell."""
    found = texts(file, key, value)
    for command in found:
        why = ""
        try:
            words = shlex.split(command)
        except ValueError as error:
            words, why = [], f": {str(error).lower()}"
        shell = next((word for word in words if word in _SHELL), "")
        if shell:
            why = f": {shell} needs a shell, but commands run without one"
        if shell or not words or "\0" in command:
            hint = f'Write {key} = ["ruff check --fix"], or run a script.'
            message = f"{command!r} is not a command{why}"
            raise setting_error(file, key, message, hint, entry=command)
    return found


def people(file: Path, key: str, value: object) -> tuple[tuple[str, str], ...]:
    """Read a list of people with name and email."""
    hint = _PEOPLE.format(key)
    found: list[tuple[str, str]] = []
    for one in value if is_array(value) else [None]:
        fields_ = members(one)
        name, email = fields_.get("name", ""), fields_.get("email", "")
        valid = isinstance(name, str) and isinstance(email, str) and (name or email)
        if not valid or fields_.keys() - {"name", "email"}:
            raise setting_error(file, key, f"{key} must list names and emails", hint)
        if email and not re.fullmatch(r"[^@\s,<>]+@[^@\s,<>]+", email):
            message = f"{email!r} is not an email address"
            raise setting_error(file, key, message, hint, entry=email)
        found.append((name, email))
    return tuple(found)


def requirements(file: Path, key: str, value: object) -> tuple[str, ...]:
    """Read a list of dependencies (PEP 508)."""
    found = texts(file, key, value)
    for one in found:
        if not _DEPENDENCY.fullmatch(one):
            message = f"{one!r} is not a dependency"
            hint = f'Write {key} = ["tenacity>=9"].'
            raise setting_error(file, key, message, hint, entry=one)
    return found


def extras(file: Path, key: str, value: object) -> Mapping[str, tuple[str, ...]]:
    """Read lists of dependencies by the name of the extra."""
    if not is_object(value):
        hint = f'Write {key} = {{cli = ["rich>=13"]}}.'
        raise setting_error(file, key, f"{key} must be a table of lists", hint)
    return {name: requirements(file, name, each) for name, each in value.items()}


def urls(file: Path, key: str, value: object) -> Mapping[str, str]:
    """Read URLs by their label."""
    hint = f'Write {key} = {{Homepage = "https://example.com"}}.'
    if not is_object(value):
        raise setting_error(file, key, f"{key} must be a table of URLs", hint)
    for label, url in value.items():
        if not isinstance(url, str) or not WEB.match(url) or re.search(r"\s", url):
            message = f"{label!r} is not an http or https URL"
            raise setting_error(file, key, message, hint)
        if len(label) > 32:  # core metadata: Project-URL
            message = f"the label {label!r} has more than 32 characters"
            raise setting_error(file, key, message, "Shorten it.")
    return {str(label): str(url) for label, url in value.items()}


def classifiers(file: Path, key: str, value: object) -> tuple[str, ...]:
    """Read a list of trove classifiers."""
    found = texts(file, key, value)
    for one in found:
        if " :: " not in one or not one.isprintable():
            hint = f'Write {key} = ["Topic :: Internet"].'
            message = f"{one!r} is not a classifier"
            raise setting_error(file, key, message, hint, entry=one)
    return found


def licence(file: Path, key: str, value: object) -> str:
    """Read a license expression (SPDX)."""
    found = text(file, key, value)
    if re.fullmatch(r"[A-Za-z0-9.+() -]+", found):
        return found
    message = f"{found!r} is not a license expression"
    raise setting_error(file, key, message, f'Write {key} = "MIT".')


def backend(file: Path, key: str, value: object) -> str:
    """Read the build backend."""
    return one_of(file, key, value, BACKENDS)


_METADATA: Mapping[str, Callable[[Path, str, object], Any]] = {
    "description": text,
    "authors": people,
    "maintainers": people,
    "license": licence,
    "license-files": texts,
    "keywords": texts,
    "classifiers": classifiers,
    "urls": urls,
    "requires-python": text,
    "dependencies": requirements,
    "optional-dependencies": extras,
    "build-backend": backend,
}


def naming_style(file: Path, key: str, value: object) -> str:
    """Read what methods are named after."""
    return one_of(file, key, value, NAMINGS)


def retrieve_verb(file: Path, key: str, value: object) -> str:
    """Read the name of the method that reads one resource."""
    return one_of(file, key, value, RETRIEVE_VERBS)


def query_arrays(file: Path, key: str, value: object) -> str:
    """Read the serialization of arrays and objects in the query and in forms."""
    return one_of(file, key, value, QUERY_ARRAYS)


def positional_arguments(file: Path, key: str, value: object) -> str:
    """Read which path parameters are positional arguments."""
    return one_of(file, key, value, POSITIONAL_ARGUMENTS)


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
    hint = "Run specloom names: it lists the elements of the document and their names."
    return setting_error(file, entry, why, next(iter(hints), hint))


def notation(file: Path, key: str, value: object) -> str:
    """Read the notation of query strings."""
    known = {"appwrite-text": "text", "appwrite-json": "json", "none": "none"}
    return known[one_of(file, key, value, known)]


def signing(file: Path, key: str, value: object) -> Signing:
    """Read how webhooks are signed."""
    try:
        return read_signing(value)
    except SigningError as error:
        where, why = error.args
        hint = 'Write webhooks = {scheme = "standard-webhooks"}.'
        if where == "header":
            hint = 'Add header = "X-Signature" to the table.'
        given = where if is_object(value) and where in value else key
        raise setting_error(file, given, why, hint) from error


KEYS: Mapping[str, tuple[str, Callable[[Path, str, object], Any]]] = {
    "document": ("document", document),
    "output": ("output", path),
    "package": ("package", package_name),
    "client": ("client", identifier),
    "version": ("version", package_version),
    "distribution": ("distribution", distribution_name),
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
    "layout": ("layout", layout),
    "clients": ("clients", clients),
    "only": ("only", outputs),
    "project": ("project", project_metadata),
    "pyproject": ("pyproject", pyproject),
    "after": ("after", commands),
    "naming": ("naming", naming_style),
    "retrieve-verb": ("retrieve_verb", retrieve_verb),
    "names": ("names", names),
    "client-arguments": ("client_arguments", texts),
    "query-arrays": ("query_arrays", query_arrays),
    "positional-arguments": ("positional_arguments", positional_arguments),
    "queries": ("queries", notation),
    "webhooks": ("webhooks", signing),
    "idempotency-header": ("idempotency_header", field_name),
}


def setting_error(
    file: Path | None, key: str, message: str, hint: str, *, entry: str = ""
) -> InputError:
    """Return the error for a setting, at its location or that of an entry of its list."""
    place = setting_place(file, key, entry)
    return InputError(Diagnostic(code="E502", span=place, message=message, hint=hint))


def setting_place(file: Path | None, key: str, entry: str = "") -> Span:
    """Find the location of a setting, or of an entry of its list that is written without
    escapes; the first line if it is not found. Without a file, it is the setting.
    """
    if file is None:
        return Span(key)
    if not key:
        return Span(path_label(file))
    name = rf"[\"']?({re.escape(key)})[\"']?"
    pattern = re.compile(rf"^\s*{name}\s*=", re.MULTILINE)
    heading = re.compile(rf"^\s*\[(?:.*\.)?{name}(?:\..*)?\]", re.MULTILINE)
    source = file.read_text(encoding="utf-8")
    table = source.find("[tool.specloom]") if file.name == "pyproject.toml" else 0
    inline = re.compile(rf"[{{,]\s*{name}\s*=")
    begin = max(table, 0)
    found = (
        pattern.search(source, begin)
        or heading.search(source)
        or inline.search(source, begin)
    )
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
