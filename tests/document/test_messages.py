"""How findings are printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specloom.diagnostics import InputError, Report, Span
from specloom.document import Documents
from specloom.reports import colored, print_report

TEXT = "openapi: 3.1.0\ninfo:\n\ttitle: x\n" + "y" * 150 + "HERE" + "z" * 150 + "\n"


def test_nothing_to_say() -> None:
    assert print_report(Report(), {}) == ""


def test_warnings_come_before_errors_with_line_caret_and_hint() -> None:
    report = Report()
    first = Span("a.yaml", 2, 1)
    report.warning("W104", Span("a.yaml", 3, 2), "A warning.")
    report.error("E107", first, "First.", "Do it.", related=((Span("a.yaml"), "see"),))
    report.error("E107", first, "First.", "Do it.", related=((Span("a.yaml"), "see"),))
    assert print_report(report, {"a.yaml": TEXT}) == (
        "a.yaml:3:2: warning[W104]: A warning.\n"
        "    3 |  title: x\n"
        "      |  ^\n"
        "hint: Correct the path, or add the missing part.\n"
        "\n"
        "a.yaml:2:1: error[E107]: First.\n"
        "    2 | info:\n"
        "      | ^\n"
        "a.yaml:1:1: note: see\n"
        "    1 | openapi: 3.1.0\n"
        "      | ^\n"
        "hint: Do it.\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_a_long_line_is_cut_around_the_column() -> None:
    report = Report()
    report.error("E106", Span("a.yaml", 4, 151), "Here.")
    _, shown, caret, *_ = print_report(report, {"a.yaml": TEXT}).splitlines()
    assert shown.startswith("    4 | …yyy")
    assert shown.endswith("zzz…")
    assert len(shown) < 120
    assert shown[caret.index("^") :].startswith("HEREz")


def test_what_a_terminal_would_act_on_is_not_printed() -> None:
    report = Report()
    report.error("E104", Span("a.yaml", 1, 3), "A \x1b[31m line\nbreak.")
    printed = print_report(report, {"a.yaml": "a\x1b[31mb\u202ec\n"})
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "A �[31m line break." in printed


def test_places_beyond_the_text_and_unknown_files() -> None:
    report = Report()
    report.error("E105", Span("a.yaml", 9, 9), "Beyond.")
    report.error("E101", Span("b.yaml", 1, 1), "Unknown.")
    assert print_report(report, {"a.yaml": "x\n"}) == (
        "a.yaml:9:9: error[E105]: Beyond.\n"
        "hint: Write an OpenAPI document, or pass another file.\n\n"
        "b.yaml:1:1: error[E101]: Unknown.\n"
        "hint: Check the path and the file permissions.\n\n2 errors\n"
    )


def test_the_files_are_read_again_when_no_text_is_given(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffbé: 1\n".encode())
    report = Report()
    report.warning("W101", Span(str(file), 1, 1), "Look.")
    assert "    1 | bé: 1\n      | ^\n" in print_report(report)


def test_warnings_with_the_same_code_are_one_block() -> None:
    report = Report()
    for line in range(1, 31):
        report.error("E106", Span("a.yaml", line), "Same.")
        report.warning("W280", Span("a.yaml", line), f"Problem {line}.", "Repair it.")
    report.warning("W281", Span("a.yaml", 2), "Another.")
    printed = print_report(report, {"a.yaml": "x\n" * 40})
    assert printed.startswith("""\
a.yaml:1:1: warning[W280]: Problem 1.
    1 | x
      | ^
hint: Repair it.
a.yaml:2:1: warning[W280]: Problem 2.
a.yaml:3:1: warning[W280]: Problem 3.
and 27 more W280 (--verbose shows all)

a.yaml:2:1: warning[W281]: Another.
""")
    assert printed.count("error[E106]") == 30
    assert printed.endswith("\n30 errors, 31 warnings\n")
    everything = print_report(report, {}, every=True)
    assert everything.count("hint: Repair it.") == 30
    assert "more" not in everything


def test_a_block_has_all_different_hints() -> None:
    report = Report()
    for line, hint in enumerate(
        ("Repair it.", "Did you mean 'schema'?", "Repair it."), 1
    ):
        report.warning("W280", Span("a.yaml", line), f"Problem {line}.", hint)
    assert print_report(report, {}) == """\
a.yaml:1:1: warning[W280]: Problem 1.
hint: Repair it.
a.yaml:2:1: warning[W280]: Problem 2.
hint: Did you mean 'schema'?
a.yaml:3:1: warning[W280]: Problem 3.

3 warnings
"""


def test_tabs_for_indentation_are_named(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("info:\n\ttitle: a\n")
    with pytest.raises(InputError) as stop:
        Documents(file, Report()).root()
    (found,) = stop.value.diagnostics
    assert (found.span.line, found.span.column) == (2, 1)
    assert found.message == "invalid YAML: a tab is used as indentation"
    assert found.hint == "Use spaces, not tabs, for indentation."


def test_colors_of_a_terminal() -> None:
    report = Report()
    report.warning("W280", Span("a: error.yaml"), "hint: x", "Repair it.")
    plain = print_report(report, {"a: error.yaml": "warning: hint: [x]: y"})
    text = colored(plain)
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == plain
    assert text.splitlines() == [
        "a: error.yaml:1:1: \x1b[33;1mwarning[W280]\x1b[0m: hint: x",
        "    1 | warning: hint: [x]: y",
        "\x1b[32m      | ^\x1b[0m",
        "\x1b[36mhint\x1b[0m: Repair it.",
        "",
        "1 warning",
    ]
