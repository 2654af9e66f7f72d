"""References read files in the document's folder, and in the folders that the config names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command_line import specloom

SECRET = "correct-horse-battery-staple"


def api(ref: str) -> str:
    """A document whose one response refers to ``ref``."""
    return f"""\
openapi: 3.1.0
info: {{title: Shop, version: 1.0.0}}
paths:
  /a:
    get:
      responses:
        '200':
          description: ok
          content: {{application/json: {{schema: {{$ref: '{ref}'}}}}}}
"""


def codes_in(stderr: str) -> list[str]:
    """The codes of all errors and warnings."""
    return re.findall(r"(?:error|warning)\[(\w+)\]: ", stderr)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a secret beside the folder of the document, and links to it."""
    (tmp_path / "secret.yaml").write_text(f"description: {SECRET}\ntype: string\n")
    (tmp_path / "broken.yaml").write_text(f"{SECRET}: [\n")
    folder = tmp_path / "api"
    (folder / "sub").mkdir(parents=True)
    (folder / "link.yaml").symlink_to("../secret.yaml")
    (folder / "up").symlink_to("..")
    (folder / "sub/own.yaml").write_text("type: string\n")
    (folder / "near.yaml").symlink_to("sub/own.yaml")
    return tmp_path


@pytest.mark.parametrize(
    "ref",
    [
        "../secret.yaml",
        "../secret.yaml#/description",
        "../broken.yaml",
        "sub/../../secret.yaml",
        "%2e%2e/secret.yaml",
        "..%2Fsecret.yaml",
        "sub/%2E%2E/%2e%2e/secret.yaml",
        "link.yaml",
        "up/secret.yaml",
        "up/no-such-file.yaml",
        "{outside}/secret.yaml",
        "file://{outside}/secret.yaml",
        "file://localhost{outside}/secret.yaml",
        "file:{outside}/secret.yaml",
        "/proc/self/environ",
        "/etc/hostname",
        "file:///etc/passwd",
        "/dev/stdin",
    ],
)
def test_a_file_outside_is_not_read(here: Path, ref: str) -> None:
    reference = ref.replace("{outside}", here.as_posix())
    (here / "api/api.yaml").write_text(api(reference))
    run = specloom("generate", "api/api.yaml", "--output", "sdk", cwd=here)
    assert run.returncode == 2
    assert codes_in(run.stderr) == ["E127"]
    assert run.stderr.startswith("api/api.yaml:9:49: ")
    assert SECRET not in run.stdout + run.stderr
    assert "root:" not in run.stderr
    assert not (here / "sdk").exists()


def test_a_file_that_is_referred_to_stays_inside_too(here: Path) -> None:
    (here / "api/api.yaml").write_text(api("sub/part.yaml"))
    (here / "api/sub/part.yaml").write_text(
        "type: object\nproperties: {a: {$ref: ../../secret.yaml}}\n"
    )
    run = specloom("generate", "api/api.yaml", "--output", "sdk", cwd=here)
    assert run.returncode == 2
    assert "api/sub/part.yaml:2:18: error[E127]: " in run.stderr
    assert SECRET not in run.stderr


@pytest.mark.parametrize("ref", ["sub/own.yaml", "near.yaml", "./sub/../near.yaml"])
def test_a_file_inside_is_read(here: Path, ref: str) -> None:
    (here / "api/api.yaml").write_text(api(ref))
    run = specloom("generate", "api/api.yaml", "--output", "sdk", cwd=here)
    assert (run.returncode, "error" in run.stderr) == (0, False)


def test_the_config_names_further_folders(here: Path) -> None:
    (here / "api/api.yaml").write_text(api("../secret.yaml"))
    config = here / "specloom.toml"
    config.write_text('document = "api/api.yaml"\nreference-roots = ["."]\n')
    assert specloom("generate", cwd=here).returncode == 0
    assert specloom("check", cwd=here).returncode == 0
    config.write_text('document = "api/api.yaml"\nreference-roots = ["api/sub"]\n')
    for command in (["check"], ["diff", "generated", "api/api.yaml"]):
        refused = specloom(*command, cwd=here)
        assert (refused.returncode, codes_in(refused.stderr)) == (2, ["E127"])
    config.write_text('document = "api/api.yaml"\nreference-roots = ".."\n')
    wrong = specloom("check", cwd=here)
    assert "specloom.toml:2:1: error[E502]: " in wrong.stderr


def test_the_command_line_names_further_folders(here: Path) -> None:
    (here / "api/api.yaml").write_text(api("../secret.yaml"))
    (here / "old.yaml").write_text(api("no-such-file.yaml"))
    document = ["api/api.yaml", "--output", "sdk"]
    refused = specloom("generate", *document, cwd=here)
    assert codes_in(refused.stderr) == ["E127"]
    assert (
        "hint: Allow a folder that contains both, with --reference-root "
        in refused.stderr
    )
    roots = ["--reference-root", "api/sub", "--reference-root", "."]
    for command in ("ir", "generate", "check"):
        options = document if command != "ir" else document[:1]
        run = specloom(command, *options, *roots, cwd=here)
        assert run.returncode == 0, run.stderr
    # A root that does not hold the file allows nothing.
    options = [*document, *roots[:2]]
    assert codes_in(specloom("check", *options, cwd=here).stderr) == ["E127"]
    compared = ["diff", "sdk", "api/api.yaml"]
    assert codes_in(specloom(*compared, cwd=here).stderr) == ["E127"]
    assert specloom(*compared, *roots, cwd=here).returncode == 0
    (here / "api/api.yaml").write_text(api("../secret.yaml").replace("/a:", "/b:"))
    result = specloom("check", *document, *roots, cwd=here)
    flags = "--reference-root api/sub --reference-root ."
    last = result.stdout.splitlines()[-1]
    assert last == f"fix: specloom generate api/api.yaml --output sdk {flags}"


def test_the_command_line_adds_to_the_config(here: Path) -> None:
    (here / "api/api.yaml").write_text(api("../secret.yaml"))
    config = 'document = "api/api.yaml"\nreference-roots = ["api/sub"]\n'
    (here / "specloom.toml").write_text(config)
    assert specloom("ir", cwd=here).returncode == 2
    assert specloom("ir", "--reference-root", ".", cwd=here).returncode == 0
