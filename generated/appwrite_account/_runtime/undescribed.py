"""Calls of what the API's description does not know."""

from __future__ import annotations

from .files import is_file
from .notgiven import NOT_GIVEN
from .operations import Operation, whole

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
    """
    operation: Operation[Any] = Operation(
        method.upper(),
        path,
        arguments=(whole(nullable=True),) if body is not NOT_GIVEN else (),
        body="application/octet-stream" if is_file(body) else "application/json",
        responses=(
            {} if cast_to is None else {"2XX": {"application/json": codec(cast_to)}}
        ),
        security=(tuple(settings.credentials),) if settings.credentials else (),
    )
    merged = options.copy()
    if query:
        merged["extra_query"] = {**query, **options.get("extra_query", {})}
    return operation, {"body": body}, merged


def codec(cast_to: Any) -> Any:
    """The codec of a type.

    Raises:
        TypeError: when no value of it can be made of JSON.
    """
    from .typed import codec_of  # imports the models' half

    return codec_of(cast_to)
