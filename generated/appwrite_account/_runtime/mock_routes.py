"""The operations of a mock: their responses, and assertions about their calls."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import APIError
from .mock_answers import Planned, failure, success
from .mock_calls import Call, difference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol, TypeAlias, TypeGuard

    from .operations import Operation

    class Service(Protocol):
        """The part of the mock that a route needs."""

        strict: bool

        def add(self, route: Route[Any]) -> None:
            """Register a route."""

        def example(self, route: str) -> Any:
            """Return the example response of an operation.

            Raises:
                LookupError: If there is none.
            """

    Failing: TypeAlias = APIError | type[APIError]

    Answers: TypeAlias = tuple[
        list[Callable[[Call], Planned]], Callable[[Call], Planned] | None
    ]
    """The responses that are used once each, in order, and the one that is used after
    them.
    """

T = TypeVar("T")


def _fails(answer: Any) -> TypeGuard[Failing]:
    kind = answer if isinstance(answer, type) else type(answer)
    return issubclass(kind, APIError)


class UnexpectedCallError(AssertionError):
    """The client called an operation for which no response is set."""


class Route(Generic[T]):
    """An operation of a mock; ``T`` is the type of its response.

    If no response is set, it returns the example from the API's document. In a strict
    mock, such a call fails.
    """

    calls: list[Call]
    """The calls, in the order of their first requests."""

    def __init__(self, service: Service, name: str, operation: Operation[Any]) -> None:
        self.name = name
        self.operation = operation
        self._service = service
        self.reset()

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("a route cannot be copied or pickled without its mock")

    def reset(self) -> None:
        """Remove the responses and forget the calls."""
        self.calls = []
        # One attribute, so that other threads never see a partial change.
        self._answers: Answers | None = None

    def returns(
        self,
        answer: T,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Return this value from every call.

        Args:
            answer: A model, a mapping with JSON names or Python names, another value
                that the operation returns, or the items of a stream.
            status: The HTTP status code; by default the first successful one described.
            headers: Header fields of the response.

        Raises:
            ValueError: If the status is not a success.
            TypeError: If the value cannot be written.
            ValidationError: If the value does not match the schema and the mock is
                strict.
        """
        self._answer(self._planned(answer, status, headers))

    def returns_sequence(self, *answers: T | Failing) -> None:
        """Return the next of these values for each request. An exception is raised
        instead.

        A request after the last value fails the test.
        """
        self._plan([self._planned(answer) for answer in answers])

    def returns_from(self, function: Callable[[Call], T | Failing]) -> None:
        """Return what a function returns for the call. An exception that it returns is
        raised.
        """
        self._plan([], lambda call: self._planned(function(call))(call))

    def returns_example(self) -> None:
        """Return the example from the API's document from every call.

        Raises:
            LookupError: If there is none.
        """
        self._answer(self._planned(self._service.example(self.name)))

    def raises(
        self,
        error: int | Failing,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Make every call raise an error.

        Args:
            error: An HTTP status code from 400 to 599, an exception that calls raise,
                or its class. The status, header fields and body of an exception are
                sent, but not its message.
            body: The body of the response: a model, plain data, text or bytes.
            headers: Header fields of the response.

        Raises:
            ValueError: If the status is not an error.
            TypeError: If no response causes the exception.
        """
        planned = failure(self.operation, error, body, headers)
        self._answer(lambda _: planned)

    def _planned(
        self,
        answer: Any,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Callable[[Call], Planned]:
        if _fails(answer):
            failed = failure(self.operation, answer)
            return lambda _: failed

        def plan(streamed: bool) -> Planned:
            return success(
                self.operation,
                answer,
                status=status,
                headers=headers,
                strict=self._service.strict,
                streamed=streamed,
            )

        if not isinstance(answer, str | bytes | dict) and hasattr(answer, "__next__"):
            answer = list(answer)
        both = plan(False), plan(True)
        # By convention the argument `stream` requests a streamed response.
        return lambda call: both[call.arguments.get("stream") is True]

    def _answer(self, always: Callable[[Call], Planned]) -> None:
        self._plan([], always)

    def _plan(
        self,
        turns: list[Callable[[Call], Planned]],
        always: Callable[[Call], Planned] | None = None,
    ) -> None:
        self._answers = turns, always

    def answer(self, call: Call) -> Planned:
        """Return the next response.

        Raises:
            UnexpectedCallError: If none is set.
        """
        turns, always = self._answers or ([], None)
        with suppress(IndexError):
            always = turns.pop(0)
        if always is not None:
            return always(call)
        if self._answers is None and not self._service.strict:
            try:
                return self._planned(self._service.example(self.name))(call)
            except LookupError:
                pass
        none_left = "no response is left" if self._answers else "no response is set"
        raise UnexpectedCallError(f"{none_left} for {self.name}: {call.request!r}")

    @property
    def unused(self) -> bool:
        """Whether a response is set that was never used."""
        return self._answers is not None and bool(self._answers[0] or not self.calls)

    @property
    def call_count(self) -> int:
        """The number of calls. Retries of a call are not counted."""
        return len(self.calls)

    @property
    def last_call(self) -> Call:
        """The last call.

        Raises:
            AssertionError: If there was none.
        """
        __tracebackhide__ = True
        if not self.calls:
            raise AssertionError(f"{self.name} was not called")
        return self.calls[-1]

    def assert_not_called(self) -> None:
        """Fail if there was any call."""
        __tracebackhide__ = True
        if self.calls:
            raise AssertionError(
                f"{self.name} was expected not to be called, but was: {self.calls}"
            )

    def assert_called_once(self) -> None:
        """Fail unless there was exactly one call."""
        __tracebackhide__ = True
        if len(self.calls) != 1:
            raise AssertionError(
                f"{self.name} was expected to be called once, "
                f"but was called {len(self.calls)} times"
            )

    def assert_called_once_with(self, /, **arguments: object) -> None:
        """Fail unless there was exactly one call, with exactly these arguments."""
        __tracebackhide__ = True
        self.assert_called_once()
        self.assert_called_with(**arguments)

    def assert_called_with(self, /, **arguments: object) -> None:
        """Fail unless the last call had exactly these arguments.

        Raises:
            TypeError: If the operation has no argument of this name.
        """
        __tracebackhide__ = True
        found = difference(self.operation, self.last_call, arguments)
        if found:
            raise AssertionError(
                f"{self.name} was called with different arguments:\n{found}"
            )

    def __repr__(self) -> str:
        return f"<Route {self.name}, called {len(self.calls)} times>"


class Routes:
    """The routes of a resource, one for each annotation of the class."""

    def __init__(self, service: Service, module: str, name: str = "") -> None:
        home = sys.modules[type(self).__module__].__package__
        constants = vars(import_module(f"..{module}", home))
        name = name or module.rpartition(".")[2]
        for method in type(self).__annotations__:
            constant = f"_{method.upper() if method.isascii() else method}"
            route = Route[Any](service, f"{name}.{method}", constants[constant])
            setattr(self, method, route)
            service.add(route)
