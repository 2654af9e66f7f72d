"""Every code that is used is explained, and every explanation is whole."""

from __future__ import annotations

import re
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
