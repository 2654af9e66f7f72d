"""The runtime inside a generated package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import runtime
from runtime.codecs import Ref

RUNTIME = Path(str(runtime.__file__)).parent
HEAVY = ("dataclasses", "inspect", "json", "datetime", "decimal", "uuid", "base64")
HEAVY += ("httpx2",)


def run(code: str, cwd: Path) -> str:
    """What a program prints that runs in a folder, without site packages."""
    return subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, '.')\n{code}",
        ],
        cwd=cwd,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A generated package of two models and an alias."""
    shutil.copytree(RUNTIME, tmp_path / "acme" / "_runtime")
    models = tmp_path / "acme" / "models"
    models.mkdir()
    (tmp_path / "acme" / "__init__.py").touch()
    (models / "__init__.py").write_text(
        "from importlib import import_module\n"
        "MODULES = {'User': 'user', 'Team': 'team', 'Anyone': 'team'}\n"
        "def __getattr__(name):\n"
        "    if name not in MODULES: raise AttributeError(name)\n"
        "    return getattr(import_module('.' + MODULES[name], __name__), name)\n"
    )
    (models / "user.py").write_text(
        "from .._runtime.codecs import Ref\n"
        "from .._runtime.codecs import DATETIME\n"
        "from .._runtime.models import Model, optional, required\n"
        "class User(Model):\n"
        "    at = required('$at', DATETIME)\n"
        "    team = optional('team', Ref('Team'))\n"
        "    boss = optional('boss', Ref('Anyone'))\n"
    )
    (models / "team.py").write_text(
        "from .._runtime.codecs import NullOr\n"
        "from .._runtime.codecs import Ref\n"
        "from .._runtime.codecs import OneOf\n"
        "from .._runtime.models import Model, required\n"
        "class Team(Model):\n"
        "    name = required()\n"
        "Anyone = NullOr(OneOf(Ref('User'), Ref('Team')))\n"
    )
    return tmp_path


def test_names_are_found_in_the_models_next_to_the_runtime(package: Path) -> None:
    code = (
        "from acme._runtime.codecs import from_json\n"
        "from acme.models import User\n"
        'user = from_json(User, \'{"$at": "", "team": {}, "boss": {"$at": 1}}\')\n'
        "print(type(user.team).__qualname__, type(user.boss) is User, user.to_dict())"
    )
    assert run(code, package) == (
        "Team True {'$at': '', 'team': {}, 'boss': {'$at': 1}}"
    )


def test_what_is_not_met_is_not_imported(package: Path) -> None:
    code = (
        "from acme.models import User\n"
        f"print([name for name in {HEAVY} if name in sys.modules])\n"
        "user = User.from_dict({'team': None})\n"
        "print('acme.models.team' in sys.modules, user.to_dict())"
    )
    assert run(code, package).splitlines() == ["[]", "False {'team': None}"]


def test_a_name_that_does_not_exist() -> None:
    with pytest.raises(AttributeError, match="Nobody"):
        Ref("Nobody", __name__).decode({})
    with pytest.raises(ImportError):
        Ref("Nobody").decode({})
    assert Ref("Nobody").decode(None) is None
    assert Ref("Nobody").encode(None) is None
