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
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

from .errors import PaginationError
from .media_types import is_json
from .models import EXTRA, Model, shape_of
from .operations import Operation
from .settings import check_options
from .typeguards import is_list, is_object, is_tuple

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
        self.value: Any = value
        self.url: str = url
        self.mark: str | None = mark
        self.start: int | None = start


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
        self.pagination: Pagination = pagination
        self.call: CallState = call
        self.url: str = outcome.request.url
        self.link: str = outcome.response.headers.get("link", "")
        self.past: int = 0
        self.empty: int = 0
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


class CopyState:
    """The state of a page that was deeply copied or unpickled, without its call.

    Args:
        items: The path of JSON names to the items, see `Pagination`.
        more: Whether there is a next page, which the copy cannot fetch.
    """

    __slots__ = ("more", "pagination")

    def __init__(self, items: tuple[str, ...], more: bool) -> None:
        self.pagination: Pagination = Pagination(items=items)
        self.more: bool = more

    def next_page(self, page: Any) -> NextPage | None:
        """Return a next page that cannot be requested, or None if there is none."""
        return NextPage() if self.more else None

    def next_call(self, to: NextPage, page: Any) -> tuple[Operation[Any], CallOptions]:
        """Refuse to request the next page.

        Raises:
            PaginationError: Always.
        """
        raise PaginationError(
            "there is a next page, but a copy of a page cannot fetch it: "
            "deep copies and unpickled pages do not contain the call"
        )


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
        self.items: tuple[str, ...] = items
        self.more: tuple[str, ...] = more
        self.done: tuple[str, ...] = done

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
        self.parameter: str = parameter
        self.in_body: bool = in_body

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
        self.pagination: Pagination = pagination

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

        Raises:
            PaginationError: The page was not returned by a call.
        """
        return self._next_page() is not None

    def _next_page(self) -> NextPage | None:
        return self._state().next_page(self)

    def _state(self) -> PageState:
        try:
            return self._page_state
        except AttributeError:
            raise PaginationError(
                f"{type(self).__name__} was not returned by a call: only such a page "
                "has a next page and can be iterated over"
            ) from None

    def _items(self) -> list[T]:
        return self._state().pagination.page_items(self)

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
            PaginationError: There is no next page, it repeats an earlier page, its URL
                has another origin than the client's, or this page is a copy.
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
            PaginationError: There is no next page, it repeats an earlier page, its URL
                has another origin than the client's, or this page is a copy.
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

    if TYPE_CHECKING:
        __hash__: ClassVar[None]  # type: ignore[assignment]
    else:
        __hash__ = None

    def __copy__(self) -> Self:
        model: Any = Model
        twin: Self = model.__copy__(self)
        if not hasattr(self, "_page_state"):
            return twin
        return with_page_state(twin, self._caller, self._page_state)

    def __getstate__(self) -> Any:
        model: Any = super()
        fields = model.__getstate__()
        if not hasattr(self, "_page_state"):
            return fields
        state = self._page_state
        return fields, state.pagination.items, state.next_page(self) is not None

    def __setstate__(self, state: Any) -> None:
        model: Any = super()
        if not is_tuple(state):
            model.__setstate__(state)
            return
        fields, items, more = state
        model.__setstate__(fields)
        copied: Any = CopyState(items, more)
        with_page_state(self, None, copied)


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
