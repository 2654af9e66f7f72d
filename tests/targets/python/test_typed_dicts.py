"""Arguments that are objects: typed dicts, for type checkers and at run time."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.config import Config
from specloom.naming.lock import lock_of
from tests.command_line import mypy
from tests.whole_output import ROOT, build_of

FOLDER = ROOT / "tests" / "fixtures" / "typed_dicts"

RUN = """
import typing
from rooms import RoomsClient, models
from rooms.models import FilterParam, MessageParam, ToolMessageParam, UserMessageParam
from rooms.testing import MockRoomsClient

import sys
assert "rooms.params.label" not in sys.modules, "typed dicts are imported on first use"
assert UserMessageParam.__required_keys__ == {"role", "content"}
assert ToolMessageParam.__optional_keys__ == {"$meta"}
hints = typing.get_type_hints(UserMessageParam)
assert hints["role"] == typing.Literal["user"], hints
assert models.PartParam in typing.get_args(typing.get_args(hints["content"])[1].__args__[0])
assert models.UserMessage in typing.get_args(MessageParam)
assert models.AllParam in typing.get_args(FilterParam)
for name in models.__all__:
    if isinstance(getattr(models, name), type):
        typing.get_type_hints(getattr(models, name))

user: UserMessageParam = {"role": "user", "content": "Hi", "date": None}
mock = MockRoomsClient()
mock.client.chat.send(messages=[user], filter=[[{"key": "a", "value": 1}]])
body = mock.calls[-1].requests[-1].json
assert body == {
    "messages": [{"role": "user", "content": "Hi", "date": None}],
    "filter": [[{"key": "a", "value": 1}]],
}, body
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rooms")
    plan = build_of(
        FOLDER / "rooms.yaml", Config(package="rooms", client="RoomsClient")
    ).plan
    for path, text in {**plan.files, **plan.once}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "inputs.py").write_text(
        (FOLDER / "inputs.py").read_text("utf-8"), "utf-8"
    )
    return folder


def statements() -> list[range]:
    """The lines of each statement, those of functions before those within."""
    tree = ast.parse((FOLDER / "inputs.py").read_text("utf-8"))
    return [
        range(node.lineno, (node.end_lineno or 0) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt)
    ]


def statement(line: int) -> int:
    """The first line of the innermost statement around a line."""
    return max(lines.start for lines in statements() if line in lines)


def marked(mark: str) -> set[int]:
    lines = enumerate((FOLDER / "inputs.py").read_text("utf-8").splitlines(), 1)
    return {statement(n) for n, line in lines if line.endswith(f"# {mark}")}


def test_type_checkers_report_what_is_wrong_and_nothing_else(package: Path) -> None:
    wrong, right = marked("wrong"), marked("right")
    assert len(wrong) + len(right) > 40
    assert not wrong & right
    assert {statement(line) for line in mypy_lines(package)} == wrong
    assert {statement(line) for line in pyright_lines(package)} == wrong


def mypy_lines(folder: Path) -> Iterator[int]:
    done = mypy(folder, "inputs.py", "rooms")
    for line in done.stdout.splitlines():
        if found := re.match(r"(.*?):(\d+): error:", line):
            assert found[1] == "inputs.py", line
            yield int(found[2])


def pyright_lines(folder: Path) -> Iterator[int]:
    config = {"include": ["inputs.py", "rooms"], "typeCheckingMode": "strict"}
    config |= {"venvPath": str(ROOT), "venv": ".venv"}
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    command = (sys.executable, "-m", "pyright", "--outputjson", "-p", str(folder))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for found in json.loads(done.stdout)["generalDiagnostics"]:
        assert found["file"].endswith("inputs.py"), found
        yield found["range"]["start"]["line"] + 1


def test_typed_dicts_at_run_time(package: Path) -> None:
    subprocess.run([sys.executable, "-c", RUN], cwd=package, check=True)


def test_older_editions_have_none() -> None:
    config = Config(package="rooms", edition="2026-11")
    plan = build_of(FOLDER / "rooms.yaml", config).plan
    assert not [path for path in plan.files if "/params/" in path]
    assert "typed dict" not in plan.names
    assert (
        "room: Room | Mapping[str, Any] | None" in plan.files["rooms/resources/chat.py"]
    )
    assert "stream: bool | None,\n" not in plan.files["rooms/resources/chat.py"]


def test_a_published_typed_dict_keeps_its_name(tmp_path: Path) -> None:
    config = Config(package="rooms")
    lock = lock_of(build_of(FOLDER / "rooms.yaml", config).plan.names)
    assert lock.entries["typed dict", "#/components/schemas/Room"].name == "RoomParam"
    document = tmp_path / "rooms.yaml"
    text = (FOLDER / "rooms.yaml").read_text("utf-8")
    more = "    RoomParam: {type: object, properties: {a: {type: string}}}\n"
    document.write_text(text + more, "utf-8")
    fresh = build_of(document, config).plan.files
    assert "class RoomParam(Model)" in fresh["rooms/models/room_param.py"]
    assert "class RoomParamDict(TypedDict" in fresh["rooms/params/room.py"]
    later = build_of(document, config, lock).plan.files
    assert "class RoomParamModel(Model)" in later["rooms/models/room_param.py"]
    assert "class RoomParam(TypedDict" in later["rooms/params/room.py"]
