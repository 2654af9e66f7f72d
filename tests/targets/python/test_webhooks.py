"""Functions that read what the service sends on its own."""

from __future__ import annotations

import subprocess
import sys

from msgspec.structs import replace

from specloom import ir
from specloom.ir import Ref
from tests.targets.python.apis import (
    HERE,
    api,
    body,
    content,
    field,
    files,
    model,
    operation,
    written,
)

NOTE = model("Note", field("id", access=ir.Access.READ), field("text"))


def hook(wire: str, *contents: ir.Content, method: str = "POST", expression: str = ""):
    return ir.Webhook(
        id=f"{expression} {wire} {method}",
        wire=wire,
        method=method,
        span=HERE,
        expression=expression,
        body=body(*contents) if contents else None,
    )


def hooks() -> ir.Api:
    note = content(Ref(NOTE.id))
    callback = hook("done", content(ir.Array(Ref(NOTE.id))), expression="{$url}")
    of = api(operation("POST", "/a", callbacks=(callback,)), declarations=(NOTE,))
    return replace(
        of,
        webhooks=(
            hook("newNote", note),
            hook("newNote", note, method="PUT"),
            hook("class", note),
            hook("silent"),
            hook("picture", content(None, "image/png")),
        ),
    )


def test_each_body_of_json_has_a_function():
    text = files(hooks())["small_api/webhooks.py"]
    names = [line[4:-1] for line in text.splitlines() if line.startswith("def ")]
    assert len(names) == len(set(names)) == 4
    assert {"parse_class", "parse_done", "parse_post_new_note"} < set(names)


def test_without_any_there_is_no_module():
    assert "small_api/webhooks.py" not in files(api(operation("GET", "/a")))


def test_they_read_text_bytes_and_data(tmp_path):
    written(hooks(), tmp_path)
    script = """
from small_api.models import Note
from small_api.webhooks import parse_done, parse_class
from small_api.errors import ValidationError

note = Note(id="1", text="a")
assert parse_class('{"id": "1", "text": "a"}') == note
assert parse_class(b'{"id": "1", "text": "a"}', validation="strict") == note
assert parse_class({"id": "1", "text": "a"}) == note
assert parse_done('[{"id": "1", "text": "a"}]') == [note]
try:
    parse_class("{}", validation="strict")
except ValidationError:
    pass
else:
    raise AssertionError
try:
    parse_class("no JSON")
except ValueError:
    pass
else:
    raise AssertionError
"""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
