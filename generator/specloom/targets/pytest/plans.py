"""What the tests of one operation do: the values they give, the requests they expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from specloom import ir
from specloom.ir import Access, Json
from specloom.kinds import is_object
from specloom.targets.calls import Argument, Call, payload, resolved, sent
from specloom.targets.forms import calls_of
from specloom.targets.offers import suited
from specloom.targets.pytest.answers import Answer, failure, success
from specloom.targets.pytest.expressions import (
    Base64Text,
    Expression,
    ReadyText,
    expression,
)
from specloom.targets.pytest.page_plans import PagePlan, page_plan, second_request
from specloom.targets.pytest.servers import address, own_address
from specloom.targets.pytest.styles import UnsendableError
from specloom.targets.pytest.wire import Request, request
from specloom.targets.python.code import Code, literal
from specloom.targets.samples import NoSample, Samples
from specloom.targets.samples_fit import fits

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call with the arguments it is given, by id, beside the request it makes."""

    arguments: tuple[tuple[str, Code], ...]
    request: Request


@dataclass(frozen=True, slots=True)
class Plan:
    """The tests of an operation.

    ``required`` gives the required arguments alone, or is the reason why no call can be
    made; ``everything`` gives all of them, and is None where that would be the same.
    ``form`` is the body's media type when it is not the one that is sent by default;
    ``asked`` when it is for the caller to ask for it, by a field of the header.
    """

    called: Call
    required: Attempt | str
    everything: Attempt | None
    answer: Answer
    error: Answer
    form: str = ""
    asked: bool = False
    pages: Paging | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """The test of two pages: the call, what is answered, the request for the second."""

    attempt: Attempt
    plan: PagePlan
    second: Request


class Planner:
    """Makes plans for the operations of one API."""

    def __init__(self, api: ir.Api) -> None:
        self._api = api
        self._requests = Samples(api, Access.WRITE)
        self._answers = Samples(api, Access.READ)
        self._own = own_address(api)

    def plans(self, operation: ir.Operation) -> Iterator[Plan]:
        """The plans for an operation, one for each of its calls."""
        for called in calls_of(self._api, operation):
            yield self._plan(called)
            if called.switch is not None:
                yield self._plan(switched(called))
            if any(a.kind == "choice" for a in called.arguments) and not called.twin:
                yield from self._further(called)
            else:
                yield from self._xml(called)

    def _further(self, called: Call) -> Iterator[Plan]:
        """The plans for the other forms of a body."""
        assert called.operation.body is not None
        for content in called.operation.body.contents:
            if content is not called.content:
                plan = self._plan(replace(called, content=content))
                yield replace(plan, form=content.media_type)

    def _xml(self, called: Call) -> Iterator[Plan]:
        """The plan for the body and the answers in XML, beside other forms of them."""
        bodies = called.operation.body.contents if called.operation.body else ()
        others = [c for c in bodies if c is not called.content and _is_xml(c)]
        for content in others[:1]:
            plan = self._plan(replace(called, content=content), xml=True)
            yield replace(plan, form=content.media_type, asked=True)

    def _plan(self, called: Call, *, xml: bool = False) -> Plan:
        everything: Attempt | None = None
        try:
            required: Attempt | str = self._attempt(called, everything=False)
        except (NoSample, UnsendableError) as reason:
            required = str(reason)
        if isinstance(required, Attempt) and (
            len(called.arguments) > len(required.arguments)
            or any(self._has_members(argument) for argument in called.arguments)
        ):
            everything = self._everything(called, required)
        answer = success(self._api, called, self._answers, xml_first=xml)
        return Plan(
            called,
            required,
            everything,
            answer,
            failure(self._api, called, self._answers, xml_first=xml),
            pages=self._pages(called, answer, required),
        )

    def _pages(
        self, called: Call, answer: Answer, required: Attempt | str
    ) -> Paging | None:
        if isinstance(required, str):
            return None
        url = required.request.url
        plan = page_plan(self._api, called, answer, self._answers, url)
        if plan is None:
            return None
        attempt = self._attempt(called, everything=False, chosen=plan.given)
        second = second_request(self._api, called, attempt.request, plan)
        return None if second is None else Paging(attempt, plan, second)

    def _everything(self, called: Call, required: Attempt) -> Attempt | None:
        try:
            attempt = self._attempt(called, everything=True)
        except (NoSample, UnsendableError):
            return None
        more = len(attempt.arguments) > len(required.arguments)
        return attempt if more or attempt.request.url != required.request.url else None

    def _has_members(self, argument: Argument) -> bool:
        """Whether the argument is an object of the query, whose members are parameters."""
        if argument.location != "query":
            return False
        return isinstance(resolved(self._api, argument.type), ir.Model)

    def _attempt(
        self, called: Call, *, everything: bool, chosen: Mapping[str, Any] = NOTHING
    ) -> Attempt:
        given: list[tuple[Argument, Any]] = []
        codes: list[tuple[str, Code]] = []
        example = self._body_example(called)
        bodied = everything or any(
            a.kind == "member" and (a.required or a.wire in chosen)
            for a in called.arguments
        )
        for argument in called.arguments:
            required = argument.required or (argument.needed and bodied)
            if argument.fixed is not None:
                given.append((argument, argument.fixed.value))
            elif argument.wire in chosen or required or _is_given(argument, everything):
                try:
                    of = _given_type(called, argument)
                    value = chosen.get(argument.wire)
                    if value is None:
                        value = self._value(of, example, everything=everything)
                    if called.switch is not None and argument.id == called.switch.id:
                        value = called.stream is not None
                except NoSample:
                    if required:
                        raise
                    continue
                made = expression(self._api, of.type, value)
                if made.wire is None and argument.location != "body":
                    if required:
                        raise UnsendableError(f"{argument.wire} has no value but null")
                    continue
                if argument.kind == "whole":
                    raw = _is_raw(made)
                    called = replace(called, content=suited(called, raw=raw))
                    if raw and isinstance(made.wire, str):
                        made = replace(made, wire=_ready(made.wire))
                given.append((argument, made.wire))
                codes.append((argument.id, made.code))
        base = address(self._api, called.operation, own=self._own)
        return Attempt(tuple(codes), request(self._api, called, given, base))

    def _value(
        self, argument: Argument, example: dict[str, Any], *, everything: bool
    ) -> Any:
        examples = list(argument.examples)
        if argument.kind == "member" and argument.wire in example:
            examples.insert(0, Json.of(example[argument.wire]))
        return self._requests.value(
            argument.type,
            examples=_sendable(argument, examples),
            default=argument.default,
            limits=argument.limits,
            word=argument.wire,
            # What is nested in an object of the query is written in its own way.
            levels=(2 if argument.location == "query" else 1) * everything,
        )

    def _body_example(self, called: Call) -> dict[str, Any]:
        """The document's example of a whole body whose members are arguments."""
        if called.content is None:
            return {}
        of = payload(called.content)
        shape = resolved(self._api, of)
        own = shape.examples if isinstance(shape, ir.Model) else ()
        for candidate in (*called.content.examples, *own):
            value = candidate.value
            if is_object(value) and fits(self._api, of, value, direction=Access.WRITE):
                return value
        return {}


def _is_given(argument: Argument, everything: bool) -> bool:
    return everything or argument.kind == "choice"


def _given_type(called: Call, argument: Argument) -> Argument:
    """The argument as the body's form wants it."""
    if called.content is None:
        return argument
    if argument.kind == "whole":
        examples = called.content.examples
        return replace(argument, type=sent(called.content), examples=examples)
    if argument.kind == "choice":
        media_type = ir.Json.of(called.content.media_type)
        return replace(argument, type=ir.Literals((media_type,), None, closed=True))
    return argument


def _is_xml(content: ir.Content) -> bool:
    """Whether a body can be asked for that is XML."""
    return content.xml is not None and "*" not in content.media_type


def _is_raw(made: Expression) -> bool:
    """Whether the client is given text or bytes."""
    is_text = isinstance(made.wire, str) and made.code == literal(made.wire)
    return is_text or isinstance(made.wire, bytes | Base64Text)


def _ready(text: str) -> str:
    return text if isinstance(text, Base64Text) else ReadyText(text)


def switched(called: Call) -> Call:
    """The call that asks for events by the boolean member for it."""
    arguments = tuple(
        replace(a, required=True) if a == called.switch else a for a in called.arguments
    )
    return replace(called, arguments=arguments, stream=called.events, events=None)


def _sendable(argument: Argument, examples: list[Json]) -> Iterator[Json]:
    """The examples that can stand where the argument travels."""
    for example in examples:
        value = example.value
        if argument.location in ("header", "cookie") and isinstance(value, str):
            plain = value.isascii() and value.isprintable() and value.strip() == value
            if not plain:
                continue
        if argument.location == "path" and value in ("", [], {}):
            continue
        yield example
