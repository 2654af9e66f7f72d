"""The operations of a test double: what they answer, and how they were called."""

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
        """What a route needs of its double."""

        strict: bool

        def add(self, route: Route[Any]) -> None:
            """Make a route known."""

        def example(self, route: str) -> Any:
            """The example of an operation's answer; LookupError without one."""

    Failing: TypeAlias = APIError | type[APIError]

    Answers: TypeAlias = tuple[
        list[Callable[[Call], Planned]], Callable[[Call], Planned] | None
    ]
    """The answers that are given once, in order, and the one that is given after them."""

T = TypeVar("T")


def _fails(answer: Any) -> TypeGuard[Failing]:
    kind = answer if isinstance(answer, type) else type(answer)
    return issubclass(kind, APIError)


class UnexpectedCallError(AssertionError):
    """The client asked for what no answer was set for."""


class Route(Generic[T]):
    """An operation of a test double; ``T`` is what it may answer.

    Without an answer set it gives the example of the API's description, or fails
    where the double is strict.
    """

    calls: list[Call]
    """The calls, in the order of their first requests."""

    def __init__(self, service: Service, name: str, operation: Operation[Any]) -> None:
        self.name = name
        self.operation = operation
        self._service = service
        self.reset()

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("a route cannot be copied or pickled without its test double")

    def reset(self) -> None:
        """Forget answers and calls."""
        self.calls = []
        # One attribute, so that no thread sees half of a change.
        self._answers: Answers | None = None

    def returns(
        self,
        answer: T,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer every call with this.

        Args:
            answer: A model, a mapping as it travels or by Python's names, what else the
                operation returns, or the items of a stream.
            status: The status; by default the first described one of success.
            headers: Header fields of the answer.

        Raises:
            ValueError: when the status is none of success.
            TypeError: when the answer cannot be written.
            DeviationError: when it is not as described, and the double is strict.
        """
        self._answer(self._planned(answer, status, headers))

    def returns_in_turn(self, *answers: T | Failing) -> None:
        """Answer each request with the next of these, an exception by failing.

        A request after the last one fails the test.
        """
        self._plan([self._planned(answer) for answer in answers])

    def returns_from(self, function: Callable[[Call], T | Failing]) -> None:
        """Answer each request with what a function makes of the call."""
        self._plan([], lambda call: self._planned(function(call))(call))

    def returns_example(self) -> None:
        """Answer every call with the example of the API's description.

        Raises:
            LookupError: when there is none.
        """
        self._answer(self._planned(self._service.example(self.name)))

    def raises(
        self,
        error: int | Failing,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Fail every call.

        Args:
            error: A status from 400 to 599, an exception that calls raise, or its class.
                Of an exception, status, headers and body travel, not its message.
            body: The body of the answer: a model, plain data, text or bytes.
            headers: Header fields of the answer.

        Raises:
            ValueError: when the status means no failure.
            TypeError: when no service can cause the error.
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
        # By habit a call asks for a stream with an argument of that name.
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
        """What comes next.

        Raises:
            UnexpectedCallError: when nothing does.
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
        left = "no further answer" if self._answers else "no answer"
        raise UnexpectedCallError(f"{left} is set for {self.name}: {call.request!r}")

    @property
    def unused(self) -> bool:
        """Whether an answer was set that nobody asked for."""
        return self._answers is not None and bool(self._answers[0] or not self.calls)

    @property
    def call_count(self) -> int:
        """How often it was called; attempts of one call count once."""
        return len(self.calls)

    @property
    def last_call(self) -> Call:
        """The last call.

        Raises:
            AssertionError: when there was none.
        """
        __tracebackhide__ = True
        if not self.calls:
            raise AssertionError(f"{self.name} was not called")
        return self.calls[-1]

    def assert_not_called(self) -> None:
        """Fail unless there was no call."""
        __tracebackhide__ = True
        if self.calls:
            raise AssertionError(f"{self.name} was called: {self.calls}")

    def assert_called_once(self) -> None:
        """Fail unless there was exactly one call."""
        __tracebackhide__ = True
        if len(self.calls) != 1:
            raise AssertionError(f"{self.name} was called {len(self.calls)} times")

    def assert_called_once_with(self, /, **arguments: object) -> None:
        """Fail unless there was exactly one call, with exactly these arguments."""
        __tracebackhide__ = True
        self.assert_called_once()
        self.assert_called_with(**arguments)

    def assert_called_with(self, /, **arguments: object) -> None:
        """Fail unless the last call had exactly these arguments.

        Raises:
            TypeError: for an argument that the operation does not have.
        """
        __tracebackhide__ = True
        found = difference(self.operation, self.last_call, arguments)
        if found:
            raise AssertionError(f"{self.name} was called otherwise:\n{found}")

    def __repr__(self) -> str:
        return f"<Route {self.name}, called {len(self.calls)} times>"


class Routes:
    """The routes of a group: one for each annotated name of the class."""

    def __init__(self, service: Service, module: str, name: str = "") -> None:
        home = sys.modules[type(self).__module__].__package__
        constants = vars(import_module(f"..{module}", home))
        name = name or module.rpartition(".")[2]
        for method in type(self).__annotations__:
            constant = f"_{method.upper() if method.isascii() else method}"
            route = Route[Any](service, f"{name}.{method}", constants[constant])
            setattr(self, method, route)
            service.add(route)
