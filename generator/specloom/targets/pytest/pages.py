"""The files of a package's tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import Call
from specloom.targets.example_calls import example, examples
from specloom.targets.forms import calls_of
from specloom.targets.groups import Group, groups
from specloom.targets.page import Page, Settings
from specloom.targets.pytest.constants import Constants, ConstantView
from specloom.targets.pytest.model_tests import ModelTests
from specloom.targets.pytest.operation_tests import (
    OperationTests,
    kind_of,
)
from specloom.targets.pytest.plans import Attempt, Plan, Planner
from specloom.targets.pytest.secrets import asking, is_pair, secret
from specloom.targets.pytest.servers import ELSEWHERE, own_address
from specloom.targets.pytest.statements import (
    Function,
    FunctionView,
    needs,
    tuple_of,
    view,
)
from specloom.targets.pytest.webhook_tests import WebhookTests
from specloom.targets.python.code import (
    Code,
    Labelled,
    Symbol,
    call,
    laid,
    quoted,
    symbols,
    table,
)
from specloom.targets.python.docstrings import docstring
from specloom.targets.python.imports import Spelling
from specloom.targets.python.names import PythonNames
from specloom.words import words

# How many operations or models share a module before it is split.
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


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of tests."""

    doc: str
    pytest: bool  # whether it is used
    standard: tuple[str, ...]
    own: tuple[str, ...]
    typed: tuple[str, ...]
    constants: tuple[ConstantView, ...]
    functions: tuple[FunctionView, ...]


@dataclass(frozen=True, slots=True)
class ConftestView:
    """What all tests share."""

    package: str
    client: str
    async_client: str
    sync_made: str
    async_made: str
    multipart: bool
    pieces: bool  # whether answers are streams, or pages
    pages: bool


@dataclass(frozen=True, slots=True)
class CustomView:
    """The file that is the maintainer's own: it says nothing of the document."""


def pages(api: ir.Api, names: PythonNames, settings: Settings) -> Iterator[Page]:
    """A page for each file below ``tests/``."""
    yield Page(
        path="tests/conftest.py",
        template="pytest/conftest.py.jinja",
        view=_conftest(api, names),
    )
    taken = {"test_models", "test_custom", "test_webhooks"}
    planner = Planner(api)
    viewed, common = _viewed(api, names, planner), _common(api, names, planner)
    for group in groups(api):
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
    """The operations whose responses are looked at raw and streamed, by what they return:
    the examples, or where one of them cannot be tested the next that can.
    """
    found: dict[str, str] = {}
    for kind in ("data", "content", "nothing"):
        for call_ in examples(api, names.examples, kind):
            plans = planner.plans(call_.operation)
            fit = (p for p in plans if not isinstance(p.required, str))
            if kind in map(kind_of, fit):
                found[kind] = call_.operation.id
                break
    return found


def _common(api: ir.Api, names: PythonNames, planner: Planner) -> dict[str, str]:
    """The header fields of an example's request, which most others have too."""
    for purpose in ("data", "nothing", "readme"):
        shown = example(api, names.examples, purpose)
        for plan in planner.plans(shown.operation) if shown else ():
            if isinstance(plan.required, Attempt):
                return dict(plan.required.request.headers)
    return {}


def _operation_pages(
    api: ir.Api,
    names: PythonNames,
    group: Group,
    planner: Planner,
    viewed: Mapping[str, str],
    common: dict[str, str],
    stem: str,
) -> Iterator[Page]:
    plans = [plan for o in group.operations for plan in planner.plans(o)]
    if len(plans) <= _MOST_OPERATIONS:
        yield _page(stem, _operations_view(api, names, group, viewed, common, plans))
        return
    parts: dict[str, list[Plan]] = {}
    for plan in plans:
        first = names.method_of(plan.called).partition("_")[0]
        parts.setdefault(first, []).append(plan)
    for first, some in parts.items():
        view_ = _operations_view(api, names, group, viewed, common, some)
        yield _page(f"{stem}__{_ascii(first)}", view_)


def _operations_view(
    api: ir.Api,
    names: PythonNames,
    group: Group,
    viewed: Mapping[str, str],
    common: dict[str, str],
    plans: list[Plan],
) -> ModuleView:
    tests = OperationTests(api, names, names.namespace(group.key), common, viewed)
    functions = [function for plan in plans for function in tests.functions(plan)]
    headers = table((quoted(k), quoted(v)) for k, v in common.items())
    constants = tests.constants.views()
    if _mentions(functions, "HEADERS"):
        shown = laid(headers, str, indent=0, used=len("HEADERS = "))
        constants = (ConstantView("HEADERS", shown), *constants)
    doc = f"Requests, results and errors of the ``{group.key}`` operations."
    taken = tests.constants.taken | {"HEADERS"}
    return _module(names, docstring(doc, 0), constants, functions, taken)


def _model_pages(api: ir.Api, names: PythonNames) -> Iterator[Page]:
    tests = ModelTests(api, names)
    models = [d for d in api.declarations if tests.concern(d)]
    if not models:
        return
    if len(models) <= _MOST_MODELS:
        yield _page("test_models", _models_view(names, tests, models))
        return
    parts: dict[str, list[ir.Declaration]] = {}
    for model in models:
        first = _ascii("".join(words(names.model(model.id)))[:1])
        parts.setdefault(first, []).append(model)
    for first, some in parts.items():
        yield _page(f"test_models__{first}", _models_view(names, tests, some))


def _webhook_pages(api: ir.Api, names: PythonNames) -> Iterator[Page]:
    tests = WebhookTests(api, names)
    functions = list(tests.functions())
    if functions:
        doc = docstring("Decoding of webhooks and callbacks.", 0)
        constants = tests.constants.views()
        taken = tests.constants.taken
        yield _page("test_webhooks", _module(names, doc, constants, functions, taken))


def _models_view(
    names: PythonNames, tests: ModelTests, declared: list[ir.Declaration]
) -> ModuleView:
    tests.constants = Constants()
    models = [one for one in declared if isinstance(one, ir.Model)]
    functions = [tests.lenience(models)] if models else []
    functions += [function for model in models for function in tests.functions(model)]
    functions += [function for one in declared for function in tests.variants(one)]
    new = ConstantView("NEW", quoted('{"not_in_the_document": [1]}'))
    constants = (*([new] if models else ()), *tests.constants.views())
    taken = tests.constants.taken | {"NEW"}
    doc = "Decoding of models from JSON, and encoding back to the same JSON."
    return _module(names, docstring(doc, 0), constants, functions, taken)


def _module(
    names: PythonNames,
    doc: str,
    constants: tuple[ConstantView, ...],
    functions: list[Function],
    taken: set[str],
) -> ModuleView:
    live = set(needs(functions))
    typed = {s for f in functions for p in f.parameters for s in symbols(p)}
    live |= {_TYPE_CHECKING} if typed else set()
    reserved = taken | _LOCALS | {function.name for function in functions}
    # By such a name pytest takes a model for a class of tests.
    reserved |= {s.name for s in live if s.name.startswith("Test")}
    spelling = Spelling(live | typed, reserved)
    package = names.settings.package
    own = {s for s in live if s.module.partition(".")[0] == package}
    views = tuple(view(function, spelling) for function in functions)
    return ModuleView(
        doc=doc,
        pytest="pytest." in str(views),
        standard=spelling.imports(live - own, ()).live,
        own=spelling.imports(own, ()).live,
        typed=spelling.imports((), typed).typed,
        constants=constants,
        functions=views,
    )


def _conftest(api: ir.Api, names: PythonNames) -> ConftestView:
    calls = [c for operation in api.operations for c in calls_of(api, operation)]
    return ConftestView(
        package=names.settings.package,
        client=names.client,
        async_client=names.async_client,
        sync_made=_made(api, names, names.client, 8),
        async_made=_made(api, names, names.async_client, 12),
        multipart=any(_is_multipart(c) for c in calls),
        pieces=any(c.stream or c.events or c.paging for c in calls),
        pages=any(c.paging is not None for c in calls),
    )


def _is_multipart(called: Call) -> bool:
    sent = called.operation.body
    contents = sent.contents if sent is not None else ()
    return any(content.media_type.startswith("multipart/") for content in contents)


def _made(api: ir.Api, names: PythonNames, name: str, indent: int) -> str:
    items: list[Code] = []
    for scheme in asking(api):
        word = secret(scheme)
        pair = tuple_of(map(quoted, word.split(":")))
        code = pair if is_pair(scheme) else quoted(word)
        items.append(Labelled(f"{names.credential(scheme.wire)}=", code))
    if not own_address(api):
        items.append(Labelled("base_url=", quoted(ELSEWHERE)))
    made = call(name, *items, "max_retries=0", "http_client=transport")
    return laid(made, str, indent=indent, used=indent + len("return "))


def _page(stem: str, view_: ModuleView) -> Page:
    return Page(
        path=f"tests/{stem}.py", template="pytest/test_module.py.jinja", view=view_
    )


def _mentions(functions: Iterable[Function], name: str) -> bool:
    return any(name in str(function.statements) for function in functions)


def _ascii(text: str) -> str:
    plain = "".join(c for c in text.lower() if c.isascii() and c.isalnum())
    return plain or "other"
