"""Members that travel one way only, members that can have but one value."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from specloom import ir
from tests.command_line import mypy
from tests.targets.python.apis import (
    STRING,
    api,
    body,
    content,
    field,
    files,
    model,
    operation,
    response,
    written,
)

NOTE = ir.Ref("#/components/schemas/Note")
SHAPE = ir.Ref("#/components/schemas/Shape")
ROUND = ir.Ref("#/components/schemas/Round")

USE = """
from small_api import Small, to_json
from small_api.models import Note, Round

note = Note(text="a", secret="b", empty="c")
{lines}
"""


def small() -> ir.Api:
    read, write = ir.Access.READ, ir.Access.WRITE
    tag = ir.Literals((ir.Json.of("note"),), ir.ScalarKind.STRING, closed=True)
    note = model(
        "Note",
        field("id", access=read, owner="Note"),
        field("changed", required=False, access=read, owner="Note"),
        field("secret", access=write, owner="Note"),
        field("text", owner="Note"),
        field("", owner="Note"),
        field("kind", tag, owner="Note"),
        field("parent", NOTE, required=False, owner="Note"),
    )
    shape = ir.Alias(
        id=SHAPE.id,
        hint="Shape",
        type=ir.Union((NOTE, ROUND), ir.Discriminator("kind", (("n", 0), ("r", 1)))),
        span=note.span,
        component=True,
    )
    circle = model("Round", field("kind", owner="Round"), field("note", NOTE))
    send = operation(
        "POST",
        "/notes",
        "send",
        body=body(content(ir.Array(SHAPE))),
        responses=(response("200", content(NOTE)),),
    )
    plain = operation("PUT", "/a", "put", body=body(content(ir.Array(STRING))))
    return api(send, plain, declarations=(note, shape, circle))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(small(), tmp_path_factory.mktemp("directions"))


def write_lines(folder: Path, lines: str) -> None:
    (folder / "use.py").write_text(USE.format(lines=lines))


def run_lines(folder: Path, lines: str) -> subprocess.CompletedProcess[str]:
    write_lines(folder, lines)
    return subprocess.run(
        [sys.executable, "use.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def printed(folder: Path, lines: str) -> object:
    run = run_lines(folder, lines)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_properties_say_which_way_they_travel():
    text = files(small())["small_api/models/note.py"]
    assert 'required("id", STRING, read_only=True, default=NOT_GIVEN)' in text
    assert 'optional("changed", STRING, read_only=True' in text
    assert 'required("secret", STRING, write_only=True)' in text


def test_requests_leave_out_at_any_depth_what_only_responses_have(folder):
    data = printed(
        folder,
        """
from small_api._runtime.requests import drafted
from small_api.resources.notes import _SEND

note.id, note.changed = "1", "now"
note.parent = Note(text="p", secret="q", empty="", id="2")
loose = {"kind": "r", "note": {"id": "3", "text": "t", "more": 1}}
body = [note, Round(note=note), loose, {"kind": "new", "id": "kept"}]
print(drafted(_SEND, {"body": body}).payload.content.decode())
""",
    )
    bare = {"text": "p", "secret": "q", "": "", "kind": "note"}
    full = {"text": "a", "secret": "b", "": "c", "kind": "note", "parent": bare}
    assert data == [
        full,
        {"note": full, "kind": "r"},
        {"kind": "r", "note": {"text": "t", "more": 1, "kind": "note"}},
        {"kind": "new", "id": "kept"},
    ]


def test_what_was_received_is_kept_when_it_is_written_for_oneself(folder):
    assert printed(folder, "note.id = '1'; print(note.to_json())") == {
        "id": "1",
        "text": "a",
        "secret": "b",
        "": "c",
        "kind": "note",
    }


def test_a_response_lacks_nothing_without_what_only_requests_have(folder):
    data = printed(
        folder,
        """
data = {"id": "1", "text": "a", "": "c", "kind": "note"}
print(Note.from_dict(data, validation="strict").to_json())
""",
    )
    assert data == {"id": "1", "text": "a", "": "c", "kind": "note"}
    strict = 'Note.from_dict({{"text": "a"}}, validation="strict")'
    assert (
        "$.id" in run_lines(folder, strict.replace("{{", "{").replace("}}", "}")).stderr
    )


def test_bodies_without_such_properties_are_sent_as_they_are():
    text = files(small())["small_api/resources/a.py"]
    assert "Sent" not in text


def test_type_checkers_ask_for_what_must_be_given_alone(folder):
    right = """
a: str = note.id
Round(note=note)
Round(kind="r", note=Note(text="", secret="", empty="", kind="note", id="1"))
"""
    write_lines(folder, right)
    run = mypy(folder, "use.py")
    assert run.returncode == 0, run.stdout
    write_lines(folder, 'Note(text="")\nRound()\nNote(kind="other")')
    wrong = mypy(folder, "use.py").stdout
    assert 'Missing named argument "secret"' in wrong
    assert 'Missing named argument "note"' in wrong
    assert 'Missing named argument "kind"' not in wrong
    assert 'Missing named argument "id"' not in wrong
