"""The codec of durations."""

from __future__ import annotations

from .scalars import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codec import Convert


def _duration() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_text

    return duration_of, duration_text


DURATION = Scalar("a duration (ISO 8601)", _duration)
"""`timedelta`; years and months have no fixed length and stay text."""
