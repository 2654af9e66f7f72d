"""Options of a single call."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypedDict

    from .deviations import Validation
else:
    # Only type checkers need the types of the options, and importing typing costs more
    # than this.
    class TypedDict(dict):
        """Replaces ``typing.TypedDict`` at run time."""

        def __init_subclass__(cls, **_: object) -> None:
            pass


class CallOptions(TypedDict, total=False):
    """Options that every method accepts in addition to its own arguments."""

    timeout: float | None
    """Seconds to wait for a connection and for each read and write; None: no limit."""

    max_retries: int
    """Maximum number of retries of a failed request; 0 disables retries."""

    extra_headers: Mapping[str, str]
    """Header fields to add to the request; they override all others."""

    extra_query: Mapping[str, object]
    """Query parameters to add; they replace parameters of the same name."""

    extra_body: Mapping[str, object]
    """Properties to merge into a JSON object or form body; they override all others."""

    base_url: str
    """Base URL for this call, in place of the client's."""

    validation: Validation
    """How strictly the response is validated, in place of the client's setting."""

    deadline: float | None
    """Seconds that the call may take, including retries and delays; None: no limit."""

    max_response_bytes: int | None
    """Maximum size of the response held in memory, in bytes after decompression; None:
    no limit.
    """

    retry_non_idempotent: bool
    """Whether to retry a POST or PATCH even if the first request may have arrived."""

    cross_origin_bodies: bool
    """Whether the body follows a redirect (307, 308) to another origin."""

    idempotency_key: str
    """The idempotency key to send. By default a random one is sent if the service's
    header field for it is known.
    """


OPTIONS: frozenset[str] = frozenset(
    (
        "timeout",
        "max_retries",
        "extra_headers",
        "extra_query",
        "extra_body",
        "base_url",
        "validation",
        "cross_origin_bodies",
        "deadline",
        "idempotency_key",
        "max_response_bytes",
        "retry_non_idempotent",
    )
)
"""The names of the options."""

RESERVED_ARGUMENTS: tuple[str, ...] = ("self", "options", *sorted(OPTIONS))
"""Names that parameters of generated methods must avoid."""


def check_options(options: Mapping[str, Any]) -> None:
    """Check the options of a call before anything is sent.

    Raises:
        TypeError: An option is unknown or its value has the wrong type.
        ValueError: A timeout is not positive, or max_retries is negative. A deadline
            that has passed is not an error here: the call raises APITimeoutError.
    """
    if unknown := options.keys() - OPTIONS:
        from .misspelled import unexpected_argument

        raise unexpected_argument(unknown, OPTIONS)
    for name in ("timeout", "deadline"):
        seconds = options.get(name)
        if seconds is None:
            continue
        if not isinstance(seconds, int | float) or isinstance(seconds, bool):
            raise TypeError(f"{name} must be a number of seconds, not {seconds!r}")
        if seconds != seconds or (name == "timeout" and seconds <= 0):
            raise ValueError(f"{name} must be a positive number, not {seconds!r}")
    retries = options.get("max_retries", 0)
    if not isinstance(retries, int) or isinstance(retries, bool):
        raise TypeError(f"max_retries must be an integer, not {retries!r}")
    if retries < 0:
        raise ValueError(f"max_retries must be 0 or more, not {retries}")
    for name in ("extra_headers", "extra_query", "extra_body"):
        if not hasattr(options.get(name) or {}, "items"):
            raise TypeError(f"{name} must be a mapping")
    if not isinstance(options.get("base_url") or "", str):
        raise TypeError("base_url must be a str")
