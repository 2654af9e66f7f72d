"""The package around the modules: its files, metadata and the ledger."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.config import OTHER_PACKAGES, ProjectMetadata
from specloom.ir import resolve_type
from specloom.naming.assign import DEVICE_NAMES, Rule, identifier, pascal, snake
from specloom.naming.history import NameAlias
from specloom.targets.calls import (
    Argument,
    Calls,
    MethodSignature,
    Page,
    Settings,
    payload,
    sent,
)
from specloom.targets.python.client import client_page, raw_responses_page
from specloom.targets.python.code import (
    KEYWORDS,
    exported,
    import_line,
    natural_key,
    quoted,
)
from specloom.targets.python.docstrings import docstring, paragraphs
from specloom.targets.python.models import (
    BASE,
    NO_MIXINS,
    JsonSchemas,
    Mixins,
    Public,
    extensible,
    former_pages,
    model_pages,
    no_schemas,
    param_pages,
    schemas_page,
    with_mixins,
)
from specloom.targets.python.names import (
    DATA_ERRORS,
    TAKEN,
    VALUES,
    PythonNames,
    errors_of,
    message,
)
from specloom.targets.python.namespaces import namespaces_page
from specloom.targets.python.pagination import pages_page, queries_page, uses_queries
from specloom.targets.python.resources import (
    resource_pages,
    sends_files,
)
from specloom.targets.python.testing import testing_pages
from specloom.targets.python.types import xml_pages
from specloom.targets.python.webhooks import webhook_pages
from specloom.transforms.coverage import Coverage, OperationOutcome, Status

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


class ProjectView(Struct, frozen=True):
    """The package's pyproject.toml; texts are TOML values.

    ``wheel`` is the folder that goes into the wheel: the package, or the namespace package
    around it. ``root`` is the folder of the packages, "" for the output folder, which
    ``source`` calls ".". ``version`` is empty if the build backend reads it from
    ``version_file``. ``many`` says that there are several classifiers. ``metadata`` are
    lines of the table ``project``, ``tables`` those of the tables below it. ``deprecated``
    says that tests call deprecated methods.
    """

    distribution: str
    description: str
    package: str
    version_file: str
    wheel: str
    root: str
    source: str
    version: str
    requires_python: str
    classifiers: tuple[str, ...]
    dependencies: str
    metadata: tuple[str, ...]
    tables: tuple[str, ...]
    many: bool
    uv: bool
    tests: bool
    deprecated: bool


class VersionView(Struct, frozen=True):
    """The module of the package's version, a Python string."""

    version: str


class ExportView(Struct, frozen=True):
    """A name that a package shows, and the module that has it."""

    name: str
    module: str


class PackageView(Struct, frozen=True):
    """The package's own ``__init__``."""

    doc: str
    clients: tuple[str, ...]
    imports: tuple[str, ...]
    values: tuple[ExportView, ...]
    errors: tuple[str, ...]
    queries: bool
    exports: tuple[str, ...]


class FormerView(Struct, frozen=True):
    """A deprecated name of a model, its current name, and the deprecation message."""

    name: str
    now: str
    message: str


class ModelsView(Struct, frozen=True):
    """The ``__init__`` of the models; ``dicts``: with typed dicts."""

    imports: tuple[str, ...]
    modules: tuple[ExportView, ...]
    former: tuple[FormerView, ...]
    dicts: bool


class ErrorsView(Struct, frozen=True):
    """The module of the exceptions."""

    imports: tuple[str, ...]
    errors: tuple[str, ...]


class TypesView(Struct, frozen=True, kw_only=True):
    """The module of types other than models.

    ``imports`` are the lines that import classes of the runtime, and ``exports`` the names
    of these classes.
    """

    imports: tuple[str, ...]
    exports: tuple[str, ...]
    tracked: str
    or_tracked: str
    asynchronous: bool
    or_async: str


class NoView(Struct, frozen=True):
    """The view of templates that do not depend on the document."""


def project_page(api: ir.Api, settings: Settings) -> Page:
    """The package's pyproject.toml."""
    title = " ".join(api.title.split())
    has_client = "client" in settings.outputs
    what = "A client for" if has_client else "The models of"
    chosen = settings.project
    description = f"{what} {title}." if title else "An API client."
    dependencies = [*(["httpx2>=2,<3"] if has_client else []), *chosen.dependencies]
    uv = chosen.build_backend == "uv_build"
    folders = settings.folder.split("/")
    classifiers = _classifiers(settings)
    return Page(
        path="pyproject.toml",
        template="python/pyproject.toml.jinja",
        view=ProjectView(
            distribution=toml(settings.distribution),
            description=toml(chosen.description or description),
            package=toml(settings.package),
            version_file=toml(f"{settings.folder}/{VERSION_FILE}"),
            wheel=toml("/".join(folders[: 2 if settings.layout else 1])),
            root=toml(settings.layout),
            source=toml(settings.layout or "."),
            version=toml(settings.version) if uv else "",
            requires_python=toml(chosen.requires_python or f">=3.{chosen.python}"),
            classifiers=tuple(map(toml, classifiers)),
            dependencies=_array(dict.fromkeys(dependencies)),
            metadata=tuple(_metadata(chosen)),
            tables=tuple(_metadata_tables(chosen)),
            many=len(classifiers) > 1,
            uv=uv,
            tests="tests" in settings.outputs,
            deprecated=any(each.doc.deprecated for each in api.operations),
        ),
        once=settings.keeps_pyproject,
    )


def _classifiers(settings: Settings) -> tuple[str, ...]:
    """The trove classifiers of a package, those of the config last."""
    start = "Programming Language :: Python :: 3."
    pythons = [
        each
        for each in (_PYTHONS if settings.habits.python_classifiers else ())
        if not each.startswith(start)
        or int(each.removeprefix(start)) >= settings.project.python
    ]
    chosen = settings.project.classifiers
    return tuple(dict.fromkeys([*pythons, "Typing :: Typed", *chosen]))


def _array(texts: Iterable[str]) -> str:
    """A TOML array of strings."""
    return f"[{', '.join(map(toml, texts))}]"


def _metadata(chosen: ProjectMetadata) -> Iterator[str]:
    """The metadata of the config, as lines of the table ``project``."""
    for key, people in ("authors", chosen.authors), ("maintainers", chosen.maintainers):
        if people:
            yield f"{key} = [{', '.join(_person(*one) for one in people)}]"
    if chosen.license:
        yield f"license = {toml(chosen.license)}"
    if chosen.license_files:
        yield f"license-files = {_array(chosen.license_files)}"
    if chosen.keywords:
        yield f"keywords = {_array(chosen.keywords)}"


def _person(name: str, email: str) -> str:
    pairs = {"name": name, "email": email}
    fields = ", ".join(f"{key} = {toml(text)}" for key, text in pairs.items() if text)
    return f"{{ {fields} }}"


def _metadata_tables(chosen: ProjectMetadata) -> Iterator[str]:
    """The tables of URLs and of extras."""
    if chosen.urls:
        yield "[project.urls]"
        yield from (
            f"{toml(label)} = {toml(url)}" for label, url in chosen.urls.items()
        )
        yield ""
    if chosen.optional_dependencies:
        yield "[project.optional-dependencies]"
        for name, listed in chosen.optional_dependencies.items():
            yield f"{toml(name)} = {_array(listed)}"
        yield ""


def version_page(settings: Settings) -> Page:
    """The module that holds the package's version."""
    return Page(
        path=f"{settings.folder}/{VERSION_FILE}",
        template="python/version.py.jinja",
        view=VersionView(quoted(settings.version)),
    )


def package_page(api: ir.Api, names: PythonNames) -> Page:
    """The package's own ``__init__``."""
    settings = names.settings
    title = " ".join(api.title.split()) or "the service"
    first = api.doc.description.strip().partition("\n\n")[0]
    errors = tuple(sorted((*_call_errors(api, settings), *DATA_ERRORS)))
    has_client = "client" in settings.outputs
    queries = has_client and uses_queries(api)
    kinds = settings.kinds if has_client else ()
    clients = tuple(kind + names.client for kind in kinds)
    what = "A client for" if has_client else "The models of"
    exports = {*errors, *VALUES, "errors", "models", *clients}
    return Page(
        path=f"{settings.folder}/__init__.py",
        template="python/package_init.py.jinja",
        view=PackageView(
            doc=docstring(paragraphs([f"{what} {title}.", first]), 0),
            clients=clients,
            imports=(
                "    from . import errors, models",
                *_import_lines(VALUES.items(), 4),
                import_line("._version", ["__version__ as __version__"], 4),
                *([import_line(".client", clients, 4)] if clients else []),
                import_line(".errors", errors, 4),
                *([import_line(".queries", ["Query"], 4)] if queries else []),
            ),
            values=tuple(ExportView(*value) for value in VALUES.items()),
            errors=errors,
            queries=queries,
            exports=exported({*exports, "Query"} if queries else exports),
        ),
    )


def errors_page(api: ir.Api, settings: Settings) -> Page:
    """The public module of exceptions."""
    errors = _call_errors(api, settings)
    return Page(
        path=f"{settings.folder}/errors.py",
        template="python/errors.py.jinja",
        view=ErrorsView(
            imports=(
                *([import_line("._runtime.errors", errors, 0)] if errors else []),
                import_line("._runtime.validation", DATA_ERRORS, 0),
            ),
            errors=exported((*errors, *DATA_ERRORS)),
        ),
    )


def _call_errors(api: ir.Api, settings: Settings) -> tuple[str, ...]:
    """The exceptions of calls; none in a package without a client."""
    return errors_of(api) if "client" in settings.outputs else ()


def types_page(api: ir.Api, names: PythonNames, package: str) -> Page:
    """The types of arguments and results other than models."""
    bodies = [o.body for o in api.operations if o.body is not None]
    files = any(sends_files(content) for body in bodies for content in body.contents)
    kinds = [kind or "Sync" for kind in names.settings.kinds]
    known = sorted(_type_imports(names.calls, kinds, files, has_validators(api)))
    return Page(
        path=f"{package}/types.py",
        template="python/types.py.jinja",
        view=TypesView(
            imports=_import_lines(((n, f"._runtime.{m}") for m, n in known), 0),
            exports=exported(name.split(" as ")[-1] for _, name in known),
            tracked=" | UploadProgress" if files else "",
            or_tracked=", also with upload progress" if files else "",
            asynchronous="Async" in kinds,
            or_async=" | AsyncIterable[bytes]" if "Async" in kinds else "",
        ),
    )


def _type_imports(
    calls: Calls, kinds: list[str], files: bool, validators: bool
) -> Iterator[tuple[str, str]]:
    """The modules of the runtime that have types for users, and the types: only those of
    the clients that there are (``kinds``).
    """
    pagings = [call.paging for call in calls if call.paging is not None]
    lists = any(not paging.items for paging in pagings)
    streams = any(c.stream is not None or c.events is not None for c in calls)
    known = (
        ("cache", "ResponseCache", validators),
        ("settings", "AsyncMiddleware", True),
        ("settings", "AsyncOptions as AsyncClientOptions", True),
        ("settings", "Hooks", True),
        ("settings", "SyncMiddleware", True),
        ("settings", "SyncOptions as ClientOptions", True),
        ("validation", "ValidationIssue", True),
        ("multipart", "UploadProgress", files),
        ("pagination", "AsyncListPage", lists),
        ("pagination", "SyncListPage", lists),
        ("pagination", "Paginator", bool(pagings)),
        ("requests", "HttpResponse", True),
        ("requests", "Request", True),
        ("streaming", "AsyncStream", streams),
        ("streaming", "SyncStream", streams),
        ("raw_response", "AsyncStreamedResponse", True),
        ("raw_response", "RawResponse", True),
        ("raw_response", "SyncStreamedResponse", True),
    )
    absent = tuple({"Async", "Sync"} - {*kinds})
    for module, name, is_needed in known:
        if is_needed and not name.startswith(absent):
            yield module, name


def has_validators(api: ir.Api) -> bool:
    """Whether the API describes validators of responses to GET (RFC 9110 §8.8): an ``ETag``,
    a condition in a header field, or the status 304.
    """
    conditions = ("if-none-match", "if-modified-since")
    return any(
        any(parameter.wire.lower() in conditions for parameter in operation.parameters)
        or any(
            response.status == "304"
            or any(header.wire.lower() == "etag" for header in response.headers)
            for response in operation.responses
        )
        for operation in api.operations
        if operation.method == "GET"
    )


def models_page(api: ir.Api, names: PythonNames) -> Page:
    """The ``__init__`` of the models.

    Each import has the form ``Name as Name``, which type checkers read as an export. A list
    ``__all__`` with thousands of names takes mypy quadratic time.
    """
    modules = [(names.model(d.id), f".{names.module(d.id)}") for d in api.declarations]
    for id_ in names.typed_dicts:
        modules.append((names.typed_dict(id_), f"..params.{names.module(id_)}"))
    modules.sort()
    return Page(
        path=f"{names.settings.folder}/models/__init__.py",
        template="python/models_init.py.jinja",
        view=ModelsView(
            _import_lines(((f"{n} as {n}", module) for n, module in modules), 4),
            tuple(ExportView(name, module) for name, module in modules),
            tuple(
                FormerView(a.name, names.table[a.role, a.id], quoted(message(names, a)))
                for a in names.old_types
            ),
            dicts=bool(names.typed_dicts),
        ),
    )


def _import_lines(shown: Iterable[tuple[str, str]], indent: int) -> tuple[str, ...]:
    """The statements that import names, each with its module."""
    names: dict[str, list[str]] = {}
    for name, module in shown:
        names.setdefault(module, []).append(name)
    return tuple(
        import_line(m, names[m], indent) for m in sorted(names, key=natural_key)
    )


def fixed_page(path: str, template: str, *, once: bool = False) -> Page:
    """A file that is the same for every document."""
    return Page(path=path, template=template, view=NoView(), once=once)


def package_name(title: str) -> str:
    """The import package that a title suggests.

    It is never a module of the standard library, a device name that Windows reserves, or
    another folder or dependency of the project.
    """
    name = identifier(_without_api(title), _PACKAGE).rstrip("_")
    taken = sys.stdlib_module_names | KEYWORDS | DEVICE_NAMES | OTHER_PACKAGES
    return f"{name}_client" if name in taken else name


def client_name(title: str) -> str:
    """The name of the client's class that a title suggests."""
    name = identifier(_without_api(title), _CLIENT)
    return f"{name}Client" if name in TAKEN | KEYWORDS else name


def environment_prefix(client: str) -> str:
    """The prefix of a client's environment variables."""
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
    """A decimal number, of any length, without leading zeros."""
    return number.lstrip("0") or "0"


def _local_label(text: str) -> str:
    """The rest of a version as a local version label (PEP 440) with its plus sign, or
    "".
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
    if 0xD800 <= code <= 0xDFFF:  # not a Unicode scalar value: TOML cannot represent it
        return "\\uFFFD"
    return character if character.isprintable() else f"\\U{code:08X}"


def _without_api(title: str) -> str:
    """A title without the words that every title has."""
    short = re.sub(r"(?i)\b(?:rest|http|open)?\s*api\b|\bspecification\b", " ", title)
    return short if re.search(r"[^\W_]", short) else title


# docs/coverage.schema.json describes all of it.


MODELS_ONLY = "the config chooses the models only"
NO_CALL: Mapping[str, object] = MappingProxyType(
    {
        "symbol": None,
        "aliases": [],
        "call": None,
        "async_symbol": None,
        "request": None,
        "arguments": [],
        "responses": [],
        "result": None,
        "streaming": None,
    }
)
"""What the ledger says of an operation that has no method."""


def ledger(
    api: ir.Api, names: PythonNames, coverage: Coverage
) -> Iterator[Mapping[str, object]]:
    """An entry for each operation in the document's order; skipped and excluded ones
    last.
    """
    entries = _Entries(api, names)
    has_client = "client" in names.settings.outputs
    for operation in api.operations:
        fate = coverage.operations[operation.id]
        if has_client:
            yield {**_fate(operation, fate), **entries.called(operation)}
        else:
            fate = replace(fate, status=Status.EXCLUDED, reason=MODELS_ONLY)
            yield {**_fate(operation, fate), **NO_CALL}
    for skipped, fate in (*coverage.skipped, *coverage.excluded):
        yield {
            **_fate(skipped, fate),
            **NO_CALL,
            "symbol": None if fate.status is Status.EXCLUDED else "",
        }


def _fate(
    operation: ir.Operation | ir.Skipped, fate: OperationOutcome
) -> dict[str, object]:
    path = (
        operation.path_key
        if isinstance(operation, ir.Operation)
        else operation.path  # that of a skipped operation is the key
    )
    return {
        "method": operation.method,
        "path": path,
        "operation_id": operation.operation_id,
        "status": str(fate.status),
        "location": fate.location,
        "reason": fate.reason,
    }


class _Entries(Struct, frozen=True):
    """Describes the calls of an API's operations."""

    api: ir.Api
    names: PythonNames

    def called(self, operation: ir.Operation) -> dict[str, object]:
        """An operation's call, arguments and result."""
        names = self.names
        calls = names.calls.signatures_of(operation)
        first = calls[0]
        symbol = names.symbol(operation.id)
        module, _, name = symbol.partition(":")
        old = [*_former(names, operation.id)]
        return {
            "symbol": symbol if "" in names.settings.kinds else None,
            "aliases": [
                names.alias_symbol(alias).replace(":", f":{names.settings.kinds[0]}")
                for alias in old
            ],
            "call": self._path(first),
            "async_symbol": (
                f"{module}:Async{name}" if "Async" in names.settings.kinds else None
            ),
            "request": self._request(operation),
            "arguments": [self._argument(first, a) for a in first.arguments],
            "responses": [self._response(r) for r in operation.responses],
            "result": self._result(first),
            "streaming": self._streaming(calls),
        }

    def _path(self, called: MethodSignature) -> str:
        group = self.names.group(called.operation.id)
        return f"client.{self.names.call_in(group, self.names.method_of(called))}"

    def _request(self, operation: ir.Operation) -> dict[str, object] | None:
        if operation.body is None:
            return None
        return {
            "required": operation.body.required,
            "contents": [
                {
                    "media_type": content.media_type,
                    "type": self._type(sent(content)),
                    "file": sends_files(content) and self._is_file(sent(content)),
                }
                for content in operation.body.contents
            ],
        }

    def _argument(
        self, called: MethodSignature, argument: Argument
    ) -> dict[str, object]:
        # This record has no other location for a whole query string than the query.
        place = "query" if argument.location == "querystring" else argument.location
        return {
            "wire": argument.wire,
            "in": place,
            "name": self.names.argument(called.operation.id, argument.id),
            "required": argument.required,
            "body": {"whole": "whole", "member": "property"}.get(argument.kind),
            "file": self._takes_file(called, argument),
            "type": self._type(argument.type),
        }

    def _takes_file(self, called: MethodSignature, argument: Argument) -> bool:
        body = called.operation.body
        if argument.kind not in ("whole", "member") or body is None:
            return False
        return self._is_file(argument.type) and any(map(sends_files, body.contents))

    def _is_file(self, of: ir.Type, seen: set[str] | None = None) -> bool:
        """Whether a value is or may be bytes, or a list of bytes.

        ``seen`` collects the aliases that were visited.
        """
        seen = set() if seen is None else seen
        match of:
            case ir.Scalar(kind):
                return kind is ir.ScalarKind.BINARY
            case ir.Array(inner) | ir.Nullable(inner):
                return self._is_file(inner, seen)
            case ir.Union(variants):
                return any(self._is_file(variant, seen) for variant in variants)
            case ir.Ref(id_):
                declared = self.api.index.get(id_)
                if not isinstance(declared, ir.Alias) or id_ in seen:
                    return False
                seen.add(id_)
                return self._is_file(declared.type, seen)
            case _:
                return False

    def _response(self, response: ir.Response) -> dict[str, object]:
        return {
            "status": response.status,
            "contents": [
                {
                    "media_type": content.media_type,
                    "type": self._type(content.stream or payload(content)),
                    "stream": content.stream is not None,
                    "file": self._is_file(payload(content)),
                }
                for content in response.contents
            ],
        }

    def _result(self, called: MethodSignature) -> dict[str, object]:
        """The return type of the method; for a stream, the type of its items."""
        of = called.result if called.stream is None else called.stream
        page = called.paging
        return {
            "type": None if of is None else self._type(of),
            "stream": called.stream is not None,
            "page": page is not None,
            "item": None if page is None else self._type(page.item),
            "file": of is not None
            and called.stream is None
            and resolve_type(self.api, of) == ir.BYTES,
        }

    def _streaming(
        self, calls: tuple[MethodSignature, ...]
    ) -> dict[str, object] | None:
        """How to request a stream from an operation that can also respond without one."""
        first, *twins = calls
        for twin in twins:
            assert twin.stream is not None
            return {
                "call": self._path(twin),
                "argument": None,
                "type": self._type(twin.stream),
            }
        if first.events is None or first.switch is None:
            return None
        return {
            "call": self._path(first),
            "argument": self.names.argument(first.operation.id, first.switch.id),
            "type": self._type(first.events),
        }

    def _type(self, of: ir.Type) -> dict[str, object]:
        match of:
            case ir.Scalar(kind, format_):
                more = {"format": format_} if format_ else {}
                return {"kind": str(kind), **more}
            case ir.Unknown():
                return {"kind": "any"}
            case ir.Never():
                return {"kind": "never"}
            case ir.Array(items):
                return {"kind": "array", "items": self._type(items)}
            case ir.Tuple(items, rest):
                return {
                    "kind": "tuple",
                    "items": [self._type(item) for item in items],
                    "rest": None if rest is None else self._type(rest),
                }
            case ir.Map(values):
                return {"kind": "map", "values": self._type(values)}
            case ir.Literals(values, _, closed):
                found = [value.value for value in values]
                return {"kind": "literals", "values": found, "closed": closed}
            case ir.Union(variants):
                return {
                    "kind": "union",
                    "variants": [self._type(variant) for variant in variants],
                }
            case ir.Nullable(inner):
                return {"kind": "nullable", "type": self._type(inner)}
            case ir.Ref(id_):
                if id_ not in self.api.index:
                    return {"kind": "any"}
                package = self.names.settings.package
                symbol = f"{package}.models:{self.names.model(id_)}"
                return {"kind": "model", "id": id_, "symbol": symbol}


def _former(names: PythonNames, operation: str) -> Iterator[NameAlias]:
    for id_ in (operation, f"{operation} stream"):
        yield from names.history.aliases_of("method", id_)


CUSTOM_README: Mapping[tuple[str, ...], str] = {
    ("", "Async"): "python/custom_readme.md.jinja",
    ("",): "python/custom_readme_sync.md.jinja",
    ("Async",): "python/custom_readme_async.md.jinja",
}
"""The template of the README for custom code, by the clients that there are."""


def pages(
    api: ir.Api,
    names: PythonNames,
    settings: Settings,
    mixins: Mixins = NO_MIXINS,
    schemas: JsonSchemas = no_schemas,
) -> Iterator[Page]:
    """The files of the package, except the runtime's, which are copied.

    Modules that ``mixins`` extend are combined with them. ``schemas`` makes the JSON
    Schemas of the models.
    """
    shown = extensible(api, names) if mixins.of else dict[str, tuple[Public, ...]]()
    for page in _pages(api, names, settings, mixins, schemas):
        yield from with_mixins(page, settings.folder, mixins, shown)
    yield from former_pages(settings.folder, mixins, shown)


def _pages(
    api: ir.Api,
    names: PythonNames,
    settings: Settings,
    mixins: Mixins,
    schemas: JsonSchemas,
) -> Iterator[Page]:
    package = settings.folder
    yield project_page(api, settings)
    yield package_page(api, names)
    yield version_page(settings)
    yield fixed_page(f"{package}/py.typed", "python/py.typed.jinja")
    yield errors_page(api, settings)
    yield models_page(api, names)
    yield from model_pages(api, names, package, mixins)
    yield from schemas_page(api, names, package, schemas)
    yield from param_pages(api, names, package)
    if "client" in settings.outputs:
        yield from _client_pages(api, names, package)
    yield fixed_page(
        f"{package}/custom/__init__.py", "python/custom_init.py.jinja", once=True
    )
    template = CUSTOM_README[settings.kinds]
    yield fixed_page(f"{package}/custom/README.md", template, once=True)
    if mixins.of:
        for module in dict.fromkeys(m.partition(".")[0] for m in mixins.of):
            if module != "client":
                yield fixed_page(
                    f"{package}/{BASE}{module}/__init__.py",
                    "python/base_init.py.jinja",
                )
    if "mocks" in settings.outputs:
        yield from testing_pages(api, names, package, mixins)


def _client_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """The modules that call the API."""
    yield types_page(api, names, package)
    yield client_page(api, names, package)
    yield fixed_page(
        f"{package}/resources/__init__.py", "python/resources_init.py.jinja"
    )
    yield from resource_pages(api, names, package)
    yield from namespaces_page(api, names, package)
    yield raw_responses_page(names, package)
    yield from pages_page(api, names, package)
    yield from queries_page(api, package)
    yield from webhook_pages(api, names, package)
    yield from xml_pages(api, names, package)
