"""Every code that is used is explained, and every explanation is whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.codes import CODES, Code, find
from specloom.diagnostics import Severity

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "generator" / "specloom"
# Their messages say everything that there is to do.
WITHOUT_FIX = {"E502", "W280", "W281", "W301", "W304", "W316"}

CODE = re.compile(r'"([EW][1-9][0-9]{2})"')


def used() -> dict[str, str]:
    """Each code in the source outside the registry, with a module that uses it."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        if file.is_relative_to(SOURCE / "codes"):
            continue
        for code in CODE.findall(file.read_text("utf-8")):
            found.setdefault(code, str(file.relative_to(SOURCE)))
    return found


def test_every_code_in_the_source_is_registered() -> None:
    registered = {entry.code for entry in CODES}
    missing = {code: where for code, where in used().items() if code not in registered}
    assert missing == {}


def test_every_registered_code_is_used() -> None:
    known = used()
    assert [entry.code for entry in CODES if entry.code not in known] == []


def test_every_code_of_the_document_reader_is_provoked_by_a_test() -> None:
    tests = "".join(
        file.read_text("utf-8")
        for file in sorted((ROOT / "tests/document").glob("*.py"))
    )
    provoked = set(CODE.findall(tests))
    ours = {c.code for c in CODES if c.code[1] == "1" or c.code.startswith("W28")}
    assert sorted(ours - provoked) == []


def test_codes_are_unique() -> None:
    assert len({entry.code for entry in CODES}) == len(CODES)


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.code)
def test_an_entry_explains_itself(entry: Code) -> None:
    assert CODE.fullmatch(f'"{entry.code}"')
    assert entry.title == entry.title.strip()
    assert not entry.title.endswith(".")
    assert entry.explanation.endswith(".")
    assert entry.fix.endswith(".") != (entry.code in WITHOUT_FIX)
    assert entry.example.strip()
    expected = Severity.ERROR if entry.code[0] == "E" else Severity.WARNING
    assert entry.severity is expected


def test_find() -> None:
    entry = find("e105")
    assert entry is not None
    assert entry.code == "E105"
    assert find("E999") is None


# Hints are sentences. Most are written where the problem is detected.

REPORTING = {"error", "warning", "warn", "report", "setting_error", "unreadable_error"}
REPORTING |= {"Diagnostic", "FetchError", "UnresolvedReferenceError"}
REPORTING |= {"_refusal", "_error", "_diagnostic", "_fail", "add"}
VALUE = "\0"
"""What an f-string inserts."""


def texts(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can be, as far as they are in the source."""
    match value:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else VALUE
                for part in parts
            )
        case ast.IfExp(body=one, orelse=other):
            yield from texts(one)
            yield from texts(other)
        case ast.BoolOp(values=parts) | ast.Dict(values=parts):
            for part in parts:
                yield from texts(part)
        case _:
            pass


def is_hint(target: ast.expr) -> bool:
    """Whether a variable has the name of hints."""
    name = target.id.lower() if isinstance(target, ast.Name) else ""
    return name.endswith(("hint", "hints"))


def hints_in(tree: ast.Module, places: dict[str, int]) -> Iterator[str]:
    """The hints in a module: arguments ``hint``, and what is assigned to such a name.

    ``places`` are the positions of that argument.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in REPORTING:
                given = [word.value for word in node.keywords if word.arg == "hint"]
                given += node.args[places.get(name, len(node.args)) :][:1]
                for value in given:
                    yield from texts(value)
        elif isinstance(node, ast.Assign) and is_hint(node.targets[0]):
            # Other hints begin with a name of the document: they are words for names.
            yield from (t for t in texts(node.value) if not t.startswith(VALUE))


def test_every_hint_is_a_sentence() -> None:
    trees = [ast.parse(file.read_text("utf-8")) for file in SOURCE.rglob("*.py")]
    places: dict[str, int] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in REPORTING:
                names = [each.arg for each in node.args.args if each.arg != "self"]
                if "hint" in names:
                    places[node.name] = names.index("hint")
    hints = [hint for tree in trees for hint in hints_in(tree, places)]
    assert len(hints) > 100
    # A full stop would become part of a URL.
    ends = (".", "?", f": {VALUE}")
    wrong = [hint for hint in hints if not (hint[0].isupper() and hint.endswith(ends))]
    assert wrong == []
