"""Retries: which failed requests to retry, and how long to wait before."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIRST_WAIT = 0.5
"""Maximum delay before the first retry, in seconds."""

SHORTEST_WAIT = 0.25
"""Minimum delay, in seconds, whatever the server asks for."""

LONGEST_WAIT = 8.0
"""Maximum delay, in seconds, unless the server asks for more."""

LONGEST_ASKED = 60.0
"""Maximum delay that the server may ask for, in seconds; beyond it, the call fails."""

KEY_FIELDS = ("idempotency-key", "x-idempotency-key")
"""Names of the idempotency key's header field, in lower case."""

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY")
"""Methods that are safe to repeat (RFC 9110 §9.2.2, HTTP QUERY method)."""

PERMANENT = (501, 505, 506, 508, 510, 511)
"""5xx statuses that a retry will not change."""


def new_key() -> str:
    from uuid import uuid4  # needed only for services with idempotency keys

    return str(uuid4())


def worth_repeating(status: int) -> bool:
    if status in (408, 409, 429):
        return True
    return 500 <= status < 600 and status not in PERMANENT


def backoff(attempt: int, random: Callable[[], float]) -> float:
    ceiling: float = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt, 16))
    return ceiling * (1 + random()) / 2


def asked_wait(status: int, headers: Mapping[str, str], now: float) -> float | None:
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    after = headers.get("retry-after")
    if after:
        seconds = _number(after)
        moment = _date(after) if seconds is None else None
        if moment is not None:
            seconds = moment - now
        if seconds is not None:
            return max(0.0, seconds)
    if status != 429:
        return None
    reset = headers.get("x-ratelimit-reset") or headers.get("ratelimit-reset")
    return _until(_number(reset), now)


def _until(reset: float | None, now: float) -> float | None:
    if reset is None:
        return None
    if reset > 1e12:
        reset /= 1000
    return max(0.0, reset - now if reset > 1e9 else reset)


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if -1e15 < number < 1e15 else None


def _date(value: str) -> float | None:
    from email.utils import parsedate_to_datetime  # slow to import, rarely needed

    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError, OSError, IndexError):
        return None
