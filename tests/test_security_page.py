"""SECURITY.md names existing tests for each guarantee, and every fuzz target."""

from __future__ import annotations

import ast
import re

import pytest

from bench.fuzz.targets import TARGETS
from tests.whole_output import ROOT

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split(" | "))
    for line in TEXT.splitlines()
    if line.startswith("| ") and line != "| guarantee | tests |"
]
NAMED = re.compile(r"`(tests/[^`]+)`")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_promise_names_tests_that_exist(row: tuple[str, str]) -> None:
    promise, tests = row
    assert promise.endswith(".")
    named = NAMED.findall(tests)
    assert named, "no test holds this"
    for one in named:
        path, _, name = one.partition("::")
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        found = {node.name for node in tree.body if isinstance(node, functions)}
        assert name in found if name else any(f.startswith("test_") for f in found), one


def test_every_fuzz_target_belongs_to_a_promise() -> None:
    cells = " ".join(tests for _, tests in ROWS)
    found = re.sub(NAMED, "", cells)
    assert set(re.findall("`([a-z]+)`", found)) == set(TARGETS)
    assert len(ROWS) >= 15
