"""What type checkers say of a module of models, printed as the generator prints it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import runtime

ROOT = Path(str(runtime.__file__)).parents[1]

SOURCE = '''\
"""The models of `User`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, assert_type

from runtime.codecs import ListOf
from runtime.codecs import Ref
from runtime.codecs import DATETIME
from runtime.codecs import Tagged
from runtime.models import Model, optional, required
from runtime.codecs import from_json, to_json
from runtime.conversions import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from datetime import datetime
    from typing import TypeAlias


class Preferences(Model):
    """What a person likes."""

    theme: str | None = optional(default=None)
    """The colours."""


class User(Model):
    """A person who can sign in."""

    id: str = required("$id")
    """Unique identifier."""

    created_at: datetime = required("$createdAt", DATETIME)
    phone: str | None = required(nullable=True)
    status: Literal["on", "off"] | str | None = optional(default=None)
    prefs: Preferences | None = optional("prefs", Ref("Preferences"), default=None)
    friends: list[User] | None = optional("friends", ListOf(Ref("User")), default=None)


if TYPE_CHECKING:
    Anything: TypeAlias = User | Preferences | Mapping[str, Any]
else:
    Anything = Tagged("kind", {"user": Ref("User"), "preferences": Ref("Preferences")})


def right(now: datetime, thing: Anything) -> None:
    user = User(id="1", created_at=now, phone=None, friends=[], status="new")
    assert_type(user.prefs, Preferences | None)
    assert_type(user.created_at, datetime)
    assert_type(User.from_dict({}), User)
    assert_type(User.from_json("{}", validation="strict"), User)
    assert_type(user.extra, dict[str, Any])
    assert_type(user.fields_set, frozenset[str])
    assert_type(from_json(User, "{}"), User)
    assert_type(from_json(list[User], "[]"), list[User])
    assert_type(to_json(thing), str)
    user.phone = "1"


def narrowed(given: str | None | NotGiven = NOT_GIVEN) -> None:
    if not isinstance(given, NotGiven):
        assert_type(given, str | None)


def wrong(now: datetime, user: User) -> None:
    User(id="1", created_at=now)  # error: phone is missing
    User("1", created_at=now, phone=None)  # error: keywords only
    User(id=1, created_at=now, phone=None)  # error: no text
    User(id="1", created_at=now, phone=None, nmae="")  # error: unknown
    user.nmae = "Bob"  # error: unknown
    user.created_at.upper()  # error: a datetime
    user.prefs.theme  # error: may be None
    User.from_dict({}, validation="hard")  # error: no such word
'''


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typing")
    (folder / "sample.py").write_text(SOURCE)
    (folder / "pyrightconfig.json").write_text(
        json.dumps({"extraPaths": [str(ROOT)], "typeCheckingMode": "strict"})
    )
    (folder / "mypy.ini").write_text(f"[mypy]\nstrict = true\nmypy_path = {ROOT}\n")
    return folder


WRONG = {
    number for number, line in enumerate(SOURCE.splitlines(), 1) if "# error" in line
}


def test_mypy(sample: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--cache-dir", "cache", "sample.py"]
    output = subprocess.run(command, cwd=sample, capture_output=True, text=True).stdout
    lines = [line for line in output.splitlines() if ": error:" in line]
    assert {int(line.split(":")[1]) for line in lines} == WRONG, output


def test_pyright(sample: Path) -> None:
    pyright = Path(sys.executable).with_name("pyright")
    if not pyright.exists():
        pytest.skip("pyright is not installed")
    command = [str(pyright), "--pythonpath", sys.executable, "sample.py"]
    output = subprocess.run(command, cwd=sample, capture_output=True, text=True).stdout
    lines = re.findall(r"sample\.py:(\d+):\d+ - error", output)
    assert {int(line) for line in lines} == WRONG, output
