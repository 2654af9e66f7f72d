"""Calls of what the API's description does not know."""

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
    """The operation, its values and its options for a call that is none of the API's.

    It uses every credential that the client holds, since nobody says which are needed.

    Raises:
        ValueError: when the path leads out of the base URL.
    """
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
    """The path as a template without placeholders; a URL beneath the base is shortened.

    Raises:
        ValueError: when a server could take it for a place that is not beneath the base
            URL: the credentials of this client are not meant for it.
    """
    if path.startswith(("http://", "https://")):
        base = base.partition("#")[0].partition("?")[0].rstrip("/")
        rest = path.removeprefix(base)
        if rest == path or (rest and rest[0] not in "/?#"):
            raise ValueError("the URL is not beneath the client's base URL")
        path = rest
    if has_dots(path.partition("#")[0].partition("?")[0]):
        raise ValueError(f"the path {path!r} must not contain a segment '.' or '..'")
    return path.replace("{", "%7B").replace("}", "%7D")


def file_writer() -> Any:
    """What writes files as bodies.

    Raises:
        TypeError: The API takes no files, so that this package cannot send any.
    """
    from importlib import import_module

    # By name: a package holds only what its API needs.
    try:
        return import_module(".files", __package__).raw
    except ModuleNotFoundError:
        message = "this package sends no files, since the API takes none: give bytes"
        raise TypeError(message) from None


def codec(cast_to: Any) -> Any:
    """The codec of a type.

    Raises:
        TypeError: when no value of it can be made of JSON.
    """
    from .typed import codec_of  # imports the models' half

    return codec_of(cast_to)
