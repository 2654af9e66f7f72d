"""Types of arguments and results other than models."""

from __future__ import annotations

from ._runtime.cache import ResponseCache
from ._runtime.multipart import UploadProgress
from ._runtime.pagination import Paginator
from ._runtime.raw_response import AsyncStreamedResponse, RawResponse
from ._runtime.requests import HttpResponse, Request
from ._runtime.settings import AsyncMiddleware, Hooks
from ._runtime.settings import AsyncOptions as AsyncClientOptions
from ._runtime.streaming import AsyncStream
from ._runtime.validation import ValidationIssue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable
    from os import PathLike
    from typing import IO, TypeAlias

    FileContent: TypeAlias = bytes | IO[bytes] | PathLike[str] | UploadProgress
    """The content of a file: bytes, an open file, or a path, also with upload progress."""

    File: TypeAlias = (
        FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
    )
    """A file: its content, or a tuple of file name, content and, optionally, media type."""

    Content: TypeAlias = FileContent | Iterable[bytes] | AsyncIterable[bytes]
    """A body of raw bytes, or an iterable of chunks."""

__all__ = [
    "AsyncClientOptions",
    "AsyncMiddleware",
    "AsyncStream",
    "AsyncStreamedResponse",
    "Hooks",
    "HttpResponse",
    "Paginator",
    "RawResponse",
    "Request",
    "ResponseCache",
    "UploadProgress",
    "ValidationIssue",
]
