"""Pages of a list, which fetch the pages after them."""

from __future__ import annotations

from .errors import PaginationError
from .kinds import is_list
from .model import Model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Any, Generic, Self, TypeVar

    from .turns import Onward, Turn

    P = TypeVar("P")
    T = TypeVar("T")
else:
    from .operations import Generic

    P = T = None


class BasePage(Generic[T]):
    """Base class of pages, for synchronous and asynchronous clients."""

    _turn: Turn
    _caller: Any

    def has_next_page(self) -> bool:
        """Return whether there is a next page, as far as this page says; sends no
        request.
        """
        return self._onward() is not None

    def _onward(self) -> Onward | None:
        # A page that was constructed directly or unpickled has no client to fetch more.
        return self._turn.onward(self) if hasattr(self, "_turn") else None

    def _items(self) -> list[T]:
        if not hasattr(self, "_turn"):
            return self[:] if is_list(self) else []
        return self._turn.paging.own_items(self)

    def _next_call(self) -> tuple[Onward, Any]:
        to = self._onward()
        if to is None:
            raise PaginationError("there is no next page")
        operation, options = self._turn.asking(to, self)
        return to, (operation, self._turn.values, options)

    def _followed(self, page: Any, to: Onward) -> Any:
        turn: Turn | None = getattr(page, "_turn", None)
        if turn is not None:
            turn.came_after(self._turn, to, self._items())
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
        page: Self = self._followed(self._caller.call(*call), to)
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
            if not _goes_on(page):
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
        page: Self = self._followed(await self._caller.call(*call), to)
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
            if not _goes_on(page):
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
    __slots__ = ("_caller", "_turn")

    _caller: Any
    _turn: Turn

    def __eq__(self, other: object) -> bool:
        return bool(plain(self) == plain(other))

    __hash__ = None  # type: ignore[assignment]

    def __copy__(self) -> Self:
        model: Any = Model
        twin: Self = model.__copy__(self)
        return with_call(twin, self._caller, self._turn)


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


def page_of(value: Any, kinds: tuple[Any, Any], caller: Any, turn: Turn) -> Any:
    """Return the value as a page if it is a model or a list.

    Any other value is returned unchanged, so that an unexpected response is not lost.
    """
    if caller.opens is not None:  # following pages are not raw responses
        caller = caller.plain()
    if isinstance(value, Model):
        page = object.__new__(page_class(type(value), kinds[0]))
        page.__dict__.update(value.__dict__)
        return with_call(page, caller, turn)
    if is_list(value) and not turn.paging.items:
        return with_call(kinds[1](value), caller, turn)
    return value


def _goes_on(page: Any) -> bool:
    """Return whether the value fetched next is a page and not a repeated one."""
    turn: Turn | None = getattr(page, "_turn", None)
    return turn is not None and not turn.repeats(page)


def with_call(page: P, caller: Any, turn: Turn) -> P:
    """Attach the call to the page, so that it can fetch the next one."""
    # A model's own __setattr__ refuses names that are not fields.
    object.__setattr__(page, "_caller", caller)
    object.__setattr__(page, "_turn", turn)
    return page


def plain(value: Any) -> Any:
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
