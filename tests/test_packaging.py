"""What is published, and the workflows that publish it."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from tests.whole_output import ROOT

WORKFLOWS = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in ROOT.glob(".github/workflows/*.yml")
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = dict(
    line.lower().split("==")
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if "==" in line
)


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the sdist."""
    place = tmp_path_factory.mktemp("dist")
    code = (
        "import hatchling.build as b, sys; print(getattr(b, sys.argv[1])(sys.argv[2]))"
    )
    sdist = run(sys.executable, "-c", code, "build_sdist", place, cwd=ROOT).split()[-1]
    with tarfile.open(place / sdist) as archive:
        archive.extractall(place, filter="data")
    [source] = [entry for entry in place.iterdir() if entry.is_dir()]
    name = run(sys.executable, "-c", code, "build_wheel", place, cwd=source)
    return place / name.split()[-1]


def test_the_wheel_from_the_sdist_has_every_file(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    source = ROOT / "generator"
    modules = {f.relative_to(source).as_posix() for f in source.rglob("*.py")}
    templates = {
        f"specloom/templates/{file.relative_to(ROOT / 'templates').as_posix()}"
        for file in (ROOT / "templates").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert names == modules | templates | {"specloom/py.typed"}


def test_the_installed_wheel_generates(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); "
        "import specloom; from specloom.cli import main; "
        f"assert specloom.__file__.startswith({str(tmp_path)!r}); main()"
    )
    document = ROOT / "tests" / "fixtures" / "tiny" / "minimal.yaml"
    run(sys.executable, "-c", code, "generate", document, cwd=tmp_path)
    assert (tmp_path / "generated" / "minimal" / "client.py").is_file()


def test_the_versions_of_tools_are_the_same_everywhere() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        pins = dict(one.lower().split("==") for one in hook["additional_dependencies"])
        assert pins.keys() >= {"black", "jinja2", "markdown-it-py"}
        assert pins.items() <= PINS.items()
    for text in ("action.yml", "Containerfile", ".ci/run"):
        assert "constraints.txt" in (ROOT / text).read_text("utf-8"), text


def test_every_system_and_version_uses_the_packages() -> None:
    use = WORKFLOWS["packages"]["jobs"]["use"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in use["system"]} == {
        "ubuntu",
        "macos",
        "windows",
    }
    start = "Programming Language :: Python :: 3."
    supported = [c[len(start) - 2 :] for c in PROJECT["classifiers"] if start in c]
    assert use["python"] == supported
    for name in ("ci", "release"):
        jobs = WORKFLOWS[name]["jobs"].values()
        assert any("packages.yml" in job.get("uses", "") for job in jobs), name


def test_only_the_jobs_that_publish_may_write() -> None:
    release = WORKFLOWS["release"]
    assert release["permissions"] == {"contents": "read"}
    jobs: dict[str, Any] = release["jobs"]
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert set(jobs["publish"]["needs"]) == {"checks", "packages"}
    allowed = {name for name, job in jobs.items() if job.get("permissions")}
    assert allowed == {"publish", "release"}
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert "secrets." not in text


def test_shells_never_read_what_others_name() -> None:
    """A tag or branch name in a script would run as code of the person who chose it."""
    for name, workflow in WORKFLOWS.items():
        for job in workflow["jobs"].values():
            for step in job.get("steps", ()):
                found = re.findall(r"\$\{\{[^}]*\}\}", step.get("run", ""))
                assert [one for one in found if "matrix." not in one] == [], name


def test_a_release_is_refused_until_everything_names_its_version() -> None:
    script = ROOT / ".ci" / "release.py"
    done = subprocess.run(
        [sys.executable, script, "v9.9.9"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "v9.9.9 is not that of version" in done.stderr
    notes = run(sys.executable, script, f"v{PROJECT['version']}", "--notes", cwd=ROOT)
    assert "specloom inspect" in notes
    refs = re.findall(
        r"(?:specloom@|rev: )(\S+)", (ROOT / "docs" / "ci.md").read_text("utf-8")
    )
    assert refs == [f"v{PROJECT['version']}"] * 2


@pytest.mark.parametrize(
    ("versions", "wanted"),
    [
        ({"pip": "26.0"}, []),
        ({"pip": "26.0", "specloom": "0.1.0"}, ["specloom 0.1.0 is published already"]),
        ({"pip": "26.0", "specloom": "4.2.0"}, ["specloom 4.2.0 is published, but"]),
        ({}, ["the package index does not answer"]),
    ],
)
def test_a_release_is_refused_if_its_name_or_version_is_taken(
    monkeypatch: pytest.MonkeyPatch, versions: dict[str, str], wanted: list[str]
) -> None:
    release = runpy.run_path(str(ROOT / ".ci" / "release.py"))

    def pip(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        found = versions.get(command[-1])
        printed = f"Available versions: {found}\n" if found else ""
        return subprocess.CompletedProcess(command, 0 if found else 1, printed, "")

    monkeypatch.setattr(subprocess, "run", pip)
    found = [*release["taken"]("specloom", "0.1.0")]
    assert len(found) == len(wanted)
    assert all(
        line.startswith(start) for line, start in zip(found, wanted, strict=True)
    )


def test_the_smoke_test_of_the_packages_passes() -> None:
    printed = run(sys.executable, ROOT / ".ci" / "smoke.py", cwd=ROOT)
    assert printed.endswith("specloom works here\n")


def test_output_is_written_on_consoles_without_unicode(tmp_path: Path) -> None:
    document = ROOT / "tests" / "fixtures" / "tiny" / "minimal.yaml"
    command = [sys.executable, "-m", "specloom", "inspect", str(document)]
    for encoding in ("cp1252", "ascii"):
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT / "generator"), "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert b"client" in done.stdout
