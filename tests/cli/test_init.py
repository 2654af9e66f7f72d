"""``specloom init`` gives a project its config."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from specloom.cli import init_config
from specloom.cli.init_config import documents_in, is_document
from specloom.config import NEWEST
from tests.command_line import specloom
from tests.whole_output import TINY

MINIMAL = (TINY / "minimal.yaml").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one document, some way down."""
    (tmp_path / "spec").mkdir()
    shutil.copy(TINY / "minimal.yaml", tmp_path / "spec" / "shop.yaml")
    return tmp_path


def code_at(place: str, printed: str) -> str:
    """The code of the error that is printed for a place."""
    found = re.search(rf"^{re.escape(place)}: error\[(\w+)\]", printed, re.MULTILINE)
    assert found, printed
    return found[1]


def test_the_config_leads_to_a_generated_package(project: Path) -> None:
    made = specloom("init", cwd=project)
    assert made.returncode == 0, made.stderr
    assert made.stdout.endswith(
        "config written to specloom.toml; next, run: specloom generate\n"
    )
    assert tomllib.loads((project / "specloom.toml").read_text()) == {
        "document": "spec/shop.yaml",
        "output": "generated",
        "package": "minimal",
        "client": "Minimal",
        "edition": NEWEST,
    }
    assert specloom("generate", cwd=project).returncode == 0
    assert specloom("check", cwd=project).returncode == 0
    assert (project / "generated" / "minimal" / "client.py").is_file()


def test_parameters_of_nearly_all_operations_become_arguments_of_the_client(
    tmp_path: Path,
) -> None:
    account = "{name: account_id, in: path, required: true, schema: {type: string}}"
    lines = ["openapi: 3.1.0", "info: {title: Shop, version: '1'}"]
    lines += ["components: {parameters: {V: {name: X-Version, in: header, required: "]
    lines[-1] += "true, schema: {type: string}}}}"
    lines += ["paths:"]
    for number in range(11):
        has = number != 3
        path = "accounts/{account_id}/" if has else ""
        listed = f"{account}, " if has else ""
        listed += "{$ref: '#/components/parameters/V'}"
        lines += [f"  /{path}things{number}:", "    get:"]
        lines += [f"      parameters: [{listed}]"]
        lines += ["      responses: {'204': {description: Done.}}"]
    (tmp_path / "api.yaml").write_text("\n".join(lines))
    made = specloom("init", cwd=tmp_path)
    assert "client-arguments = X-Version, account_id\n" in made.stdout, made.stderr
    settings = tomllib.loads((tmp_path / "specloom.toml").read_text())
    assert settings["client-arguments"] == ["X-Version", "account_id"]
    done = specloom("generate", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    client = (tmp_path / "generated/shop/client.py").read_text()
    assert "account_id: str | None = None," in client
    assert 'env="SHOP_X_VERSION"' in client


FASTAPI = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /items/{item_id}:
    get:
      operationId: read_item_items__item_id__get
      parameters: [{name: item_id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Done.}}
"""


@pytest.mark.parametrize(
    ("operation_id", "reason"),
    [
        (
            "read_item_items__item_id__get",
            "1 of 1 operationIds repeat the path and the method",
        ),
        ("getItemsItemId", "1 of 1 operationIds repeat the path and the method"),
        ("get-items-item_id", "1 of 1 operationIds repeat the path and the method"),
        ("itemsItemIdGet", "1 of 1 operationIds repeat the path and the method"),
        ("", "1 of 1 operations have no operationId"),
        ("readItem", ""),
        ("getItemById", ""),
        ("items_get", ""),
    ],
)
def test_poor_operation_ids_are_not_used(
    tmp_path: Path, operation_id: str, reason: str
) -> None:
    line = "      operationId: read_item_items__item_id__get\n"
    own = f"      operationId: {operation_id}\n" if operation_id else ""
    (tmp_path / "api.yaml").write_text(FASTAPI.replace(line, own))
    made = specloom("init", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (f"named after paths, because {reason}" in made.stdout) == bool(reason)
    good = "named after operationIds, because 1 of 1 operationIds are good names"
    assert (good in made.stdout) == (not reason)
    settings = tomllib.loads((tmp_path / "specloom.toml").read_text())
    assert settings.get("naming", "") == ("resources" if reason else "")


def test_a_pyproject_keeps_what_it_holds(project: Path) -> None:
    before = '[project]\nname = "shop"  # ours\n\n[tool.other]\nx = 1\n'
    (project / "pyproject.toml").write_text(before)
    assert specloom("init", cwd=project).returncode == 0
    after = (project / "pyproject.toml").read_text()
    assert after.startswith(f"{before}\n[tool.specloom]\n")
    assert tomllib.loads(after)["tool"]["specloom"]["client"] == "Minimal"


def test_a_pyproject_keeps_its_line_ends(project: Path) -> None:
    (project / "pyproject.toml").write_bytes(b'[project]\r\nname = "a"\r\n')
    assert specloom("init", cwd=project).returncode == 0
    after = (project / "pyproject.toml").read_bytes()
    assert after.startswith(b'[project]\r\nname = "a"\r\n\r\n[tool.specloom]\r\n')
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_config_is_never_changed(project: Path) -> None:
    assert specloom("init", cwd=project).returncode == 0
    before = (project / "specloom.toml").read_bytes()
    again = specloom("init", cwd=project)
    assert again.returncode == 2
    assert code_at("specloom.toml:1:1", again.stderr) == "E511"
    assert (project / "specloom.toml").read_bytes() == before


def test_a_table_is_reported_at_its_line(project: Path) -> None:
    (project / "pyproject.toml").write_text("[project]\nname='a'\n\n[tool.specloom]\n")
    again = specloom("init", cwd=project)
    assert code_at("pyproject.toml:4:1", again.stderr) == "E511"


def test_the_document_that_is_least_deep_is_meant(project: Path) -> None:
    deep = project / "tests" / "fixtures"
    deep.mkdir(parents=True)
    (deep / "other.yaml").write_text(MINIMAL)
    assert specloom("init", cwd=project).returncode == 0
    assert 'document = "spec/shop.yaml"' in (project / "specloom.toml").read_text()


def test_several_documents_are_listed_and_nothing_is_written(project: Path) -> None:
    (project / "spec" / "again.yaml").write_text(MINIMAL)
    result = specloom("init", cwd=project)
    assert result.returncode == 2
    assert "spec/again.yaml" in result.stderr
    assert "spec/shop.yaml" in result.stderr
    assert not (project / "specloom.toml").exists()
    assert specloom("init", "spec/again.yaml", cwd=project).returncode == 0


def test_without_a_document_the_usage_is_reported(tmp_path: Path) -> None:
    result = specloom("init", cwd=tmp_path)
    assert result.returncode == 2
    assert "no OpenAPI document found" in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.yaml", "openapi: 3.1.0\n\tx: 1\n", "a.yaml:2:1"),
        ("b.yaml", "- 1\n", "b.yaml:1:1"),
    ],
)
def test_a_document_that_cannot_be_read_is_reported(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    (tmp_path / name).write_text(text)
    result = specloom("init", name, cwd=tmp_path)
    assert result.returncode == 2
    assert f"{place}: error[" in result.stderr
    assert not (tmp_path / "specloom.toml").exists()


def test_a_folder_of_somebody_else_is_no_output(project: Path) -> None:
    (project / "generated").mkdir()
    (project / "generated" / "notes.txt").write_text("mine")
    assert specloom("init", cwd=project).returncode == 0
    assert 'output = "sdk"' in (project / "specloom.toml").read_text()


@pytest.mark.parametrize(
    ("name", "text", "counts"),
    [
        ("a.yaml", "openapi: 3.1.0\n", True),
        ("a.yml", "# words\n'swagger': '2.0'\n", True),
        ("a.yaml", "info:\n  openapi: 3.1.0\n", False),
        ("a.yaml", "openapi: yes\n", False),
        ("a.json", '\ufeff{\n  "info": {},\n  "openapi": "3.0.3"}', True),
        ("a.json", '{"swagger": "2.0"}', True),
        ("a.json", '{"openapi": {"a": 1}}', False),
        ("a.json", '{"request": {"openapi": "3.0.3"}}', False),
        ("a.json", '[{"openapi": "3.0.3"}]', False),
        (
            "a.json",
            '{"a": "{[\\"", "b": [{"openapi": "3.0.3"}], "swagger": "2.0"}',
            True,
        ),
        (
            "a.json",
            "{" + '"a": {"openapi": "3.0.3"}, ' * 9 + '"openapi": "3.1.0"}',
            True,
        ),
        ("a.json", '{"openapi": "3.0.3", "paths": {', True),
        ("a.json", "", False),
        ("a.txt", "openapi: 3.1.0\n", False),
    ],
)
def test_what_counts_as_a_document(
    tmp_path: Path, name: str, text: str, counts: bool
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert bool(documents_in(tmp_path)) is counts


@pytest.mark.parametrize("folder", [".git", "node_modules", "env", "sdk"])
def test_what_is_not_the_projects_own_is_passed_over(
    tmp_path: Path, folder: str
) -> None:
    place = tmp_path / folder
    (place / ".specloom").mkdir(parents=True)
    if folder == "env":
        (place / ".specloom").rmdir()
        (place / "pyvenv.cfg").write_text("")
    (place / "a.yaml").write_text(MINIMAL)
    assert documents_in(tmp_path) == ()


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_a_document_whose_version_follows_the_schemas_is_found(
    tmp_path: Path, suffix: str
) -> None:
    schemas = {f"S{n}": {"description": "about {this}: " * 9} for n in range(2000)}
    shop = {"title": "Shop", "version": "1"}
    document = {"components": {"schemas": schemas}, "info": shop, "openapi": "3.1.0"}
    text = json.dumps(document | {"paths": {}}, indent=2)
    if suffix == ".yaml":
        text = "".join(
            f"{key}: {json.dumps(value)}\n" for key, value in document.items()
        )
        text += "paths: {}\n"
    (tmp_path / f"data{suffix}").write_text(text)
    (tmp_path / "package.json").write_text('{"settings": {"openapi": "3.0.3"}}')
    result = specloom("init", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert f'document = "data{suffix}"' in (tmp_path / "specloom.toml").read_text()


def test_files_that_are_too_large_for_a_document_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init_config, "MAX_BYTES", len(MINIMAL) - 1)
    (tmp_path / "a.yaml").write_text(MINIMAL)
    assert documents_in(tmp_path) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert documents_in(tmp_path) == ()


def test_a_file_that_is_gone_is_no_document(tmp_path: Path) -> None:
    assert not is_document(tmp_path / "gone.yaml")
