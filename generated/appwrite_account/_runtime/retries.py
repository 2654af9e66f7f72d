"""Which requests are repeated, and after how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping

FIRST_WAIT = 0.5
"""Maximum delay before the first retry, in seconds."""

SHORTEST_WAIT = 0.25
"""Minimum delay, in seconds, whatever the server asks for."""

LONGEST_WAIT = 8.0
"""Maximum delay, in seconds, unless the server asks for more."""

LONGEST_ASKED = 60.0
"""Maximum delay that the server may ask for, in seconds; beyond it, the call fails."""


IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY")
"""Methods that are safe to repeat (RFC 9110 §9.2.2, HTTP QUERY method)."""

PERMANENT = (501, 505, 506, 508, 510, 511)
"""5xx statuses that a retry will not change."""


def new_key() -> str:
    """Return a random idempotency key."""
    from uuid import uuid4

    return str(uuid4())


def is_retryable(status: int) -> bool:
    """Return whether a retry may succeed: after timeouts, conflicts, rate limits,
    failures.

    The statuses are the same for every method, POST included, as in the clients of
    OpenAI and Stripe: a service that responds with one of them has usually not
    processed the request.
    """
    if status in (408, 409, 429):
        return True
    return 500 <= status < 600 and status not in PERMANENT


def backoff(attempt: int, random: Callable[[], float]) -> float:
    """Return the seconds to wait after an attempt (0 is the first).

    The delay doubles each time up to ``LONGEST_WAIT`` and is drawn evenly from the
    upper half, so that many clients do not return at the same moment.
    """
    ceiling: float = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt, 16))
    return ceiling * (1 + random()) / 2


def asked_wait(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that the server asks to wait, or None.

    Reads ``Retry-After-Ms``, ``Retry-After`` (RFC 9110 §10.2.3: seconds or a date) and,
    for status 429, the common ``X-RateLimit-Reset``. ``now`` is in epoch seconds.
    """
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
    """Return the seconds until a reset: in epoch seconds or milliseconds, or seconds
    left.
    """
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
    """Return a date of one of the three forms of HTTP, which are all in UTC."""
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, TypeError, OverflowError, OSError, IndexError):
        return None
