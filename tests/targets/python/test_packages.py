"""Whole packages: in Black's style, importable, typed, whatever the document names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from specloom import ir
from specloom.diagnostics import Report
from specloom.ir import Json, Nullable, Ref, Scalar, ScalarKind, Union
from specloom.output.formatting import black_text
from specloom.targets.python import ledger, names_of
from specloom.transforms.coverage import coverage_of
from tests.command_line import mypy, python
from tests.targets.python.apis import (
    SETTINGS,
    STRING,
    TINY,
    alias,
    api,
    body,
    content,
    field,
    files,
    model,
    operation,
    parameter,
    read,
    response,
    written,
)

DOCUMENTS = sorted(TINY.glob("*.yaml"))
LAZY = """
import sys, {package}
assert not [m for m in sys.modules if m.startswith(("httpx2", "{package}.models"))]
for name in {package}.__all__: getattr({package}, name)
models = {package}.models
for name in models.__all__: getattr(models, name)
assert set(models.__all__) <= set(dir(models))
try: {package}.nothing
except AttributeError: pass
else: raise AssertionError
import {package}.client, pkgutil, importlib
for found in pkgutil.walk_packages({package}.__path__, "{package}."):
    importlib.import_module(found.name)
client = {package}.{client}(base_url="https://example.com")
for name in vars({package}.{client}):
    if not name.startswith("_"): getattr(client, name)
"""


def types(kind: ScalarKind) -> Scalar:
    return Scalar(kind)


def hostile() -> ir.Api:
    """Everything named like something that the generated code uses itself."""
    kinds = {
        "str": STRING,
        "list": ir.Array(STRING),
        "dict": ir.Map(ir.Array(STRING)),
        "int": types(ScalarKind.INTEGER),
        "float": Nullable(types(ScalarKind.NUMBER)),
        "bool": types(ScalarKind.BOOLEAN),
        "bytes": types(ScalarKind.BASE64),
        "date": types(ScalarKind.DATE),
        "datetime": types(ScalarKind.DATE_TIME),
        "time": types(ScalarKind.TIME),
        "timedelta": types(ScalarKind.DURATION),
        "UUID": types(ScalarKind.UUID),
        "required": Ref("#/components/schemas/Model"),
        "optional": Ref("#/components/schemas/Any"),
        "Model": ir.Tuple((STRING,), None),
        "property": Union((STRING, ir.Array(Ref("#/components/schemas/Mapping")))),
    }
    everything = [field(wire, of, required=False) for wire, of in kinds.items()]
    cat = model("Ref", field("kind", ir.Literals((Json('"r"'),), None, closed=True)))
    declarations = (
        model("Model", *everything, additional=types(ScalarKind.DATE)),
        model("Literal", field("Literal", ir.Literals((Json('"a"'), Json("1")), None))),
        model("TypeAlias", field("TYPE_CHECKING", Ref("#/components/schemas/ListOf"))),
        cat,
        alias("Any", ir.Map(Ref("#/components/schemas/Any"))),
        alias("Mapping", ir.Literals((Json('"x"'), Json('"y"')), ScalarKind.STRING)),
        alias("ListOf", ir.Array(Ref(cat.id))),
        alias("Operation", Nullable(Ref("#/components/schemas/Model"))),
        alias("datetime", Ref(cat.id)),
        alias(
            "Tagged",
            Union(
                (Ref(cat.id), STRING), ir.Discriminator("kind", (("r", 0), ("s", 1)))
            ),
        ),
    )
    methods = [
        "list",
        "str",
        "dict",
        "int",
        "path",
        "query",
        "body_property",
        "whole_body",
        "Operation",
        "self",
    ]
    calls = [
        operation(
            "POST",
            f"/{name}/{{{name}}}",
            name,
            tags=("Model",),
            parameters=(
                parameter(name, ir.Location.PATH, required=True, type=STRING),
                *(parameter(wire, id=wire, type=of) for wire, of in kinds.items()),
            ),
            body=body(content(ir.Array(Ref(d.id)))),
            responses=(response("200", content(Ref(d.id))), response("204")),
        )
        for name, d in zip(methods, declarations, strict=False)
    ]
    groups = [
        "str",
        "object",
        "cached_property",
        "Small",
        "float",
        "SyncClient",
        "close",
    ]
    tagged = [operation("GET", f"/{tag}", tags=(tag,)) for tag in groups]
    upload = operation(
        "PUT", "/file", body=body(content(types(ScalarKind.BINARY), "image/png"))
    )
    return api(*calls, *tagged, upload, declarations=declarations)


def check(folder: Path, package: str, client: str) -> None:
    script = LAZY.format(package=package, client=client)
    subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=folder,
        check=True,
        timeout=60,
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_pages_are_as_black_writes_them(document):
    for path, text in files(read(document)).items():
        if path.endswith(".py"):
            assert black_text(text) == text, path


def test_every_tiny_document_becomes_a_package(tmp_path):
    assert DOCUMENTS
    for document in DOCUMENTS:
        written(read(document), tmp_path / document.stem)
        check(tmp_path / document.stem, SETTINGS.package, SETTINGS.client)


def test_names_that_the_code_uses_itself(tmp_path):
    of = hostile()
    for path, text in files(of).items():
        if path.endswith(".py"):
            assert black_text(text) == text, path
    written(of, tmp_path)
    check(tmp_path, SETTINGS.package, SETTINGS.client)
    run = mypy(tmp_path, "--python-version", "3.11", "-p", SETTINGS.package)
    own = [line for line in run.stdout.splitlines() if "_runtime" not in line]
    assert [line for line in own if " error: " in line] == []


def test_imports_are_what_is_printed():
    text = files(api(declarations=(model("Thing", field("a")),)))[
        "small_api/models/thing.py"
    ]
    assert "import" in text
    assert "TYPE_CHECKING" not in text
    assert "optional" not in text


def test_a_name_of_the_document_sends_an_import_under_an_alias():
    thing = model("Thing", field("list"), field("others", ir.Array(STRING)))
    text = files(api(declarations=(thing,)))["small_api/models/thing.py"]
    assert "from builtins import list as _list" in text
    assert 'others: _list[str] = required("others", ListOf(STRING))' in text


def test_named_types_that_name_themselves_are_quoted():
    tree = alias("Tree", ir.Map(Ref("#/components/schemas/Tree")))
    text = files(api(declarations=(tree,)))["small_api/models/tree.py"]
    assert 'Tree: TypeAlias = "dict[str, Tree]"' in text


def test_null_is_a_value_of_an_alias_whose_schema_lets_it_through():
    word = replace(alias("Word", STRING), nullable=True)
    text = files(api(declarations=(word,)))["small_api/models/word.py"]
    assert "Word: TypeAlias = str" in text
    assert "Word = NullOr(STRING)" in text


def test_a_null_that_means_something_is_reported_from_nothing():
    thing = model("Thing", field("note", Nullable(STRING), required=False))
    patch = operation("PATCH", "/a", "patchIt", body=body(content(Ref(thing.id))))
    text = files(api(patch, declarations=(thing,)))["small_api/resources/a.py"]
    assert "note: str | NotGiven | None = NOT_GIVEN," in text
    assert 'body_property("note", nullable=True)' in text


def test_anything_may_be_left_out_too():
    thing = model("Thing", field("note", Nullable(ir.Unknown()), required=False))
    patch = operation("PATCH", "/a", "patchIt", body=body(content(Ref(thing.id))))
    text = files(api(patch, declarations=(thing,)))["small_api/resources/a.py"]
    assert "note: Any = NOT_GIVEN" in text
    assert "from .._runtime.conversions import NOT_GIVEN" in text


def test_null_behind_a_named_type_counts():
    maybe = alias("Maybe", Nullable(STRING))
    thing = model("Thing", field("note", Ref(maybe.id), required=False))
    patch = operation("PATCH", "/a", "patchIt", body=body(content(Ref(thing.id))))
    texts = files(api(patch, declarations=(thing, maybe)))
    assert (
        'optional("note", Ref("Maybe"), nullable=True'
        in texts["small_api/models/thing.py"]
    )
    assert "NotGiven | None = NOT_GIVEN" in texts["small_api/resources/a.py"]


def test_the_ledger_tells_where_each_operation_is():
    of = operation(
        "POST",
        "/a/{x}",
        "sendIt",
        parameters=(parameter("x", ir.Location.PATH, required=True),),
    )
    small = api(of)
    (entry,) = ledger(small, names_of(small, SETTINGS), coverage_of(small, Report()))
    assert entry["symbol"] == "small_api.resources.a:A.send_it"
    assert entry["async_symbol"] == "small_api.resources.a:AsyncA.send_it"
    assert entry["call"] == "client.a.send_it"
    assert entry["location"] == "small.yaml:1:1"
    assert entry["arguments"] == [
        {
            "wire": "x",
            "in": "path",
            "name": "x",
            "required": True,
            "body": None,
            "file": False,
            "type": {"kind": "string"},
        }
    ]


def test_streams_come_as_iterators():
    events = content(
        STRING, "text/event-stream", stream=Ref("#/components/schemas/Thing")
    )
    of = operation("GET", "/a", "watch", responses=(response("200", events),))
    text = files(api(of, declarations=(model("Thing"),)))["small_api/resources/a.py"]
    assert "-> SyncStream[Thing]:" in text
    assert "-> AsyncStream[Thing]:" in text
    assert '"200": {"text/event-stream": Events(Ref("Thing"))}' in text


def test_servers_of_single_operations_have_their_variables():
    region = ir.ServerVariable(wire="region", default="eu")
    server = ir.Server(url="https://{region}.example.com", variables=(region,))
    of = operation("GET", "/a", servers=(server,))
    texts = files(api(of))
    assert "region: str | None = None," in texts["small_api/client.py"]
    assert 'variables={"region": region},' in texts["small_api/client.py"]
    constant = 'servers=(Server("https://{region}.example.com", {"region": "eu"}),)'
    assert constant in texts["small_api/resources/a.py"]


@pytest.mark.parametrize(
    ("of_api", "of_operation", "arguments"),
    [
        ("https://x.test", "/v2", ""),
        ("/v1", "/v2", "base_url=..."),
        ("https://x.test", "https://y.test", ""),
        ("https://{host}", "v2", "host=..."),
    ],
)
def test_the_example_of_the_client_has_the_server_of_its_operation(
    of_api: str, of_operation: str, arguments: str
) -> None:
    host = ir.ServerVariable(wire="host", default="")
    servers = (ir.Server(url=of_api, variables=(host,) if "{" in of_api else ()),)
    of = operation("GET", "/a", servers=(ir.Server(url=of_operation),))
    text = files(api(of, servers=servers))["small_api/client.py"]
    assert f"    with Small({arguments}) as client:" in text


def test_types_of_raw_responses_have_different_names() -> None:
    events = content(None, "text/event-stream", stream=STRING)
    of = api(
        operation("GET", "/files", tags=("files",)),
        operation(
            "GET",
            "/shared",
            tags=("shared files",),
            responses=(response("200", events),),
        ),
    )
    text = files(of)["small_api/_raw_responses.py"]
    classes = re.findall(r"class (\w+)", text)
    assert "_SharedFiles" in classes, "the methods of the resource SharedFiles"
    assert "_SharedFiles_" in classes, "the methods that Files and AsyncFiles share"
    assert len(classes) == len({*classes})


def test_a_resource_may_be_called_namespaces(tmp_path: Path) -> None:
    of = api(
        operation("GET", "/namespaces", namespace=("namespaces",), method_name="list"),
        operation(
            "GET", "/admin/users", namespace=("admin", "users"), method_name="list"
        ),
    )
    assert "def list(" in files(of)["small_api/resources/namespaces.py"]
    code = (
        "from small_api import Small; client = Small(base_url='http://x'); "
        "print(client.namespaces.list.__name__, client.admin.users.list.__name__)"
    )
    folder = written(of, tmp_path)
    assert python(folder, code).split() == ["list", "list"]
