"""Validation of received data and of keyword arguments."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from types import FrameType
from typing import Any, Literal, TypeAlias

Validation: TypeAlias = Literal["strict", "warn", "lenient"]
"""What to do with data that does not match: raise, warn, or nothing."""

# A location is the location of the parent with a key or an index; the root is None.
Place: TypeAlias = "tuple[Place, str | int] | None"

_MAX_QUOTED = 40  # maximum number of characters of a received string in a message
_MAX_LOCATIONS = 1000  # so that a service cannot make the log's memory grow forever


class ValidationIssue:
    """A received value that does not match the schema.

    Attributes:
        path: The JSONPath of the value (RFC 9535), such as ``$.users[3].createdAt``.
        expected: What the schema requires, in words.
        got: What was received: the JSON type, and the value if it is a scalar. Long
            strings are cut.
    """

    __slots__ = ("expected", "got", "path")
    __match_args__ = ("path", "expected", "got")

    def __init__(self, path: str, expected: str, got: str) -> None:
        self.path: str = path
        self.expected: str = expected
        self.got: str = got

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ValidationIssue):
            return NotImplemented
        return (self.path, self.expected, self.got) == (
            other.path,
            other.expected,
            other.got,
        )

    def __hash__(self) -> int:
        return hash((self.path, self.expected, self.got))

    def __repr__(self) -> str:
        return f"ValidationIssue({self.path!r}, {self.expected!r}, {self.got!r})"

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {self.got}"


class ValidationError(ValueError):
    """Received data does not match the schema, and validation is ``"strict"``.

    Attributes:
        issues: Every validation issue, in the order of the data.
    """

    def __init__(self, issues: Iterable[ValidationIssue]) -> None:
        self.issues: tuple[ValidationIssue, ...] = tuple(issues)
        super().__init__(self.issues)

    def __str__(self) -> str:
        return "\n".join(str(issue) for issue in self.issues)


class ValidationWarning(UserWarning):
    """Received data does not match the schema, and validation is ``"warn"``."""


class DecodeContext:
    """How received data is decoded and validated.

    Args:
        validation: ``"lenient"`` keeps values that do not match as they were received
            and logs a warning if a conversion failed. ``"warn"`` checks the data and
            reports each validation issue. ``"strict"`` raises :class:`ValidationError`.
        notify: Called with each validation issue under ``"warn"`` and ``"lenient"``.
            Without it, ``"warn"`` issues a :class:`ValidationWarning` for each.
        what: The source of the data, for the log.

    Attributes:
        checks: Whether data is checked before it is decoded.
    """

    __slots__ = ("_unconverted", "checks", "notify", "validation", "what")

    def __init__(
        self,
        validation: Validation = "lenient",
        notify: Callable[[ValidationIssue], object] | None = None,
        what: str = "",
        unconverted: UnconvertedValues | None = None,
    ) -> None:
        if validation not in ("strict", "warn", "lenient"):
            raise ValueError(
                "validation must be 'strict', 'warn' or 'lenient', "
                f"not {validation!r}"
            )
        self.validation: Validation = validation
        self.notify: Callable[[ValidationIssue], object] | None = notify
        self.what: str = what
        self._unconverted = unconverted
        self.checks: bool = validation != "lenient" or notify is not None

    def unconverted_values(self) -> UnconvertedValues:
        """Return the log of the client, or a new one outside of a client."""
        return UnconvertedValues() if self._unconverted is None else self._unconverted

    def settle(self, issues: list[ValidationIssue]) -> None:
        """Raise or report the validation issues that a check found.

        Raises:
            ValidationError: If there are any and validation is ``"strict"``.
        """
        if not issues:
            return
        if self.validation == "strict":
            raise ValidationError(issues)
        notify = self.notify or _warn
        for issue in issues:
            notify(issue)


LENIENT = DecodeContext()


def _warn(issue: ValidationIssue) -> None:
    import warnings

    warnings.warn(str(issue), ValidationWarning, stacklevel=_level_of_caller())


def _level_of_caller() -> int:
    """The ``stacklevel`` at which a function warns about the code outside of the package."""
    frame, level = sys._getframe(1), 1  # pyright: ignore[reportPrivateUsage]
    while _is_of_package(frame) and frame.f_back is not None:
        frame, level = frame.f_back, level + 1
    return level


def issue_at(place: Place, expected: str, value: Any) -> ValidationIssue:
    """Build the validation issue of a value at a location."""
    return ValidationIssue(json_path(place), expected, description(value))


def json_path(place: Place) -> str:
    """Format a location as a JSONPath (RFC 9535)."""
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


_JSON_TYPES = {
    "NoneType": "null",
    "bool": "boolean",
    "int": "integer",
    "float": "number",
    "str": "string",
    "list": "array",
    "dict": "object",
}


def description(value: Any) -> str:
    """Describe a JSON value by its type and, if it is a scalar, its value."""
    kind = _JSON_TYPES.get(type(value).__name__, type(value).__name__)
    if isinstance(value, str):
        quoted = value if len(value) <= _MAX_QUOTED else value[:_MAX_QUOTED] + "…"
        return f'{kind} "{quoted}"'
    if isinstance(value, (bool, int, float)):
        return f"{kind} {str(value).lower()}"[: _MAX_QUOTED + 20]
    return kind


class Decoding:
    """Counts the values that one call of `Codec.decode` could not convert."""

    __slots__ = ("unconverted",)

    def __init__(self) -> None:
        self.unconverted: int = 0


DECODING: ContextVar[Decoding | None] = ContextVar("DECODING", default=None)
"""The count of the current call of `Codec.decode`, per thread or task."""


def note_unconverted() -> None:
    """Count a value that could not be converted and is kept as received."""
    decoding = DECODING.get()
    if decoding is not None:
        decoding.unconverted += 1


class UnconvertedValues:
    """Logs values that could not be converted, once per location and client.

    To limit the cost for a service that never matches its document, only the first 16
    responses of an operation with such values are checked, then the 32nd, the 64th and
    so on.
    """

    __slots__ = ("_logged", "_times")

    def __init__(self) -> None:
        self._logged: set[tuple[str, str]] = set()
        self._times: dict[str, int] = {}

    def is_due(self, what: str) -> bool:
        """Whether to check the data this time."""
        count = self._times[what] = self._times.get(what, 0) + 1
        return count <= 16 or count & (count - 1) == 0

    def log_issues(
        self,
        what: str,
        value: Any,
        check: Callable[[Any, Place, list[ValidationIssue]], None],
    ) -> None:
        """Log a WARNING for each location that has not been logged yet. Values are not
        logged.
        """
        found: list[ValidationIssue] = []
        try:
            check(value, None, found)
        except RecursionError:
            return
        first_by_pattern: dict[str, ValidationIssue] = {}
        for one in found:
            first_by_pattern.setdefault(_pattern(one.path), one)
        for place, one in first_by_pattern.items():
            self.log(what, place, one.got.partition(" ")[0], one.expected)

    def log(self, what: str, place: str, got: str, expected: str) -> None:
        """Log a WARNING for a location, unless it was logged before or too many were."""
        key = (what, place)
        if key in self._logged or len(self._logged) > _MAX_LOCATIONS:
            return
        from logging import getLogger

        self._logged.add(key)
        getLogger((__package__ or "").removesuffix("._runtime")).warning(
            "%s: %s: expected %s, got %s; the value is kept as received",
            what,
            place,
            expected,
            got,
        )


def _pattern(path: str) -> str:
    """Replace the indexes of a JSONPath by ``*``, so that all items of an array are
    alike.
    """
    first, *others = path.split("[")
    for piece in others:
        index, _, rest = piece.partition("]")
        first += f"[*]{rest}" if index.isdigit() else f"[{piece}"
    return first


# The paths that users import these classes from; see errors.py.
for _class in (ValidationError, ValidationWarning):
    _class.__module__ = __name__.removesuffix("._runtime.validation")
ValidationIssue.__module__ = __name__.replace("._runtime.validation", ".types")


_TAKES_ANY_KEYWORD = 0x08  # CO_VARKEYWORDS; importing `inspect` would be slow


def unexpected_argument(unknown: Iterable[str], known: Iterable[str]) -> TypeError:
    """Build the error for keyword arguments that nothing accepts, as Python words it.

    The function is found on the stack, so that a call without a mistake costs nothing:
    methods need not pass their names on.

    Args:
        unknown: The names that are not accepted; the first in alphabetical order is
            reported.
        known: The names of the options that the function takes with ``**options``.

    Returns:
        The error, which names the function and the most similar argument.
    """
    name = min(unknown)
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    function, arguments = _function_called(frame)
    message = f"{function} got an unexpected" if function else "unexpected"
    message += f" keyword argument {name!r}"
    return TypeError(message + suggestion(name, {*arguments, *known}))


def suggestion(name: str, known: Iterable[str]) -> str:
    """The known name that is most similar, as an addition to a message; else ""."""
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _function_called(frame: FrameType | None) -> tuple[str, tuple[str, ...]]:
    """The function of this package that the user called, and its named arguments.

    A generated function is preferred to one of the runtime, and among these the
    outermost: `SyncClient.request()` rather than the helper that it calls.
    """
    runtime = __package__ or ""
    found: tuple[str, tuple[str, ...]] = "", ()
    while frame is not None and _is_of_package(frame):
        module: str = frame.f_globals["__name__"]
        code = frame.f_code
        if code.co_flags & _TAKES_ANY_KEYWORD:
            arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            owner = frame.f_locals.get("self")
            found = _call_text(code.co_name, owner), arguments
            if not module.startswith(runtime + "."):
                break
        frame = frame.f_back
    return found


def _is_of_package(frame: FrameType) -> bool:
    """Whether a function of this package runs in the frame."""
    package = (__package__ or "").removesuffix("._runtime")
    return f"{frame.f_globals.get('__name__')}.".startswith(f"{package}.")


def _call_text(name: str, owner: object) -> str:
    """How a call of a function is written: `Account.update_email()`."""
    if owner is None:
        return f"{name}()"
    if name == "__call__":  # a `SyncVerb`, which is one HTTP method of a client
        return f"{getattr(owner, '_method', name).lower()}()"
    kind = type(owner).__name__
    return f"{kind}()" if name == "__init__" else f"{kind}.{name}()"
