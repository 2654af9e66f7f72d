"""Pages of results, and requests for the next page."""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Callable,
    Coroutine,
    Generator,
    Iterable,
    Iterator,
    Mapping,
)
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .auth import ApiKey
from .codecs import encode
from .errors import PaginationError
from .json import read
from .media_types import is_json
from .models import EXTRA, Model, shape_of
from .operations import Argument, Operation
from .requests import sent_arguments
from .settings import check_options
from .typeguards import is_collection, is_list, is_object
from .urls import origin

if TYPE_CHECKING:
    from .call_flow import AsyncCaller, CallOutcome, CallState, SyncCaller
    from .settings import CallOptions


MOST_EMPTY = 100
"""Maximum number of consecutive empty pages that are followed."""


class NextPage:
    """How to request the next page: by a URL, or by a value of the parameter.

    Attributes:
        mark: Identifies the page; None if every page is known to be different.
        start: The number of the page, or the offset of its first item.
    """

    __slots__ = ("mark", "start", "url", "value")

    def __init__(
        self,
        value: Any = None,
        *,
        url: str = "",
        mark: str | None = None,
        start: int | None = None,
    ) -> None:
        self.value = value
        self.url = url
        self.mark = mark
        self.start = start


class PageState:
    """The call that fetched a page, and the state of the pages before it.

    Attributes:
        past: The number of items on earlier pages.
        empty: The number of consecutive empty pages before this one.
        before: The items of the previous page.
        url: The page's own URL.
        link: The page's Link header field.
        trail: The marks of this page and of an earlier one, with which later marks are
            compared. The earlier one moves up each time the distance doubles, so that
            every cycle of pages is found (Brent 1980).
    """

    __slots__ = (
        "before",
        "call",
        "empty",
        "link",
        "pagination",
        "past",
        "start",
        "trail",
        "url",
    )

    def __init__(
        self, pagination: Pagination, call: CallState, outcome: CallOutcome
    ) -> None:
        self.pagination = pagination
        self.call = call
        self.url = outcome.request.url
        self.link: str = outcome.response.headers.get("link", "")
        self.past = self.empty = 0
        self.before: list[Any] | None = None
        self.trail: tuple[str | None, str | None, int, int] = (None, None, 1, 0)
        self.start: int | None = None

    @property
    def operation(self) -> Operation[Any]:
        """The operation that was called."""
        return self.call.operation

    @property
    def values(self) -> Any:
        """The arguments of the call by their Python name."""
        return self.call.values

    @property
    def options(self) -> CallOptions:
        """The options of the call."""
        return self.call.options

    def record_previous(
        self, state: PageState, next_page: NextPage, items: list[Any]
    ) -> None:
        """Record that ``next_page`` of an earlier page led to this one."""
        self.past = state.past + len(items)
        self.empty = 0 if items else state.empty + 1
        self.before, self.start = items, next_page.start
        _, earlier, power, steps = state.trail
        if steps + 1 == power:
            earlier, power, steps = next_page.mark, power * 2, -1
        self.trail = (next_page.mark, earlier, power, steps + 1)

    def repeats(self, page: Any) -> bool:
        """Return whether a page requested by number repeats the previous one.

        This happens if the service ignores the parameter, or returns its last page for
        larger numbers.
        """
        if self.start is None or not self.before:
            return False
        return self.pagination.page_items(page) == self.before

    def next_page(self, page: Any) -> NextPage | None:
        """Return how to request the next page, or None if this is the last one."""
        return None if self.repeats(page) else self.pagination.next_page(self, page)

    def next_call(self, to: NextPage, page: Any) -> tuple[Operation[Any], CallOptions]:
        """Return the operation and options that request the next page.

        Raises:
            PaginationError: The next page repeats an earlier one or has another origin.
        """
        what = self.call.label
        if to.mark is not None and to.mark in self.trail[:2]:
            raise PaginationError(
                f"{what}: the next page is one that was already fetched"
            )
        if self.empty >= MOST_EMPTY and not self.pagination.page_items(page):
            raise PaginationError(f"{what}: {MOST_EMPTY} consecutive pages are empty")
        options = self.options.copy()
        # An idempotency key identifies a repeated request, and this is a new one.
        options.pop("idempotency_key", None)
        return self.pagination.next_call(self, to, options)


P = TypeVar("P")
A = TypeVar("A")
T = TypeVar("T")


class Pagination:
    """Where a page has its items and how to request the next page.

    Args:
        items: The path of JSON names to the items, from the outside in; () if the page
            is the list itself.
        more: The path to a property that says whether there is a next page.
        done: The path to a property that says whether the page is the last.
    """

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

    def page_items(self, page: Any) -> list[Any]:
        """Return the items of one page."""
        items = value_at(page, self.items)
        # Slice, because iterating over a list page would continue with the following
        # pages.
        return items[:] if is_list(items) else []

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return how to request the next page, or None if this is the last one."""
        raise NotImplementedError

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation and options that request the next page.

        Raises:
            PaginationError: The next page must not be requested.
        """
        raise NotImplementedError

    def is_last(self, page: Any, otherwise: bool) -> bool:
        """Return whether a page says that it is the last; ``otherwise`` if it does not
        say.
        """
        last = value_at(page, self.done) if self.done else None
        more = value_at(page, self.more) if self.more else None
        if last is None and more is None:
            return otherwise and bool(self.more or self.done)
        return bool(last) or (more is not None and not more)

    def sync_page(
        self, caller: SyncCaller, call: CallState, outcome: CallOutcome, value: Any
    ) -> Any:
        """Return the value as a page; unchanged if it is neither a model nor a list."""

        state = PageState(self, call, outcome)
        return page_of(value, (SyncPage, SyncListPage), caller, state)

    def async_page(
        self, caller: AsyncCaller, call: CallState, outcome: CallOutcome, value: Any
    ) -> Any:
        """Return the value as a page of the asynchronous client."""

        state = PageState(self, call, outcome)
        return page_of(value, (AsyncPage, AsyncListPage), caller, state)


class ParameterPagination(Pagination):
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

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation itself, with a new value of the parameter."""
        changed = {self.parameter: to.value}
        if self.in_body:
            options["extra_body"] = {**options.get("extra_body", {}), **changed}
        else:
            options["extra_query"] = {**options.get("extra_query", {}), **changed}
        return state.operation, options

    def given(self, state: PageState, name: str) -> Any:
        """Return the value that the call passed for a parameter, by its JSON name."""
        options = state.options
        extra = options.get("extra_body" if self.in_body else "extra_query")
        extras: Mapping[str, Any] = extra or {}  # type: ignore[assignment]
        if name in extras:
            return extras[name]
        for argument in state.operation.arguments:
            query = argument.location == "query"
            if argument.wire == name and query is not self.in_body:
                return state.values.get(argument.name)
        for argument in state.operation.arguments:
            # Properties of an object argument may be separate query parameters.
            if argument.location == "query" and argument.explode:
                value = state.values.get(argument.name)
                inner = name.removeprefix(f"{argument.wire}[").removesuffix("]")
                if (given := property_of(value, inner)) is not None:
                    return given
            if argument.location == "body" and self.in_body:
                whole = state.values.get(argument.name)
                return property_of(argument.codec.encode(whole), name)
        return None


class PagedOperation(Operation[P], Generic[P, A, T]):
    """An operation that returns pages: ``P``, or ``A`` if awaited, with items ``T``."""

    __slots__ = ("pagination",)

    def __init__(
        self, method: str, path: str, *, pagination: Pagination, **described: Any
    ) -> None:
        super().__init__(method, path, **described)
        self.pagination = pagination

    def media_types(self, status: str) -> Iterable[str]:
        """Return the JSON media types if there are any: a CSV page has no next page."""
        found = super().media_types(status)
        return [kind for kind in found if is_json(kind)] or found

    def page(
        self, caller: SyncCaller, values: Mapping[str, object], options: CallOptions
    ) -> P:
        """Call the operation and return its first page.

        Args:
            caller: Executes the call.
            values: The arguments by Python name.
            options: The options of the call.

        Raises:
            APIError: As for every call.
        """
        value: P = caller.call(self, values, options)
        return value

    def pages(
        self, caller: AsyncCaller, values: Mapping[str, object], options: CallOptions
    ) -> Paginator[A, T]:
        """Return a pending call, see `Paginator`."""
        if options:  # now: once the call is awaited, the stack lacks the method's name
            check_options(options)
        return Paginator(lambda: caller.call(self, values, options))


def property_of(value: Any, wire: str) -> Any:
    """Return a property of an object by its JSON name, or None."""
    if isinstance(value, Model):
        members = value.__dict__
        name = shape_of(type(value)).names.get(wire)
        return members.get(name) if name else members.get(EXTRA, {}).get(wire)
    return value.get(wire) if is_object(value) else None


def value_at(value: Any, place: tuple[str, ...]) -> Any:
    """Return the value at a path of JSON names, or None."""
    for wire in place:
        value = property_of(value, wire)
    return value


def count(value: Any) -> int | None:
    """Return an integer, also if it is written as text; None for any other value."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value) if len(value) < 20 else None
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) else None


class BasePage(Generic[T]):
    """Base class of pages, for synchronous and asynchronous clients."""

    _page_state: PageState
    _caller: Any

    def has_next_page(self) -> bool:
        """Return whether there is a next page, as far as this page says; sends no
        request.
        """
        return self._next_page() is not None

    def _next_page(self) -> NextPage | None:
        # A page that was constructed directly or unpickled has no client to fetch more.
        return (
            self._page_state.next_page(self) if hasattr(self, "_page_state") else None
        )

    def _items(self) -> list[T]:
        if not hasattr(self, "_page_state"):
            return self[:] if is_list(self) else []
        return self._page_state.pagination.page_items(self)

    def _next_call(self) -> tuple[NextPage, Any]:
        to = self._next_page()
        if to is None:
            raise PaginationError("there is no next page")
        operation, options = self._page_state.next_call(to, self)
        return to, (operation, self._page_state.values, options)

    def _with_previous(self, page: Any, to: NextPage) -> Any:
        state: PageState | None = getattr(page, "_page_state", None)
        if state is not None:
            state.record_previous(self._page_state, to, self._items())
        return page


class SyncPages(BasePage[T]):
    """A page of the synchronous client."""

    def get_next_page(self) -> Self:
        """Fetch the next page with the same arguments and options.

        Returns:
            The next page.

        Raises:
            PaginationError: There is no next page, it repeats an earlier page, or its
                URL has another origin than the client's.
            APIError: As for the call itself.
        """
        to, call = self._next_call()
        page: Self = self._with_previous(self._caller.call(*call), to)
        return page

    def iter_pages(self) -> Iterator[Self]:
        """Iterate over this page and all following ones, fetching each when it is
        needed.
        """
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = page.get_next_page()
            if not _is_new_page(page):
                return

    def __iter__(self) -> Iterator[T]:
        """Iterate over the items of this page and of all following ones."""
        for page in self.iter_pages():
            yield from page._items()


class AsyncPages(BasePage[T]):
    """A page of the asynchronous client."""

    async def get_next_page(self) -> Self:
        """Fetch the next page with the same arguments and options.

        Returns:
            The next page.

        Raises:
            PaginationError: There is no next page, it repeats an earlier page, or its
                URL has another origin than the client's.
            APIError: As for the call itself.
        """
        to, call = self._next_call()
        page: Self = self._with_previous(await self._caller.call(*call), to)
        return page

    async def iter_pages(self) -> AsyncIterator[Self]:
        """Iterate over this page and all following ones, fetching each when it is
        needed.
        """
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = await page.get_next_page()
            if not _is_new_page(page):
                return

    async def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over the items of this page and of all following ones."""
        async for page in self.iter_pages():
            for item in page._items():
                yield item


class ModelPage:
    """A page that is a model: it has the model's fields, equals it and is written like
    it.
    """

    # Slots, because the instance's dict must hold nothing but the model's fields.
    __slots__ = ("_caller", "_page_state")

    _caller: Any
    _page_state: PageState

    def __eq__(self, other: object) -> bool:
        return bool(as_model(self) == as_model(other))

    __hash__ = None  # type: ignore[assignment]

    def __copy__(self) -> Self:
        model: Any = Model
        twin: Self = model.__copy__(self)
        return with_page_state(twin, self._caller, self._page_state)


class SyncPage(ModelPage, SyncPages[T]):
    """A model that is a page of a list, from a synchronous client."""


class AsyncPage(ModelPage, AsyncPages[T]):
    """A model that is a page of a list, from an asynchronous client."""


class ListPage(list[T]):
    """A page that is a list; its length, indices and slices are those of this page
    only.
    """

    def __reduce__(self) -> Any:
        # Copies and unpickled pages are plain lists of this page's items.
        return list, (self[:],)


class SyncListPage(SyncPages[T], ListPage[T]):
    """A page that is a list; iterating continues with the following pages.

    Use ``page[:]`` for the items of this page only.
    """


class AsyncListPage(AsyncPages[T], ListPage[T]):
    """A page that is a list; ``async for`` continues with the following pages.

    Use ``page[:]`` for the items of this page only.
    """


def page_of(value: Any, kinds: tuple[Any, Any], caller: Any, state: PageState) -> Any:
    """Return the value as a page if it is a model or a list.

    Any other value is returned unchanged, so that an unexpected response is not lost.
    """
    if caller.opens is not None:  # following pages are not raw responses
        caller = caller.plain()
    if isinstance(value, Model):
        page = object.__new__(page_class(type(value), kinds[0]))
        page.__dict__.update(value.__dict__)
        return with_page_state(page, caller, state)
    if is_list(value) and not state.pagination.items:
        return with_page_state(kinds[1](value), caller, state)
    return value


def _is_new_page(page: Any) -> bool:
    """Return whether the value fetched next is a page and not a repeated one."""
    state: PageState | None = getattr(page, "_page_state", None)
    return state is not None and not state.repeats(page)


def with_page_state(page: P, caller: Any, state: PageState) -> P:
    """Attach the call to the page, so that it can fetch the next one."""
    # A model's own __setattr__ refuses names that are not fields.
    object.__setattr__(page, "_caller", caller)
    object.__setattr__(page, "_page_state", state)
    return page


def as_model(value: Any) -> Any:
    """Return a page as a plain model; any other value unchanged."""
    if not isinstance(value, ModelPage):
        return value
    kind: Any = type(value)
    model: Any = object.__new__(kind.__bases__[-1])
    model.__dict__.update(value.__dict__)
    return model


def page_class(model: type[Any], kind: type[Any]) -> type[Any]:
    """Return the class of a model's pages, creating it on first use."""
    key = "_sync_page" if kind is SyncPage else "_async_page"
    made: type[Any] | None = model.__dict__.get(key)
    if made is None:
        prefix = "" if kind is SyncPage else "Async"
        package = (__package__ or "").rpartition(".")[0]
        members = {
            "__module__": f"{package}.pages" if package else "pages",
            "__doc__": model.__doc__,
        }
        made = type(f"{prefix}{model.__name__}Page", (kind, model), members)
        # Two threads may both create the class; it does not matter which one is kept.
        setattr(model, key, made)
    return made


def page_named(name: str, models: Any) -> type[Any]:
    """Return the page class with this name in a package's ``pages`` module.

    Raises:
        AttributeError: There is no such model.
    """
    stem = name.removesuffix("Page")
    for prefix, kind in ("Async", AsyncPage), ("", SyncPage):
        model = getattr(models, stem.removeprefix(prefix), None)
        if stem != name and stem.startswith(prefix) and isinstance(model, type):
            return page_class(model, kind)
    raise AttributeError(f"there is no page named {name!r}", name=name)


if TYPE_CHECKING:

    class _PendingCall(Coroutine[Any, Any, P], Generic[P, T]):
        """What type checkers see as the base class of `Paginator`."""

else:
    _PendingCall = Generic


class Paginator(_PendingCall[P, T]):
    """A pending call of an operation with pagination.

    Await it for the first page, or iterate with ``async for`` over the items of all
    pages.
    """

    __slots__ = ("_call", "_pending")

    def __init__(self, call: Callable[[], Coroutine[Any, Any, P]]) -> None:
        self._call = call
        self._pending: Coroutine[Any, Any, P] | None = None

    def __await__(self) -> Generator[Any, Any, P]:
        return self._call().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        page: Any = await self._call()
        if page is None:
            return  # a response without content has no items
        if not hasattr(page, "has_next_page"):
            raise PaginationError(
                "the response is not a page: it does not match the schema"
            )
        async for item in page:
            yield item

    # The methods of a coroutine, for asyncio.run, asyncio.create_task and the like.

    def send(self, value: Any) -> Any:
        """Resume the call, as `coroutine.send` does."""
        return self._coroutine().send(value)

    def throw(self, *error: Any) -> Any:
        """Raise an error inside the call, as `coroutine.throw` does."""
        return self._coroutine().throw(*error)

    def close(self) -> None:
        """Cancel the call."""
        if self._pending is not None:
            self._pending.close()

    def _coroutine(self) -> Coroutine[Any, Any, P]:
        if self._pending is None:
            self._pending = self._call()
        return self._pending


class NumberPagination(ParameterPagination):
    """Pagination by page number (with ``first``) or by offset (without).

    Args:
        parameter: The parameter that takes the number.
        first: The number of the first page; None for an offset.
        start: The offset of the first item.
        total: The path to the number of all items.
        pages: The path to the number of all pages.
        at: The path to the page's own number.
        size: The parameter that limits the page size.
        most: The maximum page size of the service; 0 if unknown.
        default: The page size if the parameter is left out; 0 if unknown.
    """

    __slots__ = ("at", "default", "first", "most", "pages", "size", "start", "total")

    def __init__(
        self,
        parameter: str,
        *,
        first: int | None = None,
        start: int = 0,
        items: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        at: tuple[str, ...] = (),
        total: tuple[str, ...] = (),
        pages: tuple[str, ...] = (),
        size: str = "",
        most: int = 0,
        default: int = 0,
        in_body: bool = False,
    ) -> None:
        super().__init__(parameter, items=items, more=more, done=done, in_body=in_body)
        self.first = first
        self.start = start
        self.at = at
        self.total = total
        self.pages = pages
        self.size = size
        self.most = most
        self.default = default

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return the number or offset of the next page."""

        length = len(self.page_items(page))
        if not length or self.is_last(page, otherwise=False):
            return None
        origin = self.start if self.first is None else self.first
        start = state.start
        if start is None:
            start = count(self.given(state, self.parameter))
        if start is None and self.at:
            start = count(value_at(page, self.at))
        if start is None:
            start = origin
        further = start + (length if self.first is None else 1)
        pages = count(value_at(page, self.pages)) if self.pages else None
        if pages is not None and further - origin >= pages:
            return None
        seen = further - origin if self.first is None else state.past + length
        has_flag = any(
            place and value_at(page, place) is not None
            for place in (self.more, self.done)
        )
        if pages is None and not has_flag and self._ended(state, page, length, seen):
            return None
        return NextPage(further, start=further)

    def _ended(self, state: PageState, page: Any, length: int, seen: int) -> bool:
        """Return whether all items were seen or the page is shorter than possible.

        The requested size counts only up to the documented maximum, because a service
        may return fewer items than requested beyond it. A total that is not greater
        than a full page may be the size of that page.
        """
        requested = count(self.given(state, self.size)) if self.size else None
        known = self.default if requested is None else requested
        total = count(value_at(page, self.total)) if self.total else None
        if total is not None:
            return seen >= total and not (total == length == known)
        return length < known and (requested is None or known <= self.most)


class CursorPagination(ParameterPagination):
    """Pagination by cursor.

    Args:
        parameter: The parameter that takes the cursor.
        next: The path to the next cursor in the page.
        last: The property of the last item that is the cursor, if there is no ``next``.
        within: The objects in the body that contain the parameter, from the outside in.
    """

    __slots__ = ("last", "next", "within")

    def __init__(
        self,
        parameter: str,
        *,
        items: tuple[str, ...] = (),
        next: tuple[str, ...] = (),
        last: str = "",
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        in_body: bool = False,
        within: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parameter, items=items, more=more, done=done, in_body=in_body)
        self.next = next
        self.last = last
        self.within = within

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return the cursor of the next page; an empty cursor or zero means the end."""

        if self.is_last(page, otherwise=not self.next):
            return None
        cursor = value_at(page, self.next) if self.next else None
        if self.last and (items := self.page_items(page)):
            cursor = property_of(items[-1], self.last)
        if cursor in (None, "", 0):
            return None
        if self.next[-1:] == (self.parameter,) and cursor == self.given(
            state, self.parameter
        ):
            return None  # the service returned the cursor that was sent
        return NextPage(cursor, mark=str(cursor))

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation itself with a new cursor; its sibling properties are
        kept.
        """
        if not self.within:
            return super().next_call(state, to, options)
        outer = self.within[0]
        body = self._outer(state)
        changed = _with_value_at(body, (*self.within[1:], self.parameter), to.value)
        options["extra_body"] = {**options.get("extra_body", {}), outer: changed}
        return state.operation, options

    def _outer(self, state: PageState) -> Any:
        """Return the outermost object as JSON, as passed to the call."""
        name, extra = self.within[0], state.options.get("extra_body") or {}
        if name in extra:
            return encode(extra[name])
        value = super().given(state, name)
        for argument in state.operation.arguments:
            if argument.wire == name and argument.location == "property":
                return argument.codec.encode(value)
        return encode(value)

    def given(self, state: PageState, name: str) -> Any:
        """Return the value that the call passed for a parameter, by its JSON name."""
        if not self.within or name != self.parameter:
            return super().given(state, name)
        return value_at(self._outer(state), (*self.within[1:], name))


def _with_value_at(value: Any, place: tuple[str, ...], item: Any) -> Any:
    """Return the object with a new value at the path, creating objects as needed."""
    if not place:
        return item
    body: dict[str, Any] = {**value} if is_object(value) else {}
    body[place[0]] = _with_value_at(body.get(place[0]), place[1:], item)
    return body


DEFAULT_LIMIT = 25
"""Default page size without a limit query (Appwrite, since 0.8)."""

MOST_COUNTED = 5000
"""The largest value of ``total``; the service stops counting there."""


class QueryPagination(ParameterPagination):
    """Pagination by query strings, with a ``total`` next to the items.

    Args:
        last: The property of an item that cursors refer to; "" if there is none.
        json: Whether query strings are written as JSON.
    """

    __slots__ = ("json", "last", "total")

    def __init__(
        self,
        parameter: str,
        *,
        items: tuple[str, ...],
        total: tuple[str, ...] = (),
        last: str = "",
        json: bool = False,
    ) -> None:
        super().__init__(parameter, items=items)
        self.total = total
        self.last = last
        self.json = json

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return a cursor if items have ids, else an offset."""

        items = self.page_items(page)
        given = self.given(state, self.parameter)
        queries = [given] if isinstance(given, str) else list(given or ())
        parsed: dict[str, str] = {}
        kept: list[str] = []
        for query in queries:
            method, text = _parse_query(query)
            parsed[method] = text
            if method not in ("offset", "cursorAfter", "cursorBefore"):
                kept.append(query)
        limit = count(parsed.get("limit")) or DEFAULT_LIMIT
        start = (
            state.start if state.start is not None else count(parsed.get("offset")) or 0
        )
        total = count(value_at(page, self.total)) if self.total else None
        backwards = "cursorBefore" in parsed
        cursors = backwards or "cursorAfter" in parsed
        further = start + len(items)
        if len(items) < limit or (
            total != MOST_COUNTED and further >= (total or further + 1)
        ):
            return None
        id_ = (
            property_of(items[0 if backwards else -1], self.last) if self.last else None
        )
        json = self.json
        if isinstance(id_, str) and id_:
            method = "cursorBefore" if backwards else "cursorAfter"
            return NextPage(
                [*kept, _write_query(method, id_, json)], mark=id_, start=further
            )
        if cursors:
            raise PaginationError(
                f"{state.call.label}: no next page: the last item has no {self.last}"
            )
        return NextPage([*kept, _write_query("offset", further, json)], start=further)


def _parse_query(query: str) -> tuple[str, str]:
    """Return a query's method and value; both empty if pagination does not need it."""
    if query.startswith("{"):
        try:
            parsed = read(query)
        except ValueError:
            return "", ""
        values = parsed.get("values") or [""]
        return str(parsed.get("method")), str(values[0])
    method, bracket, rest = query.strip().partition("(")
    return (method, rest.rstrip(")").strip('"')) if bracket else ("", "")


def _write_query(method: str, value: str | int, json: bool) -> str:
    from .queries import JsonQuery, TextQuery

    kind: Any = JsonQuery if json else TextQuery
    writers = {
        "cursorAfter": kind.cursor_after,
        "cursorBefore": kind.cursor_before,
        "offset": kind.offset,
    }
    text: str = writers[method](value)
    return text


_IN_URL = ("path", "query", "querystring")


class LinkPagination(Pagination):
    """The Link header field contains the URL of the next page (RFC 8288)."""

    __slots__ = ()

    def url(self, state: PageState, page: Any) -> Any:
        """Return the URL of the next page in whatever form the service writes it."""
        return next_link(state.link)

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return the URL of the next page."""

        url = self.url(state, page)
        if not isinstance(url, str) or not url or self.is_last(page, otherwise=False):
            return None
        return NextPage(url=url, mark=url)

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation at that URL."""
        return operation_at_url(state, to.url, options)


class UrlPagination(LinkPagination):
    """The property ``next`` of the body leads to the next page.

    It is a URL, a link object, or a list of link objects, of which the one with the
    relation ``next`` counts. A value that is not a URL is the next value of
    ``parameter``, if there is one.
    """

    __slots__ = ("next", "parameter")

    def __init__(
        self,
        *,
        next: tuple[str, ...],
        items: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        parameter: str = "",
    ) -> None:
        super().__init__(items=items, more=more, done=done)
        self.next = next
        self.parameter = parameter

    def url(self, state: PageState, page: Any) -> Any:
        """Return the URL of the next page as it is in the body."""
        value = value_at(page, self.next)
        return value if isinstance(value, str) else _target(value)

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation at that URL or with that parameter value."""
        url = to.url.startswith(("http://", "https://", "/", "?"))
        if url or not self.parameter:
            return super().next_call(state, to, options)
        changed = {self.parameter: to.url}
        options["extra_query"] = {**options.get("extra_query", {}), **changed}
        return state.operation, options


def _target(link: Any) -> Any:
    """Return the URL of a link object, or of the ``next`` link in a list.

    HAL, Siren and JSON:API write ``rel`` and ``href``, FHIR ``relation`` and ``url``.
    """
    if is_list(link):
        link = next((one for one in link if _is_next(one)), None)
    targets = (property_of(link, name) for name in ("href", "url", "uri"))
    return next((url for url in targets if url), None)


def _is_next(link: Any) -> bool:
    rel = property_of(link, "rel") or property_of(link, "relation")
    rels = rel.lower().split() if isinstance(rel, str) else rel
    return is_collection(rels) and "next" in rels


def next_link(field: str) -> str:
    """Return the target of the ``next`` link in a Link header field (RFC 8288 §3).

    Targets and quoted strings may contain commas and semicolons.
    """
    rest = field
    while rest:
        _, _, rest = rest.partition("<")
        target, end, rest = rest.partition(">")
        parameters, rest = _parameters(rest)
        if end and "next" in parameters.get("rel", "").lower().split():
            return target.strip()
    return ""


def _parameters(text: str) -> tuple[dict[str, str], str]:
    """Return a link's parameters and the remaining text; the first of two equals
    counts.
    """
    found: dict[str, str] = {}
    text = text.lstrip()
    while text.startswith(";"):
        name, sign, rest = text[1:].partition("=")
        bare = min(i for c in ";,\0" if (i := (text + "\0").find(c, 1)) > 0)
        if not sign or bare < 1 + len(name):
            text = text[bare:].lstrip()
            continue
        rest = rest.lstrip()
        if rest.startswith('"'):
            value, rest = _quoted(rest[1:])
        else:
            end = min(i for c in ";,\0" if (i := (rest + "\0").find(c)) >= 0)
            value, rest = rest[:end].strip(), rest[end:]
        found.setdefault(name.strip().lower(), value)
        text = rest.lstrip()
    return found, text


def _quoted(text: str) -> tuple[str, str]:
    """Return a quoted string without backslashes, and the text after it."""
    out: list[str] = []
    pieces = iter(enumerate(text))
    for index, c in pieces:
        if c == '"':
            return "".join(out), text[index + 1 :]
        out.append(next(pieces, (0, ""))[1] if c == "\\" else c)
    return "".join(out), ""


def operation_at_url(
    state: PageState, reference: str, options: CallOptions
) -> tuple[Operation[Any], CallOptions]:
    """Return the operation at another URL, with its header fields, body and
    credentials.

    Query parameters that the caller passed as credentials, as arguments or in
    ``extra_query``, are kept too.

    Raises:
        PaginationError: The URL has another origin, which must not receive credentials.
    """
    from urllib.parse import unquote_plus

    origin_, path, query = _url_parts(state, reference)
    pieces = [p for p in query.split("&") if p]
    named = [(unquote_plus(piece.partition("=")[0]), piece) for piece in pieces]
    names = {name for name, _ in named}
    # The service may repeat the credentials in its URL; they are removed and added
    # again.
    secrets, arguments = _keys(state, names)
    kept = "&".join(piece for name, piece in named if name not in secrets)
    extra = options.get("extra_query") or {}
    names -= secrets
    options["extra_query"] = {n: v for n, v in extra.items() if n not in names}
    options["base_url"] = origin_
    operation = state.operation
    twin: PagedOperation[Any, Any, Any] = PagedOperation(
        operation.method,
        f"{path}?{kept}" if kept else path,
        pagination=state.pagination,
        arguments=arguments,
        body=operation.body,
        writers=operation.writers,
        body_required=operation.body_required,
        needs=operation.needs,
        constants=operation.constants,
        responses=operation.responses,
        security=operation.security,
    )
    return twin, options


def _keys(state: PageState, names: set[str]) -> tuple[set[str], tuple[Argument, ...]]:
    """Return the query names that the call writes itself and the arguments to keep.

    These are API keys of the operation's security schemes, from the client's
    credentials or from arguments. An API key that only another operation requires
    counts if the URL, whose parameters are ``names``, lacks it.
    """
    call, operation = state.call, state.operation
    keys = {
        id: scheme.name
        for id, scheme in call.settings.service.schemes.items()
        if isinstance(scheme, ApiKey) and scheme.location == "query"
    }
    own = {keys[id] for ids in operation.security for id in ids if id in keys}
    given = {
        argument.wire: argument
        for argument, _ in sent_arguments(operation.arguments, state.values)
        if argument.location == "query" and argument.wire in keys.values()
    }
    passed = {*given, *(state.options.get("extra_query") or {})}
    secrets = own & passed | {keys[id] for id in call.schemes if id in keys}
    wires = secrets | (given.keys() - names)
    arguments = (
        *(a for a in operation.arguments if a.location not in _IN_URL),
        *(a for wire, a in given.items() if wire in wires),
    )
    return secrets, arguments


def _url_parts(state: PageState, reference: str) -> tuple[str, str, str]:
    """Return origin, path and query of a URL at the client's own origin.

    An http URL at the host of a client that uses https counts as the same origin: a
    service behind a proxy does not know the scheme of its clients.
    """
    from urllib.parse import quote, urljoin

    base = state.call.base_url
    try:
        url = urljoin(state.url, quote(reference, safe="!#$%&'()*+,/:;=?@[]~"))
    except ValueError as error:
        message = f"{state.call.label}: the next page's URL is not valid: {error}"
        raise PaginationError(message) from error
    place, own = origin(url), origin(base)
    same_host = place[0] == "http" and own[0] == "https" and place[1] == own[1]
    if place != own and not (same_host and place[2] in ("80", own[2])):
        shown = f"{place[0]}://{place[1]}:{place[2]}"
        raise PaginationError(
            f"{state.call.label}: the next page is at another origin, {shown}; "
            "credentials are sent to the client's own origin only"
        )
    scheme, _, rest = base.partition("://")
    host = rest.partition("/")[0].partition("?")[0]
    where, _, query = url.partition("://")[2].partition("#")[0].partition("?")
    _, slash, path = where.partition("/")
    return f"{scheme}://{host}", slash + path, query
