"""``specloom explain``, and the page that is made of the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.codes import CODES
from specloom.codes.changes import KINDS
from specloom.reports import all_codes_page
from tests.command_line import specloom
from tests.whole_output import ROOT


@pytest.mark.parametrize("code", ["W306", "w306"])
def test_a_code_is_explained(tmp_path: Path, code: str) -> None:
    result = specloom("explain", code, cwd=tmp_path)
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "W306: a parameter is incomplete (warning)"
    assert lines[lines.index("Example:") + 1].startswith("    parameters: ")
    assert lines[-1].startswith("Fix: ")


def test_several_codes_are_explained(tmp_path: Path) -> None:
    result = specloom("explain", "E101", "W104", cwd=tmp_path)
    assert result.stdout.count("Fix: ") == 2


def test_a_kind_of_change_is_explained(tmp_path: Path) -> None:
    output = specloom("explain", "Member-Added", "E101", cwd=tmp_path).stdout
    assert output.startswith(
        "member-added: a property of an object was added (a change, under"
    )
    assert "Breaking for senders when it is required." in output
    assert "E101: " in output


def test_without_a_code_all_are_listed(tmp_path: Path) -> None:
    result = specloom("explain", cwd=tmp_path)
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        entry.code for entry in (*CODES, *KINDS)
    ]


def test_an_unknown_code_is_reported_with_those_near_it(tmp_path: Path) -> None:
    result = specloom("explain", "w360", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "unknown code 'w360'" in result.stderr
    assert result.stderr.count("W3") == 3


def test_the_page_is_made_of_the_codes(tmp_path: Path) -> None:
    page = ROOT.joinpath("docs/diagnostics.md").read_text("utf-8")
    assert (
        page == all_codes_page()
    ), "run: specloom explain --markdown > docs/diagnostics.md"
    assert specloom("explain", "--markdown", cwd=tmp_path).stdout == page
    for entry in CODES:
        assert page.count(f"\n### {entry.code}: {entry.title}\n") == 1
