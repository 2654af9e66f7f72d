"""Release connections after a fork, with their event loop, and at garbage collection."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from typing import Any, Protocol
from weakref import WeakSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
    from typing import TypeVar

    T = TypeVar("T")


class Owned(Protocol):
    """An object that holds connections, locks or tokens of this process."""

    def forked(self) -> None:
        """Drop them. This is called in the child first thing after ``os.fork``."""

    def exits(self) -> None:
        """Close what cannot be closed later. This is called before the interpreter
        exits.
        """


_owned: WeakSet[Owned] = WeakSet()
_inherited: list[Any] = []


def own(thing: Owned) -> None:
    _owned.add(thing)


def leave(thing: Any) -> None:
    _inherited.append(thing)


def finalizing(ask: Callable[[], bool] = sys.is_finalizing) -> bool:
    return ask()


def _before_exit() -> None:
    with suppress(RuntimeError):  # another thread is creating a client
        for thing in list(_owned):
            thing.exits()


atexit.register(_before_exit)


def _after_fork() -> None:
    import warnings

    # Only one thread runs here. Python warns about sockets that are dropped while open,
    # but the child must not close them because the parent uses the connections.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for thing in list(_owned):
            thing.forked()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_after_fork)


def current_loop() -> Any:
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        trio: Any = sys.modules.get("trio")
        return trio and trio.lowlevel.current_trio_token()


def close_later(loop: Any, close: Callable[[], Awaitable[object]]) -> None:
    if loop is None or finalizing():
        return

    async def closed() -> None:
        with suppress(Exception):
            await close()

    with suppress(RuntimeError):  # the loop is closed
        if hasattr(loop, "call_soon_threadsafe"):
            loop.call_soon_threadsafe(_start_task, loop, closed)
        else:
            spawn = sys.modules["trio"].lowlevel.spawn_system_task
            loop.run_sync_soon(spawn, closed)


def finalizer() -> Callable[[Any], object] | None:
    return sys.get_asyncgen_hooks().finalizer


_closing: set[Any] = set()


def _start_task(loop: Any, work: Callable[[], Any]) -> None:
    task = loop.create_task(work())
    _closing.add(task)  # the loop holds only a weak reference
    task.add_done_callback(_closing.discard)


def unhooked(values: AsyncGenerator[T, None]) -> AsyncGenerator[T, None] | Unhooked:
    return values if finalizer() is _forget else Unhooked(values)


class Unhooked:
    """An asynchronous generator that runs without the hooks of the event loop."""

    __slots__ = ("_started", "_values")

    def __init__(self, values: AsyncGenerator[Any, None]) -> None:
        self._values = values
        self._started = False

    def __aiter__(self) -> Unhooked:
        return self

    def __anext__(self) -> Awaitable[Any]:
        if self._started:
            return self._values.__anext__()
        self._started = True
        return _Step(self._values.__anext__)

    async def aclose(self) -> None:
        await _Step(self._values.aclose)


def _forget(generator: object) -> None:
    """Do nothing with an abandoned generator: the owner of its connection closes it."""


class _Step:
    """An awaitable step of such a generator."""

    __slots__ = ("_begin",)

    def __init__(self, begin: Callable[[], Any]) -> None:
        self._begin = begin

    def __await__(self) -> Generator[Any, Any, Any]:
        steps: Any = None
        given: Any = None
        error: BaseException | None = None
        while True:
            # A generator copies the hooks of its thread when it starts.
            hooks = sys.get_asyncgen_hooks()
            sys.set_asyncgen_hooks(None, _forget)
            try:
                if steps is None:
                    steps = self._begin().__await__()
                waited = steps.send(given) if error is None else steps.throw(error)
            except StopIteration as stop:
                return stop.value
            finally:
                sys.set_asyncgen_hooks(*hooks)
            given = error = None
            try:
                given = yield waited
            except BaseException as raised:
                error = raised
