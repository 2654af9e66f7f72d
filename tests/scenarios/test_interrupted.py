"""Runs that are killed between any two writes, and runs that meet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from scenarios.project import Project
from scenarios.test_writer import CHANGED
from specloom import output as writer
from specloom.output import Plan
from specloom.output.run_lock import LOCK
from specloom.records import MANIFEST, PENDING
from whole_output import ROOT, build_of

STEPS = ("replace", "unlink", "rmdir")
"""The calls by which a run changes what is there; each is one point to die before."""
AFTER_ALL = 500

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked run")


def die_at(point: int) -> None:
    """From now on this process is killed when it is about to change a file for the
    ``point``-th time (from 0).
    """
    left = [point]

    def dying(step: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: object, **more: object) -> None:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            step(*arguments, **more)

        return call

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))


def killed(point: int, work: Callable[[], object]) -> bool:
    """Whether the work, done in a process of its own, was killed at the point."""
    child = os.fork()
    if child == 0:
        _work_and_leave(point, work)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def _work_and_leave(point: int, work: Callable[[], object]) -> NoReturn:
    try:
        die_at(point)
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


def points(work: Callable[[int], bool], step: int = 1) -> Iterator[int]:
    """Each point at which a run dies, or every ``step``-th, until a run gets through."""
    for point in range(0, AFTER_ALL, step):
        if not work(point):
            assert point > 5
            return
        yield point
    raise AssertionError("the run never got through")


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def put_back(folder: Path, wanted: dict[str, bytes]) -> None:
    """Makes a folder hold these files and no others, whatever a run made of it."""
    for path in files(folder).keys() - wanted.keys():
        (folder / path).unlink()
    for path, data in wanted.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def test_a_run_killed_anywhere_is_repaired_by_the_next(project: Project) -> None:
    folder = project.root / "sdk"
    before = project.output()
    (project.root / "api.yaml").write_text(CHANGED)
    project.run("generate", "-q")
    after = project.output()
    put_back(folder, before)

    def run(point: int) -> bool:
        return killed(point, lambda: project.run("generate", "-q"))

    dead = 0
    for _ in points(run):
        dead += 1
        told = project.run("check", "--full")
        assert told.exit_code == (0 if project.output() == after else told.exit_code)
        assert "edited by hand" not in told.output
        assert "not written by specloom" not in told.output
        if told.exit_code and (folder / PENDING).exists():
            assert told.stdout.startswith("the last run into sdk/ did not finish\n")
        repaired = project.run("generate", "-q")
        assert repaired.exit_code == 0, repaired.output
        assert project.output() == after
        put_back(folder, before)
    assert dead > 8


def test_a_first_run_killed_anywhere_is_repaired_by_another(tmp_path: Path) -> None:
    """Whole outputs are many writes: here only the writer runs, and the document changes
    once more before the next run.
    """
    document = tmp_path / "api.yaml"
    document.write_text(CHANGED)
    first = build_of(document).plan
    document.write_text(CHANGED.replace("Get a user", "Fetch a user"))
    second = build_of(document).plan
    other, folder = tmp_path / "other", tmp_path / "sdk"
    write(second, other)

    def run(point: int) -> bool:
        return killed(point, lambda: write(first, folder))

    dead = 0
    for point in points(run, 3):
        dead += 1
        killed(point // 2, lambda: write(second, folder))
        write(second, folder)
        assert files(folder) == files(other)
        put_back(folder, {})
    assert dead > len(first.files) / 3


def write(plan: Plan, folder: Path) -> None:
    with writer.sole_run(folder):
        writer.write(plan, folder, writer.compare(plan, folder))


def test_no_edited_file_is_lost_by_a_killed_run(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    assert killed(4, lambda: project.run("generate", "-q"))
    readme = project.root / "sdk/README.md"
    readme.write_text("Mine.\n")
    assert project.run("generate").exit_code == 2
    assert readme.read_text() == "Mine.\n"
    assert project.check()["by_path"]["README.md"]["cause"] == "edited by hand"


def test_drafts_of_killed_runs_are_removed(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    assert killed(3, lambda: project.run("generate", "-q"))
    assert any(".draft" in path for path in project.output())
    project.run("generate", "-q")
    assert not any(".draft" in path for path in project.output())
    assert not (project.root / "sdk" / LOCK).exists()


def held(project: Project) -> subprocess.Popen[str]:
    """A process that holds the lock of the project's output."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom specloom.output import sole_run\n"
        "with sole_run(Path('sdk')):\n    print('held', flush=True)\n    sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=project.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_two_runs_do_not_mix(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    before = project.output()
    with held(project) as process:
        for command in ("generate", "check"):
            told = project.run(command)
            assert told.exit_code == 2
            assert f"sdk/{LOCK}:1:1: error[E407]" in told.stderr
            assert f"(process {process.pid})" in told.stderr
        assert {p: t for p, t in project.output().items() if p != LOCK} == before
        process.communicate()
    assert project.run("generate").exit_code == 0
    assert LOCK not in project.output()


def test_a_killed_run_keeps_nobody_out(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    with held(project) as process:
        process.kill()
    assert (project.root / "sdk" / LOCK).exists()
    assert project.run("check").exit_code == 1
    assert project.run("generate").exit_code == 0
    assert LOCK not in project.output()


def test_many_runs_at_once_leave_one_whole_output(project: Project) -> None:
    (project.root / "api.yaml").write_text(CHANGED)
    command = [sys.executable, "-m", "specloom", "generate", "-q"]
    runs = [
        subprocess.Popen(command, cwd=project.root, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(run.wait(60), run.communicate()[1]) for run in runs]
    assert all(code == 0 or "E407" in said for code, said in ended), ended
    assert any(code == 0 for code, _ in ended)
    assert project.run("check").exit_code == 0
    assert not {LOCK, PENDING} & project.output().keys()
    assert MANIFEST in project.output()


def test_a_run_that_fails_leaves_no_folder(project: Project) -> None:
    (project.root / "api.yaml").write_text("openapi: []\n")
    assert project.run("generate", "--output", "new/folder").exit_code == 2
    assert not (project.root / "new").exists()
    (project.root / "empty").mkdir()
    assert project.run("generate", "--output", "empty").exit_code == 2
    assert list((project.root / "empty").iterdir()) == []
