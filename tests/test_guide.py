"""The snippets of README and docs: each runs as it stands, and type checkers agree."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from run_snippets import snippets
from specloom import ir
from specloom.config import Config, load_config
from specloom.pipeline import Build
from specloom.targets.forms import calls_of
from specloom.targets.pytest.answers import success
from specloom.targets.samples import Samples
from whole_output import ROOT, build_of

RUNNER = Path(__file__).parent / "run_snippets.py"
STUDIO = Path(__file__).parent / "fixtures" / "guide" / "studio.yaml"
ACCOUNT = load_config(ROOT / "pyproject.toml")
PROJECTS = {
    "account": (ACCOUNT.document, ACCOUNT),
    "studio": (STUDIO, Config(package="studio", idempotency_header="X-Once")),
}
# The guide's pages that only some packages have.
ONLY = {"account": {"pages"}, "studio": {"streams", "files"}}


# Lists in other styles than the account's: a Link field, query strings as JSON.
LISTS = {
    name: (ROOT / f"tests/fixtures/features/paging/{name}.yaml", Config(package=name))
    for name in ("link_header", "query_strings")
}


@pytest.fixture(scope="module", params=PROJECTS)
def project(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Project:
    return Project(request.param, tmp_path_factory.mktemp(request.param))


class Project:
    """A generated project on disk."""

    def __init__(self, name: str, folder: Path) -> None:
        document, config = {**PROJECTS, **LISTS}[name]
        assert document is not None
        self.name = name
        self.folder = folder
        self.built: Build = build_of(document, config)
        for path, text in self.built.plan.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        self.pages = [folder / "README.md", *sorted((folder / "docs").rglob("*.md"))]
        self.count = sum(len(list(snippets(p.read_text("utf-8")))) for p in self.pages)

    def run(self, *pages: Path) -> str:
        """What the runner prints of the snippets of some pages."""
        answers = self.folder / "answers.json"
        answers.write_text(json.dumps(list(answers_of(self.built.api))))
        scratch = self.folder / "scratch"
        scratch.mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, str(RUNNER), str(answers), *map(str, pages)],
            cwd=scratch,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout


def answers_of(api: ir.Api) -> Any:
    """Sample answers of every operation, paths without placeholders first."""
    samples = Samples(api, ir.Access.READ)
    for operation in sorted(api.operations, key=lambda o: o.path.count("{")):
        pattern = ".*" + re.sub(r"\\\{[^{}]*\\\}", "[^/]+", re.escape(operation.path))
        for called in calls_of(api, operation)[:1]:
            made = success(api, called, samples)
            body = made.other if made.other is not None else made.json or ""
            text = body.decode() if isinstance(body, bytes) else body
            yield operation.method, pattern, made.status, made.media_type, text


def test_every_snippet_runs(project: Project) -> None:
    printed = project.run(*project.pages)
    ends = re.findall(r"^(ok|failed) /", printed, flags=re.MULTILINE)
    assert "failed" not in ends, printed[-6000:]
    assert len(ends) == project.count
    assert project.count > 30


def test_type_checkers_agree_with_every_snippet(project: Project) -> None:
    folder = project.folder / "typed"
    folder.mkdir()
    for number, page in enumerate(project.pages):
        guide = "guide" in page.parts  # elsewhere each snippet stands for itself
        parts = [source for _, source in snippets(page.read_text("utf-8"))]
        for index, source in enumerate(["\n".join(parts)] if guide else parts):
            (folder / f"page_{number}_{index}.py").write_text(source, encoding="utf-8")
    run = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull),
            # A page uses its names again, as its reader would.
            *("--allow-redefinition", "--disable-error-code=no-redef", "typed"),
        ],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:]


def test_the_guide_has_the_pages_that_the_package_needs(project: Project) -> None:
    stems = {path.stem for path in (project.folder / "docs" / "guide").iterdir()}
    always = {"calls", "responses", "failures", "authentication"}
    assert stems >= always | {"watching", "connections"} | ONLY[project.name]
    assert stems.isdisjoint({"streams", "files", "pages"} - ONLY[project.name])
    readme = (project.folder / "README.md").read_text("utf-8")
    assert all(f"(docs/guide/{stem}.md)" in readme for stem in stems)


@pytest.mark.parametrize(
    ("name", "said"),
    [("link_header", "is a `list`"), ("query_strings", "`or_([query])`")],
)
def test_pages_of_other_styles_are_told_of(
    tmp_path: Path, name: str, said: str
) -> None:
    project = Project(name, tmp_path)
    page = tmp_path / "docs" / "guide" / "pages.md"
    assert said in page.read_text("utf-8")
    printed = project.run(page)
    assert "failed" not in printed
    assert printed.count("ok ") >= 3


def test_the_header_field_of_keys_is_the_config_s(project: Project) -> None:
    named = project.name == "studio"
    package = PROJECTS[project.name][1].package
    client = (project.folder / package / "client.py").read_text("utf-8")
    assert ('idempotency_header="X-Once"' in client) is named
    page = (project.folder / "docs" / "guide" / "failures.md").read_text("utf-8")
    assert ("the field `X-Once`" in page) is named


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("client.account.get(", "client.account.fetch("),
        ("timeout=5", "time_out=5"),
        ("import Appwrite", "import Apwrite"),
        ("```\n", "raise RuntimeError\n```\n"),
    ],
)
def test_a_wrong_snippet_fails(tmp_path: Path, right: str, wrong: str) -> None:
    project = Project("account", tmp_path)
    page = tmp_path / "docs" / "guide" / "calls.md"
    text = page.read_text("utf-8")
    assert right in text
    page.write_text(text.replace(right, wrong), encoding="utf-8")
    assert "failed " in project.run(page)


def test_the_readme_of_the_generator_shows_what_runs(tmp_path: Path) -> None:
    project = Project("account", tmp_path)
    printed = project.run(ROOT / "README.md")
    assert re.findall(r"^(ok|failed) /", printed, flags=re.MULTILINE) == [
        "ok",
        "ok",
    ], printed
