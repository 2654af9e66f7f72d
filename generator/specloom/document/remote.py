"""Which documents of other hosts may be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

Fetch = Callable[[str], bytes]
"""Gives the content of an http or https URI; raises FetchError."""

UNREACHABLE = "E122"


class FetchError(Exception):
    """A remote document cannot be had; the message says why, as what follows its URI."""

    def __init__(self, message: str, code: str = UNREACHABLE, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def origin_of(uri: str) -> str:
    """Scheme, host and port (RFC 6454 §4), lower case, the scheme's own port left out."""
    parts = urlsplit(uri)
    port = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(port) if port else host}"


def is_allowed(uri: str, allowed: Iterable[str]) -> bool:
    """Whether a URI's origin is one of ``allowed``: http only when one says http."""
    return origin_of(uri) in {origin_of(origin) for origin in allowed}


def is_web(uri: str) -> bool:
    """Whether a URI names a document of another host."""
    return uri.startswith(("http://", "https://"))
