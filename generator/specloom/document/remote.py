"""Decides which remote documents may be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

Fetch = Callable[[str], bytes]
"""Fetches the content of an http or https URI; raises FetchError."""

UNREACHABLE = "E122"


class FetchError(Exception):
    """A remote document cannot be fetched; the message continues a sentence with its URI."""

    def __init__(self, message: str, code: str = UNREACHABLE, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def origin_of(uri: str) -> str:
    """Scheme, host and port (RFC 6454 §4) in lower case, without a default port."""
    parts = urlsplit(uri)
    port = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(port) if port else host}"


def is_allowed(uri: str, allowed: Iterable[str]) -> bool:
    """Whether the origin of a URI is one of ``allowed``; http must be allowed explicitly."""
    return origin_of(uri) in {origin_of(origin) for origin in allowed}


def is_web(uri: str) -> bool:
    """Whether a URI names a remote document."""
    return uri.startswith(("http://", "https://"))
