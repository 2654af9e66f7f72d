"""What makes a folder of modules a package: its metadata, and the suggestions for its
names.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass

from specloom import ir
from specloom.naming import Rule, identifier, pascal, snake
from specloom.targets.forms import calls_of
from specloom.targets.page import Page, Settings
from specloom.targets.python.code import quoted
from specloom.targets.python.docstrings import docstring, paragraphs
from specloom.targets.python.former import message
from specloom.targets.python.imports import import_line
from specloom.targets.python.names import PythonNames
from specloom.targets.python.operations import sends_files
from specloom.targets.python.public import DATA_ERRORS, TAKEN, VALUES, errors_of
from specloom.targets.python.queries import uses_queries
from specloom.targets.python.style import KEYWORDS
from specloom.words import DEVICE_NAMES

_PACKAGE = Rule(case=snake, lead="api", reserved=KEYWORDS, ascii=True, longest=40)
_CLIENT = Rule(case=pascal, lead="Client", ascii=True, capital=True, longest=40)
_PUBLIC = re.compile(
    r"v?(?P<release>\d+(?:\.\d+)*)"
    r"(?:[-_. ]?(?P<stage>alpha|beta|preview|pre|rc|a|b|c|dev|snapshot)"
    r"(?:[-_. ]?(?P<number>\d+))?(?![a-z0-9]))?"
    r"(?P<rest>(?![a-z0-9]).*)",
    re.ASCII | re.DOTALL,
)
_DATE = re.compile(
    r"(?P<date>v?\d+(?:[-_/]\d+)+)(?P<rest>|t\d.*|[^0-9a-z.].*)", re.ASCII | re.DOTALL
)
_LOCAL_LENGTH = 40
VERSION_FILE = "_version.py"
"""The module of a package that holds its version, for all that reads it."""

_PYTHONS = tuple(
    f"Programming Language :: Python :: {version}"
    for version in ("3", "3.11", "3.12", "3.13")
)
_STAGES = {
    "alpha": "a",
    "beta": "b",
    "c": "rc",
    "dev": ".dev",
    "pre": "rc",
    "preview": "rc",
    "snapshot": ".dev",
}


@dataclass(frozen=True, slots=True)
class ProjectView:
    """The package's pyproject.toml; texts are TOML strings."""

    distribution: str
    description: str
    package: str
    version_file: str
    classifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """The module of the package's version, a Python string."""

    version: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """The package's own ``__init__``."""

    doc: str
    client: str
    async_client: str
    imports: tuple[str, ...]
    values: tuple[str, ...]
    errors: tuple[str, ...]
    queries: bool
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportView:
    """A model and the module that has it."""

    name: str
    module: str
    statement: str


@dataclass(frozen=True, slots=True)
class FormerView:
    """A former name of a model, the name that it has now, and what to say of it."""

    name: str
    now: str
    message: str


@dataclass(frozen=True, slots=True)
class ModelsView:
    """The ``__init__`` of the models."""

    exports: tuple[ExportView, ...]
    former: tuple[FormerView, ...]


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """The module of the exceptions."""

    imports: tuple[str, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypesView:
    """The module of types that are no models: with streams where an answer is one, with
    what tells of an upload's progress where a body is a file.
    """

    streams: bool
    files: bool
    tracked: str
    or_tracked: str
    pages: bool
    lists: bool


@dataclass(frozen=True, slots=True)
class NoView:
    """For templates that print nothing of the document."""


def project_page(api: ir.Api, settings: Settings) -> Page:
    """The package's pyproject.toml."""
    title = " ".join(api.title.split())
    return Page(
        path="pyproject.toml",
        template="python/pyproject.toml.jinja",
        view=ProjectView(
            distribution=toml(settings.distribution),
            description=toml(f"A client for {title}." if title else "An API client."),
            package=toml(settings.package),
            version_file=toml(f"{settings.package}/{VERSION_FILE}"),
            classifiers=_PYTHONS if settings.habits.python_classifiers else (),
        ),
    )


def version_page(settings: Settings) -> Page:
    """The module that alone holds the package's version."""
    return Page(
        path=f"{settings.package}/{VERSION_FILE}",
        template="python/version.py.jinja",
        view=VersionView(quoted(settings.version)),
    )


def package_page(api: ir.Api, names: PythonNames) -> Page:
    """The package's own ``__init__``."""
    settings = names.settings
    title = " ".join(api.title.split()) or "the service"
    first = api.doc.description.strip().partition("\n\n")[0]
    errors = tuple(sorted((*errors_of(api), *DATA_ERRORS)))
    queries = uses_queries(api)
    clients = (names.client, names.async_client)
    exports = {*errors, *VALUES, "errors", "models", *clients}
    return Page(
        path=f"{settings.package}/__init__.py",
        template="python/package_init.py.jinja",
        view=PackageView(
            doc=docstring(paragraphs([f"A client for {title}.", first]), 0),
            client=names.client,
            async_client=names.async_client,
            imports=(
                "    from . import errors, models",
                import_line("._runtime.codecs", VALUES, 4),
                import_line("._version", ["__version__ as __version__"], 4),
                import_line(".client", sorted(clients), 4),
                import_line(".errors", errors, 4),
                *([import_line(".queries", ["Query"], 4)] if queries else []),
            ),
            values=VALUES,
            errors=errors,
            queries=queries,
            exports=tuple(sorted({*exports, "Query"} if queries else exports)),
        ),
    )


def errors_page(api: ir.Api, package: str) -> Page:
    """The public home of the exceptions."""
    errors = errors_of(api)
    return Page(
        path=f"{package}/errors.py",
        template="python/errors.py.jinja",
        view=ErrorsView(
            imports=(
                import_line("._runtime.validation", DATA_ERRORS, 0),
                import_line("._runtime.errors", sorted(errors), 0),
            ),
            errors=tuple(sorted((*errors, *DATA_ERRORS))),
        ),
    )


def types_page(api: ir.Api, package: str) -> Page:
    """The types of arguments and results that are no models."""
    calls = [call for operation in api.operations for call in calls_of(api, operation)]
    bodies = [o.body for o in api.operations if o.body is not None]
    files = any(sends_files(content) for body in bodies for content in body.contents)
    return Page(
        path=f"{package}/types.py",
        template="python/types.py.jinja",
        view=TypesView(
            streams=any(c.stream is not None or c.events is not None for c in calls),
            files=files,
            tracked=" | UploadProgress" if files else "",
            or_tracked=", also with upload progress" if files else "",
            pages=any(c.paging is not None for c in calls),
            lists=any(c.paging is not None and not c.paging.items for c in calls),
        ),
    )


def models_page(api: ir.Api, names: PythonNames) -> Page:
    """The ``__init__`` of the models."""
    exports = sorted((names.model(d.id), names.module(d.id)) for d in api.declarations)
    return Page(
        path=f"{names.settings.package}/models/__init__.py",
        template="python/models_init.py.jinja",
        view=ModelsView(
            tuple(
                ExportView(name, module, import_line(f".{module}", [name], 4))
                for name, module in exports
            ),
            tuple(
                FormerView(a.name, names.model(a.id), quoted(message(names, a)))
                for a in names.old_models
            ),
        ),
    )


def fixed_page(path: str, template: str, *, once: bool = False) -> Page:
    """A file that is the same for every document."""
    return Page(path=path, template=template, view=NoView(), once=once)


def package_name(title: str) -> str:
    """The import package that a title suggests.

    It is never a module of Python's own, nor a name that Windows keeps for a device.
    """
    name = identifier(_without_api(title), _PACKAGE).rstrip("_")
    taken = sys.stdlib_module_names | KEYWORDS | DEVICE_NAMES
    return f"{name}_client" if name in taken else name


def client_name(title: str) -> str:
    """The client's class that a title suggests."""
    name = identifier(_without_api(title), _CLIENT)
    return f"{name}Client" if name in TAKEN | KEYWORDS else name


def environment_prefix(client: str) -> str:
    """What the environment variables of a client begin with."""
    return identifier(client, _PACKAGE).upper().rstrip("_")


def release(version: str) -> str:
    """The version of the package that a document's version suggests (PEP 440).

    Two document versions give two package versions. The parts of a date become numbers
    (``2024-01-31`` is ``2024.1.31``). What PEP 440 has no number for, such as a commit
    hash, becomes a local version label: ``5134cbc`` is ``0.1.0+5134cbc``. An empty
    version is ``0.1.0``.
    """
    text = version.strip().lower()
    if date := _DATE.fullmatch(text):
        rest = date["rest"]
        text = re.sub("[-_/]", ".", date["date"])
        text += f"+{rest}" if rest.startswith("t") else rest
    found = _PUBLIC.fullmatch(text)
    if found is None:
        return f"0.1.0{_local_label(text)}"
    numbers = ".".join(map(_plain, found["release"].split(".")))
    stage = found["stage"]
    if stage is not None:
        numbers += f"{_STAGES.get(stage, stage)}{_plain(found['number'] or '')}"
    return numbers + _local_label(found["rest"])


def _plain(number: str) -> str:
    """A decimal number without leading zeros; its length has no limit."""
    return number.lstrip("0") or "0"


def _local_label(text: str) -> str:
    """What a version holds beyond its numbers, as a local version label (PEP 440), with a
    plus sign before it; "" for nothing.
    """
    if not text:
        return ""
    label = re.sub("[^a-z0-9]+", ".", text).strip(".")
    if len(label) <= _LOCAL_LENGTH and re.fullmatch(
        "[-_.+ ]?[a-z0-9]+([-_.+ ][a-z0-9]+)*", text
    ):
        return f"+{label}"
    distinct = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return (
        f"+{label[:_LOCAL_LENGTH].rstrip('.')}.{distinct}" if label else f"+{distinct}"
    )


def toml(text: str) -> str:
    """A TOML basic string (TOML 1.0, "String")."""
    return '"' + "".join(map(_toml_character, text)) + '"'


def _toml_character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # no scalar value: TOML has no way to write it
        return "\\uFFFD"
    return character if character.isprintable() else f"\\U{code:08X}"


def _without_api(title: str) -> str:
    """A title without the words that every such title has."""
    short = re.sub(r"(?i)\b(?:rest|http|open)?\s*api\b|\bspecification\b", " ", title)
    return short if re.search(r"[^\W_]", short) else title
