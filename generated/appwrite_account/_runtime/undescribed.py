"""Calls of endpoints that the API description lacks."""

from __future__ import annotations

from .codec import PLAIN
from .kinds import is_bytes, is_file
from .notgiven import NOT_GIVEN
from .operations import Operation, whole
from .urls import has_dots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .options import CallOptions
    from .settings import Settings


def described(
    settings: Settings,
    method: str,
    path: str,
    cast_to: Any,
    body: object,
    query: Mapping[str, object] | None,
    options: CallOptions,
) -> tuple[Operation[Any], dict[str, object], CallOptions]:
    operation: Operation[Any] = Operation(
        method.upper(),
        _beneath(settings.address((), options.get("base_url")), path),
        arguments=(whole(nullable=True),) if body is not NOT_GIVEN else (),
        writers=(file_writer(),) if is_file(body) and not is_bytes(body) else (),
        body="application/octet-stream" if is_file(body) else "application/json",
        responses={
            "2XX": (
                {"*/*": PLAIN}
                if cast_to is None
                else {"application/json": codec(cast_to)}
            )
        },
        security=(tuple(settings.credentials),) if settings.credentials else (),
    )
    merged = options.copy()
    if query:
        merged["extra_query"] = {**query, **options.get("extra_query", {})}
    return operation, {"body": body}, merged


def _beneath(base: str, path: str) -> str:
    if path.startswith(("http://", "https://")):
        base = base.partition("#")[0].partition("?")[0].rstrip("/")
        rest = path.removeprefix(base)
        if rest == path or (rest and rest[0] not in "/?#"):
            raise ValueError("the URL is not below the client's base URL")
        path = rest
    if has_dots(path.partition("#")[0].partition("?")[0]):
        raise ValueError(f"the path {path!r} must not contain a segment '.' or '..'")
    return path.replace("{", "%7B").replace("}", "%7D")


def file_writer() -> Any:
    from importlib import import_module

    # Imported by name, because a package contains only what its API needs.
    try:
        return import_module(".files", __package__).raw
    except ModuleNotFoundError:
        message = (
            "this package cannot send files, because the API takes none: pass bytes"
        )
        raise TypeError(message) from None


def codec(cast_to: Any) -> Any:
    from .typed import codec_of  # imports the codecs of models

    return codec_of(cast_to)
