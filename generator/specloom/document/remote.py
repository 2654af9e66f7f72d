"""Documents of other hosts, for those whom the user trusts."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from specloom.document.files import MAX_BYTES

SECONDS = 20.0
"""How long a host may be silent."""


class FetchError(Exception):
    """A remote document cannot be had; the message says why."""


def origin_of(uri: str) -> str:
    """Scheme, host and port (RFC 6454 §4), lower case, the scheme's own port left out."""
    parts = urlsplit(uri)
    port = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(port) if port else host}"


def is_allowed(uri: str, allowed: Iterable[str]) -> bool:
    """Whether a URI's origin is one of ``allowed``."""
    return origin_of(uri) in {origin_of(origin) for origin in allowed}


class _SameOrigins(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to an allowed origin."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self._allowed = allowed

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not is_allowed(newurl, self._allowed):
            raise FetchError(f"it redirects to {origin_of(newurl)}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetched(uri: str, allowed: tuple[str, ...]) -> bytes:
    """The content of an http or https URI of an allowed origin; raises FetchError."""
    request = urllib.request.Request(  # noqa: S310 - the caller checked the scheme
        uri, headers={"Accept": "application/json, application/yaml, */*;q=0.5"}
    )
    opener = urllib.request.build_opener(_SameOrigins(allowed))
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(MAX_BYTES + 1)
    except urllib.error.HTTPError as cause:
        raise FetchError(f"its host answers {cause.code}") from cause
    except (OSError, HTTPException, ValueError) as cause:
        raise FetchError(str(getattr(cause, "reason", cause))) from cause
    if len(data) > MAX_BYTES:
        raise FetchError(f"it has more than {MAX_BYTES:,} bytes")
    return data
