"""What CI is given runs: the action, the hooks and the snippets of docs/ci.md."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.whole_output import ROOT, TINY

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
SNIPPETS = [
    yaml.safe_load(b) for b in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A git repository with a document, a config and their output, and ``specloom`` on the
    path.
    """
    work = tmp_path / "work"
    (tmp_path / "bin").mkdir()
    work.mkdir()
    program = tmp_path / "bin" / "specloom"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specloom "$@"\n')
    program.chmod(0o755)
    shutil.copy(TINY / "json_body.yaml", work / "api.yaml")
    (work / "specloom.toml").write_text('document = "api.yaml"\noutput = "sdk"\n')
    assert bash(work, "git init -q . && specloom generate").returncode == 0
    return work


def bash(work: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script as a runner starts it."""
    path = os.pathsep.join([str(work.parent / "bin"), os.environ["PATH"]])
    places = {"PATH": path, "HOME": str(work), "PYTHONPATH": str(ROOT / "generator")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=work,
        env={**places, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def stale(work: Path) -> None:
    document = work / "api.yaml"
    document.write_text(document.read_text().replace("title: ", "title: New "))


def last_step(**inputs: str) -> dict[str, Any]:
    """The step of the action that runs specloom, with the inputs put in."""
    given = {name: str(of["default"]) for name, of in ACTION["inputs"].items()} | inputs
    (step,) = [s for s in ACTION["runs"]["steps"] if s.get("name") == "Run specloom"]

    def put(text: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda m: given[m[1]], text)

    return {
        "run": step["run"],
        "folder": put(step["working-directory"]),
        "env": {name: put(value) for name, value in step["env"].items()},
    }


def test_the_action_passes_what_is_up_to_date(project: Path) -> None:
    step = last_step()
    done = bash(project, step["run"], **step["env"])
    assert (done.returncode, done.stdout) == (0, "")


def test_the_action_annotates_what_is_stale(project: Path) -> None:
    stale(project)
    step = last_step()
    done = bash(project, step["run"], **step["env"])
    assert done.returncode == 1
    assert "::error file=" in done.stdout


def test_the_action_generates_by_another_config(project: Path) -> None:
    (project / "other.toml").write_text('document = "api.yaml"\noutput = "other"\n')
    step = last_step(command="generate", config="other.toml", strict="true")
    assert bash(project, step["run"], **step["env"]).returncode == 0
    assert (project / "other" / "pyproject.toml").is_file()


def test_the_action_works_in_the_folder_that_is_named(project: Path) -> None:
    assert last_step(**{"working-directory": "sdk"})["folder"] == "sdk"


def test_the_action_installs_the_sources_that_it_came_with() -> None:
    (step,) = [
        s for s in ACTION["runs"]["steps"] if s.get("name") == "Install specloom"
    ]
    assert step["env"] == {"HERE": "${{ github.action_path }}"}
    assert '--constraint "$HERE/constraints.txt" "$HERE"' in step["run"]
    assert (ROOT / "constraints.txt").is_file()
    assert (
        subprocess.run(["bash", "-n", "-c", step["run"]], check=False).returncode == 0
    )


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_each_hook_runs(project: Path, hook: dict[str, Any]) -> None:
    entry = shlex.join([*shlex.split(hook["entry"]), *hook.get("args", ())])
    assert hook["pass_filenames"] is False
    assert bash(project, entry).returncode == 0
    stale(project)
    before = (project / "sdk" / "README.md").read_text()
    done = bash(project, entry)
    after = (project / "sdk" / "README.md").read_text()
    if hook["id"] == "specloom-check":
        assert (done.returncode, after) == (1, before)
    else:
        assert (done.returncode, after != before) == (0, True)


def test_the_page_names_hooks_and_inputs_that_there_are() -> None:
    github, hooks, _ = SNIPPETS
    (step,) = [s for s in github["jobs"]["sdk"]["steps"] if "specloom" in s["uses"]]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    named = {hook["id"] for repo in hooks["repos"] for hook in repo["hooks"]}
    assert named <= {hook["id"] for hook in HOOKS}
    for name, given in ACTION["inputs"].items():
        assert re.search(rf"\| `{name}` \|", PAGE), name
        assert given["default"] in ("", *re.findall(r"`([^`]*)`", PAGE)), name


def test_the_gitlab_job_runs(project: Path) -> None:
    job = SNIPPETS[2]["sdk"]
    script, after = "\n".join(job["script"]), "\n".join(job["after_script"])
    assert bash(project, script).returncode == 0
    stale(project)
    assert bash(project, script).returncode == 1
    bash(project, after)
    for artifact in job["artifacts"]["paths"]:
        assert (project / artifact).stat().st_size > 0
