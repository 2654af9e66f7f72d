"""Reads a document into the intermediate representation."""

from __future__ import annotations

import re
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.diagnostics import (
    Diagnostic,
    InputError,
    Progress,
    Report,
    counting,
    silent,
)
from specloom.document import Documents, Node
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    Context,
    Dialect,
    Pending,
    is_reference_object,
    items_at,
    members_at,
    object_at,
    reference_in,
    resolve_chain,
    tags_of,
    text_at,
    text_of,
)
from specloom.openapi.composition import component_id
from specloom.openapi.discriminators import canonical_ids, find_inheritance
from specloom.openapi.json_schemas import json_schemas, report_lost_tags
from specloom.openapi.operations import (
    Defaults,
    FoundOperation,
    operations_of,
    paths_of,
    read_operations,
    read_webhooks,
)
from specloom.openapi.parameters import warn_nested_values
from specloom.openapi.scalars import doc_of
from specloom.openapi.schemas import read_pending, read_postponed, without_cycles
from specloom.openapi.security import (
    Schemes,
    security_at,
    servers_at,
    swagger_servers,
)
from specloom.openapi.variants import with_stable_ids
from specloom.openapi.xml import with_writable_xml


class ListedOperation(Struct, frozen=True, kw_only=True):
    """An operation of ``paths`` with its identifying properties and its node.

    ``id`` is for example ``"GET /account"``; ``method`` is ``*`` for a path whose methods
    are unknown. ``holders`` are the path items that contain ``node``.
    """

    id: str
    method: str
    path: str
    operation_id: str
    tags: tuple[str, ...]
    node: Node
    holders: tuple[Node, ...] = ()


def listed_operations(documents: Documents) -> tuple[ListedOperation, ...]:
    """Every operation in document order, including those that cannot be read.

    Nothing is reported: the reader reports it later.
    """
    # Path items have the same structure in every version.
    ctx = Context(documents.silent(), Report(), Dialect.OPENAPI_3_1)
    return tuple(
        one
        for path, item in paths_of(ctx, documents.root())
        for one in _of_path(ctx, path, item)
    )


def _of_path(ctx: Context, path: str, item: Node) -> Iterator[ListedOperation]:
    lost: list[FoundOperation] = []

    def note(method: str, node: Node, reason: str) -> None:
        lost.append(FoundOperation(method, node, ()))

    found = list(operations_of(ctx, item, note))
    for one in (*found, *lost):
        yield ListedOperation(
            id=f"{one.method} {path}",
            method=one.method,
            path=path,
            operation_id="" if one.method == "*" else text_at(one.node, "operationId"),
            tags=() if one.method == "*" else tags_of(ctx, one.node),
            node=one.node,
            holders=one.holders,
        )


def unused_components(
    documents: Documents, components: Mapping[str, Node], excluded: Collection[str]
) -> frozenset[str]:
    """The ids of the components that only operations with an id in ``excluded`` reach.

    A component that no operation uses is not among them: it is not in the document because
    of the excluded operations. Neither are the components that it refers to.
    """
    if not excluded:
        return frozenset()
    quiet = documents.silent()
    reach = _Reach(quiet, components)
    operations = listed_operations(quiet)
    lost = reach.of(n for one in operations if one.id in excluded for n in _parts(one))
    starts = [n for one in operations if one.id not in excluded for n in _parts(one)]
    starts += [node for node in components.values() if node.id not in lost]
    root = quiet.root()
    starts += [root[key] for key in ("webhooks", "x-webhooks") if key in root]
    return lost - reach.of(starts)


def _parts(operation: ListedOperation) -> Iterator[Node]:
    """The operation and the shared parameters of its path items."""
    yield operation.node
    for holder in operation.holders:
        shared = holder.get("parameters")
        if shared is not None:
            yield shared


class _Reach:
    """Follows references in any part of the documents."""

    def __init__(self, documents: Documents, components: Mapping[str, Node]) -> None:
        self._documents = documents
        self._components = {node.id for node in components.values()}

    def of(self, starts: Iterable[Node]) -> frozenset[str]:
        """The ids of the components that contain or are reachable from the given nodes."""
        work, seen = list(starts), set[str]()
        found: set[str] = set()
        while work:
            node = work.pop()
            if node.id in seen:
                continue
            seen.add(node.id)
            found.update(self._around(node))
            work.extend(child for _, child in node.members())
            work.extend(node.items())
            for ref in self._references(node):
                target = self._documents.quietly_resolved(ref, node)
                if target is not None:
                    work.append(target)
        return frozenset(found)

    def _around(self, node: Node) -> Iterator[str]:
        """The component that a node is or is part of."""
        steps = node.id.split("/")
        for end in (3, 4):  # #/definitions/Pet, #/components/schemas/Pet
            id = "/".join(steps[:end])
            if id in self._components:
                yield id

    def _references(self, node: Node) -> Iterator[str]:
        ref = reference_in(node)
        if ref is not None:
            yield ref
        mapping = node.get("mapping") if "propertyName" in node else None
        for _, member in mapping.members() if mapping is not None else ():
            if member.is_text:
                name = str(member.value)
                bare = not any(mark in name for mark in "#/.")
                yield f"#/components/schemas/{name}" if bare else name


def read_api(
    documents: Documents,
    report: Report,
    excluded: frozenset[str] = frozenset(),
    progress: Progress = silent,
) -> ir.Api:
    """Read the API of the root document.

    The operations in ``excluded`` (ids such as ``"GET /account"``) and the components that
    only they use are left out. What the intermediate representation cannot express is
    degraded with a warning, as little as possible. Operations that cannot be read are in
    ``skipped``.

    Raises:
        InputError: the root is not an OpenAPI document of a supported version.
    """
    root = documents.root()
    ctx = Context(documents, report, dialect_of(root), excluded=excluded)
    paths = root.get("paths")
    if paths is not None and not paths.is_object and paths.value not in (None, []):
        raise _refusal(
            "E203",
            paths,
            "paths is not an object",
            "Write paths: {} if there are none.",
        )
    components = components_of(ctx, root)
    canonical_ids(ctx, components)
    find_inheritance(ctx, components)
    unneeded = unused_components(documents, components, excluded)
    for name, node in components.items():
        if node.id in unneeded:
            continue
        ctx.declare(
            Pending(
                id=node.id, hint=name, node=_component_schema(ctx, node), component=True
            )
        )
    read_pending(ctx)
    schemes = Schemes(ctx)
    security = security_at(ctx, root, schemes) or ()
    defaults = Defaults(security=security, schemes=schemes)
    found = read_operations(ctx, defaults)
    operations = tuple(counting(progress, "reading", found, "operations"))
    webhooks = tuple(read_webhooks(ctx))
    read_postponed(ctx)
    api = _api(ctx, root, schemes.all(), operations, webhooks)
    warn_nested_values(ctx, api)
    api = with_stable_ids(ctx, with_writable_xml(report, api))
    report_lost_tags(ctx, api.declarations)
    return api


def schemas_of(
    documents: Documents,
    declarations: Sequence[ir.Declaration],
    named: Callable[[str], str],
) -> Iterator[tuple[str, ir.Json]]:
    """Yield the JSON Schema of each model, and of each schema that these refer to, by id.

    ``declarations`` are those that ``read_api`` read from the documents; ``named`` returns
    the name of an id, which references have. What the reader reports is not reported again.
    """
    root = documents.root()
    ctx = Context(documents.silent(), Report(), dialect_of(root))
    canonical_ids(ctx, components_of(ctx, root))
    return json_schemas(ctx, declarations, named)


def dialect_of(root: Node) -> Dialect:
    """The version that a root document declares.

    Raises:
        InputError: the version is missing or not supported.
    """
    if not root.is_object:
        raise _refusal(
            "E201",
            root,
            "the document is not an object",
            "Check that this is the right file.",
        )
    for key in ("openapi", "swagger"):
        version = text_at(root, key).strip()
        for dialect in Dialect:
            is_two = dialect.is_swagger
            if is_two == (key == "swagger") and _same(version, dialect.value):
                return dialect
        if version:
            node = root[key]
            raise _refusal(
                "E202",
                node,
                f"unsupported version: {key}: {version}",
                "Convert it to OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0.",
            )
    raise _other_document(root)


OTHER_FORMATS = {
    "asyncapi": "an AsyncAPI document",
    "overlay": "an Overlay; name it in the setting overlays",
    "arazzo": "an Arazzo document",
    "smithy": "a Smithy model",
    "$schema": "a JSON Schema",
    "resourceTypes": "a RAML document",
}
"""Formats that are mistaken for OpenAPI, by a field that they have."""


def _other_document(root: Node) -> InputError:
    """The error for a document without a version: what it seems to be instead."""
    if any(key in root for key in ("paths", "components", "info", "webhooks")):
        if "item" in root:
            message, hint = "this is a Postman collection", "Export it as OpenAPI."
            return _refusal("E201", root, message, hint)
        message = (
            "the version of OpenAPI is missing: neither openapi nor swagger is set"
        )
        hint = "Add the version, for example openapi: 3.1.0."
        return _refusal("E201", root, message, hint)
    kind = next((text for key, text in OTHER_FORMATS.items() if key in root), "")
    keys = ", ".join(repr(key[:40]) for key in list(root.value)[:3])
    what = f"this is {kind or 'not an OpenAPI document'}"
    fields = f"; it begins with {keys}" if keys and not kind else ""
    return _refusal(
        "E201",
        root,
        f"{what}{fields}",
        "Pass an OpenAPI document: it has the field openapi or swagger.",
    )


def _same(version: str, known: str) -> bool:
    if version == known.removesuffix(".0"):  # written as a number: 2, 3
        return True
    return version == known or version.startswith((f"{known}.", f"{known}-"))


def _refusal(code: str, node: Node, message: str, hint: str) -> InputError:
    return InputError(Diagnostic(code=code, span=node.span, message=message, hint=hint))


def components_of(ctx: Context, root: Node) -> dict[str, Node]:
    """The named schemas of the root document."""
    if ctx.dialect.is_swagger:
        return dict(members_at(ctx, root, "definitions"))
    holder = object_at(ctx, root, "components")
    return {} if holder is None else dict(members_at(ctx, holder, "schemas"))


def _component_schema(ctx: Context, node: Node) -> Node:
    """The schema of a component: in another file if it is only a reference to one."""
    if not is_reference_object(node):
        return node
    target = resolve_chain(ctx, node)
    if target is not None and component_id(ctx, target).id == node.id:
        return target
    return node


def _api(
    ctx: Context,
    root: Node,
    schemes: tuple[ir.SecurityScheme, ...],
    operations: tuple[ir.Operation, ...],
    webhooks: tuple[ir.Webhook, ...],
) -> ir.Api:
    info = object_at(ctx, root, "info")
    contact = None if info is None else object_at(ctx, info, "contact")
    license = None if info is None else object_at(ctx, info, "license")
    says = (info, root) if info is not None else (root,)
    swagger = ctx.dialect.is_swagger
    title = text_at(info, "title") if info else ""
    doc = doc_of(ctx, *says)
    if doc.summary.strip() == title.strip():
        doc = replace(doc, summary="")
    return ir.Api(
        title=title,
        version=_version(info) if info else "",
        doc=doc,
        servers=swagger_servers(ctx, root) if swagger else servers_at(ctx, root),
        tags=_tags(ctx, root, operations),
        operations=operations,
        webhooks=webhooks,
        schemes=schemes,
        declarations=without_cycles(ctx),
        contact=_contact(contact) if contact else "",
        license=text_at(license, "name") if license else "",
        file=_file(root),
        skipped=tuple(ctx.skipped),
        signing=accessors.signing(ctx, root),
    )


def _file(root: Node) -> str:
    """The name of a document's file, or its URL."""
    path = root.source.path
    return path if "://" in path else re.split(r"[/\\]", path)[-1]


def _version(info: Node) -> str:
    """The API's version as written: 1.10 without quotes is not 1.1."""
    node = info.get("version")
    if node is None or text_of(node.value) is None:
        return ""
    return node.source_text.strip()


def _contact(node: Node) -> str:
    texts = [text_at(node, key).strip() for key in ("name", "email", "url")]
    return ", ".join(text for text in texts if text)


def _tags(
    ctx: Context, root: Node, operations: tuple[ir.Operation, ...]
) -> tuple[ir.Tag, ...]:
    """The declared tags, then those that are only used by operations."""
    found: dict[str, ir.Tag] = {}
    for item in items_at(ctx, root, "tags"):
        if item.is_text:
            found.setdefault(str(item.value), ir.Tag(wire=str(item.value)))
        elif item.is_object and text_at(item, "name"):
            found.setdefault(text_at(item, "name"), _tag(ctx, item))
    for operation in operations:
        for tag in operation.tags:
            found.setdefault(tag, ir.Tag(wire=tag))
    return tuple(found.values())


def _tag(ctx: Context, node: Node) -> ir.Tag:
    doc = doc_of(ctx, node)
    name = accessors.display_name(node)
    if name and not doc.summary:
        doc = ir.Doc(
            summary=name,
            description=doc.description,
            link=doc.link,
            link_text=doc.link_text,
        )
    parent = text_at(node, "parent")  # OpenAPI 3.2 §4.22
    return ir.Tag(wire=text_at(node, "name"), doc=doc, parent=parent)
