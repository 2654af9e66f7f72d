"""Pagination: what all styles have in common."""

from __future__ import annotations

from .kinds import is_list, is_object
from .media_types import is_json
from .operations import Operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Generic, TypeVar

    from .callers import AsyncCaller, SyncCaller
    from .course import Answer
    from .exchange import Exchange
    from .options import CallOptions
    from .paginator import Paginator
    from .turns import Onward, Turn

    P = TypeVar("P")
    A = TypeVar("A")
    T = TypeVar("T")
else:
    from .operations import Generic

    P = A = T = None


class Paging:
    """Where a page has its items and how to request the next page."""

    __slots__ = ("done", "items", "more")

    def __init__(
        self,
        *,
        items: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
    ) -> None:
        self.items = items
        self.more = more
        self.done = done

    def own_items(self, page: Any) -> list[Any]:
        items = found(page, self.items)
        # Slice, because iterating over a list page would continue with the following
        # pages.
        return items[:] if is_list(items) else []

    def onward(self, turn: Turn, page: Any) -> Onward | None:
        raise NotImplementedError

    def asking(
        self, turn: Turn, to: Onward, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        raise NotImplementedError

    def ends(self, page: Any, otherwise: bool) -> bool:
        last = found(page, self.done) if self.done else None
        more = found(page, self.more) if self.more else None
        if last is None and more is None:
            return otherwise and bool(self.more or self.done)
        return bool(last) or (more is not None and not more)

    def sync_page(
        self, caller: SyncCaller, exchange: Exchange, answer: Answer, value: Any
    ) -> Any:
        from .pages import SyncListPage, SyncPage, page_of
        from .turns import Turn

        turn = Turn(self, exchange, answer)
        return page_of(value, (SyncPage, SyncListPage), caller, turn)

    def async_page(
        self, caller: AsyncCaller, exchange: Exchange, answer: Answer, value: Any
    ) -> Any:
        from .pages import AsyncListPage, AsyncPage, page_of
        from .turns import Turn

        turn = Turn(self, exchange, answer)
        return page_of(value, (AsyncPage, AsyncListPage), caller, turn)


class AskedPaging(Paging):
    """Pagination by a parameter, in the query or, with ``in_body``, in the body."""

    __slots__ = ("in_body", "parameter")

    def __init__(
        self,
        parameter: str,
        *,
        items: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        in_body: bool = False,
    ) -> None:
        super().__init__(items=items, more=more, done=done)
        self.parameter = parameter
        self.in_body = in_body

    def asking(
        self, turn: Turn, to: Onward, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        changed = {self.parameter: to.value}
        if self.in_body:
            options["extra_body"] = {**options.get("extra_body", {}), **changed}
        else:
            options["extra_query"] = {**options.get("extra_query", {}), **changed}
        return turn.operation, options

    def given(self, turn: Turn, name: str) -> Any:
        options = turn.options
        extra = options.get("extra_body" if self.in_body else "extra_query")
        extras: Mapping[str, Any] = extra or {}  # type: ignore[assignment]
        if name in extras:
            return extras[name]
        for argument in turn.operation.arguments:
            query = argument.location == "query"
            if argument.wire == name and query is not self.in_body:
                return turn.values.get(argument.name)
        for argument in turn.operation.arguments:
            # Properties of an object argument may be query parameters of their own.
            if argument.location == "query" and argument.explode:
                value = turn.values.get(argument.name)
                inner = name.removeprefix(f"{argument.wire}[").removesuffix("]")
                if (told := member(value, inner)) is not None:
                    return told
            if argument.location == "whole" and self.in_body:
                whole = turn.values.get(argument.name)
                return member(argument.codec.encode(whole), name)
        return None


class Paged(Operation[P], Generic[P, A, T]):
    """An operation that returns pages: ``P``, or ``A`` if awaited, with items ``T``."""

    __slots__ = ("paging",)

    def __init__(
        self, method: str, path: str, *, paging: Paging, **described: Any
    ) -> None:
        super().__init__(method, path, **described)
        self.paging = paging

    def media_types(self, status: str) -> Iterable[str]:
        found = super().media_types(status)
        return [kind for kind in found if is_json(kind)] or found

    def page(
        self, caller: SyncCaller, values: Mapping[str, object], options: CallOptions
    ) -> P:
        value: P = caller.call(self, values, options)
        return value

    def pages(
        self, caller: AsyncCaller, values: Mapping[str, object], options: CallOptions
    ) -> Paginator[A, T]:
        from .options import check_options
        from .paginator import Paginator

        if options:  # now: once the call is awaited, the stack lacks the method's name
            check_options(options)
        return Paginator(lambda: caller.call(self, values, options))


def member(value: Any, wire: str) -> Any:
    from .model import Model  # not needed to list the operations
    from .shapes import EXTRA, shape_of

    if isinstance(value, Model):
        members = value.__dict__
        name = shape_of(type(value)).names.get(wire)
        return members.get(name) if name else members.get(EXTRA, {}).get(wire)
    return value.get(wire) if is_object(value) else None


def found(value: Any, place: tuple[str, ...]) -> Any:
    for wire in place:
        value = member(value, wire)
    return value


def count(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value) if len(value) < 20 else None
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) else None
