"""Generated tests pass beside the package that they test, and are printed as Black has them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import black
import pytest

from specloom.diagnostics import Report
from specloom.document import Documents
from specloom.openapi.reader import read_api
from specloom.render import Renderer
from specloom.targets import pytest as tests_target
from specloom.targets import python as python_target
from specloom.targets.calls import Settings

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = {
    "account": ROOT / "spec" / "account.yaml",
    "hard": Path(__file__).parent / "hard.yaml",
}
MODE = black.Mode(target_versions={black.TargetVersion.PY311})
SETTINGS = Settings(
    package="acme_sdk",
    client="Acme",
    version="0.1.0",
    env_prefix="ACME",
    distribution="acme-sdk",
    generator_version="0.1.0",
)


def assembled(document: Path, folder: Path) -> list[str]:
    """A package with its tests below ``folder``; returns the texts of the tests."""
    report = Report()
    api = read_api(Documents(document, report), report)
    names = python_target.names_of(api, SETTINGS)
    renderer = Renderer(ROOT / "templates")
    texts: list[str] = []
    for page in [
        *python_target.pages(api, names, SETTINGS),
        *tests_target.pages(api, names, SETTINGS),
    ]:
        text = renderer.text(page.template, page.view)
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        if page.path.startswith("tests/"):
            texts.append(text)
    runtime = ROOT / "templates" / "python" / "runtime"
    to = folder / "acme_sdk" / "_runtime"
    shutil.copytree(runtime, to, dirs_exist_ok=True)
    return texts


@pytest.mark.parametrize("name", ["account", "hard"])
def test_generated_tests_pass(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]
    project = tmp_path / "project"
    for text in assembled(document, project):
        assert black.format_str(text, mode=MODE) == text
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert "failed" not in run.stdout
    if name == "hard":
        assert "1 skipped" in run.stdout
        assert "no value is allowed here" in run.stdout
