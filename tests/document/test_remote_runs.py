"""Remote documents through the command line: the lock beside the config."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from specloom.cli import main
from tests.document.hosts import World, world

URI = "http://one.example/pets.yaml"
DOCUMENT = f"""\
openapi: 3.1.0
info: {{title: Shop, version: 1.0.0}}
components:
  schemas:
    Pet: {{$ref: '{URI}#/Pet'}}
"""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path / "cache"))
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    configure("http://one.example")
    with world() as here:
        here.pages[URI] = "Pet: {type: object, properties: {name: {type: string}}}\n"
        yield here


def configure(origin: str) -> None:
    text = f'document = "api.yaml"\noutput = "sdk"\nremote = ["{origin}"]\n'
    Path("specloom.toml").write_text(text)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_a_run_locks_checks_offline_and_refuses_changes(host: World) -> None:
    assert run("check").exit_code == 2
    assert "error[E126]" in run("check").stderr
    assert run("generate").exit_code == 0
    lock = Path("specloom.lock").read_text()
    assert list(json.loads(lock)["remote"]) == [URI]
    host.online = False
    assert run("check").exit_code == 0
    assert run("generate").exit_code == 0
    host.online = True
    host.pages[URI] = "Pet: {type: object, properties: {age: {type: integer}}}\n"
    refused = run("generate")
    assert refused.exit_code == 2
    assert "api.yaml:5:11: error[E124]" in refused.stderr
    assert "--refresh" in refused.stderr
    assert Path("specloom.lock").read_text() == lock
    assert run("generate", "--update-lock").exit_code == 0
    assert Path("specloom.lock").read_text() != lock
    assert run("check").exit_code == 0


def test_looking_inside_locks_nothing(host: World) -> None:
    shown = run("ir")
    assert shown.exit_code == 0
    assert URI in shown.stdout
    assert not Path("specloom.lock").exists()


def test_a_host_that_the_config_does_not_allow(host: World) -> None:
    configure("https://one.example")
    assert "warning[W121]" in run("ir").stderr
    assert host.asked == []


@pytest.mark.parametrize("origin", ["one.example", "ftp://one.example", "https://a/b"])
def test_what_is_no_origin(host: World, origin: str) -> None:
    configure(origin)
    assert "specloom.toml:3:11: error[E502]" in run("ir").stderr
