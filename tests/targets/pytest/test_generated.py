"""Generated tests pass beside the package that they test, and are printed as Black has them."""

from __future__ import annotations

import json
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


def run_tests(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the generated tests of a project."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["account", "hard"])
def test_generated_tests_pass(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]
    project = tmp_path / "project"
    for text in assembled(document, project):
        assert black.format_str(text, mode=MODE) == text
    run = run_tests(project)
    assert run.returncode == 0, run.stdout
    assert "failed" not in run.stdout
    if name == "hard":
        assert "2 skipped" in run.stdout
        assert "contains itself without end" in run.stdout
        assert "no value is allowed here" in run.stdout


def with_webhooks(folder: Path) -> Path:
    """A document with two webhooks, whose payloads have the same long property."""
    names = [f"a_long_property_{number}" for number in range(30)]
    book = {
        "type": "object",
        "required": names,
        "properties": {name: {"type": "string"} for name in names},
    }
    webhooks = {
        action: {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["action", "book"],
                                "properties": {
                                    "action": {"const": action},
                                    "book": book,
                                },
                            }
                        }
                    }
                },
                "responses": {"200": {"description": "Heard."}},
            }
        }
        for action in ("opened", "closed")
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Books", "version": "1"},
        "webhooks": webhooks,
        "paths": {},
    }
    file = folder / "books.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_payloads_share_their_long_members(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for text in assembled(with_webhooks(tmp_path), project):
        assert black.format_str(text, mode=MODE) == text
    text = (project / "tests" / "test_webhooks.py").read_text("utf-8")
    assert text.count('BOOK = loads("""{') == 1
    assert 'sent = dumps({"action": "opened", "book": BOOK})' in text
    assert 'sent = dumps({"action": "closed", "book": BOOK})' in text
    assert run_tests(project).returncode == 0


def test_models_with_equal_tests_share_one(tmp_path: Path) -> None:
    project = tmp_path / "project"
    assembled(with_webhooks(tmp_path), project)
    text = (project / "tests" / "test_models.py").read_text("utf-8")
    assert text.count("value.a_long_property_7 == ") == 1
    assert text.count("_survives_json(model: type[Any]) -> None:") == 1
    # A changed attribute of the second model fails the test.
    model = project / "acme_sdk" / "models" / "closed_body.py"
    code = model.read_text("utf-8").replace("a_long_property_7", "another_name")
    model.write_text(code, encoding="utf-8")
    run = run_tests(project)
    assert run.returncode == 1
    assert "has no attribute 'a_long_property_7'" in run.stdout
