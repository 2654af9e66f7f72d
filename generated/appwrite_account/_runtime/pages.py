"""Pages of a list, which fetch the pages that follow them."""

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
    """What pages have in common, be the client synchronous or not."""

    _turn: Turn
    _caller: Any

    def has_next_page(self) -> bool:
        """Whether another page follows, as far as this one tells; nothing is sent."""
        return self._onward() is not None

    def _onward(self) -> Onward | None:
        # A page that was made by hand, or unpickled, came from no call.
        return self._turn.onward(self) if hasattr(self, "_turn") else None

    def _items(self) -> list[T]:
        if not hasattr(self, "_turn"):
            return self[:] if is_list(self) else []
        return self._turn.paging.own_items(self)

    def _next_call(self) -> tuple[Onward, Any]:
        to = self._onward()
        if to is None:
            raise PaginationError("no page follows this one")
        operation, options = self._turn.asking(to, self)
        return to, (operation, self._turn.values, options)

    def _followed(self, page: Any, to: Onward) -> Any:
        turn: Turn | None = getattr(page, "_turn", None)
        if turn is not None:
            turn.came_after(self._turn, to, self._items())
        return page


class SyncPages(BasePage[T]):
    """A page that waits for the pages that follow it."""

    def get_next_page(self) -> Self:
        """The next page, asked for with the same arguments and options.

        Raises:
            PaginationError: when there is none, when it was there before, or when it is
                at another origin than the client's.
            APIError: as the call itself.
        """
        to, call = self._next_call()
        page: Self = self._followed(self._caller.call(*call), to)
        return page

    def iter_pages(self) -> Iterator[Self]:
        """This page and all that follow, each fetched when it is its turn."""
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = page.get_next_page()
            if not _goes_on(page):
                return

    def __iter__(self) -> Iterator[T]:
        """The items of this page and of all that follow."""
        for page in self.iter_pages():
            yield from page._items()


class AsyncPages(BasePage[T]):
    """A page that is awaited, as those that follow it are."""

    async def get_next_page(self) -> Self:
        """The next page, asked for with the same arguments and options.

        Raises:
            PaginationError: when there is none, when it was there before, or when it is
                at another origin than the client's.
            APIError: as the call itself.
        """
        to, call = self._next_call()
        page: Self = self._followed(await self._caller.call(*call), to)
        return page

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all that follow, each fetched when it is its turn."""
        page = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = await page.get_next_page()
            if not _goes_on(page):
                return

    async def __aiter__(self) -> AsyncIterator[T]:
        """The items of this page and of all that follow."""
        async for page in self.iter_pages():
            for item in page._items():
                yield item


class ModelPage:
    """A page that is a model: the model's members, equal to it, written as it is."""

    # Beside the instance's dict, which holds the members and nothing else.
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
    """A model that is a page of a list, from the client that waits."""


class AsyncPage(ModelPage, AsyncPages[T]):
    """A model that is a page of a list, from the client that is awaited."""


class ListPage(list[T]):
    """A page that is a list: length, indices and slices are those of this page."""

    def __reduce__(self) -> Any:
        # A copy, or what is unpickled, is this page alone.
        return list, (self[:],)


class SyncListPage(SyncPages[T], ListPage[T]):
    """A list that is a page; a loop goes on to the pages that follow.

    ``page[:]`` is this page alone.
    """


class AsyncListPage(AsyncPages[T], ListPage[T]):
    """A list that is a page; ``async for`` goes on to the pages that follow."""


def page_of(value: Any, kinds: tuple[Any, Any], caller: Any, turn: Turn) -> Any:
    """The value as a page of one of the kinds, for models and for lists.

    What is neither stays as it is: a wrong answer is not lost.
    """
    if caller.opens is not None:  # those that follow are no raw answers
        caller = caller.plain()
    if isinstance(value, Model):
        page = object.__new__(page_class(type(value), kinds[0]))
        page.__dict__.update(value.__dict__)
        return with_call(page, caller, turn)
    if is_list(value) and not turn.paging.items:
        return with_call(kinds[1](value), caller, turn)
    return value


def _goes_on(page: Any) -> bool:
    """Whether what came next is a page, and another one."""
    turn: Turn | None = getattr(page, "_turn", None)
    return turn is not None and not turn.repeats(page)


def with_call(page: P, caller: Any, turn: Turn) -> P:
    """The page, able to fetch the one that follows."""
    # A model refuses what is none of its members.
    object.__setattr__(page, "_caller", caller)
    object.__setattr__(page, "_turn", turn)
    return page


def plain(value: Any) -> Any:
    """A page as the model that it is; anything else as it is."""
    if not isinstance(value, ModelPage):
        return value
    kind: Any = type(value)
    model: Any = object.__new__(kind.__bases__[-1])
    model.__dict__.update(value.__dict__)
    return model


def page_class(model: type[Any], kind: type[Any]) -> type[Any]:
    """The class of a model's pages, made when first asked for."""
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
        # Two threads may both make one; either may be kept.
        setattr(model, key, made)
    return made


def page_named(name: str, models: Any) -> type[Any]:
    """The class of pages that ``pages`` of a package has under a name.

    Raises:
        AttributeError: when there is no such model.
    """
    stem = name.removesuffix("Page")
    for prefix, kind in ("Async", AsyncPage), ("", SyncPage):
        model = getattr(models, stem.removeprefix(prefix), None)
        if stem != name and stem.startswith(prefix) and isinstance(model, type):
            return page_class(model, kind)
    raise AttributeError(f"there is no page named {name!r}", name=name)
