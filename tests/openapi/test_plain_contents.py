"""Bodies that are sent unchanged, and the findings about them."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import INTEGER, STRING, codes, openapi, read

BYTES = ir.Scalar(ir.ScalarKind.BINARY)
ROWS = {"type": "array", "items": {"type": "integer"}}
TEXT = {"type": "string"}


def read_contents(
    contents: dict[str, Any], *, asked: bool = False
) -> tuple[list[ir.Type | None], list[str]]:
    """The types of the contents of a response or request, and the findings."""
    holder = {"description": "", "content": contents}
    answers = {"200": {"description": ""} if asked else holder}
    more = {"requestBody": {"content": contents}} if asked else {}
    path = {"post": {"responses": answers, **more}}
    api, report = read(openapi("3.2.0", paths={"/x": path}))
    (operation,) = api.operations
    body = operation.body if asked else operation.responses[0]
    assert body is not None
    return [content.type for content in body.contents], codes(report)


@pytest.mark.parametrize(
    ("media_type", "schema", "expected", "warned"),
    [
        ("text/csv", ROWS, STRING, ["W332"]),
        ("text/plain", {"type": "integer"}, STRING, ["W332"]),
        ("text/plain", {"type": "integer", "enum": [1, 2]}, STRING, ["W332"]),
        ("text/plain", {"const": True}, STRING, ["W332"]),
        ("application/yaml", ROWS, STRING, ["W332"]),
        (
            "multipart/form-data",
            {"type": "object", "properties": {"a": TEXT}},
            BYTES,
            ["W332"],
        ),
        ("application/x-thing", ROWS, BYTES, ["W332"]),
        ("text/csv", TEXT, STRING, []),
        ("text/csv", {}, ir.Unknown(), []),
        ("image/png", {**TEXT, "contentEncoding": "base64"}, BYTES, []),
        ("application/octet-stream", {**TEXT, "format": "byte"}, BYTES, []),
        (
            "text/plain",
            {**TEXT, "contentEncoding": "base64"},
            ir.Scalar(ir.ScalarKind.BASE64),
            [],
        ),
        ("application/json", ROWS, ir.Array(INTEGER), []),
        ("application/xml", ROWS, ir.Array(INTEGER), []),
        ("*/*", ROWS, ir.Array(INTEGER), []),
    ],
)
def test_responses(
    media_type: str, schema: Any, expected: ir.Type, warned: list[str]
) -> None:
    assert read_contents({media_type: {"schema": schema}}) == ([expected], warned)


def test_next_to_json_another_type_is_but_another_name() -> None:
    contents = {kind: {"schema": ROWS} for kind in ("text/plain", "application/json")}
    assert read_contents(contents) == ([ir.Array(INTEGER)] * 2, [])


@pytest.mark.parametrize(
    "media",
    [
        {"itemSchema": {"type": "object"}},
        {"schema": ROWS, "prefixEncoding": [{"contentType": "text/plain"}]},
        {"schema": ROWS},
    ],
)
@pytest.mark.parametrize("asked", [True, False])
def test_parts_without_names(media: Any, asked: bool) -> None:
    assert read_contents({"multipart/mixed": media}, asked=asked) == ([BYTES], ["W332"])


@pytest.mark.parametrize(
    ("media_type", "warned"), [("text/xml", ["W332"]), ("text/json", [])]
)
def test_webhooks_that_no_function_reads(media_type: str, warned: list[str]) -> None:
    body = {"content": {media_type: {"schema": TEXT}}}
    hook = {"post": {"requestBody": body, "responses": {"200": {"description": ""}}}}
    _, report = read(openapi(webhooks={"news": hook}))
    assert codes(report) == warned
