"""Received values that do not fit their description, noted in the package's log."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .deviations import Deviation, Place

_MOST = 1000  # places remembered: a service must not fill the memory of its clients


class Misfits:
    """How many values could not be converted, beside what was said of them already.

    Counting is all that a value that does not fit costs.  Only what decodes a whole
    answer compares the count before with the count after; it then checks the data, the
    first sixteen times, then the 32nd, the 64th and so on, lest a service that never
    keeps to its description be checked at every call.
    """

    __slots__ = ("_said", "_times", "count")

    def __init__(self) -> None:
        self.count = 0
        self._said: set[tuple[str, str]] = set()
        self._times: dict[str, int] = {}

    def due(self, what: str) -> bool:
        """Whether this time the data is to be checked."""
        times = self._times[what] = self._times.get(what, 0) + 1
        return times <= 16 or times & (times - 1) == 0

    def tell(
        self,
        what: str,
        value: Any,
        check: Callable[[Any, Place, list[Deviation]], None],
    ) -> None:
        """Log a WARNING for each place that no warning named before; never the value."""
        found: list[Deviation] = []
        try:
            check(value, None, found)
        except RecursionError:
            return
        fresh: dict[tuple[str, str], Deviation] = {}
        for one in found:
            key = (what, _pattern(one.path))
            if key not in self._said:
                fresh.setdefault(key, one)
        if not fresh or len(self._said) > _MOST:
            return
        from logging import getLogger  # only when something does not fit

        logger = getLogger((__package__ or "").removesuffix("._runtime"))
        for (_, place), one in fresh.items():
            self._said.add((what, place))
            kind = one.got.partition(" ")[0]
            logger.warning(
                "%s: %s is %s instead of %s; the value is kept as received",
                what,
                place,
                kind,
                one.expected,
            )


def _pattern(path: str) -> str:
    """A JSON path for all items of an array alike."""
    first, *others = path.split("[")
    for piece in others:
        index, _, rest = piece.partition("]")
        first += f"[*]{rest}" if index.isdigit() else f"[{piece}"
    return first


MISFITS = Misfits()
"""Those of this process."""
