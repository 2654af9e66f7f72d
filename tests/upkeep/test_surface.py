"""What counts as a package's public surface, and what a change of it means."""

from __future__ import annotations

import pytest

from specloom.output import Cause, Change
from specloom.surface import surface
from specloom.upgrading import Kind, meaning, same_code, shifts

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
    assert surface(FILES, "shop") == {
        "shop._runtime.base.Base": "class()",
        "shop._runtime.base.Base.close": "async (self) -> None",
        "shop._runtime.base.helper": "(x)",
        "shop.client.LIMIT": "= 5",
        "shop.client.Shop": "class(Base)",
        "shop.client.Shop.pay": "(self, to: str, *, much: int=1) -> None",
        "shop.client.Shop.size": "int = 3",
    }


def test_a_module_that_does_not_parse_has_no_names() -> None:
    assert surface({"shop/a.py": "def ("}, "shop") == {}


def change(path: str, old: str | None, new: str | None) -> Change:
    return Change(path, Cause.CHANGED, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new", "kind"),
    [
        ("shop/a.py", '"""A."""\nx = 1\n', '"""B."""\nx = 1  # c\n', Kind.COSMETIC),
        ("shop/a.py", "x = 1\n", "x = 2\n", Kind.BEHAVIOUR),
        ("shop/a.py", "def (\n", "x = 2\n", Kind.BEHAVIOUR),
        ("shop/a.py", None, "x = 2\n", Kind.BEHAVIOUR),
        ("docs/a.md", None, "# A\n", Kind.COSMETIC),
        ("docs/a.md", "# A\n", None, Kind.COSMETIC),
        ("docs/a.md", "# A\n", "# B\n", Kind.COSMETIC),
        (
            "pyproject.toml",
            '[project]\nname = "a"\n',
            '[project]\nname = "a"\nkeywords = ["b"]\n',
            Kind.COSMETIC,
        ),
        (
            "pyproject.toml",
            '[project]\nname = "a"\n',
            '[project]\nname = "a"\ndependencies = ["b"]\n',
            Kind.BEHAVIOUR,
        ),
        ("pyproject.toml", "[project", "[project]\n", Kind.BEHAVIOUR),
    ],
)
def test_what_a_file_means(
    path: str, old: str | None, new: str | None, kind: Kind
) -> None:
    assert meaning(change(path, old, new))[0] is kind


def test_texts_of_attributes_are_no_code() -> None:
    assert same_code('class A:\n    x: int\n    """One."""\n', "class A:\n    x: int\n")


def test_shifts_tell_how_a_signature_changed() -> None:
    old = FILES["shop/client.py"]
    new = old.replace("much: int = 1", "much: float = 1")
    found = shifts(FILES, (change("shop/client.py", old, new),), "shop")
    assert [(shift.kind, shift.where) for shift in found] == [
        (Kind.PUBLIC, "shop.client.Shop.pay"),
        (Kind.BEHAVIOUR, "shop/client.py"),
    ]
    assert found[0].what.endswith("becomes  (self, to: str, *, much: float=1) -> None")
