"""The credentials that the tests give, beside where they have to show up."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from specloom import ir
from specloom.ir import Location, SchemeKind
from specloom.targets.pytest.texts import escaped

_PAIRS = (SchemeKind.BASIC, SchemeKind.DIGEST)


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves who the caller is: header fields, pieces of the query, cookies."""

    headers: dict[str, str] = field(default_factory=dict[str, str])
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    cookies: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def secret(scheme: ir.SecurityScheme) -> str:
    """The credential for a scheme; user and password are joined by a colon."""
    word = "".join(c for c in scheme.wire if c.isascii() and c.isalnum()) or "some"
    return f"{word}-user:{word}-password" if is_pair(scheme) else f"{word}-secret"


def is_pair(scheme: ir.SecurityScheme) -> bool:
    """Whether the credential is a pair: user and password."""
    return scheme.kind in _PAIRS


def asking(api: ir.Api) -> Iterator[ir.SecurityScheme]:
    """The schemes that a caller gives something for."""
    return (s for s in api.schemes if s.kind is not SchemeKind.MUTUAL_TLS)


def proof(
    api: ir.Api, operation: ir.Operation, taken: Collection[tuple[str, str]] = ()
) -> Proof:
    """What an operation carries for a caller who has every credential.

    The first alternative is used; an anonymous one only when there is no other.
    ``taken`` are the places (location, name in lower case) that arguments fill.
    """
    known = {scheme.wire: scheme for scheme in api.schemes}
    found = Proof()
    for alternative in operation.security:
        if alternative:
            for need in alternative:
                scheme = known.get(need.scheme)
                if scheme is not None and _place(scheme) not in taken:
                    _prove(scheme, found)
            break
    return found


def _place(scheme: ir.SecurityScheme) -> tuple[str, str]:
    """Where a credential goes."""
    if scheme.location is None:
        return Location.HEADER.value, "authorization"
    return scheme.location.value, scheme.parameter.lower()


def _prove(scheme: ir.SecurityScheme, found: Proof) -> None:
    word = secret(scheme)
    match scheme.kind:
        case SchemeKind.API_KEY:
            if scheme.location is Location.QUERY:
                found.query.append((escaped(scheme.parameter), escaped(word)))
            elif scheme.location is Location.COOKIE:
                found.cookies.append((escaped(scheme.parameter), escaped(word)))
            else:
                found.headers[scheme.parameter.lower()] = word
        case SchemeKind.BASIC:
            token = base64.b64encode(word.encode()).decode()
            found.headers["authorization"] = f"Basic {token}"
        case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPENID:
            found.headers["authorization"] = f"Bearer {word}"
        case SchemeKind.HTTP:
            found.headers["authorization"] = f"{scheme.scheme} {word}"
        case SchemeKind.DIGEST | SchemeKind.MUTUAL_TLS:
            pass  # the server's challenge comes first, or the connection proves it
