"""The codec of durations."""

from __future__ import annotations

from .codec import EXACT, FITS
from .scalars import MISFIT, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score


class Duration(Scalar):
    """The codec of a duration: a `timedelta`, or a string in another notation.

    Some services write 72h, 1h30m or 3600. Such a string is not converted, and neither
    is a duration with years or months, because these have no fixed length.
    """

    __slots__ = ()

    def make_decoder(self) -> Convert | None:
        """Return a conversion that keeps strings in other notations; they match as
        well.
        """
        plain = super().make_decoder()
        assert plain is not None
        parse = self.load()[0]

        def decode(value: Any) -> Any:
            if value.__class__ is not str:
                return plain(value)
            try:
                return parse(value)
            except MISFIT:
                return value

        return decode

    def accepts(self, value: Any) -> bool:
        """Whether the value is a string."""
        return isinstance(value, str)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an ISO 8601 duration above any other string."""
        if not isinstance(value, str):
            return None
        return (EXACT, 1, 0) if super().accepts(value) else (FITS, 0, 0)


def _duration() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_text

    return duration_of, duration_text


def _in_units() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_with_units

    return duration_of, duration_with_units


def _in_unit_seconds() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_with_unit_seconds

    return duration_of, duration_with_unit_seconds


def _in_seconds() -> tuple[Convert, Convert]:
    from .durations import duration_in_seconds, duration_of

    return duration_of, duration_in_seconds


DURATION = Duration("a duration (ISO 8601) or a string", _duration)
"""`timedelta`, sent in ISO 8601 notation; other strings are not converted."""
DURATION_UNITS = Duration("a duration such as 1h30m", _in_units)
"""`timedelta`, sent as 1h30m; strings are not converted."""
DURATION_UNIT_SECONDS = Duration("a duration such as 90s", _in_unit_seconds)
"""`timedelta`, sent as 90s; strings are not converted."""
DURATION_SECONDS = Duration("a duration such as 90, in seconds", _in_seconds)
"""`timedelta`, sent as a string with the number of seconds; strings are not converted.
"""
