"""Types of arguments and results other than models."""

from __future__ import annotations

from ._runtime.client_options import AsyncOptions as AsyncClientOptions
from ._runtime.client_options import Hooks
from ._runtime.client_options import SyncOptions as ClientOptions
from ._runtime.deviations import ValidationIssue
from ._runtime.replies import HttpResponse
from ._runtime.requests import Request
from ._runtime.views import AsyncStreamedResponse
from ._runtime.views import RawResponse
from ._runtime.views import SyncStreamedResponse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable
    from os import PathLike
    from typing import IO, TypeAlias

    from ._runtime.client_options import AsyncMiddleware as AsyncMiddleware
    from ._runtime.client_options import SyncMiddleware as SyncMiddleware

    FileContent: TypeAlias = bytes | IO[bytes] | PathLike[str]
    """The content of a file: bytes, an open file, or a path."""

    File: TypeAlias = (
        FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
    )
    """A file: its content, or a tuple of file name, content and, optionally, media type."""

    Content: TypeAlias = FileContent | Iterable[bytes] | AsyncIterable[bytes]
    """A body of raw bytes, or an iterable of chunks."""

__all__ = [
    "AsyncClientOptions",
    "AsyncStreamedResponse",
    "ClientOptions",
    "Hooks",
    "HttpResponse",
    "RawResponse",
    "Request",
    "SyncStreamedResponse",
    "ValidationIssue",
]
