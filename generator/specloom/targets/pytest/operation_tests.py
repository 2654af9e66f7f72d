"""The tests of operations: what is sent, what comes back, what is raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specloom import ir
from specloom.naming import identifier
from specloom.targets.pytest.answers import Answer, error_class
from specloom.targets.pytest.bodies import Body, Part
from specloom.targets.pytest.constants import Constants, constant_name
from specloom.targets.pytest.expressions import repr_of
from specloom.targets.pytest.plans import Attempt, Paging, Plan
from specloom.targets.pytest.results import Results
from specloom.targets.pytest.statements import (
    Equal,
    Function,
    Line,
    Statement,
    assigned,
    block_string,
    tuple_of,
)
from specloom.targets.pytest.texts import json_lines, json_text
from specloom.targets.pytest.wire import Request
from specloom.targets.pytest.xml import tags
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    quoted,
    table,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.python.style import STYLE

SERVER = Symbol("conftest", "Server")
_PARAMETERS: tuple[Code, ...] = (Labelled("server: ", SERVER),)
_LONGEST = 60  # columns of JSON that may stand within a call


@dataclass(frozen=True, slots=True)
class OperationTests:
    """Writes the tests of a group's operations.

    ``common`` are the header fields that an example has, ``viewed`` the operations
    whose responses are looked at, by what they return.
    """

    api: ir.Api
    names: PythonNames
    namespace: str
    common: dict[str, str]
    viewed: Mapping[str, str]
    constants: Constants = field(default_factory=Constants)
    kinds: set[str] = field(default_factory=set[str])  # whose responses were looked at

    def functions(self, plan: Plan) -> Iterator[Function]:
        """The tests of one operation."""
        name = f"test_{self._name(plan)}"
        if isinstance(plan.required, str):
            reason = Labelled("reason=", quoted(plan.required))
            skip = call("pytest.skip", reason)
            yield Function(f"{name}_is_not_tested", (), (Line(skip),))
            return
        yield Function(
            f"{name}_sends_what_is_required",
            _PARAMETERS,
            (*self._sending(plan, plan.required), *self._decoded(plan)),
        )
        if plan.everything is not None:
            yield Function(
                f"{name}_sends_everything",
                _PARAMETERS,
                tuple(self._sending(plan, plan.everything, result=False)),
            )
        if plan.pages is not None:
            statements = tuple(self._paging(plan, plan.pages))
            yield Function(f"{name}_goes_on_to_the_next_page", _PARAMETERS, statements)
        yield Function(
            f"{name}_raises_its_error",
            _PARAMETERS,
            tuple(self._raising(plan, plan.required)),
        )
        kind = kind_of(plan)
        looked_at = self.viewed.get(kind) == plan.called.operation.id
        if looked_at and kind not in self.kinds:
            self.kinds.add(kind)
            statements = tuple(self._viewed(plan, plan.required))
            yield Function(f"{name}_shows_its_response", _PARAMETERS, statements)

    def _name(self, plan: Plan) -> str:
        name = self.names.method_of(plan.called)
        switched = plan.called.switch is not None and _streams(plan)
        if plan.form:
            word = plan.form.partition(";")[0].rpartition("/")[2]
            return f"{name}__as_{identifier(word, STYLE['argument'])}"
        return f"{name}__streamed" if switched else name

    # ------------------------------------------------------------------------------- what is sent

    def _sending(
        self, plan: Plan, attempt: Attempt, *, result: bool = True
    ) -> Iterator[Statement]:
        yield assigned("client", self._answers(plan, plan.answer, "answer"))
        waits = "items" if _streams(plan) else "result"
        called = call(f"server.{waits}", self._call(plan, attempt))
        shown = result and _shows(plan)
        yield assigned("result", called) if shown else Line(called)
        yield from self._received(attempt.request)

    def _paging(self, plan: Plan, pages: Paging) -> Iterator[Statement]:
        told, method = pages.plan, self.names.method_of(plan.called)
        texts = [
            self.constants.spelled(text, (constant_name(method, role),))
            for text, role in (
                (told.item, "item"),
                (told.first, "first page"),
                (told.last, "last page"),
            )
        ]
        more: list[Code] = []
        if told.media_type != "application/json":
            more.append(Labelled("media_type=", quoted(told.media_type)))
        if told.link:
            more.append(Labelled("link=", quoted(told.link)))
        yield assigned("client", call("server.pages", *texts, *more))
        found = call("server.items", self._call(plan, pages.attempt))
        yield assigned("items", found)
        yield Line("server.leaves_the_first_page()")
        yield from self._received(pages.second)
        results = Results(self.api, self.names)
        assert plan.called.paging is not None
        yield from results.all_are(
            "items", plan.called.paging.item, texts[0], told.length
        )

    def _viewed(self, plan: Plan, attempt: Attempt) -> Iterator[Statement]:
        """The raw and the streamed response hold the status and the result."""
        method = f"client.{self.namespace}.{self.names.method_of(plan.called)}"
        arguments = self._arguments(plan, attempt)
        for view_ in ("raw", "streamed"):
            yield assigned("client", self._answers(plan, plan.answer, "answer"))
            seen = call(f"server.{view_}", "client", method, *arguments)
            yield assigned("status, result", seen)
            yield Equal("status", str(plan.answer.status))
            yield from self._decoded(plan)

    def _call(self, plan: Plan, attempt: Attempt) -> Code:
        head = f"client.{self.namespace}.{self.names.method_of(plan.called)}"
        return call(head, *self._arguments(plan, attempt))

    def _arguments(self, plan: Plan, attempt: Attempt) -> list[Code]:
        id_ = plan.called.operation.id
        arguments: list[Code] = [
            Labelled(f"{self.names.argument(id_, argument)}=", code)
            for argument, code in attempt.arguments
        ]
        if plan.asked and attempt.request.body is not None:
            asked = table([(quoted("Content-Type"), quoted(plan.form))])
            arguments.append(Labelled("extra_headers=", asked))
        return arguments

    def _received(self, request: Request) -> Iterator[Statement]:
        extra = dict(request.headers)
        items: list[Code] = [quoted(request.method), quoted(request.url)]
        last: list[Code] = []
        if request.body is not None:
            last = list(_body(request.body, extra))
            long = request.body.data is None and request.body.parts is None
            if long and len(json_text(request.body.json)) > _LONGEST:
                yield Line(f"sent = {block_string(json_lines(request.body.json))}")
                last = ["json=sent"]
        yield Line(call("server.received", *items, self._headers(extra), *last))

    def _headers(self, headers: dict[str, str]) -> Code:
        common = self.common
        if headers == common:
            return "HEADERS"
        held = common and all(headers.get(k) == v for k, v in common.items())
        rest = {k: v for k, v in headers.items() if not held or k not in common}
        listed = table((quoted(k), quoted(v)) for k, v in rest.items())
        return Bracket("", "{}", ("**HEADERS", *listed.items)) if held else listed

    # -------------------------------------------------------------------------- what comes back

    def _answers(self, plan: Plan, answer: Answer, role: str) -> Code:
        status: Code = str(answer.status)
        if answer.json is not None and answer.other is None:
            plain = answer.media_type == "application/json"
            rest = [] if plain else [quoted(answer.media_type)]
            text = self._constant(plan, answer, role)
            return call("server.answers", status, text, *rest)
        if answer.other is None:
            return call("server.answers", status)
        other = answer.other
        if isinstance(other, str):
            own = constant_name(self.names.method_of(plan.called), role)
            word = "STREAM" if answer.stream else "TEXT"
            body = self.constants.spelled(other, (f"{own}_{word}",))
        else:
            body = repr_of(other)
        return call("server.answers", status, body, quoted(answer.media_type))

    def _constant(self, plan: Plan, answer: Answer, role: str) -> str:
        assert answer.json is not None
        method = self.names.method_of(plan.called)
        own = constant_name(method, role)
        of = answer.of
        shared = (
            constant_name(self.names.model(of.id)) if isinstance(of, ir.Ref) else own
        )
        return self.constants.spelled(answer.json, (shared, own))

    def _decoded(self, plan: Plan) -> Iterator[Statement]:
        if not _shows(plan):
            return
        answer = plan.answer
        text = self._constant(plan, answer, "answer") if answer.json is not None else ""
        yield from Results(self.api, self.names).same("result", answer, text)

    def _raising(self, plan: Plan, attempt: Attempt) -> Iterator[Statement]:
        yield assigned("client", self._answers(plan, plan.error, "error"))
        raised = Symbol(
            f"{self.names.settings.package}.errors", error_class(plan.error.status)
        )
        yield Line(Labelled("with ", call("pytest.raises", raised), " as raised:"))
        yield Line(call("server.result", self._call(plan, attempt)), inner=True)
        yield Equal("raised.value.status_code", str(plan.error.status))
        error = plan.error
        text = self._constant(plan, error, "error") if error.json is not None else ""
        yield from Results(self.api, self.names).same("raised.value.body", error, text)


def kind_of(plan: Plan) -> str:
    """What a method returns, as far as its views could differ; "" where it has views of
    its own, or nothing can be said of its result.
    """
    if _streams(plan) or plan.called.paging is not None or not _shows(plan):
        return ""
    if plan.called.result is None:
        return "nothing"
    return "data" if plan.answer.json is not None else "content"


def _streams(plan: Plan) -> bool:
    return plan.called.stream is not None


def _shows(plan: Plan) -> bool:
    """Whether a test can say what the method returns."""
    empty = plan.answer.json is None and plan.answer.other is None
    if _streams(plan):
        return not empty
    return plan.called.result is None or not empty


def _body(body: Body, headers: dict[str, str]) -> Iterator[Code]:
    if body.parts is not None:
        headers["content-type"] = body.media_type
        parts = Bracket("", "[]", tuple(map(_part, body.parts)))
        yield Labelled("parts=", parts)
        return
    if body.data is not None:
        headers["content-type"] = body.media_type
        yield Labelled("body=", _bytes(body))
        return
    if body.media_type != "application/json":
        headers["content-type"] = body.media_type
    yield Labelled("json=", quoted(json_text(body.json)))


def _bytes(body: Body) -> Code:
    """The bytes of a body; XML tag by tag when it is long."""
    data = body.data or b""
    if not body.media_type.endswith("xml") or len(data) <= _LONGEST:
        return repr_of(data)
    pieces = tuple(repr_of(tag.encode()) for tag in tags(data.decode()))
    return call('b"".join', Bracket("", "[]", pieces))


def _part(part: Part) -> Code:
    texts = (quoted(part.name), quoted(part.file), quoted(part.media_type))
    return tuple_of([*texts, repr_of(part.data), *map(quoted, part.fields)])
