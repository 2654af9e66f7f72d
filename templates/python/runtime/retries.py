"""Whether a failed request is worth sending again, and how long to wait before."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIRST_WAIT = 0.5
"""Seconds that the first wait may last."""

SHORTEST_WAIT = 0.25
"""Seconds below which no wait is, whatever the server asks for."""

LONGEST_WAIT = 8.0
"""Seconds that a wait may last, unless the server asks for more."""

LONGEST_ASKED = 60.0
"""Seconds that the server may ask for; asked for more, the call fails at once."""

KEY_FIELDS = ("idempotency-key", "x-idempotency-key")
"""Names of the field, in lower case."""

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY")
"""Methods that may be repeated without harm (RFC 9110 §9.2.2, HTTP QUERY method)."""

PERMANENT = (501, 505, 506, 508, 510, 511)
"""Statuses of a server that cannot, or will not, do what it is asked."""


def new_key() -> str:
    """A text that no other request is known by."""
    from uuid import uuid4  # only for services that ask for it

    return str(uuid4())


def worth_repeating(status: int) -> bool:
    """Whether another attempt may succeed: timeouts, conflicts, rate limits, failures.

    The same for every method, POST included, as in the clients of OpenAI and Stripe: a
    service that responds with such a status has, as a rule, not done what it was asked.
    """
    if status in (408, 409, 429):
        return True
    return 500 <= status < 600 and status not in PERMANENT


def backoff(attempt: int, random: Callable[[], float]) -> float:
    """Seconds to wait after the given attempt (0 is the first).

    Doubles each time up to ``LONGEST_WAIT``, and is drawn evenly from the upper half of
    that, so that many clients neither come back at once nor hurry.
    """
    ceiling: float = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt, 16))
    return ceiling * (1 + random()) / 2


def asked_wait(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that the server asks to wait, None when it does not say.

    Reads ``Retry-After-Ms``, ``Retry-After`` (RFC 9110 §10.2.3: seconds or a date) and,
    for status 429, the common ``X-RateLimit-Reset``.  ``now`` is in epoch seconds.
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
    """Services write the moment in epoch seconds or milliseconds, or the seconds left."""
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
    from email.utils import parsedate_to_datetime  # slow to import, seldom needed

    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError, OSError, IndexError):
        return None
