"""Black is run only on texts that it may change."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from specloom.output import formatting
from specloom.output.formatting import black_text, format_all, is_formatted
from specloom.targets.python.code import Chain, Code, assignment, call, subscript
from tests.features import FEATURES, built, case

LONG = "x" * 90
LITERALS = subscript("Literal", *(f'"{each}"' for each in range(40)))
VALUES = {
    "call": call("required", '"name"', call("Ref", '"Pet"')),
    "lines": structs.replace(call("LiteralOf", '"a"', '"b"', '"c"'), apart=True),
    "long call": call("of", *(f'"{each}"' for each in range(40))),
    "union": Chain(("Cat", "Dog")),
    "long union": Chain((structs.replace(LITERALS, apart=True), "str")),
    "text": '"Cat | Dog"',
    "long text": f'"{LONG[:60]}"',
    "name": "Cat",
}
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


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("annotation", ["", "TypeAlias", "A" * 30, "B" * 82])
def test_assignments_are_laid_out_as_by_black(value: Code, annotation: str) -> None:
    for length in range(1, 100, 3):
        for depth in (0, 1, 2):
            indent = 4 * depth
            text = assignment("x" * length, annotation, value, str, indent=indent)
            blocks = [f"{' ' * 4 * level}if 1:" for level in range(depth)]
            module = "\n".join([*blocks, " " * indent + text, ""])
            if is_formatted(module):
                assert black_text(module) == module


def test_long_assignments_rarely_need_black(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "run_black", lambda texts: pytest.fail(str(texts)))
    for name in ("x" * 60, "x" * 75, LONG):
        for kind in ("call", "lines", "long union"):
            text = assignment(name, "TypeAlias", VALUES[kind], str, indent=0)
            assert format_all({"a.py": f"{text}\n"}) == {"a.py": f"{text}\n"}
            if kind != "long union":
                text = assignment(f"self.{name}", "", VALUES[kind], str, indent=0)
                assert format_all({"a.py": f"{text}\n"}) == {"a.py": f"{text}\n"}


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
