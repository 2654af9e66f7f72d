"""``specloom watch`` regenerates as files change, and lives through errors."""

from __future__ import annotations

import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command_line import specloom
from tests.whole_output import ROOT, TINY

PATIENCE = 60.0


class Watcher:
    """A running ``specloom watch`` whose lines can be waited for."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def line(self, text: str) -> str:
        """The next line that holds a text."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if text in line:
                return line


def heed_interrupts() -> None:
    """Tests that a shell runs in the background ignore Ctrl-C, and so would their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(project: Path, *arguments: str) -> Generator[Watcher]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "specloom", "watch", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"PYTHONPATH": str(ROOT / "generator"), "PATH": "", "HOME": str(project)},
        preexec_fn=heed_interrupts,
    )
    try:
        yield Watcher(process)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(TINY / "json_body.yaml", tmp_path / "api.yaml")
    (tmp_path / "specloom.toml").write_text('document = "api.yaml"\noutput = "sdk"\n')
    return tmp_path


def test_it_regenerates_lives_through_an_error_and_ends_when_stopped(
    project: Path,
) -> None:
    document, config = project / "api.yaml", project / "specloom.toml"
    good = document.read_text()
    with watching(project) as watcher:
        assert "first run → sdk/: " in watcher.line("→")
        document.write_text(good.replace("title: ", "title: New "))
        said = watcher.line("→")
        assert " api.yaml → sdk/: " in said
        assert "README.md" in said
        assert "# New " in (project / "sdk" / "README.md").read_text()
        document.write_text("openapi: 3.1.0\npaths: [\n")
        watcher.line("api.yaml:3:1: error[")
        assert watcher.line("→").endswith("api.yaml → nothing was written")
        assert "# New " in (project / "sdk" / "README.md").read_text()
        config.write_text("document = \n")
        watcher.line("specloom.toml:1:")
        config.write_text('output = "sdk"\n')
        watcher.line("no DOCUMENT given")
        document.write_text(good)
        config.write_text('document = "api.yaml"\noutput = "other"\n')
        watcher.line("other/: ")
        assert (project / "other" / "README.md").is_file()
        watcher.process.send_signal(signal.SIGINT)
        assert watcher.process.wait(PATIENCE) == 0
    assert specloom("check", cwd=project).returncode == 0


def test_a_file_that_a_reference_leads_to_is_watched(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "pet.yaml").write_text("type: object\ndescription: A pet.\n")
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
        "components: {schemas: {Pet: {$ref: parts/pet.yaml}}}\n"
    )
    with watching(tmp_path, "api.yaml", "-o", "sdk") as watcher:
        watcher.line("first run")
        pet = tmp_path / "parts" / "pet.yaml"
        pet.write_text("type: object\ndescription: A dog.\n")
        assert " parts/pet.yaml → sdk/: " in watcher.line("→")


def test_without_a_document_there_is_nothing_to_watch(tmp_path: Path) -> None:
    result = specloom("watch", cwd=tmp_path)
    assert result.returncode == 2
    assert "DOCUMENT" in result.stderr


def test_a_config_that_is_wrong_from_the_start_is_reported(project: Path) -> None:
    (project / "specloom.toml").write_text('pakage = "x"\n')
    result = specloom("watch", cwd=project)
    assert result.returncode == 2
    assert "specloom.toml:1:1: error[" in result.stderr
