"""Where received data differs from what the API's description promises."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Literal, TypeAlias

    Validation: TypeAlias = Literal["strict", "warn", "lenient"]
    """What happens to data that does not fit: an error, a note, or nothing at all."""

    # A place is its parent's place with the key or index that leads on; the root is None.
    Place: TypeAlias = "tuple[Place, str | int] | None"

_SHOWN = 40  # characters of a received text that a message quotes
_MOST = 1000  # places remembered: a service must not fill the memory of its clients


class Deviation:
    """One value that is not what the description promises.

    Attributes:
        path: The value's JSON path, such as ``$.users[3].createdAt``.
        expected: What the description promises, in words.
        got: What was received, in words, long texts cut.
    """

    __slots__ = ("expected", "got", "path")
    __match_args__ = ("path", "expected", "got")

    def __init__(self, path: str, expected: str, got: str) -> None:
        self.path = path
        self.expected = expected
        self.got = got

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Deviation):
            return NotImplemented
        return (self.path, self.expected, self.got) == (
            other.path,
            other.expected,
            other.got,
        )

    def __hash__(self) -> int:
        return hash((self.path, self.expected, self.got))

    def __repr__(self) -> str:
        return f"Deviation({self.path!r}, {self.expected!r}, {self.got!r})"

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {self.got}"


class DeviationError(ValueError):
    """Received data does not fit its description, and validation is ``"strict"``.

    Attributes:
        deviations: Every deviation found, in the order of the data.
    """

    def __init__(self, deviations: Iterable[Deviation]) -> None:
        self.deviations = tuple(deviations)
        super().__init__(self.deviations)

    def __str__(self) -> str:
        return "\n".join(str(deviation) for deviation in self.deviations)


class DeviationWarning(UserWarning):
    """Received data does not fit its description, and validation is ``"warn"``."""


class DecodeContext:
    """How one piece of received data is to be decoded.

    Attributes:
        validation: ``"lenient"`` keeps members that do not fit as they were received,
            and logs a warning where a conversion failed; ``"warn"`` checks and reports
            all, ``"strict"`` raises :class:`DeviationError`.
        notify: Called with each deviation under ``"warn"`` and ``"lenient"``; without
            it each becomes a :class:`DeviationWarning` under ``"warn"``.
        what: Where the data came from, for the log.
        checks: Whether data is checked before it is decoded.
    """

    __slots__ = ("checks", "notify", "validation", "what")

    def __init__(
        self,
        validation: Validation = "lenient",
        notify: Callable[[Deviation], object] | None = None,
        what: str = "",
    ) -> None:
        if validation not in ("strict", "warn", "lenient"):
            raise ValueError(
                "validation must be 'strict', 'warn' or 'lenient', "
                f"not {validation!r}"
            )
        self.validation: Validation = validation
        self.notify = notify
        self.what = what
        self.checks = validation != "lenient" or notify is not None

    def settle(self, deviations: list[Deviation]) -> None:
        """Raise or report what a check has found.

        Raises:
            DeviationError: There are deviations and validation is ``"strict"``.
        """
        if not deviations:
            return
        if self.validation == "strict":
            raise DeviationError(deviations)
        notify = self.notify or _warn
        for deviation in deviations:
            notify(deviation)


LENIENT = DecodeContext()


def _warn(deviation: Deviation) -> None:
    import warnings

    warnings.warn(str(deviation), DeviationWarning, stacklevel=4)


def deviation(place: Place, expected: str, value: Any) -> Deviation:
    """The deviation of `value` at `place` from what was `expected`."""
    return Deviation(json_path(place), expected, description(value))


def json_path(place: Place) -> str:
    """The JSON path of a place, in the notation of RFC 9535."""
    steps: list[str] = []
    while place is not None:
        place, key = place
        if isinstance(key, int):
            steps.append(f"[{key}]")
        elif key.isidentifier():
            steps.append(f".{key}")
        else:
            text = key.replace("\\", "\\\\").replace('"', '\\"')
            steps.append(f'["{text}"]')
    return "$" + "".join(reversed(steps))


_KINDS = {
    "NoneType": "null",
    "bool": "boolean",
    "int": "integer",
    "float": "number",
    "str": "string",
    "list": "array",
    "dict": "object",
}


def description(value: Any) -> str:
    """The kind of a JSON value and, where it is short to say, the value."""
    kind = _KINDS.get(type(value).__name__, type(value).__name__)
    if isinstance(value, str):
        quoted = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
        return f'{kind} "{quoted}"'
    if isinstance(value, (bool, int, float)):
        return f"{kind} {str(value).lower()}"[: _SHOWN + 20]
    return kind


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
        fresh: dict[str, Deviation] = {}
        for one in found:
            fresh.setdefault(_pattern(one.path), one)
        for place, one in fresh.items():
            self.say(what, place, one.got.partition(" ")[0], one.expected)

    def say(self, what: str, place: str, got: str, expected: str) -> None:
        """Log a WARNING of a place, unless one named it before or there are too many."""
        key = (what, place)
        if key in self._said or len(self._said) > _MOST:
            return
        from logging import getLogger  # only when something does not fit

        self._said.add(key)
        getLogger((__package__ or "").removesuffix("._runtime")).warning(
            "%s: %s is %s instead of %s; the value is kept as received",
            what,
            place,
            got,
            expected,
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
