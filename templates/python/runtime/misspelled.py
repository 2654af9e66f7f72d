"""Errors for keyword arguments that a function does not have."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType

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
    package = runtime.removesuffix("._runtime")
    found: tuple[str, tuple[str, ...]] = "", ()
    while frame is not None:
        module: str = frame.f_globals.get("__name__", "")
        if module != package and not module.startswith(package + "."):
            break
        code = frame.f_code
        if code.co_flags & _TAKES_ANY_KEYWORD:
            arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            owner = frame.f_locals.get("self")
            found = _call_text(code.co_name, owner), arguments
            if not module.startswith(runtime + "."):
                break
        frame = frame.f_back
    return found


def _call_text(name: str, owner: object) -> str:
    """How a call of a function is written: `Account.update_email()`."""
    if owner is None:
        return f"{name}()"
    if name == "__call__":  # a `SyncVerb`, which is one HTTP method of a client
        return f"{getattr(owner, '_method', name).lower()}()"
    kind = type(owner).__name__
    return f"{kind}()" if name == "__init__" else f"{kind}.{name}()"
