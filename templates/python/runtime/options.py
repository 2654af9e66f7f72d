"""What a caller may set for a single call."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypedDict

    from .deviations import Validation
else:
    # Only checkers look at the options' types; importing typing costs more than this.
    class TypedDict(dict):
        """Stands in for ``typing.TypedDict`` at run time."""

        def __init_subclass__(cls, **_: object) -> None:
            pass


class CallOptions(TypedDict, total=False):
    """Options that every method takes beside its own arguments."""

    timeout: float | None
    """Seconds to wait for a connection, for each read and each write; None waits forever."""

    max_retries: int
    """How often a failed request is sent again at most; 0 never."""

    extra_headers: Mapping[str, str]
    """Header fields that are added to the request; they win over all others."""

    extra_query: Mapping[str, object]
    """Query parameters that are added; they replace those of the same name."""

    extra_body: Mapping[str, object]
    """Members that are merged into a JSON object or a form; they win over all others."""

    base_url: str
    """The URL that the operation's path is appended to, instead of the client's."""

    validation: Validation
    """How strictly the answer is checked, instead of the client's setting."""

    deadline: float | None
    """Seconds that the call may take with all its attempts and waits; None: no limit."""

    max_response_bytes: int | None
    """The most bytes of the response that are held in memory, after decompression; None:
    any number."""

    retry_non_idempotent: bool
    """Whether a POST or PATCH is sent again although the first may have arrived."""

    cross_origin_bodies: bool
    """Whether the body follows a redirect (307, 308) to another origin."""

    idempotency_key: str
    """The text by which the service knows a repeated request; else one is made up where
    the service's header field for it is known."""


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
"""Names that a generated method's own parameters must avoid."""


def check_options(options: Mapping[str, Any]) -> None:
    """Refuse options that no call could keep, before anything is sent.

    Raises:
        TypeError: for an option that is none, or a value of another type.
        ValueError: for a time that is not positive, or a negative number of retries. A
            deadline that is over is no such mistake: the call fails as too late.
    """
    if unknown := options.keys() - OPTIONS:
        raise TypeError(f"unexpected keyword argument {min(unknown)!r}")
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
        raise TypeError(f"max_retries must be a whole number, not {retries!r}")
    if retries < 0:
        raise ValueError(f"max_retries must not be negative, but is {retries}")
    for name in ("extra_headers", "extra_query", "extra_body"):
        if not hasattr(options.get(name) or {}, "items"):
            raise TypeError(f"{name} must be a mapping")
    if not isinstance(options.get("base_url") or "", str):
        raise TypeError("base_url must be a str")
