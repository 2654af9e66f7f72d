"""Bodies that are another thing in each media type, bodies that are sequences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom import ir
from specloom.ir import Ref, Scalar, ScalarKind
from tests.command_line import python
from tests.targets.python.apis import (
    STRING,
    api,
    body,
    content,
    field,
    files,
    model,
    operation,
    written,
)

READ = ir.Access.READ
NOTE = model("Note", field("id", required=False, access=READ), field("text"))
PRICE = field("price", Scalar(ScalarKind.DECIMAL, "number"), owner="Upload")
UPLOAD = model("Upload", field("file", STRING, owner="Upload"), PRICE)
KIND = ir.Literals((ir.Json.of("small"),), ir.ScalarKind.STRING, closed=True)
PART = ir.Encoding(
    wire="file",
    media_type="image/png",
    headers=(
        ir.Header(wire="X-Kind", type=KIND),
        ir.Header(wire="X-Size", type=Scalar(ScalarKind.INTEGER)),
    ),
)
LINES = "application/x-ndjson"


def forms() -> ir.Api:
    note, upload = Ref(NOTE.id), Ref(UPLOAD.id)
    send = operation(
        "POST",
        "/a",
        "send",
        body=body(
            content(upload, "multipart/form-data", encodings=(PART,)),
            content(note),
            content(STRING, "text/plain"),
            content(note, LINES, stream=note),
        ),
    )
    bulk = operation("PUT", "/a", "bulk", body=body(content(None, LINES, stream=note)))
    same = operation(
        "PATCH",
        "/a",
        "same",
        body=body(
            content(upload),
            content(upload, "multipart/form-data", encodings=(PART,)),
            content(upload, "application/x-www-form-urlencoded"),
        ),
    )
    return api(send, bulk, same, declarations=(NOTE, UPLOAD))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(forms(), tmp_path_factory.mktemp("forms"))


def drafted(folder: Path, constant: str, values: str) -> list[str]:
    """The media type and the content of the body that a call makes."""
    script = f"""
import json
from decimal import Decimal
from small_api.models import Note, Upload
from small_api._runtime.requests import drafted
from small_api.resources.a import {constant} as operation

payload = drafted(operation, {values}, boundary="B").payload
print(json.dumps([payload.content_type, payload.content.decode()]))
"""
    found: list[str] = json.loads(python(folder, script))
    return found


def test_the_media_type_is_asked_for_where_bodies_differ():
    text = files(forms())["small_api/resources/a.py"]
    signature = text.partition("def send(")[2].partition(") -> None")[0]
    assert "body: Note | NoteParam | Upload | UploadParam | str" in " ".join(
        signature.replace("(\n", "").split()
    )
    assert '"multipart/form-data",' in signature
    assert "Literal[" in signature
    assert "content_type" not in text.partition("def same(")[2].partition("self._")[0]


@pytest.mark.parametrize(
    ("chosen", "value", "expected"),
    [
        (None, "Note(text='a', id='1')", ["application/json", '{"text":"a"}']),
        ("application/json", "{'text': 'a'}", ["application/json", '{"text":"a"}']),
        ("text/plain", "'a'", ["text/plain", "a"]),
        (None, "'a'", ["text/plain", "a"]),
        (
            LINES,
            "[Note(text='a', id='1'), {'text': 'b'}]",
            [LINES, '{"text":"a"}\n{"text":"b"}\n'],
        ),
    ],
)
def test_each_form_has_its_own_notation(folder, chosen, value, expected):
    values = f"{{'body': {value}, 'content_type': {chosen!r}}}"
    assert drafted(folder, "_SEND", values) == expected


def test_parts_have_the_fields_that_are_fixed(folder):
    given = "Upload(file='a', price=Decimal('1.10'))"
    media_type, text = drafted(
        folder,
        "_SEND",
        f"{{'body': {given}, 'content_type': 'multipart/form-data'}}",
    )
    assert media_type == "multipart/form-data; boundary=B"
    assert "X-Kind: small\r\n" in text
    assert "Content-Type: image/png\r\n" in text
    assert "X-Size" not in text
    assert text.endswith("\r\n\r\n1.10\r\n--B--\r\n") or "\r\n\r\n1.1\r\n" in text


def test_a_list_becomes_lines(folder):
    values = "{'body': ({'text': 'a'}, {'text': 'é'})}"
    assert drafted(folder, "_BULK", values) == [LINES, '{"text":"a"}\n{"text":"é"}\n']
    ready = "{'body': '{}\\n'}"
    assert drafted(folder, "_BULK", ready) == [LINES, "{}\n"]


def test_decimal_numbers_are_numbers(folder):
    values = "{'file': 'a', 'price': Decimal('1.5')}"
    expected = ["application/json", '{"file":"a","price":1.5}']
    assert drafted(folder, "_SAME", values) == expected


def test_forms_that_are_written_otherwise_are_not_mixed():
    text = files(forms())["small_api/resources/a.py"]
    same = text.partition("_SAME: ")[2].partition("\n\n")[0]
    assert 'body=("application/json", "multipart/form-data")' in same
