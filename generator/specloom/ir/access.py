"""Where an API is served, with what its callers prove who they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from specloom.diagnostics import Span
from specloom.ir.declarations import NO_DOC, Doc
from specloom.ir.payloads import Location


class SchemeKind(StrEnum):
    """How a caller proves who it is."""

    API_KEY = "apiKey"
    BASIC = "basic"
    BEARER = "bearer"
    DIGEST = "digest"
    HTTP = "http"  # another HTTP scheme: its name in ``scheme``
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """An OAuth 2.0 flow: ``kind`` is clientCredentials, authorizationCode, password, implicit
    or deviceAuthorization.
    """

    kind: str
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A declared way to authenticate.  ``location`` and ``parameter`` are set for API keys."""

    id: str
    wire: str
    kind: SchemeKind
    span: Span
    doc: Doc = NO_DOC
    location: Location | None = None
    parameter: str = ""
    scheme: str = ""
    bearer_format: str = ""
    flows: tuple[Flow, ...] = ()
    openid_url: str = ""
    metadata_url: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """One scheme of a requirement, with the scopes it asks for."""

    scheme: str  # SecurityScheme.wire
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A placeholder of a server's URL."""

    wire: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL, with its variables still in braces."""

    url: str
    variables: tuple[ServerVariable, ...] = ()
    description: str = ""
    name: str = ""
