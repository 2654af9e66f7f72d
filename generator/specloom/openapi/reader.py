"""Read an OpenAPI document of any supported version as an API."""

from __future__ import annotations

from specloom import ir
from specloom.diagnostics import Diagnostic, InputError, Report
from specloom.document import Documents, Node
from specloom.openapi import extensions
from specloom.openapi.annotations import doc_of
from specloom.openapi.context import Context, Dialect, Pending
from specloom.openapi.declarations import drain, without_cycles
from specloom.openapi.families import find_families, find_homes
from specloom.openapi.identities import with_stable_ids
from specloom.openapi.members import items_at, members_at, object_at, text_at, text_of
from specloom.openapi.operations import Defaults, read_operations, read_webhooks
from specloom.openapi.parameters import tell_of_nesting
from specloom.openapi.places import named
from specloom.openapi.pruning import orphans
from specloom.openapi.references import chased, refers
from specloom.openapi.security import read_schemes, security_at
from specloom.openapi.servers import servers_at, swagger_servers
from specloom.openapi.xml_limits import settled_xml


def read_api(
    documents: Documents, report: Report, excluded: frozenset[str] = frozenset()
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
            "E203", paths, "paths is not an object", "write paths: {} if there are none"
        )
    components = components_of(ctx, root)
    find_homes(ctx, components)
    find_families(ctx, components)
    unneeded = orphans(documents, components, excluded)
    for name, node in components.items():
        if node.id in unneeded:
            continue
        ctx.claim(Pending(id=node.id, hint=name, node=_home(ctx, node), component=True))
    drain(ctx)
    schemes = read_schemes(ctx)
    known = frozenset(scheme.wire for scheme in schemes)
    security = security_at(ctx, root, known) or ()
    defaults = Defaults(security=security, schemes=known)
    operations = tuple(read_operations(ctx, defaults))
    webhooks = tuple(read_webhooks(ctx))
    api = _api(ctx, root, schemes, operations, webhooks)
    tell_of_nesting(ctx, api)
    return with_stable_ids(ctx, settled_xml(report, api))


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
            "check that this is the right file",
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
                "convert it to OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0",
            )
    raise _refusal(
        "E201",
        root,
        "this is not an OpenAPI document: it has neither openapi nor swagger",
        "add the version, for example openapi: 3.1.0",
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


def _home(ctx: Context, node: Node) -> Node:
    """What a component stands for: the schema in another file, if it is a pointer to it."""
    if not refers(node):
        return node
    target = chased(ctx, node)
    if target is not None and named(ctx, target).id == node.id:
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
    return ir.Api(
        title=text_at(info, "title") if info else "",
        version=_version(info) if info else "",
        doc=doc_of(ctx, *says),
        servers=swagger_servers(ctx, root) if swagger else servers_at(ctx, root),
        tags=_tags(ctx, root, operations),
        operations=operations,
        webhooks=webhooks,
        schemes=schemes,
        declarations=without_cycles(ctx),
        contact=_contact(contact) if contact else "",
        license=text_at(license, "name") if license else "",
        skipped=tuple(ctx.skipped),
        signing=extensions.signing(ctx, root),
    )


def _version(info: Node) -> str:
    """The API's version as written: 1.10 without quotes is not 1.1."""
    node = info.get("version")
    if node is None or text_of(node.value) is None:
        return ""
    return node.source_text.strip()


def _contact(node: Node) -> str:
    told = [text_at(node, key).strip() for key in ("name", "email", "url")]
    return ", ".join(text for text in told if text)


def _tags(
    ctx: Context, root: Node, operations: tuple[ir.Operation, ...]
) -> tuple[ir.Tag, ...]:
    """The declared tags, then those that operations merely use."""
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
    name = extensions.display_name(node)
    if name and not doc.summary:
        doc = ir.Doc(
            summary=name,
            description=doc.description,
            link=doc.link,
            link_text=doc.link_text,
        )
    parent = text_at(node, "parent")  # OpenAPI 3.2 §4.22
    return ir.Tag(wire=text_at(node, "name"), doc=doc, parent=parent)
