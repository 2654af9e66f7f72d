"""Collects what ``specloom inspect`` shows: resources, models, access and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from specloom import ir
from specloom.codes import find
from specloom.diagnostics import Diagnostic, Severity
from specloom.inspection.quality import Quality
from specloom.ir import without_null
from specloom.naming.resources import ROOT
from specloom.targets.calls import MethodSignature
from specloom.targets.python.names import PythonNames
from specloom.transforms.coverage import Coverage, Status

PLACES = 3
"""How many places of one code are listed."""


class MethodEntry(Struct, frozen=True, kw_only=True):
    """A method: its call without ``client.``, its arguments and its result as text.

    ``traits`` are what it does besides: ``paginated (cursor)``, ``streaming``, ``upload``,
    ``download``, ``deprecated``. ``other_call`` is the call with the other ``naming``.
    """

    call: str
    name: str
    arguments: tuple[str, ...]
    result: str
    method: str
    path: str
    operation_id: str
    traits: tuple[str, ...]
    degraded: str
    other_call: str


class ResourceEntry(Struct, frozen=True, kw_only=True):
    """A resource of the client with its methods and the resources within it."""

    name: str
    path: str
    methods: tuple[MethodEntry, ...]
    resources: tuple[ResourceEntry, ...]

    @property
    def count(self) -> int:
        """The number of methods, those of inner resources included."""
        return len(self.methods) + sum(inner.count for inner in self.resources)


class ModelEntry(Struct, frozen=True, kw_only=True):
    """A type: ``kind`` is ``object``, ``union``, ``enum``, ``list``, ``map`` or ``scalar``.

    ``uses`` are the names of the types that it refers to, ``used_by`` is the number of
    operations that send or return it directly.
    """

    name: str
    kind: str
    fields: int
    uses: tuple[str, ...]
    used_by: int
    location: str
    inline: bool


class AuthEntry(Struct, frozen=True, kw_only=True):
    """A security scheme; ``argument`` and ``environment`` are empty if no call uses it."""

    scheme: str
    kind: str
    argument: str
    environment: str
    operations: int


class WarningEntry(Struct, frozen=True, kw_only=True):
    """The warnings with one code: their number and the first places."""

    code: str
    title: str
    count: int
    message: str
    places: tuple[str, ...]


class NamingEntry(Struct, frozen=True, kw_only=True):
    """The setting ``naming``, the one that fits better, and why.

    ``lengths`` are the median lengths of the calls by operationIds and by paths.
    """

    used: str
    fits: str
    reason: str
    lengths: tuple[int, int]


class Overview(Struct, frozen=True, kw_only=True):
    """All that ``specloom inspect`` shows."""

    document: str
    title: str
    version: str
    openapi: str
    package: str
    client: str
    operations: int
    servers: tuple[str, ...]
    auth: tuple[AuthEntry, ...]
    anonymous: int
    pagination: Mapping[str, int]
    streaming: tuple[str, ...]
    uploads: tuple[str, ...]
    downloads: tuple[str, ...]
    webhooks: tuple[str, ...]
    resources: tuple[ResourceEntry, ...]
    models: tuple[ModelEntry, ...]
    naming: NamingEntry
    degraded: int
    skipped: tuple[tuple[str, str], ...]
    warnings: tuple[WarningEntry, ...]
    quality: Quality

    @property
    def methods(self) -> Iterator[MethodEntry]:
        """Every method, resource by resource."""
        for resource in self.resources:
            yield from _methods(resource)

    @property
    def renamed(self) -> list[MethodEntry]:
        """The methods that have another call with the other ``naming``."""
        return [m for m in self.methods if m.other_call and m.other_call != m.call]


def _methods(resource: ResourceEntry) -> Iterator[MethodEntry]:
    yield from resource.methods
    for inner in resource.resources:
        yield from _methods(inner)


class Collector(Struct):
    """Reads an API with its names.

    ``other_calls`` are the calls with the other ``naming`` by the id of the operation,
    ``traits`` what each operation does besides, as in `MethodEntry`.
    """

    api: ir.Api
    names: PythonNames
    coverage: Coverage
    other_calls: Mapping[str, str]
    traits: Mapping[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        self.traits = {o.id: tuple(self._traits(o)) for o in self.api.operations}

    def signatures(self, operation: ir.Operation) -> tuple[MethodSignature, ...]:
        """The methods of an operation."""
        return self.names.calls.signatures_of(operation)

    def overview(
        self,
        *,
        document: str,
        format_version: str,
        naming: NamingEntry,
        warnings: tuple[WarningEntry, ...],
        quality: Quality,
    ) -> Overview:
        """The overview of the API, with what is known besides."""
        api, settings = self.api, self.names.settings
        auth, anonymous = self.auth()
        outcomes = self.coverage.operations.values()
        return Overview(
            document=document,
            title=api.title,
            version=api.version,
            openapi=format_version,
            package=settings.package,
            client=settings.client,
            operations=len(api.operations),
            servers=tuple(dict.fromkeys(server.url for server in api.servers)),
            auth=auth,
            anonymous=anonymous,
            pagination=self.pagination(),
            streaming=self.with_trait("streaming"),
            uploads=self.with_trait("upload"),
            downloads=self.with_trait("download"),
            webhooks=tuple(webhook.wire for webhook in api.webhooks),
            resources=self.resources(),
            models=self.models(),
            naming=naming,
            degraded=sum(each.status is Status.DEGRADED for each in outcomes),
            skipped=tuple((one.id, one.reason) for one in api.skipped),
            warnings=warnings,
            quality=quality,
        )

    def resources(self) -> tuple[ResourceEntry, ...]:
        """The resources of the client, in the order of the document."""
        of_group: dict[str, list[ir.Operation]] = {}
        for operation in self.api.operations:
            of_group.setdefault(self.names.group(operation.id), []).append(operation)
        own = tuple(map(self._method, of_group.get(ROOT[0], ())))
        entry = ResourceEntry(name="client", path="client", methods=own, resources=())
        return (*([entry] if own else []), *self._resources("", of_group))

    def _resources(
        self, holder: str, of_group: Mapping[str, list[ir.Operation]]
    ) -> Iterator[ResourceEntry]:
        for key in self.names.children(holder):
            if self.names.is_former(key):
                continue
            yield ResourceEntry(
                name=self.names.attribute(key),
                path=self.names.namespace(key),
                methods=tuple(map(self._method, of_group.get(key, ()))),
                resources=tuple(self._resources(key, of_group)),
            )

    def call(self, operation: ir.Operation) -> str:
        """The call of an operation, without the client."""
        return self.names.call(operation.id)

    def _method(self, operation: ir.Operation) -> MethodEntry:
        called = self.signatures(operation)[0]
        outcome = self.coverage.operations[operation.id]
        return MethodEntry(
            call=self.call(operation),
            name=self.names.method(operation.id),
            arguments=tuple(self._arguments(called)),
            result=self._result(called),
            method=operation.method,
            path=operation.path_key,
            operation_id=operation.operation_id,
            traits=self.traits[operation.id],
            degraded=outcome.reason if outcome.status is Status.DEGRADED else "",
            other_call=self.other_calls.get(operation.id, ""),
        )

    def _arguments(self, called: MethodSignature) -> Iterator[str]:
        """The required arguments, and ``…`` if there are others."""
        required = [a for a in called.arguments if a.required]
        for argument in required:
            yield self.names.argument(called.operation.id, argument.id)
        if len(required) < len(called.arguments):
            yield "…"

    def _result(self, called: MethodSignature) -> str:
        if called.paging is not None:
            return f"Page[{self.type_text(called.paging.item)}]"
        if called.stream is not None:
            return f"Stream[{self.type_text(called.stream)}]"
        return "None" if called.result is None else self.type_text(called.result)

    def _traits(self, operation: ir.Operation) -> Iterator[str]:
        calls = self.signatures(operation)
        if operation.paging is not None:
            yield f"paginated ({operation.paging.style})"
        if any(c.stream is not None or c.events is not None for c in calls):
            yield "streaming"
        if self.uploads(operation):
            yield "upload"
        if calls[0].result == ir.BYTES:
            yield "download"
        if operation.doc.deprecated:
            yield "deprecated"

    def uploads(self, operation: ir.Operation) -> bool:
        """Whether a call sends a file."""
        contents = operation.body.contents if operation.body else ()
        return any(
            content.media_type.startswith("multipart/")
            or (content.type == ir.BYTES and content.stream is None)
            for content in contents
        )

    def type_text(self, of: ir.Type) -> str:
        """A type as a short annotation."""
        match of:
            case ir.Ref(id_):
                known = id_ in self.api.index
                return self.names.model(id_) if known else "Any"
            case ir.Array(items):
                return f"list[{self.type_text(items)}]"
            case ir.Map(values):
                return f"dict[str, {self.type_text(values)}]"
            case ir.Nullable(inner):
                return f"{self.type_text(inner)} | None"
            case ir.Union(variants):
                shown = dict.fromkeys(map(self.type_text, variants))
                more = f" | … {len(shown) - 3} more" if len(shown) > 3 else ""
                return " | ".join([*shown][:3]) + more
            case ir.Scalar(kind):
                return _SCALARS.get(kind, "str")
            case ir.Literals():
                return "Literal[…]"
            case ir.Tuple():
                return "tuple[…]"
            case ir.Unknown():
                return "Any"
            case ir.Never():
                return "Never"

    def models(self) -> tuple[ModelEntry, ...]:
        """The types of the package, in the order of the document."""
        direct = Counter(
            id_ for operation in self.api.operations for id_ in used_types(operation)
        )
        return tuple(
            ModelEntry(
                name=self.names.model(declared.id),
                kind=kind_of(declared),
                fields=len(declared.fields) if isinstance(declared, ir.Model) else 0,
                uses=tuple(
                    self.names.model(id_)
                    for id_ in dict.fromkeys(ir.declared_references(declared))
                    if id_ in self.api.index
                ),
                used_by=direct[declared.id],
                location=str(declared.span),
                inline=not declared.component,
            )
            for declared in self.api.declarations
        )

    def auth(self) -> tuple[tuple[AuthEntry, ...], int]:
        """The security schemes, and the number of operations that need none."""
        needed = [
            {need.scheme for option in o.security for need in option}
            for o in self.api.operations
        ]
        counts = Counter(scheme for schemes in needed for scheme in schemes)
        found: list[AuthEntry] = []
        for scheme in self.api.schemes:
            key = ("keyword", f"credential {scheme.wire}")
            named = key in self.names.table
            found.append(
                AuthEntry(
                    scheme=scheme.wire,
                    kind=_scheme_text(scheme),
                    argument=self.names.credential(scheme.wire) if named else "",
                    environment=self.names.environment(scheme.wire) if named else "",
                    operations=counts[scheme.wire],
                )
            )
        anonymous = sum(
            1 for o in self.api.operations if not o.security or () in o.security
        )
        return tuple(found), anonymous

    def pagination(self) -> Mapping[str, int]:
        """The number of paginated operations by style, and of other lists (``none``)."""
        found = Counter(
            str(o.paging.style) for o in self.api.operations if o.paging is not None
        )
        plain = sum(map(self._is_plain_list, self.api.operations))
        return {**dict(found.most_common()), **({"none": plain} if plain else {})}

    def _is_plain_list(self, operation: ir.Operation) -> bool:
        result = self.signatures(operation)[0].result
        listed = result is not None and isinstance(without_null(result), ir.Array)
        return operation.method == "GET" and operation.paging is None and listed

    def with_trait(self, trait: str) -> tuple[str, ...]:
        """The calls that have a trait."""
        return tuple(
            self.call(o) for o in self.api.operations if trait in self.traits[o.id]
        )


_SCALARS: Mapping[ir.ScalarKind, str] = {
    ir.ScalarKind.INTEGER: "int",
    ir.ScalarKind.NUMBER: "float",
    ir.ScalarKind.BOOLEAN: "bool",
    ir.ScalarKind.NULL: "None",
    ir.ScalarKind.DATE: "date",
    ir.ScalarKind.DATE_TIME: "datetime",
    ir.ScalarKind.TIME: "time",
    ir.ScalarKind.UUID: "UUID",
    ir.ScalarKind.DECIMAL: "Decimal",
    ir.ScalarKind.BASE64: "bytes",
    ir.ScalarKind.BINARY: "bytes",
}


def _scheme_text(scheme: ir.SecurityScheme) -> str:
    """The kind of a scheme with where its credential is sent."""
    if scheme.location is not None:
        return f"{scheme.kind} in {scheme.location} {scheme.parameter}"
    flows = ", ".join(flow.kind for flow in scheme.flows)
    return f"{scheme.kind} ({flows})" if flows else scheme.scheme or str(scheme.kind)


def kind_of(declared: ir.Declaration) -> str:
    """The kind of a type, in one word."""
    if isinstance(declared, ir.Model):
        return "object"
    match declared.type:
        case ir.Union():
            return "union"
        case ir.Literals():
            return "enum"
        case ir.Array() | ir.Tuple():
            return "list"
        case ir.Map():
            return "map"
        case _:
            return "scalar"


def used_types(operation: ir.Operation) -> set[str]:
    """The ids of the types that an operation sends or returns directly."""
    contents = [*(operation.body.contents if operation.body else ())]
    contents += [c for response in operation.responses for c in response.contents]
    types = [of for c in contents for of in (c.type, c.stream) if of is not None]
    types += [parameter.type for parameter in operation.parameters]
    return {id_ for of in types for id_ in ir.references(of)}


def folded_warnings(found: Iterable[Diagnostic]) -> tuple[WarningEntry, ...]:
    """The warnings by code, most frequent first."""
    by_code: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.severity is Severity.WARNING:
            by_code.setdefault(one.code, []).append(one)
    return tuple(
        WarningEntry(
            code=code,
            title=entry.title if (entry := find(code)) else "",
            count=len(each),
            message=each[0].message,
            places=tuple(dict.fromkeys(str(one.span) for one in each[:PLACES])),
        )
        for code, each in sorted(by_code.items(), key=lambda item: -len(item[1]))
    )
