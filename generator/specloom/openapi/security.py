"""Security schemes and servers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count
from pathlib import PurePosixPath

from specloom import ir
from specloom.document import Node
from specloom.openapi.accessors import (
    Context,
    followed,
    items_at,
    members_at,
    text_at,
    text_of,
    texts_at,
    warn_wrong_type,
)
from specloom.openapi.scalars import doc_of

KINDS = {kind.value: kind for kind in ir.SchemeKind}
HTTP = {
    "basic": ir.SchemeKind.BASIC,
    "bearer": ir.SchemeKind.BEARER,
    "digest": ir.SchemeKind.DIGEST,
}
LOCATIONS = {
    "header": ir.Location.HEADER,
    "query": ir.Location.QUERY,
    "cookie": ir.Location.COOKIE,
}
# Swagger 2.0's names of two OAuth 2.0 flows.
FLOWS = {"accessCode": "authorizationCode", "application": "clientCredentials"}
FLOW_KINDS = (
    "implicit",
    "password",
    "clientCredentials",
    "authorizationCode",
    "deviceAuthorization",
)
URI = re.compile(r"[#/.]")  # marks that distinguish a URI from a name
Security = tuple[tuple[ir.Need, ...], ...]


class Schemes:
    """The security schemes of known types, by name, in the order of the document.

    A security requirement may be the URI of a scheme (OpenAPI 3.2 §4.30): ``name_of`` adds a
    scheme that the components do not declare.
    """

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._found: dict[str, ir.SecurityScheme] = {}
        self._names: dict[str, str] = {}  # by the id of the scheme
        for name, node in _declared(ctx):
            target = followed(ctx, node)
            if target is not None:
                self._add(name, node, target)

    def all(self) -> tuple[ir.SecurityScheme, ...]:
        """The schemes found so far."""
        return tuple(self._found.values())

    def name_of(self, key: str, node: Node) -> str:
        """The name of the scheme that the requirement ``node`` has as ``key``; "", with a
        report, if there is none.
        """
        if key in self._found:
            return key
        # Only a URI with a fragment is surely no name; its faults are reported as such.
        is_uri = "#" in key
        documents = self._ctx.documents
        resolve = documents.resolve if is_uri else documents.quietly_resolved
        found = resolve(key, node) if URI.search(key) else None
        if found is not None:
            return self._name_at(found)
        if not is_uri:
            why = f"the security scheme {key!r} is not declared; it is ignored"
            self._ctx.warn("W310", node[key], why)
        return ""

    def _name_at(self, node: Node) -> str:
        target = followed(self._ctx, node)
        if target is None:
            return ""
        if target.id not in self._names:
            self._add(self._free_name(target), target, target)
        return self._names[target.id]

    def _add(self, name: str, node: Node, target: Node) -> None:
        scheme = _scheme(self._ctx, name, node, target)
        self._names.setdefault(target.id, "" if scheme is None else name)
        if scheme is not None:
            self._found[name] = scheme

    def _free_name(self, target: Node) -> str:
        """The last part of the pointer or else the name of the file, with a number if it is
        taken.
        """
        name = target.key or PurePosixPath(target.source.name).stem
        numbered = (f"{name}_{number}" for number in count(2))
        return next(n for n in chain((name,), numbered) if n not in self._found)


def _declared(ctx: Context) -> Iterator[tuple[str, Node]]:
    """The named security schemes of the root document."""
    root = ctx.documents.root()
    if ctx.dialect.is_swagger:
        return members_at(ctx, root, "securityDefinitions")
    holder = root.get("components")
    if holder is None or not holder.is_object:
        return iter(())
    return members_at(ctx, holder, "securitySchemes")


def _scheme(
    ctx: Context, name: str, node: Node, target: Node
) -> ir.SecurityScheme | None:
    word = text_at(target, "type")
    kind = KINDS.get(word)
    scheme = text_at(target, "scheme")
    if kind is ir.SchemeKind.HTTP:
        kind = HTTP.get(scheme.lower(), kind)
    location = LOCATIONS.get(text_at(target, "in"))
    parameter = text_at(target, "name")
    if kind is ir.SchemeKind.API_KEY and (location is None or not parameter):
        ctx.warn(
            "W310",
            node,
            f"the API key {name!r} needs both name and in; the scheme is skipped",
        )
        return None
    if kind is None:
        ctx.warn(
            "W310",
            node,
            f"unknown security scheme type {word!r}; the scheme is skipped",
        )
        return None
    is_key = kind is ir.SchemeKind.API_KEY
    return ir.SecurityScheme(
        id=node.id,
        wire=name,
        kind=kind,
        span=node.later_span,
        doc=doc_of(ctx, target),
        location=location if is_key else None,
        parameter=parameter if is_key else "",
        scheme=scheme if kind is ir.SchemeKind.HTTP else "",
        bearer_format=text_at(target, "bearerFormat"),
        flows=tuple(_flows(ctx, target)),
        openid_url=text_at(target, "openIdConnectUrl"),
        metadata_url=text_at(target, "oauth2MetadataUrl"),
    )


def _flows(ctx: Context, scheme: Node) -> Iterator[ir.Flow]:
    if "flow" in scheme.value:
        word = text_at(scheme, "flow")
        yield _flow(ctx, FLOWS.get(word, word), scheme)
    for kind, node in members_at(ctx, scheme, "flows"):
        if kind in FLOW_KINDS and node.is_object:
            yield _flow(ctx, kind, node)
        elif not kind.startswith("x-"):
            ctx.warn("W310", node, f"unknown OAuth 2.0 flow {kind!r}; it is skipped")


def _flow(ctx: Context, kind: str, node: Node) -> ir.Flow:
    scopes = members_at(ctx, node, "scopes")
    return ir.Flow(
        kind=kind,
        authorization_url=text_at(node, "authorizationUrl")
        or text_at(node, "deviceAuthorizationUrl"),
        token_url=text_at(node, "tokenUrl"),
        refresh_url=text_at(node, "refreshUrl"),
        scopes=tuple((name, text_of(text.value) or "") for name, text in scopes),
    )


def security_at(ctx: Context, node: Node, known: Schemes) -> Security | None:
    """The alternatives in ``security``; None if the key is missing.

    An alternative without any known scheme is dropped; otherwise it would be empty, which
    means that no credentials are required.
    """
    found = node.get("security")
    if found is None or found.value is None:
        return None
    if not found.is_array and not found.is_object:
        warn_wrong_type(ctx, found, "an array of security requirements")
        return None
    alternatives: list[tuple[ir.Need, ...]] = []
    for item in found.items() if found.is_array else [found]:
        if not item.is_object:
            warn_wrong_type(ctx, item, "a security requirement")
            continue
        needs = tuple(_needs(ctx, item, known))
        if needs or not item.value:
            alternatives.append(needs)
    return tuple(dict.fromkeys(alternatives))


def _needs(ctx: Context, node: Node, known: Schemes) -> Iterator[ir.Need]:
    for key, scopes in node.members():
        name = known.name_of(key, node)
        if name:
            texts = [text_of(item.value) for item in scopes.items()]
            yield ir.Need(name, tuple(text for text in texts if text is not None))


VARIABLE = re.compile(r"\{([^{}]+)\}")


def servers_at(ctx: Context, node: Node) -> tuple[ir.Server, ...]:
    """The ``servers`` of a document, path or operation; () if there are none."""
    found = [_server(ctx, item) for item in items_at(ctx, node, "servers")]
    return tuple(dict.fromkeys(server for server in found if server is not None))


def _server(ctx: Context, node: Node) -> ir.Server | None:
    if not node.is_object:
        warn_wrong_type(ctx, node, "a server object")
        return None
    url = text_at(node, "url").strip()
    if not url:
        ctx.warn("W318", node, "the server has no url; it is skipped")
        return None
    declared = dict(members_at(ctx, node, "variables"))
    names = dict.fromkeys(VARIABLE.findall(url))
    for name in names:
        if name not in declared:
            why = f"the server variable {{{name}}} is not declared"
            hint = f"Describe the variable: variables: {{{name}: {{default: ...}}}}."
            ctx.warn("W318", node, why, hint)
    return ir.Server(
        url=url,
        variables=tuple(_variable(ctx, name, declared.get(name)) for name in names),
        description=node.text("description"),
        name=node.text("name"),
    )


def _variable(ctx: Context, name: str, node: Node | None) -> ir.ServerVariable:
    if node is None or not node.is_object:
        return ir.ServerVariable(wire=name, default="")
    return ir.ServerVariable(
        wire=name,
        default=text_at(node, "default"),
        values=texts_at(ctx, node, "enum"),
        description=node.text("description"),
    )


def swagger_servers(
    ctx: Context, root: Node, schemes: tuple[str, ...] = ()
) -> tuple[ir.Server, ...]:
    """``schemes``, ``host`` and ``basePath`` as URLs (Swagger 2.0 §4.8.1).

    Without a host, the URL is only the path, relative to the URL of the document. The order
    of ``schemes`` has no meaning; encrypted schemes come first.
    """
    host = text_at(root, "host").strip().rstrip("/")
    path = text_at(root, "basePath").strip()
    path = "" if path == "/" else path
    if not host:
        return (ir.Server(url=path),) if path else ()
    if "://" in host:
        return (ir.Server(url=host + path),)
    schemes = schemes or texts_at(ctx, root, "schemes") or ("https",)
    if path and not path.startswith("/"):
        path = f"/{path}"
    ordered = sorted(schemes, key=lambda scheme: scheme.lower() not in ("https", "wss"))
    return tuple(ir.Server(url=f"{scheme}://{host}{path}") for scheme in ordered)
