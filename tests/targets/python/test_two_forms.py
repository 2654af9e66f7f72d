"""Answers that come at once or bit by bit, as the caller asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom import ir
from specloom.ir import Nullable, Ref, Scalar, ScalarKind
from specloom.targets.calls import calls_of
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

WHOLE, CHUNK = model("Whole", field("text")), model("Chunk", field("piece"))
BOTH = response(
    "200",
    content(Ref(WHOLE.id)),
    content(STRING, "text/event-stream", stream=Ref(CHUNK.id)),
)


def chat(*members: ir.Field) -> ir.Api:
    asked = model("Asked", *members)
    send = body(content(Ref(asked.id))) if members else None
    ask = operation("POST", "/chat", "ask", body=send, responses=(BOTH,))
    return api(ask, declarations=(asked, WHOLE, CHUNK))


def switch(of: ir.Type) -> ir.Field:
    return field("stream", of, required=False, owner="Asked")


def checked(folder: Path, script: str) -> str:
    (folder / "use.py").write_text(f"from small_api import Small\n\n{script}\n")
    return mypy(folder, "use.py").stdout


@pytest.mark.parametrize(
    "of",
    [Scalar(ScalarKind.BOOLEAN), Nullable(Scalar(ScalarKind.BOOLEAN))],
    ids=["boolean", "nullable"],
)
def test_a_boolean_member_chooses(of, tmp_path):
    written(chat(field("model"), switch(of)), tmp_path)
    script = """
from typing import assert_type
from small_api.models import Chunk, Whole

client = Small(base_url="https://a.example").chat
assert_type(client.ask(model="a"), Whole)
assert_type(client.ask(model="a", stream=False), Whole)
assert_type(client.ask(model="a", stream=None), Whole)
for chunk in client.ask(model="a", stream=True):
    assert_type(chunk, Chunk)
"""
    assert "Success" in checked(tmp_path, script)
    assert "attr-defined" in checked(
        tmp_path, 'Small().chat.ask(model="a", stream=True).text'
    )


def test_raw_responses_have_both_results(tmp_path: Path) -> None:
    written(chat(field("model"), switch(Scalar(ScalarKind.BOOLEAN))), tmp_path)
    script = """
from typing import assert_type
from small_api import AsyncSmall
from small_api._runtime.streaming import AsyncStream, SyncStream
from small_api.models import Chunk, Whole

chat = Small(base_url="https://a.example").chat
raw = chat.with_raw_response
assert_type(raw.ask(model="a").parse(), Whole)
assert_type(raw.ask(model="a", stream=True).parse(), SyncStream[Chunk])
with chat.with_streaming_response.ask(model="a", stream=True) as response:
    assert_type(response.parse(), SyncStream[Chunk])

async def run(client: AsyncSmall) -> None:
    raw = await client.chat.with_raw_response.ask(model="a", stream=True)
    assert_type(raw.parse(), AsyncStream[Chunk])
    async with client.chat.with_streaming_response.ask(model="a") as response:
        assert_type(await response.parse(), Whole)
"""
    assert "Success" in checked(tmp_path, script)


def test_raw_responses_of_a_method_with_an_optional_body(tmp_path: Path) -> None:
    asked = model("Asked", field("text"))
    send = body(content(Ref(asked.id)), required=False)
    whole = response("200", content(Ref(WHOLE.id)))
    ask = operation("POST", "/chat", "ask", body=send, responses=(whole,))
    written(api(ask, declarations=(asked, WHOLE)), tmp_path)
    script = """
raw = Small(base_url="https://a.example").chat.with_raw_response
print(raw.ask().parse().text, raw.ask(text="a").parse().text)
"""
    assert "Success" in checked(tmp_path, script)


def test_a_property_of_another_kind_does_not():
    texts = files(chat(field("model"), switch(STRING)))
    text = texts["small_api/resources/chat.py"]
    assert "@overload" not in text
    assert "def ask_stream(" in text


def test_without_a_property_there_are_two_methods():
    text = files(chat())["small_api/resources/chat.py"]
    assert "def ask(self, **options: Unpack[CallOptions]) -> Whole:" in text
    assert ") -> SyncStream[Chunk]:" in text
    assert ") -> AsyncStream[Chunk]:" in text
    settled, streamed = text.partition("_ASK_STREAM: Operation[Chunk]")[::2]
    assert "event-stream" not in settled
    assert '"application/json"' not in streamed.partition("class ")[0]


def test_each_call_answers_in_one_form():
    settled, streamed = calls_of(chat()).signatures_of(chat().operations[0])
    assert (settled.result, settled.stream) == (Ref(WHOLE.id), None)
    assert (streamed.stream, streamed.twin) == (Ref(CHUNK.id), True)


def test_names_that_are_taken_are_left_alone():
    of = chat()
    other = operation("GET", "/chat", "askStream", responses=(response("204"),))
    both = api(*of.operations, other, declarations=of.declarations)
    text = files(both)["small_api/resources/chat.py"]
    assert text.count("def ask_stream(") == 2
    assert text.count("def ") == 6
