"""``specloom upgrade`` shows what another specloom makes of the same document."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from specloom.config import EDITIONS, NEWEST, Config, changes_after, settings_of_edition
from tests.command_line import specloom
from tests.whole_output import ROOT, TINY, build_of

Change = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A git repository with a document and a config that pins an old edition."""
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(TINY / "json_body.yaml", work / "api.yaml")
    (work / "specloom.toml").write_text(
        'document = "api.yaml"\noutput = "sdk"\npackage = "shop"  # ours\n'
        'edition = "2026-10"  # as it was\n'
    )
    subprocess.run(["git", "init", "-q", work], check=True)
    return work


def older(project: Path, *changes: tuple[str, str, str]) -> None:
    """Generate by a specloom whose sources differ in some texts."""
    sources = project.parent / "older"
    for folder in ("generator", "templates"):
        shutil.copytree(ROOT / folder, sources / folder)
    for file, now, then in changes:
        text = (sources / file).read_text("utf-8")
        assert now in text, file
        (sources / file).write_text(text.replace(now, then), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "specloom", "generate"],
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": str(sources / "generator"),
            "HOME": str(project),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".git" not in file.relative_to(folder).parts
    }


def kinds(project: Path) -> dict[str, dict[str, str]]:
    """What a preview says, by kind and place."""
    done = specloom("upgrade", "--preview", "--format", "json", cwd=project)
    assert done.returncode == 0, done.stdout
    found: dict[str, dict[str, str]] = {}
    for change in json.loads(done.stdout)["output_changes"]:
        found.setdefault(change["kind"], {})[change["where"]] = change["what"]
    return found


def test_a_preview_sorts_what_an_upgrade_changes_and_writes_nothing(
    project: Path,
) -> None:
    runtime = "templates/python/runtime"
    older(
        project,
        (f"{runtime}/retries.py", "\nfrom __", "\n# Then.\nfrom __"),
        (f"{runtime}/client.py", "def close(self) -> None:", "def shut(self) -> None:"),
        (f"{runtime}/urls.py", "from __future__ import annotations\n", ""),
    )
    before = tree(project)
    found = kinds(project)
    assert found["public surface"] == {
        "shop._runtime.client.AsyncClientBase.close": "new: async (self) -> None",
        "shop._runtime.client.AsyncClientBase.shut": "removed",
        "shop._runtime.client.SyncClientBase.close": "new: (self) -> None",
        "shop._runtime.client.SyncClientBase.shut": "removed",
    }
    assert found["behavior"].keys() == {
        "shop/_runtime/client.py",
        "shop/_runtime/urls.py",
    }
    assert found["cosmetic"].keys() == {
        "pyproject.toml",
        "shop/_runtime/retries.py",
    }
    assert tree(project) == before


def test_an_upgrade_takes_all_over_and_pins_the_newest_edition(project: Path) -> None:
    older(
        project,
        ("templates/python/runtime/retries.py", "\nfrom __", "\n# Then.\nfrom __"),
    )
    result = specloom("upgrade", cwd=project)
    assert result.returncode == 0, result.stderr
    assert "edition 2026-10" in result.stdout
    assert f"edition {NEWEST}" in result.stdout
    config = (project / "specloom.toml").read_text()
    assert f'edition = "{NEWEST}"  # as it was\n' in config
    assert 'package = "shop"  # ours\n' in config
    assert specloom("check", cwd=project).returncode == 0
    assert specloom("upgrade", "--preview", cwd=project).stdout.count("(0)") == 3


def test_a_preview_tells_that_the_document_changed_too(project: Path) -> None:
    assert specloom("generate", cwd=project).returncode == 0
    assert (
        "the document has changed"
        not in specloom("upgrade", "--preview", cwd=project).stdout
    )
    document = project / "api.yaml"
    document.write_text(document.read_text().replace("title: ", "title: New "))
    result = specloom("upgrade", "--preview", cwd=project)
    assert "the document has changed too" in result.stdout


def test_an_edited_file_stops_the_upgrade(project: Path) -> None:
    assert specloom("generate", cwd=project).returncode == 0
    (project / "sdk" / "pyproject.toml").write_text("[project]\n")
    assert (
        "would not be overwritten"
        in specloom("upgrade", "--preview", cwd=project).stdout
    )
    before = tree(project)
    result = specloom("upgrade", cwd=project)
    assert (result.returncode, "E401" in result.stderr) == (2, True)
    assert tree(project) == before


def test_an_old_edition_gives_the_old_bytes() -> None:
    then = build_of(TINY / "form_body.yaml", Config(edition="2026-10")).plan.files
    now = build_of(TINY / "form_body.yaml", Config(edition=NEWEST)).plan.files
    assert build_of(TINY / "form_body.yaml").plan.files == now
    assert {path for path in now if then[path] != now[path]} == {"pyproject.toml"}
    assert '\nclassifiers = ["Typing :: Typed"]\n' in then["pyproject.toml"]
    assert '    "Programming Language :: Python :: 3.11",\n' in now["pyproject.toml"]


def test_a_generated_tree_stays_up_to_date_under_its_edition(project: Path) -> None:
    assert specloom("generate", cwd=project).returncode == 0
    assert specloom("check", cwd=project).returncode == 0
    config = project / "specloom.toml"
    config.write_text(config.read_text().replace("2026-10", NEWEST))
    result = specloom("check", cwd=project)
    assert (result.returncode, "sdk/pyproject.toml" in result.stdout) == (1, True)


def test_an_edition_that_there_is_not_is_reported(project: Path) -> None:
    config = project / "specloom.toml"
    config.write_text(config.read_text().replace("2026-10", "2031-01"))
    result = specloom("generate", cwd=project)
    assert result.returncode == 2
    assert "specloom.toml:4:1: error[E502]: unknown edition '2031-01'" in result.stderr
    assert "2026-10, 2026-11" in result.stderr


def test_editions_are_dates_in_order_and_each_says_what_it_changes() -> None:
    names = [edition.name for edition in EDITIONS]
    assert names == sorted(set(names))
    assert all(edition.changes for edition in EDITIONS[1:])
    assert list(changes_after("")) == []
    assert [name for name, _ in changes_after("2026-10")] == [
        "2026-11",
        *["2026-12"] * 9,
    ]
    assert settings_of_edition("") == settings_of_edition(NEWEST)
