"""Calls that are to come, and whose pages a loop may go through at once."""

from __future__ import annotations

from .errors import PaginationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Generator
    from typing import Any, Generic, TypeVar

    P = TypeVar("P")
    T = TypeVar("T")

    class _Coming(Coroutine[Any, Any, P], Generic[P, T]):
        """What type checkers take a call that is to come for."""

else:
    from .operations import Generic

    _Coming = Generic
    P = T = None


class Paginator(_Coming[P, T]):
    """A call that is to come: awaited, it gives its first page; ``async for`` gives the
    items of all pages.
    """

    __slots__ = ("_call", "_coming")

    def __init__(self, call: Callable[[], Coroutine[Any, Any, P]]) -> None:
        self._call = call
        self._coming: Coroutine[Any, Any, P] | None = None

    def __await__(self) -> Generator[Any, Any, P]:
        return self._call().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        page: Any = await self._call()
        if page is None:
            return  # the service may respond without content: there is no item
        if not hasattr(page, "has_next_page"):
            raise PaginationError("the answer is no page: it is not as described")
        async for item in page:
            yield item

    # It can stand wherever a coroutine can: asyncio.run, asyncio.create_task.

    def send(self, value: Any) -> Any:
        return self._coroutine().send(value)

    def throw(self, *error: Any) -> Any:
        return self._coroutine().throw(*error)

    def close(self) -> None:
        if self._coming is not None:
            self._coming.close()

    def _coroutine(self) -> Coroutine[Any, Any, P]:
        if self._coming is None:
            self._coming = self._call()
        return self._coming
