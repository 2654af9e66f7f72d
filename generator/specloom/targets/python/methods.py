"""Methods as they are printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from specloom.targets.python.code import (
    WIDTH,
    Bracket,
    Code,
    Symbol,
    call,
    flat,
    laid,
    quoted,
    stands_apart,
    subscript,
    width,
)
from specloom.targets.python.imports import Spelling
from specloom.targets.python.paging import Pages
from specloom.targets.python.types import union

SYNC_STREAM = Symbol(".._runtime.streaming", "SyncStream")
ASYNC_STREAM = Symbol(".._runtime.streaming", "AsyncStream")
OVERLOAD = Symbol("typing", "overload")
DEPRECATED = Symbol(".._runtime.operations", "deprecated")


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method: its ``keyword`` (``def``), head, docstring and the statement that calls.

    ``overloads`` are the heads that checkers see instead, each with ``overload`` before
    it. ``deprecated`` is the decorator of a former name.
    """

    overload: str
    overloads: tuple[str, ...]
    keyword: str
    head: str
    doc: str
    call: str
    deprecated: str


@dataclass(frozen=True, slots=True)
class Switch:
    """The parameter that asks for a stream: as it is, when it does not, when it does."""

    whole: Code
    off: Code
    on: Code


@dataclass(frozen=True, slots=True)
class Method:
    """A method before it is printed; ``switch`` chooses between its result and a stream of
    ``events``, ``pages`` type those of a list. ``bodies`` are the parameters with the body
    and without it, where it can be left out. ``former`` is what to say of a former name.
    """

    name: str
    constant: str
    operation: Bracket
    parameters: tuple[Code, ...]
    result: Code
    streams: bool
    events: Code | None
    switch: Switch | None
    pages: Pages | None
    values: Code
    doc: str
    brief: str
    former: str = ""
    bodies: tuple[tuple[Code, ...], ...] = ()


def method_view(method: Method, spelling: Spelling, wait: str) -> MethodView:
    """The method as one of the two classes has it; ``wait`` is ``await`` or nothing."""
    if method.pages is not None:
        return _paged_view(method, method.pages, spelling, wait)
    stream = ASYNC_STREAM if wait else SYNC_STREAM
    answer = subscript(stream, method.result) if method.streams else method.result
    function = "self._stream" if method.streams else "self._call"
    overloads: tuple[str, ...] = ()
    overload = ""
    if method.switch is not None and method.events is not None:
        overload = spelling(OVERLOAD)
        events = subscript(stream, method.events)
        forms = ((method.switch.off, answer), (method.switch.on, events))
        overloads = tuple(
            _head(_with(method, of), form, spelling, wait, " ...") for of, form in forms
        )
        function = "self._either"
        answer = union([answer, events])
    elif method.bodies:
        overload = spelling(OVERLOAD)
        forms_of = (replace(method, parameters=of) for of in method.bodies)
        overloads = tuple(_head(of, answer, spelling, wait, " ...") for of in forms_of)
    values = call(function, method.constant, method.values, "options")
    made = laid(values, spelling, indent=8, used=8 + len("return " + wait))
    return MethodView(
        overload=overload,
        overloads=overloads,
        keyword="async def" if wait else "def",
        head=_head(method, answer, spelling, wait, ""),
        doc=method.brief if wait else method.doc,
        call=f"return {wait}{made}",
        deprecated=decorator(DEPRECATED, method.former, spelling, 4),
    )


def decorator(mark: Symbol, message: str, spelling: Spelling, indent: int) -> str:
    """What marks a former name; ``message`` says what to use instead, "" of other names."""
    if not message:
        return ""
    marked = call(mark, quoted(message))
    return f"@{laid(marked, spelling, indent=indent, used=indent + 1)}"


def _paged_view(
    method: Method, pages: Pages, spelling: Spelling, wait: str
) -> MethodView:
    """The method of a list, which is never a coroutine itself: loops take it too."""
    function = f"{method.constant}.{'pages' if wait else 'page'}"
    made = call(function, "self._caller", method.values, "options")
    answer = pages.paginator if wait else pages.sync
    return MethodView(
        overload="",
        overloads=(),
        keyword="def",
        head=_head(method, answer, spelling, "", ""),
        doc=method.brief if wait else method.doc,
        call=f"return {laid(made, spelling, indent=8, used=8 + len('return '))}",
        deprecated=decorator(DEPRECATED, method.former, spelling, 4),
    )


def _with(method: Method, switch: Code) -> Method:
    """The method with another form of its switch."""
    assert method.switch is not None
    whole = method.switch.whole
    parameters = tuple(switch if p == whole else p for p in method.parameters)
    return replace(method, parameters=parameters)


def _head(method: Method, answer: Code, spelling: Spelling, wait: str, end: str) -> str:
    """``name(parameters) -> answer:`` and what ends it."""
    parameters = Bracket(method.name, "()", method.parameters)
    line = f"{flat(parameters, spelling)} -> {flat(answer, spelling)}:{end}"
    lead = len("async def ") if wait else len("def ")
    fits = 4 + lead + width(line) <= WIDTH
    if fits and not (stands_apart(parameters) or stands_apart(answer)):
        return line
    broken = laid(parameters, spelling, indent=4, used=WIDTH)
    tail = 1 + len(end)
    result = laid(answer, spelling, indent=4, used=4 + len(") -> "), tail=tail)
    return f"{broken} -> {result}:{end}"
