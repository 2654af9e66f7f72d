"""The command line, called as a user calls it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_output import ROOT, TINY


def specloom(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "specloom", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(ROOT / "generator"), "PATH": "", "HOME": str(cwd)},
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a document and a config."""
    shutil.copy(TINY / "json_body.yaml", tmp_path / "api.yaml")
    (tmp_path / "specloom.toml").write_text(
        'document = "api.yaml"\noutput = "sdk"\npackage = "shop"\nclient = "Shop"\n'
    )
    return tmp_path


def test_generate_then_check(project: Path) -> None:
    made = specloom("generate", cwd=project)
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("sdk/: ")
    assert "Traceback" not in made.stderr
    assert (project / "sdk" / "shop" / "py.typed").is_file()
    again = specloom("generate", cwd=project)
    assert "unchanged" in again.stdout
    checked = specloom("check", cwd=project)
    assert (checked.returncode, checked.stdout) == (0, "sdk/: up to date\n")


def test_the_config_counts_from_below_its_folder(project: Path) -> None:
    below = project / "a" / "b"
    below.mkdir(parents=True)
    assert specloom("generate", "--quiet", cwd=below).stdout == ""
    assert (project / "sdk" / "shop").is_dir()


def test_check_tells_what_is_stale_and_writes_nothing(project: Path) -> None:
    specloom("generate", cwd=project)
    document = project / "api.yaml"
    document.write_text(document.read_text().replace("title: ", "title: New "))
    readme = (project / "sdk" / "README.md").read_text()
    checked = specloom("check", cwd=project)
    assert checked.returncode == 1
    assert "\n  sdk/README.md\n" in checked.stdout
    assert "out of date: " in checked.stdout
    assert "+# New " in checked.stdout
    assert checked.stdout.rstrip().endswith("fix: specloom generate")
    assert (project / "sdk" / "README.md").read_text() == readme


def test_check_tells_an_edited_file(project: Path) -> None:
    specloom("generate", cwd=project)
    (project / "sdk" / "README.md").write_text("mine\n")
    checked = specloom("check", cwd=project)
    assert checked.returncode == 1
    assert "edited by hand (1 file):\n  sdk/README.md\n" in checked.stdout
    refused = specloom("generate", cwd=project)
    assert refused.returncode == 2
    assert "sdk/README.md:1:1: error[E401]" in refused.stderr
    assert specloom("generate", "--force", cwd=project).returncode == 0
    assert specloom("check", cwd=project).returncode == 0


def test_a_document_given_by_hand_takes_no_names_of_another(project: Path) -> None:
    shutil.copy(TINY / "minimal.yaml", project / "other.yaml")
    made = specloom("generate", "other.yaml", "--output", "other", cwd=project)
    assert made.returncode == 0
    assert not (project / "other" / "shop").exists()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("openapi: 3.1.0\npaths: [\n", "api.yaml:3:1: error["),
        ("openapi: 9.0.0\npaths: {}\n", "api.yaml:1:1: error["),
        ("- a\n", "api.yaml:1:1: error["),
        ("", "api.yaml:1:1: error["),
    ],
)
def test_a_wrong_document_is_reported_with_its_location(
    project: Path, text: str, place: str
) -> None:
    (project / "api.yaml").write_text(text)
    for command in ("generate", "check", "ir"):
        result = specloom(command, cwd=project)
        assert result.returncode == 2
        assert place in result.stderr
        assert "hint: " in result.stderr
        assert result.stdout == ""
    assert not (project / "sdk").exists()


def test_a_key_that_stands_twice_is_reported_and_stops_a_strict_run(
    project: Path,
) -> None:
    document = project / "api.yaml"
    document.write_text(f"{document.read_text()}info: {{title: B, version: '2'}}\n")
    result = specloom("generate", cwd=project)
    assert result.returncode == 0
    assert "warning[W105]" in result.stderr
    assert "note: first value, ignored" in result.stderr
    assert specloom("generate", "--strict", cwd=project).returncode == 2


def test_a_missing_document_is_reported(project: Path) -> None:
    result = specloom("generate", "nowhere.yaml", cwd=project)
    assert result.returncode == 2
    assert "nowhere.yaml:1:1: error[" in result.stderr


def test_without_document_and_config_the_usage_is_wrong(tmp_path: Path) -> None:
    result = specloom("generate", cwd=tmp_path)
    assert result.returncode == 2
    assert "DOCUMENT" in result.stderr


def test_ir_prints_what_was_understood(project: Path) -> None:
    shown = json.loads(specloom("ir", cwd=project).stdout)
    assert shown["kind"] == "Api"
    assert shown["operations"][0]["span"].startswith("api.yaml:")


def test_help_and_version_load_nothing_heavy(project: Path) -> None:
    code = (
        "import sys; from specloom.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('jinja2', 'black', 'yaml', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT / "generator",
        check=True,
    )
    assert done.stdout.rstrip().endswith("[]")
    assert "generate" in done.stdout


def test_two_runs_write_the_same_bytes_whatever_the_hash_seed(project: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        out = project / f"out{seed}"
        subprocess.run(
            [sys.executable, "-m", "specloom", "generate", "-q", "--output", str(out)],
            cwd=project,
            check=True,
            env={
                "PYTHONPATH": str(ROOT / "generator"),
                "PYTHONHASHSEED": seed,
                "HOME": str(project),
            },
        )
        trees.append(
            {f.relative_to(out): f.read_bytes() for f in out.rglob("*") if f.is_file()}
        )
    assert trees[0] == trees[1]


def test_a_newcomer_never_takes_a_published_name(project: Path) -> None:
    document = project / "api.yaml"
    before = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {},
        "components": {"schemas": {"user-name": {"type": "object", "title": "first"}}},
    }
    before["components"]["schemas"]["user-name"]["properties"] = {"a": {}}  # type: ignore[index]
    document.write_text(json.dumps(before))
    assert specloom("generate", cwd=project).returncode == 0
    models = project / "sdk" / "shop" / "models"
    assert (models / "user_name.py").is_file()
    schemas = before["components"]["schemas"]  # type: ignore[index]
    before["components"]["schemas"] = {  # type: ignore[index]
        "UserName": {"type": "object", "properties": {"b": {}}},
        **schemas,
    }
    document.write_text(json.dumps(before))
    assert specloom("generate", cwd=project).returncode == 0
    assert "a: Any" in (models / "user_name.py").read_text()
    assert len(list(models.glob("user_name*.py"))) == 2
    assert specloom("check", cwd=project).returncode == 0


def test_check_proves_the_format(tmp_path: Path) -> None:
    document = tmp_path / "api.yaml"
    document.write_text((TINY / "minimal.yaml").read_text("utf-8"), encoding="utf-8")
    assert specloom("generate", "api.yaml", cwd=tmp_path).returncode == 0
    done = specloom("check", "api.yaml", "--format-proof", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Black would change none of" in done.stdout
    done = specloom(
        "check", "api.yaml", "--format-proof", "--format", "json", cwd=tmp_path
    )
    assert done.returncode == 2
