"""What counts as a package's public surface, and what a change of it means."""

from __future__ import annotations

import pytest

from specloom.output.upgrade import (
    OutputChangeKind,
    differs_only_in_text,
    meaning,
    output_changes,
    public_api,
)
from specloom.output.write import Cause, Change

FILES = {
    "shop/__init__.py": "from ._runtime.base import helper\n__all__ = ['helper']\n",
    "shop/client.py": (
        "from ._runtime.base import Base, hidden\n"
        "class Shop(Base):\n"
        "    size: int = 3\n"
        "    _own: int = 1\n"
        "    def pay(self, to: str, *, much: int = 1) -> None: ...\n"
        "    def _inner(self) -> None: ...\n"
        "LIMIT = 5\n"
        "_TABLE = {}\n"
    ),
    "shop/_runtime/__init__.py": "",
    "shop/_runtime/base.py": (
        "class Base:\n"
        "    async def close(self) -> None: ...\n"
        "class Unused: ...\n"
        "def helper(x): ...\n"
        "def hidden(): ...\n"
    ),
    "tests/test_a.py": "def test_a(): ...\n",
    "shop/py.typed": "",
}


def test_what_users_can_name() -> None:
    assert public_api(FILES, "shop") == {
        "shop._runtime.base.Base": "class()",
        "shop._runtime.base.Base.close": "async (self) -> None",
        "shop._runtime.base.helper": "(x)",
        "shop.client.LIMIT": "= 5",
        "shop.client.Shop": "class(Base)",
        "shop.client.Shop.pay": "(self, to: str, *, much: int=1) -> None",
        "shop.client.Shop.size": "int = 3",
    }


def test_a_module_that_does_not_parse_has_no_names() -> None:
    assert public_api({"shop/a.py": "def ("}, "shop") == {}


def change(path: str, old: str | None, new: str | None) -> Change:
    return Change(path, Cause.CHANGED, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new", "kind"),
    [
        (
            "shop/a.py",
            '"""A."""\nx = 1\n',
            '"""B."""\nx = 1  # c\n',
            OutputChangeKind.COSMETIC,
        ),
        ("shop/a.py", "x = 1\n", "x = 2\n", OutputChangeKind.BEHAVIOR),
        ("shop/a.py", "def (\n", "x = 2\n", OutputChangeKind.BEHAVIOR),
        ("shop/a.py", None, "x = 2\n", OutputChangeKind.BEHAVIOR),
        ("docs/a.md", None, "# A\n", OutputChangeKind.COSMETIC),
        ("docs/a.md", "# A\n", None, OutputChangeKind.COSMETIC),
        ("docs/a.md", "# A\n", "# B\n", OutputChangeKind.COSMETIC),
        (
            "pyproject.toml",
            '[project]\nname = "a"\n',
            '[project]\nname = "a"\nkeywords = ["b"]\n',
            OutputChangeKind.COSMETIC,
        ),
        (
            "pyproject.toml",
            '[project]\nname = "a"\n',
            '[project]\nname = "a"\ndependencies = ["b"]\n',
            OutputChangeKind.BEHAVIOR,
        ),
        ("pyproject.toml", "[project", "[project]\n", OutputChangeKind.BEHAVIOR),
    ],
)
def test_what_a_file_means(
    path: str, old: str | None, new: str | None, kind: OutputChangeKind
) -> None:
    assert meaning(change(path, old, new))[0] is kind


def test_texts_of_attributes_are_no_code() -> None:
    assert differs_only_in_text(
        'class A:\n    x: int\n    """One."""\n', "class A:\n    x: int\n"
    )


def test_shifts_tell_how_a_signature_changed() -> None:
    old = FILES["shop/client.py"]
    new = old.replace("much: int = 1", "much: float = 1")
    found = output_changes(FILES, (change("shop/client.py", old, new),), "shop")
    assert [(shift.kind, shift.where) for shift in found] == [
        (OutputChangeKind.PUBLIC, "shop.client.Shop.pay"),
        (OutputChangeKind.BEHAVIOR, "shop/client.py"),
    ]
    assert found[0].what.endswith("becomes  (self, to: str, *, much: float=1) -> None")
