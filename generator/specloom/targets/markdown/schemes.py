"""Descriptions of the security schemes."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.ir import SchemeKind
from specloom.targets.markdown import escapers
from specloom.targets.markdown.notes import outward, see_also
from specloom.targets.python.names import PythonNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The section of a security scheme in the README; ``anchor`` is its link target."""

    anchor: str
    heading: str
    points: tuple[str, ...]
    paragraphs: tuple[str, ...]


def scheme_of(scheme: ir.SecurityScheme, names: PythonNames) -> Scheme:
    """The section of a scheme, with the client's argument and the environment variable."""
    text = scheme.doc.description
    described = [escapers.block(text)] if text.strip() else []
    return Scheme(
        anchor=html.escape(escapers.one_line(scheme.wire), quote=True),
        heading=escapers.heading(scheme.wire),
        points=(_kind(scheme), *_credential(scheme, names), *_flows(scheme)),
        paragraphs=(*described, *see_also(scheme.doc)),
    )


def _kind(scheme: ir.SecurityScheme) -> str:
    match scheme.kind:
        case SchemeKind.API_KEY:
            place = {
                ir.Location.QUERY: "the query parameter",
                ir.Location.COOKIE: "the cookie",
            }.get(scheme.location or ir.Location.HEADER, "the header")
            return f"**Type**: API key in {place} {escapers.code(scheme.parameter)}"
        case SchemeKind.BASIC:
            return "**Type**: user and password (HTTP Basic)"
        case SchemeKind.DIGEST:
            return "**Type**: user and password (HTTP Digest)"
        case SchemeKind.BEARER:
            form = escapers.code(scheme.bearer_format)
            return f"**Type**: bearer token{f' ({form})' if form else ''}"
        case SchemeKind.HTTP:
            return f"**Type**: HTTP scheme {escapers.code(scheme.scheme)}"
        case SchemeKind.OAUTH2:
            return "**Type**: OAuth 2.0 access token"
        case SchemeKind.OPENID:
            url = outward(scheme.openid_url, scheme.openid_url)
            return f"**Type**: OpenID Connect, described at {url}"
        case SchemeKind.MUTUAL_TLS:
            return "**Type**: client certificate (mutual TLS): pass `cert` or an `http_client`"


def _credential(scheme: ir.SecurityScheme, names: PythonNames) -> Iterator[str]:
    if scheme.kind is SchemeKind.MUTUAL_TLS:
        return
    if scheme.doc.deprecated:
        yield "**Deprecated**: use another security scheme"
    if scheme.metadata_url:
        url = outward(scheme.metadata_url, scheme.metadata_url)
        yield f"**Metadata** (RFC 8414): {url}"
    yield f"**Argument**: {escapers.code(names.credential(scheme.wire))}"
    yield f"**Environment variable**: {escapers.code(names.environment(scheme.wire))}"


def _flows(scheme: ir.SecurityScheme) -> Iterator[str]:
    for flow in scheme.flows:
        places = [
            f"{word} {escapers.code(url)}"
            for word, url in (
                ("authorization", flow.authorization_url),
                ("token", flow.token_url),
                ("refresh", flow.refresh_url),
            )
            if url
        ]
        yield f"**Flow**: {escapers.code(flow.kind)}: {', '.join(places)}"
        for scope, text in flow.scopes:
            yield f"**Scope**: {escapers.code(scope)}: {escapers.line(text)}"
