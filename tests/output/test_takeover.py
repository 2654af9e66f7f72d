"""Another document over an output: refused until somebody decides."""

from __future__ import annotations

import json
from pathlib import Path

from tests.output.project import CONFIG, DOCUMENT, Project

BANK = """openapi: 3.1.0
info:
  title: Bank
  version: '3'
paths:
  /cards: {get: {tags: [cards], responses: {'200': {description: Fine.}}}}
  /limits: {put: {tags: [limits], responses: {'200': {description: Fine.}}}}
"""
SAID = (
    'sdk/ was generated from another document: "Shop", with 2 operations. This one, "Bank", '
    "has 2 operations, 0 of them in common"
)


def taken_over(project: Project) -> None:
    (project.root / "api.yaml").write_text(BANK)


def test_another_document_is_refused_and_nothing_is_written(project: Project) -> None:
    taken_over(project)
    before = project.output()
    for command in (
        ["generate"],
        ["generate", "--dry-run"],
        ["upgrade"],
        ["upgrade", "--preview"],
    ):
        output = project.run(*command)
        assert output.exit_code == 2, command
        assert f"api.yaml:3:3: error[E409]: {SAID}" in output.stderr
        assert "\nhint: Write to another folder with --output" in output.stderr
        assert project.output() == before
    assert project.git("status", "--porcelain") == " M api.yaml\n"
    output = json.loads(project.run("generate", "--format", "json").stdout)
    assert [found["code"] for found in output["diagnostics"]] == ["E409"]


def test_what_force_would_overwrite_is_named_at_once(project: Project) -> None:
    taken_over(project)
    project.edit("sdk/README.md", "# ", "# My ")
    result = project.run("generate")
    assert "error[E409]" in result.stderr
    assert "sdk/README.md:1:1: error[E401]" in result.stderr


def test_check_says_it_and_forced_it_is_taken_over(project: Project) -> None:
    taken_over(project)
    result = project.run("check")
    assert result.exit_code == 1
    assert f"api.yaml:3:3: error[E409]: {SAID}" in result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].startswith("sdk/ was generated from another document: ")
    assert len(lines) == 4, lines
    assert lines[-1] == "fix: specloom generate --force"
    assert "+++ sdk/README.md" in project.run("check", "--full").stdout
    content = project.check()
    assert [found["code"] for found in content["diagnostics"]] == ["E409"]
    assert content["fix"] == "specloom generate --force"
    (line,) = project.run("check", "--format", "github").stdout.splitlines()
    assert line.startswith("::error file=api.yaml,line=3,col=3,title=E409%3A ")
    assert project.run("generate", "--force").exit_code == 0
    assert project.run("check").stdout == "sdk/: up to date\n"
    assert "# Bank" in (project.root / "sdk/README.md").read_text()


def test_the_same_api_under_another_title_is_no_other(project: Project) -> None:
    project.edit("api.yaml", "title: Shop", "title: The Great Store")
    project.edit(
        "api.yaml",
        "  /pets:\n",
        "  /cats:\n    get: {tags: [cats], responses: {'200': {description: Fine.}}}\n  /pets:\n",
    )
    assert project.run("generate").exit_code == 0


def test_another_folder_needs_no_decision(project: Project) -> None:
    taken_over(project)
    assert project.run("generate", "--output", "bank").exit_code == 0
    assert Path("bank/shop").is_dir()


def test_two_configs_of_one_output_do_not_replace_each_other(project: Project) -> None:
    (project.root / "bank.yaml").write_text(BANK)
    config = CONFIG.replace("api.yaml", "bank.yaml").replace("shop", "bank")
    (project.root / "bank.toml").write_text(config)
    before = project.output()
    result = project.run("generate", "--config", "bank.toml")
    assert result.exit_code == 2
    assert "bank.yaml:3:3: error[E409]" in result.stderr
    assert project.output() == before


def test_published_names_tell_where_the_record_is_missing(project: Project) -> None:
    more = "".join(
        f"  /thing{n}:\n    get: {{responses: {{'200': {{description: Fine.}}}}}}\n"
        for n in range(5)
    )
    (project.root / "api.yaml").write_text(
        DOCUMENT.replace("paths:\n", f"paths:\n{more}")
    )
    assert project.run("generate").exit_code == 0
    (project.root / "sdk/.specloom/api.json").unlink()
    assert "E409" not in project.run("generate").stderr
    (project.root / "sdk/.specloom/api.json").unlink()
    others = "".join(
        f"  /other{n}: {{get: {{responses: {{'200': {{description: Fine.}}}}}}}}\n"
        for n in range(5)
    )
    (project.root / "api.yaml").write_text(BANK + others)
    result = project.run("generate")
    assert result.exit_code == 2
    assert (
        "sdk/ was generated from another document: a document of unknown title"
        in result.stderr
    )
