"""Black is run only on texts that it may change."""

from __future__ import annotations

import re

import pytest

from specloom.output import formatting
from specloom.output.formatting import black_text, format_all, is_formatted
from tests.features import FEATURES, built, case

LONG = "x" * 90
FORMATTED = (
    f'x = [\n    "{LONG}",\n    {LONG},\n]\n',
    f'x = {{\n    "key": "{LONG}",\n}}\n',
    f'x = f(\n    key="{LONG}",\n)\n',
    f"from a import (\n    {LONG} as {LONG},\n)\n",
    f"# {LONG}\nx = 1\n",
    f'def f() -> None:\n    """Has a long line.\n\n    {LONG}\n    """\n',
    f'class {LONG}(\n    Model,\n):\n    """A class."""\n',
    f"x: TypeAlias = (\n    {'A' * 50}\n    | {LONG}\n)\n",
    f"def test_{LONG}() -> (\n    None\n):\n    pass\n",
    f"x: TypeAlias = (\n    {'A' * 40} | {'B' * 40}\n)\n",
)
UNCERTAIN = (
    f"x = {LONG}(1, 2)\n",
    f"assert f(1, {LONG})\n",
    f"def f(a: int) -> Iterator[{LONG}]:\n    pass\n",
    f"from a import {LONG}\n",
    "x = (\n    1 + 2\n)\n",
    "x: TypeAlias = list[\n    int\n]\n",
    "x = {\n    'a': 1\n}\n",
    f'x = "{"日本語" * 20}" + f(1)\n',
)


@pytest.mark.parametrize("text", FORMATTED)
def test_black_is_not_needed_where_nothing_can_be_split(text: str) -> None:
    assert is_formatted(text)
    assert black_text(text) == text


@pytest.mark.parametrize("text", UNCERTAIN)
def test_black_decides_about_long_lines_and_brackets(text: str) -> None:
    assert not is_formatted(text)


def test_texts_of_other_authors_are_formatted() -> None:
    texts = {"a.py": "x  =  1\n", "b.py": "x  =  1\n"}
    assert format_all(texts, {"b.py"}) == {"a.py": "x  =  1\n", "b.py": "x = 1\n"}


OTHERS = (
    f"def f(self) -> Iterator[{LONG}]:\n    pass",
    f"@decorated({LONG}, 1)\ndef f() -> None:\n    pass",
    f"class A({LONG}, B):\n    a = 1",
    f"a.b = {LONG}(\n    1,\n)",
    f"x: TypeAlias = list[{LONG[:60]}] | dict[{LONG[:30]}]",
    f"if a:\n    pass\nelif b({LONG}, 1):\n    pass",
    f"for each in items({LONG}, 1):\n    pass",
    f"@overload\ndef f(\n    a: int,\n) -> {LONG}: ...",
)


@pytest.mark.parametrize("statement", [*UNCERTAIN, *OTHERS])
@pytest.mark.parametrize(
    "place", ["", "class C:", "class C:\n    def f(self) -> None:"]
)
def test_a_statement_is_formatted_alone_as_in_its_module(
    monkeypatch: pytest.MonkeyPatch, statement: str, place: str
) -> None:
    margin = "    " * len(place.splitlines())
    lines = [*place.splitlines(), f"{margin}a = 1"]
    lines += ["", *(f"{margin}{line}" for line in statement.splitlines())]
    lines += ["", f"{margin}b = 2", ""]
    # Black sets apart what is a block, and so do templates.
    blank = re.compile(r"\n\n+")
    expected = blank.sub("\n", black_text("\n".join(lines)))
    read: list[str] = []

    def one(text: str) -> str:
        read.append(text)
        return black_text(text)

    monkeypatch.setattr(formatting, "black_text", one)
    monkeypatch.setattr(formatting, "cached_text", lambda *_: None)
    found = format_all({"a.py": "\n".join(lines)})["a.py"]
    assert blank.sub("\n", found) == expected
    (only,) = read
    assert "b = 2" not in only or "elif" in only


@pytest.mark.parametrize("document", FEATURES[::6], ids=case)
def test_black_changes_nothing(document) -> None:
    """The proof for some of the fixtures: Black takes ten times as long as building them."""
    for path, text in built(document).plan.files.items():
        folder = path.rpartition("/")[0].rpartition("/")[2]
        if path.endswith(".py") and folder not in ("_runtime", "custom"):
            assert black_text(text) == text, path
