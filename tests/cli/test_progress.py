"""The status line: running counts on the terminal of a person, and nowhere else."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from specloom import diagnostics
from specloom.cli.session import StatusLine, shows_progress
from specloom.diagnostics import counting
from tests.whole_output import ROOT

PETSTORE = ROOT / "examples" / "petstore" / "openapi.yaml"
pty = pytest.importorskip("pty", reason="this system has no terminals to open")


# Tests that run in the background ignore the signal; so would their processes.
START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from specloom.__main__ import run; run()"
)


def on_terminal(
    folder: Path, *arguments: str, interrupt: bool = False, **environment: str
) -> tuple[int, str]:
    """The exit code of specloom, and what it printed on a terminal."""
    main, side = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key != "CI"}
    with subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        cwd=folder,
        env={**known, "TERM": "xterm", **environment},
        stdout=side,
        stderr=side,
    ) as process:
        os.close(side)
        pieces: list[bytes] = []
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # the terminal is closed
                break
            if not piece:
                break
            pieces.append(piece)
            if interrupt and b"validating" in b"".join(pieces):
                process.send_signal(signal.SIGINT)
                interrupt = False
    os.close(main)
    return process.returncode, b"".join(pieces).decode()


def shown(text: str) -> list[str]:
    """The lines that a terminal shows in the end, without the spaces at their ends."""
    lines: list[str] = []
    for line in text.split("\n"):
        cells: list[str] = []
        for part in line.split("\r"):
            cells[: len(part)] = part
        lines.append("".join(cells).rstrip())
    return [line for line in lines if line]


def test_a_terminal_shows_the_phases_and_then_only_the_result(tmp_path: Path) -> None:
    code, text = on_terminal(tmp_path, "generate", str(PETSTORE), "-o", "sdk")
    assert code == 0
    for phase in ("reading", "validating", "naming 3 operations", "writing"):
        assert f"\r{phase}" in text
    assert shown(text)[0].startswith("sdk/: ")
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (["--quiet"], {}),
        ([], {"CI": "true"}),
        ([], {"TERM": "dumb"}),
        (["--format=json"], {}),
    ],
)
def test_others_see_no_progress(
    tmp_path: Path, options: list[str], environment: dict[str, str]
) -> None:
    words = ["generate", str(PETSTORE), "-o", "sdk", *options]
    code, text = on_terminal(tmp_path, *words, **environment)
    assert code == 0
    assert "validating" not in text


def test_a_file_gets_no_progress(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "specloom", "generate", str(PETSTORE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""


def test_an_interrupted_run_leaves_no_line_behind(tmp_path: Path) -> None:
    code, text = on_terminal(tmp_path, "generate", str(PETSTORE), interrupt=True)
    assert code == 130
    assert shown(text) == ["interrupted"]


def test_counts_are_shown_ten_times_a_second_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter(number * 0.04 for number in range(100))
    monkeypatch.setattr(diagnostics, "monotonic", lambda: next(clock))
    texts: list[str] = []
    items = counting(texts.append, "rendering", range(1200), "files", 5677)
    done = [next(items) for _ in range(7)]
    assert done == [0, 1, 2, 3, 4, 5, 6]
    assert texts == ["rendering 3 of 5,677 files", "rendering 6 of 5,677 files"]


def test_counting_costs_little_for_each_item() -> None:
    number = 100_000
    start = time.process_time()
    for _ in counting(lambda _: None, "rendering", range(number), "files"):
        pass
    assert time.process_time() - start < number * 5e-6


def test_the_line_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    stream = io.StringIO()
    line = StatusLine(stream)
    for text in ("rendering 1 of 2 files", "done", "", ""):
        line.show(text)
    assert stream.getvalue() == "\rrendering\rdone     \r    \r"
    assert not shows_progress(stream)
