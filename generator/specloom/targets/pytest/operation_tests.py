"""Tests of operations and webhooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

from msgspec import Struct, field

from specloom import ir
from specloom.ir import Access
from specloom.kinds import is_object
from specloom.naming.assign import identifier, words
from specloom.targets.calls import (
    Incoming,
    MethodSignature,
    OperationGroup,
    Page,
    Settings,
    group_label,
)
from specloom.targets.pytest.cases import OperationCases, PageCases, Planner, TestCase
from specloom.targets.pytest.code import (
    DUMPS,
    LOADS,
    ConstantView,
    Equal,
    Function,
    Line,
    Statement,
    TestConstants,
    TestFunctionView,
    assigned,
    block_string,
    constant_name,
    json_lines,
    json_text,
    needs,
    plain,
    repr_of,
    tuple_of,
    view,
)
from specloom.targets.pytest.expected_requests import (
    ELSEWHERE,
    ExpectedBody,
    ExpectedRequest,
    MultipartPart,
    has_own_address,
    is_pair,
    secret,
    tags,
)
from specloom.targets.pytest.model_tests import ModelTests
from specloom.targets.pytest.responses import (
    MockedResponse,
    Results,
    error_class,
    json_of,
)
from specloom.targets.python.code import (
    STYLE,
    Bracket,
    Chain,
    Code,
    Labelled,
    Spelling,
    Symbol,
    call,
    import_line,
    laid,
    literal,
    quoted,
    symbols,
    table,
)
from specloom.targets.python.docstrings import docstring
from specloom.targets.python.names import PythonNames, argument_schemes
from specloom.targets.python.webhooks import covers_url
from specloom.targets.samples import NoSample, Samples, example, examples

SERVER = Symbol("conftest", "Server")
_PARAMETERS: tuple[Code, ...] = (Labelled("server: ", SERVER),)
_MAX_INLINE_JSON = 60  # columns of JSON within a call


class OperationTests(Struct, frozen=True):
    """Writes the tests of a group's operations.

    ``common`` are the headers that most requests share. ``viewed`` are the IDs of the
    operations whose raw and streaming responses are tested, by the kind of their result.
    """

    api: ir.Api
    names: PythonNames
    group: str
    common: dict[str, str]
    viewed: Mapping[str, str]
    constants: TestConstants = field(default_factory=TestConstants)
    kinds: set[str] = set()  # kinds whose responses have a test

    def functions(self, plan: OperationCases) -> Iterator[Function]:
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
            tuple(self._request_test(plan, plan.required)),
        )
        if plan.everything is not None:
            yield Function(
                f"{name}_sends_everything",
                _PARAMETERS,
                tuple(self._request_test(plan, plan.everything, result=False)),
            )
        if plan.pages is not None:
            statements = tuple(self._pages_test(plan, plan.pages))
            yield Function(f"{name}_goes_on_to_the_next_page", _PARAMETERS, statements)
        yield Function(
            f"{name}_raises_its_error",
            _PARAMETERS,
            tuple(self._error_test(plan, plan.required)),
        )
        kind = kind_of(plan)
        is_viewed = self.viewed.get(kind) == plan.called.operation.id
        if is_viewed and kind not in self.kinds:
            self.kinds.add(kind)
            statements = tuple(self._viewed(plan, plan.required))
            yield Function(f"{name}_shows_its_response", _PARAMETERS, statements)

    def _name(self, plan: OperationCases) -> str:
        name = self.names.method_of(plan.called)
        switched = plan.called.switch is not None and _streams(plan)
        if plan.form:
            return f"{name}__as_{_word_of_form(plan)}"
        return f"{name}__streamed" if switched else name

    def _request_test(
        self, plan: OperationCases, attempt: TestCase, *, result: bool = True
    ) -> Iterator[Statement]:
        yield assigned(
            "client", self._client_with_response(plan, plan.answer, "answer")
        )
        called = self._result_of(plan, attempt)
        shown = result and _has_known_result(plan) and not self._is_statement(plan)
        yield assigned("result", called) if shown else Line(called)
        yield from self._request_assertion(attempt.request)
        if shown:
            yield from self._result_assertions(plan)

    def _is_statement(self, plan: OperationCases) -> bool:
        """Whether a call is a statement: mypy refuses the value of a function that
        returns None.
        """
        nothing = plan.called.result is None and not _streams(plan)
        return nothing and self.names.settings.kinds == ("",)

    def _result_of(self, plan: OperationCases, attempt: TestCase) -> Code:
        """The call, awaited if necessary."""
        called = self._call(plan, attempt)
        if self._is_statement(plan):
            return called
        return call("server.items" if _streams(plan) else "server.result", called)

    def _pages_test(
        self, plan: OperationCases, pages: PageCases
    ) -> Iterator[Statement]:
        page_plan, method = pages.plan, self.names.method_of(plan.called)
        texts = [
            self.constants.spelled(text, (constant_name(method, role),))
            for text, role in (
                (page_plan.item, "item"),
                (page_plan.first, "first page"),
                (page_plan.last, "last page"),
            )
        ]
        more: list[Code] = []
        if page_plan.media_type != "application/json":
            more.append(Labelled("media_type=", quoted(page_plan.media_type)))
        if page_plan.link:
            more.append(Labelled("link=", quoted(page_plan.link)))
        yield assigned("client", call("server.pages", *texts, *more))
        found = call("server.items", self._call(plan, pages.attempt))
        yield assigned("items", found)
        yield Line("server.leaves_the_first_page()")
        yield from self._request_assertion(pages.second)
        results = Results(self.api, self.names)
        assert plan.called.paging is not None
        yield from results.all_are(
            "items", plan.called.paging.item, texts[0], page_plan.length
        )

    def _viewed(self, plan: OperationCases, attempt: TestCase) -> Iterator[Statement]:
        """Assert that the raw and the streaming response have the status and the result."""
        method = self._method(plan)
        arguments = self._arguments(plan, attempt)
        for view_ in ("raw", "streamed"):
            yield assigned(
                "client", self._client_with_response(plan, plan.answer, "answer")
            )
            seen = call(f"server.{view_}", "client", method, *arguments)
            yield assigned("status, result", seen)
            yield Equal("status", str(plan.answer.status))
            yield from self._result_assertions(plan)

    def _method(self, plan: OperationCases) -> str:
        return f"client.{self.names.call_in(self.group, self.names.method_of(plan.called))}"

    def _call(self, plan: OperationCases, attempt: TestCase) -> Code:
        return call(self._method(plan), *self._arguments(plan, attempt))

    def _arguments(self, plan: OperationCases, attempt: TestCase) -> list[Code]:
        id_ = plan.called.operation.id
        arguments: list[Code] = [
            Labelled(f"{self.names.argument(id_, argument)}=", code)
            for argument, code in attempt.arguments
        ]
        if plan.requested and attempt.request.body is not None:
            headers = table([(quoted("Content-Type"), quoted(plan.form))])
            arguments.append(Labelled("extra_headers=", headers))
        return arguments

    def _request_assertion(self, request: ExpectedRequest) -> Iterator[Statement]:
        extra = dict(request.headers)
        items: list[Code] = [quoted(request.method), quoted(request.url)]
        last: list[Code] = []
        if request.body is not None:
            last = list(_body(request.body, extra))
            long = request.body.data is None and request.body.parts is None
            if long and len(json_text(request.body.json)) > _MAX_INLINE_JSON:
                yield Line(f"sent = {block_string(json_lines(request.body.json))}")
                last = ["json=sent"]
        yield Line(call("server.received", *items, self._headers(extra), *last))

    def _headers(self, headers: dict[str, str]) -> Code:
        common = self.common
        if headers == common:
            return "HEADERS"
        includes_common = common and all(headers.get(k) == v for k, v in common.items())
        rest = {
            k: v for k, v in headers.items() if not includes_common or k not in common
        }
        listed = table((quoted(k), quoted(v)) for k, v in rest.items())
        return (
            Bracket("", "{}", ("**HEADERS", *listed.items))
            if includes_common
            else listed
        )

    def _client_with_response(
        self, plan: OperationCases, response: MockedResponse, role: str
    ) -> Code:
        status: Code = str(response.status)
        if response.json is not None and response.other is None:
            plain = response.media_type == "application/json"
            rest = [] if plain else [quoted(response.media_type)]
            text = self._constant(plan, response, role)
            return call("server.answers", status, text, *rest)
        if response.other is None:
            return call("server.answers", status)
        other = response.other
        if isinstance(other, str):
            own = constant_name(self.names.method_of(plan.called), role)
            word = "STREAM" if response.stream else "TEXT"
            body = self.constants.spelled(other, (f"{own}_{word}",))
        else:
            body = repr_of(other)
        return call("server.answers", status, body, quoted(response.media_type))

    def _constant(
        self, plan: OperationCases, response: MockedResponse, role: str
    ) -> str:
        assert response.json is not None
        method = self.names.method_of(plan.called)
        own = constant_name(method, role)
        of = response.of
        shared = (
            constant_name(self.names.model(of.id)) if isinstance(of, ir.Ref) else own
        )
        return self.constants.spelled(response.json, (shared, own))

    def _result_assertions(self, plan: OperationCases) -> Iterator[Statement]:
        if not _has_known_result(plan):
            return
        response = plan.answer
        text = (
            self._constant(plan, response, "answer")
            if response.json is not None
            else ""
        )
        yield from Results(self.api, self.names).same("result", response, text)

    def _error_test(
        self, plan: OperationCases, attempt: TestCase
    ) -> Iterator[Statement]:
        yield assigned("client", self._client_with_response(plan, plan.error, "error"))
        raised = Symbol(
            f"{self.names.settings.package}.errors", error_class(plan.error.status)
        )
        yield Line(Labelled("with ", call("pytest.raises", raised), " as raised:"))
        called = self._call(plan, attempt)
        if not self._is_statement(plan):
            called = call("server.result", called)
        yield Line(called, inner=True)
        yield Equal("raised.value.status_code", str(plan.error.status))
        error = plan.error
        text = self._constant(plan, error, "error") if error.json is not None else ""
        yield from Results(self.api, self.names).same("raised.value.body", error, text)


def kind_of(plan: OperationCases) -> str:
    """The kind of a method's result, for the tests of raw and streaming responses; "" for
    streams, pages, and results that tests cannot predict.
    """
    if _streams(plan) or plan.called.paging is not None or not _has_known_result(plan):
        return ""
    if plan.called.result is None:
        return "nothing"
    return "data" if plan.answer.json is not None else "content"


def _streams(plan: OperationCases) -> bool:
    return plan.called.stream is not None


def _word_of_form(plan: OperationCases) -> str:
    """The part of a body's media type that no other one of the operation has, for names:
    ``xml``, or ``text_xml`` if ``application/xml`` is tested too.
    """
    body = None if plan.requested else plan.called.operation.body
    forms = [content.media_type for content in body.contents] if body else [plan.form]
    essences = [form.partition(";")[0] for form in forms]
    subtypes = [essence.rpartition("/")[2] for essence in essences]
    place = forms.index(plan.form)
    for texts in (subtypes, essences, forms):
        words = [identifier(text, STYLE["argument"]) for text in texts]
        if words.count(words[place]) == 1:
            return words[place]
    return f"{words[place]}_{place + 1}"


def _has_known_result(plan: OperationCases) -> bool:
    """Whether a test can predict the result of the method."""
    empty = plan.answer.json is None and plan.answer.other is None
    if _streams(plan):
        return not empty
    return plan.called.result is None or (not empty and plan.answer.fits)


def _body(body: ExpectedBody, headers: dict[str, str]) -> Iterator[Code]:
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


def _bytes(body: ExpectedBody) -> Code:
    """The bytes of a body. Long XML is split at its tags."""
    data = body.data or b""
    if not body.media_type.endswith("xml") or len(data) <= _MAX_INLINE_JSON:
        return repr_of(data)
    pieces = tuple(repr_of(tag.encode()) for tag in tags(data.decode()))
    return call('b"".join', Bracket("", "[]", pieces))


def _part(part: MultipartPart) -> Code:
    texts = (quoted(part.name), quoted(part.file), quoted(part.media_type))
    return tuple_of([*texts, repr_of(part.data), *map(quoted, part.fields)])


# Valid both as text and as base64.
_KEY_ARGUMENT = 'secret="c2VjcmV0"'
_WEBHOOK_URL = "https://example.com/hook"
# A payload with more characters of JSON consists of constants, which other payloads share.
_MAX_PAYLOAD_JSON = 1000


class WebhookTests:
    """Writes the tests of an API's webhooks and callbacks."""

    def __init__(self, api: ir.Api, names: PythonNames) -> None:
        self.constants = TestConstants()
        self._api = api
        self._names = names
        # The service sends these requests, so they may have read-only and write-only fields.
        self._samples = Samples(api, Access.BOTH)

    def functions(self) -> Iterator[Function]:
        """One test for each webhook and callback."""
        for one in self._names.calls.incoming:
            yield self._function(one)

    def _parser_arguments(self, text: Code) -> Iterator[Code]:
        """The arguments for the function that reads a body, with a signature if required."""
        yield text
        signing = self._names.settings.signing
        if not signing:
            return
        url = [f'url="{_WEBHOOK_URL}"'] if covers_url(signing) else []
        sign = Symbol(f"{self._names.settings.package}.webhooks", "sign")
        yield call(sign, text, _KEY_ARGUMENT, *url)
        yield _KEY_ARGUMENT
        yield from url

    def _function(self, one: Incoming) -> Function:
        name = self._names.parser(one.webhook.id)
        try:
            value = self._samples.value(
                one.type, examples=one.content.examples, levels=1
            )
        except NoSample as reason:
            skip = call("pytest.skip", f"reason={quoted(str(reason))}")
            return Function(f"test_{name}_is_not_tested", (), (Line(skip),))
        statements: list[Statement] = []
        members = {k: json_of(v) for k, v in value.items()} if is_object(value) else {}
        if sum(map(len, members.values())) > _MAX_PAYLOAD_JSON:
            sent = call(DUMPS, self._payload(name, value, members))
            statements.append(assigned("sent", sent))
            text = "sent"
        else:
            text = self.constants.spelled(json_of(value), (constant_name(name),))
        package = self._names.settings.package
        parsed = call(
            Symbol(f"{package}.webhooks", name), *self._parser_arguments(text)
        )
        written = call(LOADS, call(Symbol(package, "to_json"), "value"))
        statements += (
            assigned("value", parsed),
            assigned("written", written),
            Equal("written", call(LOADS, text)),
        )
        return Function(f"test_{name}_reads_what_is_sent", (), tuple(statements))

    def _payload(
        self, name: str, value: dict[str, Any], members: dict[str, str]
    ) -> Code:
        """A payload whose long properties are constants; ``members`` has the JSON of each."""
        entries: list[tuple[Code, Code]] = []
        for wire, text in members.items():
            code = plain(value[wire]).code
            if "\n" in text:
                own = constant_name(name.removeprefix("parse_"), wire)
                unique = f"{own}_{crc32(text.encode())}"
                code = self.constants.value(text, (constant_name(wire), own, unique))
            entries.append((quoted(wire), code))
        return table(entries)


# A test module with more operations or models than this is split.
_MOST_OPERATIONS = 30
_MOST_MODELS = 60
_TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")
_LOCALS = {
    "client",
    "items",
    "result",
    "status",
    "raised",
    "sent",
    "server",
    "value",
    "written",
    "pytest",
}


class TestModuleView(Struct, frozen=True):
    """A module of tests."""

    doc: str
    pytest: bool  # whether the module uses it
    standard: tuple[str, ...]
    own: tuple[str, ...]
    typed: tuple[str, ...]
    constants: tuple[ConstantView, ...]
    functions: tuple[TestFunctionView, ...]


class ConftestView(Struct, frozen=True):
    """The data of ``conftest.py``."""

    imported: str  # the statement that imports both clients
    alias: str  # the statement that defines the type of both
    headers: tuple[str, ...]  # further ones that the client adds
    both: bool
    synchronous: bool  # whether there is a synchronous client
    awaits: bool  # whether there is an asynchronous client
    made: str
    async_made: str
    multipart: bool
    pieces: bool  # whether any response is a stream or a page
    pages: bool


class CustomView(Struct, frozen=True):
    """The file for hand-written tests. It has no data from the document."""


def pages(api: ir.Api, names: PythonNames, settings: Settings) -> Iterator[Page]:
    """A page for each file below ``tests/``."""

    def decoded(model: ir.Model, data: Code) -> Code | None:
        if model.id not in names.typed_dicts:
            return None
        package = names.settings.package
        of = Symbol(f"{package}.models", names.model(model.id))
        return call(Symbol(package, "from_json"), of, data)

    planner = Planner(api, names.calls, decoded)
    yield Page(
        path="tests/conftest.py",
        template="pytest/conftest.py.jinja",
        view=_conftest(api, names, planner),
    )
    taken = {"test_models", "test_custom", "test_webhooks"}
    viewed, common = _viewed(api, names, planner), _common(api, names, planner)
    for group in names.calls.groups:
        stem = f"test_{names.resource_module(group.key)}"
        while stem in taken:
            stem = f"{stem}_operations"
        taken.add(stem)
        yield from _operation_pages(api, names, group, planner, viewed, common, stem)
    yield from _model_pages(api, names)
    yield from _webhook_pages(api, names)
    yield Page(
        path="tests/custom/test_custom.py",
        template="pytest/test_custom.py.jinja",
        view=CustomView(),
        once=True,
    )


def _viewed(api: ir.Api, names: PythonNames, planner: Planner) -> Mapping[str, str]:
    """The operations whose raw and streaming responses are tested, by the kind of their
    result. For each kind, the first example that can be tested.
    """
    found: dict[str, str] = {}
    for kind in ("data", "content", "nothing"):
        for call_ in examples(names.calls, names.examples, kind):
            plans = planner.plans(call_.operation)
            fit = (p for p in plans if not isinstance(p.required, str))
            if kind in map(kind_of, fit):
                found[kind] = call_.operation.id
                break
    return found


def _common(api: ir.Api, names: PythonNames, planner: Planner) -> dict[str, str]:
    """The headers of an example's request, which most other requests share."""
    for purpose in ("data", "nothing", "readme"):
        shown = example(names.calls, names.examples, purpose)
        for plan in planner.plans(shown.operation) if shown else ():
            if isinstance(plan.required, TestCase):
                return dict(plan.required.request.headers)
    return {}


def _operation_pages(
    api: ir.Api,
    names: PythonNames,
    group: OperationGroup,
    planner: Planner,
    viewed: Mapping[str, str],
    common: dict[str, str],
    stem: str,
) -> Iterator[Page]:
    plans = [plan for o in group.operations for plan in planner.plans(o)]
    if len(plans) <= _MOST_OPERATIONS:
        yield _test_page(
            stem, _operations_view(api, names, group, viewed, common, plans)
        )
        return
    parts: dict[str, list[OperationCases]] = {}
    for plan in plans:
        first = names.method_of(plan.called).partition("_")[0]
        parts.setdefault(first, []).append(plan)
    for first, some in parts.items():
        view_ = _operations_view(api, names, group, viewed, common, some)
        yield _test_page(f"{stem}__{_ascii(first)}", view_)


def _operations_view(
    api: ir.Api,
    names: PythonNames,
    group: OperationGroup,
    viewed: Mapping[str, str],
    common: dict[str, str],
    plans: list[OperationCases],
) -> TestModuleView:
    tests = OperationTests(api, names, group.key, common, viewed)
    functions = [function for plan in plans for function in tests.functions(plan)]
    headers = table((quoted(k), quoted(v)) for k, v in common.items())
    shown = laid(headers, str, indent=0, used=len("HEADERS = "))
    common_view = ConstantView("HEADERS", shown)
    label = group_label(group.key)
    doc = f"Requests, results and errors of the {label} operations."
    return _module(names, doc, [common_view], tests.constants, functions)


def _model_pages(api: ir.Api, names: PythonNames) -> Iterator[Page]:
    tests = ModelTests(api, names)
    models = [d for d in api.declarations if tests.concern(d)]
    if not models:
        return
    if len(models) <= _MOST_MODELS:
        view_ = _models_view(names, tests, models)
        if view_.functions:
            yield _test_page("test_models", view_)
        return
    parts: dict[str, list[ir.Declaration]] = {}
    for model in models:
        first = _ascii("".join(words(names.model(model.id)))[:1])
        parts.setdefault(first, []).append(model)
    for first, some in parts.items():
        view_ = _models_view(names, tests, some)
        if view_.functions:
            yield _test_page(f"test_models__{first}", view_)


def _webhook_pages(api: ir.Api, names: PythonNames) -> Iterator[Page]:
    tests = WebhookTests(api, names)
    functions = list(tests.functions())
    if functions:
        doc = "Decoding of webhooks and callbacks."
        yield _test_page(
            "test_webhooks", _module(names, doc, [], tests.constants, functions)
        )


def _models_view(
    names: PythonNames, tests: ModelTests, declared: list[ir.Declaration]
) -> TestModuleView:
    tests.constants = TestConstants()
    models = [one for one in declared if isinstance(one, ir.Model)]
    functions = [tests.lenience(models)] if models else []
    functions += tests.functions(models)
    functions += [function for one in declared for function in tests.variants(one)]
    new = ConstantView("NEW", quoted('{"not_in_the_document": [1]}'))
    doc = "Decoding of models from JSON, and encoding back to the same JSON."
    return _module(names, doc, [new] if models else [], tests.constants, functions)


def _module(
    names: PythonNames,
    doc: str,
    shared: list[ConstantView],
    constants: TestConstants,
    functions: list[Function],
) -> TestModuleView:
    """A module; of the ``shared`` constants it has those that a test mentions."""
    taken = constants.taken | {constant.name for constant in shared}
    live = set(needs(functions))
    typed = {s for f in functions for p in f.parameters for s in symbols(p)}
    live |= {s for s in typed if s.module == "typing"} | constants.needs
    typed -= live
    live |= {_TYPE_CHECKING} if typed else set()
    reserved = taken | _LOCALS | {function.name for function in functions}
    # pytest would collect a model with such a name as a test class.
    reserved |= {s.name for s in live if s.name.startswith("Test")}
    spelling = Spelling(live | typed, reserved)
    package = names.settings.package
    own = {s for s in live if f"{s.module}.".startswith(f"{package}.")}
    views = tuple(view(function, spelling) for function in functions)
    return TestModuleView(
        doc=docstring(doc, 0),
        pytest=_mention(views, "pytest."),
        standard=spelling.imports(live - own, ()).live,
        own=spelling.imports(own, ()).live,
        typed=spelling.imports((), typed).typed,
        constants=(
            *(constant for constant in shared if _mention(views, constant.name)),
            *constants.views(spelling),
        ),
        functions=views,
    )


def _conftest(api: ir.Api, names: PythonNames, planner: Planner) -> ConftestView:
    calls, kinds = names.calls, names.settings.kinds
    clients = [kind + names.client for kind in kinds]
    label = "_Client: TypeAlias = "
    union = Chain(tuple(clients)) if len(clients) > 1 else clients[0]
    return ConftestView(
        imported=import_line(names.settings.package, clients, 0),
        alias=label + laid(union, str, indent=0, used=len(label)),
        headers=tuple(_idempotency_headers(names.settings.idempotency_header)),
        both=len(kinds) > 1,
        synchronous="" in kinds,
        awaits="Async" in kinds,
        made=_client_code(api, names, planner, clients[0], 8),
        async_made=_client_code(api, names, planner, names.async_client, 12),
        multipart=any(_is_multipart(c) for c in calls),
        pieces=any(c.stream or c.events or c.paging for c in calls),
        pages=any(c.paging is not None for c in calls),
    )


def _idempotency_headers(name: str) -> Iterator[str]:
    """The header of the config, if it is not one of the usual ones."""
    if name and name.lower() not in ("idempotency-key", "x-idempotency-key"):
        yield quoted(name.lower())


def _is_multipart(called: MethodSignature) -> bool:
    sent = called.operation.body
    contents = sent.contents if sent is not None else ()
    return any(content.media_type.startswith("multipart/") for content in contents)


def _client_code(
    api: ir.Api, names: PythonNames, planner: Planner, name: str, indent: int
) -> str:
    items: list[Code] = []
    for scheme in argument_schemes(api):
        word = secret(scheme)
        if is_pair(scheme) and names.password(scheme.wire):
            keywords = names.credentials(scheme.wire)
            texts = map(quoted, word.split(":"))
            items += [
                Labelled(f"{k}=", t) for k, t in zip(keywords, texts, strict=True)
            ]
            continue
        pair = tuple_of(map(quoted, word.split(":")))
        code = pair if is_pair(scheme) else quoted(word)
        items.append(Labelled(f"{names.credential(scheme.wire)}=", code))
    for text, value in planner.client_values().items():
        keyword = names.client_argument(text)
        items.append(Labelled(f"{keyword}=", literal(value.wire)))
    if not has_own_address(api):
        items.append(Labelled("base_url=", quoted(ELSEWHERE)))
    made = call(name, *items, "max_retries=0", "http_client=transport")
    return laid(made, str, indent=indent, used=indent + len("return "))


def _test_page(stem: str, view_: TestModuleView) -> Page:
    return Page(
        path=f"tests/{stem}.py", template="pytest/test_module.py.jinja", view=view_
    )


def _mention(views: Iterable[TestFunctionView], text: str) -> bool:
    return any(
        text in view.body or text in view.head or any(text in m for m in view.marks)
        for view in views
    )


def _ascii(text: str) -> str:
    plain = "".join(c for c in text.lower() if c.isascii() and c.isalnum())
    return plain or "other"
