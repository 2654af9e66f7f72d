"""Small documents, read in one call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from specloom import ir
from specloom.diagnostics import Report
from specloom.document import Documents
from specloom.openapi.reader import read_api

ANY = ir.Unknown()
STRING = ir.STRING
INTEGER = ir.Scalar(ir.ScalarKind.INTEGER)
BOOLEAN = ir.Scalar(ir.ScalarKind.BOOLEAN)
NULL = ir.Scalar(ir.ScalarKind.NULL)


def read(
    document: Mapping[str, Any], files: Mapping[str, Any] | None = None
) -> tuple[ir.Api, Report]:
    """The API of a document, and what there is to say of it."""
    report = Report()
    with TemporaryDirectory() as folder:
        root = Path(folder, "api.json")
        root.write_text(json.dumps(document), "utf-8")
        for name, content in (files or {}).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content), "utf-8")
        api = read_api(Documents(root, report), report)
    for one in api.declarations:
        assert api.index[one.id] is one
    return api, report


def openapi(version: str = "3.1.0", **more: Any) -> dict[str, Any]:
    """A document of OpenAPI 3.x with some of its members."""
    return {"openapi": version, "info": {"title": "T", "version": "1"}, **more}


def swagger(**more: Any) -> dict[str, Any]:
    """A document of Swagger 2.0 with some of its members."""
    return {"swagger": "2.0", "info": {"title": "T", "version": "1"}, **more}


def schemas(
    version: str = "3.1.0", **schemas: Any
) -> tuple[dict[str, ir.Declaration], Report]:
    """The declarations of some components, by what a person would call them."""
    api, report = read(openapi(version, components={"schemas": schemas}))
    return {one.hint: one for one in api.declarations}, report


def type_of(schema: Any, version: str = "3.1.0", **more: Any) -> ir.Type:
    """The type of a member that has a schema, among other components."""
    holder = {"type": "object", "properties": {"it": schema}}
    found, _ = schemas(version, Holder=holder, **more)
    return model(found["Holder"]).fields[0].type


def model(one: ir.Declaration) -> ir.Model:
    assert isinstance(one, ir.Model)
    return one


def alias(one: ir.Declaration) -> ir.Alias:
    assert isinstance(one, ir.Alias)
    return one


def ref(name: str) -> ir.Ref:
    return ir.Ref(f"#/components/schemas/{name}")


def members(one: ir.Declaration) -> dict[str, ir.Type]:
    return {field.wire: field.type for field in model(one).fields}


def operation(operation: Any, version: str = "3.1.0", **more: Any) -> ir.Operation:
    """The only operation of a document, at ``GET /things``."""
    path = more.pop("path", "/things")
    document = openapi(version, paths={path: {"get": operation}}, **more)
    api, _ = read(document)
    assert len(api.operations) == 1
    return api.operations[0]


def codes(report: Report) -> list[str]:
    return sorted({found.code for found in report.found})
