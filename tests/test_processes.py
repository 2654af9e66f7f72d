"""A second process prints a part of a large output."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from specloom import pipeline
from specloom.config import Config
from specloom.diagnostics import InputError, Report
from specloom.output.processes import SETTING, can_copy, in_copy
from specloom.output.write import sole_run
from tests.whole_output import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it copies on Linux")

DOCUMENT = ROOT / "spec/account.yaml"


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def has_ended(process: int) -> bool:
    """Whether a process of another parent has ended, even if nobody asked for its exit code."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state in "ZX"


def test_the_result_of_a_copy_is_that_of_the_work() -> None:
    with in_copy(lambda: {"text": "x" * 1_000_000, "process": os.getpid()}) as result:
        found = result()
    assert found is not None
    assert len(str(found["text"])) == 1_000_000
    assert found["process"] != os.getpid()
    assert not is_running(int(found["process"]))


@pytest.mark.parametrize(
    "work",
    [
        lambda: 1 / 0,
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: sys.exit(0),
        lambda: lambda: "cannot be sent",
    ],
)
def test_work_that_fails_or_is_killed_has_no_result(work: Callable[[], object]) -> None:
    with in_copy(work) as result:
        assert result() is None


def test_no_copy_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError("too many processes")

    monkeypatch.setattr(os, "fork", refused)
    with in_copy(lambda: 1) as result:
        assert result() is None


def test_a_copy_ends_with_the_body() -> None:
    start = time.monotonic()
    with pytest.raises(KeyError), in_copy(lambda: time.sleep(60)):
        raise KeyError
    assert time.monotonic() - start < 30


def started(folder: Path, *lines: str) -> tuple[subprocess.Popen[bytes], int]:
    """A process that waits for its copy, after it ran ``lines``; and the id of the copy."""
    script = [
        "import os, signal, time",
        "from pathlib import Path",
        "from specloom.output.processes import in_copy",
        "def work():",
        "    Path('copy').write_text(str(os.getpid()))",
        "    time.sleep(60)",
        *lines,
        "with in_copy(work) as result:",
        "    result()",
    ]
    run = subprocess.Popen(
        [sys.executable, "-c", "\n".join(script)],
        cwd=folder,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
    )
    while not (file := folder / "copy").exists() or not file.read_text():
        time.sleep(0.01)
    return run, int(file.read_text())


def test_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    # Tests that run in the background ignore the signal; so would their processes.
    line = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    run, copy = started(tmp_path, line)
    run.send_signal(signal.SIGINT)
    assert b"KeyboardInterrupt" in run.communicate(timeout=30)[1]
    assert not is_running(copy)


@pytest.mark.parametrize("without", ["", "ctypes", "/proc"])
def test_a_killed_run_keeps_no_lock(tmp_path: Path, without: str) -> None:
    lines = [
        "import ctypes",
        "from specloom.output.write import sole_run",
        "lock = sole_run(Path('out'))",
        "lock.__enter__()",
    ]
    if without == "ctypes":
        lines.append("ctypes.CDLL = None")
    if without == "/proc":
        lines.append("Path.iterdir = lambda path: iter(())")
    run, copy = started(tmp_path, *lines)
    try:
        run.kill()
        run.wait(timeout=30)
        with sole_run(tmp_path / "out"):
            end = time.monotonic() + 30
            while without != "ctypes" and not has_ended(copy):
                assert time.monotonic() < end
                time.sleep(0.01)
    finally:
        assert run.stderr is not None
        run.stderr.close()
        with suppress(ProcessLookupError):
            os.kill(copy, signal.SIGKILL)


def test_one_core_a_setting_or_a_thread_prevent_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.delenv(SETTING, raising=False)
    assert can_copy()
    monkeypatch.setenv(SETTING, "1")
    assert not can_copy()
    monkeypatch.delenv(SETTING)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not can_copy()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert not can_copy()


def built(config: Config, *, copies: bool) -> tuple[pipeline.Build, list[bool]]:
    """The build of a document, and whether each copy had a result."""
    copied: list[bool] = []

    @contextmanager
    def recorded(work: Callable[[], object]) -> Generator[Callable[[], object]]:
        with in_copy(work) as result:

            def known() -> object:
                found = result()
                copied.append(found is not None)
                return found

            yield known

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "LARGE", 0)
        patch.setattr(pipeline, "can_copy", lambda: copies)
        patch.setattr(pipeline, "in_copy", recorded)
        return pipeline.build(DOCUMENT, config, Report(), lambda _: None), copied


def test_two_processes_print_the_same_as_one() -> None:
    one, _ = built(Config(), copies=False)
    two, copied = built(Config(), copies=True)
    assert copied == [True]
    assert list(two.plan.files.items()) == list(one.plan.files.items())
    assert list(two.plan.once.items()) == list(one.plan.once.items())
    assert two.plan.printed_by == one.plan.printed_by
    assert two.plan.whole_record().text() == one.plan.whole_record().text()


@pytest.mark.parametrize("name", ["python/client.py", "markdown/index.md"])
def test_an_error_is_the_same_in_both(tmp_path: Path, name: str) -> None:
    templates = tmp_path / "mine"
    file = templates / f"{name}.jinja"
    file.parent.mkdir(parents=True)
    file.write_text("{{ unknown }}")
    config = replace(Config(), templates=templates, file=tmp_path / "specloom.toml")
    assert config.file is not None
    config.file.write_text("")
    found: list[object] = []
    for copies in (False, True):
        with pytest.raises(InputError) as stop:
            built(config, copies=copies)
        found.append(stop.value.diagnostics)
    assert found[0] == found[1]
    assert "unknown" in str(found[0])


def test_without_the_copy_one_process_prints_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, _ = built(Config(), copies=False)
    monkeypatch.setattr("pickle.dumps", lambda *_: os._exit(1))
    two, copied = built(Config(), copies=True)
    assert copied == [False]
    assert two.plan.files == one.plan.files
