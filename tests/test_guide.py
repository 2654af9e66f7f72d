"""The snippets of README and docs: each one runs and passes type checkers."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from specloom import ir
from specloom.config import Config, load_config
from specloom.pipeline import Build
from specloom.targets.calls import calls_of
from specloom.targets.pytest.responses import success
from specloom.targets.samples import Samples
from tests.command_line import mypy
from tests.run_snippets import joined, snippets
from tests.whole_output import ROOT, build_of

RUNNER = Path(__file__).parent / "run_snippets.py"
STUDIO = Path(__file__).parent / "fixtures" / "guide" / "studio.yaml"
ACCOUNT = load_config(ROOT / "pyproject.toml")


def of_feature(name: str) -> Config:
    """The config beside a feature's document."""
    config = load_config(ROOT / f"tests/fixtures/features/{name}.toml")
    return replace(config, package=name.replace("/", "_"))


HARBOUR = ROOT / "tests/fixtures/features/package/async_only.yaml"
HARBOUR_CONFIG = replace(of_feature("package/async_only"), package="harbour")
PROJECTS = {
    "account": (ACCOUNT.document, ACCOUNT),
    "studio": (STUDIO, Config(package="studio", idempotency_header="X-Once")),
    "awaiting account": (ACCOUNT.document, replace(ACCOUNT, clients="async")),
    "awaiting harbour": (HARBOUR, HARBOUR_CONFIG),
    "harbour": (HARBOUR, replace(HARBOUR_CONFIG, clients="sync")),
}
# Pages of the guide that only some packages have.
ONLY = {
    "account": {"pagination"},
    "studio": {"streaming", "files"},
    "harbour": {"pagination", "streaming", "files"},
}


MINIMAL = {
    "openapi": "3.1.0",
    "info": {"title": "Minimal", "version": "1"},
    "paths": {
        "/things": {
            "get": {
                "tags": ["general"],
                "operationId": "readThings",
                "responses": {
                    "200": {
                        "description": "Things.",
                        "content": {"application/json": {"schema": {"type": "object"}}},
                    }
                },
            }
        }
    },
}

# Pagination styles that the account API does not have: Link header, query strings as JSON.
LISTS = {
    name: (ROOT / f"tests/fixtures/features/paging/{name}.yaml", Config(package=name))
    for name in ("link_header", "query_strings", "csv_and_no_content")
}
WEBHOOKS = {
    f"operations/{name}": (
        ROOT / f"tests/fixtures/features/operations/{name}.yaml",
        Config(package=name),
    )
    for name in ("webhooks", "callbacks", "signed_webhooks")
}

# Arguments and methods of the client, with the config beside the document.
OF_CLIENT = {
    name: (ROOT / f"tests/fixtures/features/{name}.yaml", of_feature(name))
    for name in ("parameters/client_arguments", "names/client_methods")
}


@pytest.fixture(scope="module", params=PROJECTS)
def project(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Project:
    return Project(request.param, tmp_path_factory.mktemp(request.param))


class Project:
    """A generated project on disk."""

    def __init__(self, name: str, folder: Path) -> None:
        document, config = {**PROJECTS, **LISTS, **WEBHOOKS, **OF_CLIENT}[name]
        assert document is not None
        self.name = name
        self.config = config
        self.folder = folder
        self.built: Build = build_of(document, config)
        for path, text in self.built.plan.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        self.pages = [folder / "README.md", *sorted((folder / "docs").rglob("*.md"))]
        self.count = sum(len(list(snippets(p.read_text("utf-8")))) for p in self.pages)

    def run(self, *pages: Path) -> str:
        """The output of the runner for the snippets of some pages."""
        answers = self.folder / "answers.json"
        answers.write_text(json.dumps(list(responses_of(self.built.api))))
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


def responses_of(api: ir.Api) -> Any:
    """Sample responses of every operation, paths without placeholders first."""
    samples = Samples(api, ir.Access.READ)
    calls = calls_of(api)
    for operation in sorted(api.operations, key=lambda o: o.path.count("{")):
        pattern = ".*" + re.sub(r"\\\{[^{}]*\\\}", "[^/]+", re.escape(operation.path))
        for called in calls.signatures_of(operation)[:1]:
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
        guide = "guide" in page.parts  # elsewhere each snippet is a program of its own
        text = page.read_text("utf-8")
        parts = [source for _, source in snippets(text)]
        whole = [joined(text) or "\n".join(parts)]
        for index, source in enumerate(whole if guide else parts):
            (folder / f"page_{number}_{index}.py").write_text(source, encoding="utf-8")
    assert errors_of_mypy(project.folder, "typed") == ""


def errors_of_mypy(folder: Path, path: str) -> str:
    """What mypy reports about snippets, "" if nothing; not empty either if mypy fails."""
    # The snippets of a page reuse its names.
    options = ("--allow-redefinition", "--disable-error-code=no-redef")
    run = mypy(folder, path, options=options)
    report = f"mypy ended with {run.returncode}: {run.stderr}{run.stdout[-4000:]}"
    return report if run.returncode else ""


def test_the_guide_has_the_pages_that_the_package_needs(project: Project) -> None:
    stems = {path.stem for path in (project.folder / "docs" / "guide").iterdir()}
    always = {"requests", "responses", "errors", "authentication", "testing"}
    always |= {"logging-and-middleware", "http-client"}
    assert stems == always | ONLY[project.name.removeprefix("awaiting ")]
    readme = (project.folder / "README.md").read_text("utf-8")
    assert all(f"(docs/guide/{stem}.md)" in readme for stem in stems)


def test_the_docs_have_only_the_client_that_there_is(project: Project) -> None:
    files = {**project.built.plan.files, **project.built.plan.once}
    shared = ("/_runtime/", "/types.py", "/pages.py", ".specloom/")
    own = {p: t for p, t in files.items() if not any(s in f"/{p}" for s in shared)}
    if project.config.clients == "sync":
        text = re.sub(r"Async\w+Page\b|asyncio does not", "", "".join(own.values()))
        assert re.findall(r".*await.*|.*\basync.*", text, re.IGNORECASE) == []
    if project.config.clients == "async":
        name = json.loads(files[".specloom/api.json"])["client"]
        text = "".join(own.values())
        assert re.findall(rf".*\b{name}\(.*|.*\bSync.*|.*\bsync.*", text) == []
        for page in project.pages:
            text = page.read_text("utf-8")
            whole = joined(text)
            parts = (
                [source for _, source in snippets(text)] if whole is None else [whole]
            )
            found = [call for source in parts for call in calls_without_await(source)]
            assert found == [], page


def calls_without_await(source: str) -> list[str]:
    """The calls of methods of a client that are not awaited."""
    tree = ast.parse(source)
    awaited = set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Await):
            awaited.add(node.value)
        if isinstance(node, ast.AsyncFor):
            awaited.add(node.iter)
        if isinstance(node, ast.AsyncWith):
            awaited |= {item.context_expr for item in node.items}
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and re.match(
            r"(client|patient|careful|small|observed|cached|other|page)\.",
            ast.unparse(node.func),
        )
        and not ast.unparse(node.func).endswith((".with_options", ".has_next_page"))
        and node not in awaited
    ]


def test_a_call_without_await_is_found() -> None:
    source = "async def f():\n    await client.a.b()\n    client.a.b()\n"
    assert calls_without_await(source) == ["client.a.b()"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("link_header", "is a `list`"), ("query_strings", "`or_([query])`")],
)
def test_other_pagination_styles_are_documented(
    tmp_path: Path, name: str, said: str
) -> None:
    project = Project(name, tmp_path)
    page = tmp_path / "docs" / "guide" / "pagination.md"
    assert said in page.read_text("utf-8")
    printed = project.run(page)
    assert "failed" not in printed
    assert printed.count("ok ") >= 3


def test_examples_expect_that_a_page_may_be_missing(tmp_path: Path) -> None:
    Project("csv_and_no_content", tmp_path)
    page = tmp_path / "docs" / "guide" / "pagination.md"
    sources = [source for _, source in snippets(page.read_text("utf-8"))]
    assert "for item in client.users.list() or ():" in sources[0]
    (tmp_path / "page.py").write_text("\n".join(sources))
    assert errors_of_mypy(tmp_path, "page.py") == ""


def test_the_idempotency_header_is_the_one_of_the_config(project: Project) -> None:
    named = project.name == "studio"
    package = PROJECTS[project.name][1].package
    client = (project.folder / package / "client.py").read_text("utf-8")
    assert ('idempotency_header="X-Once"' in client) is named
    page = (project.folder / "docs" / "guide" / "errors.md").read_text("utf-8")
    assert ("the header `X-Once`" in page) is named
    conftest = (project.folder / "tests" / "conftest.py").read_text("utf-8")
    assert ('    "x-once",\n' in conftest) is named


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("operations/webhooks", "parse_"),
        ("operations/callbacks", "parse_news(body)"),
        ("operations/signed_webhooks", "parse_user_added(body, headers, secret="),
    ],
)
def test_webhooks_are_documented(tmp_path: Path, name: str, said: str) -> None:
    project = Project(name, tmp_path)
    page = tmp_path / "docs" / "guide" / "webhooks.md"
    assert said in page.read_text("utf-8")
    assert "(docs/guide/webhooks.md)" in (tmp_path / "README.md").read_text("utf-8")
    printed = project.run(page)
    assert "failed" not in printed, printed
    assert printed.count("ok ") == (2 if "signed" in name else 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("parameters/client_arguments", '.list(account_id="other-account-id")'),
        ("names/client_methods", "for event in client.calls():"),
    ],
)
def test_what_belongs_to_the_client_is_documented(
    tmp_path: Path, name: str, said: str
) -> None:
    project = Project(name, tmp_path)
    text = "".join(page.read_text("utf-8") for page in project.pages)
    assert said in text
    printed = project.run(*project.pages)
    ends = re.findall(r"^(ok|failed) /", printed, flags=re.MULTILINE)
    assert ends == ["ok"] * project.count, printed[-3000:]


@pytest.mark.parametrize(
    ("url", "default", "shown"),
    [
        ("https://{host}/v1", "HOST", 'host="api.example.com"'),
        (
            "https://{tenant_id}.example.com",
            "your-tenant-id",
            'tenant_id="my-tenant-id"',
        ),
        ("https://api.example.com/{account}", "", 'account="my-account"'),
        ("https://{region}.example.com", "eu", ""),
        ("{root}", "root", 'base_url="https://example.com"'),
    ],
)
def test_examples_fill_placeholders_of_the_server(
    tmp_path: Path, url: str, default: str, shown: str
) -> None:
    document = json.loads(json.dumps(MINIMAL))
    name = re.findall(r"{(\w+)}", url)[0]
    variables = {name: {"default": default}}
    document["servers"] = [{"url": url, "variables": variables}]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    files = build_of(file, Config(package="minimal")).plan.files
    for page in ("README.md", "docs/guide/requests.md", "docs/GeneralApi.md"):
        assert f"Minimal({shown})" in files[page]


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
    page = tmp_path / "docs" / "guide" / "requests.md"
    text = page.read_text("utf-8")
    assert right in text
    page.write_text(text.replace(right, wrong), encoding="utf-8")
    assert "failed " in project.run(page)


@pytest.mark.parametrize(("page", "number"), [("client.md", 2), ("recipes.md", 6)])
def test_snippets_in_the_docs_of_the_generator_run(
    tmp_path: Path, page: str, number: int
) -> None:
    project = Project("account", tmp_path)
    printed = project.run(ROOT / "docs" / page)
    assert re.findall(r"^(ok|failed) /", printed, flags=re.MULTILINE) == (
        ["ok"] * number
    ), printed
