"""The settings that choose what is generated: each result imports and type-checks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from specloom.config import load_config
from specloom.diagnostics import InputError
from tests.command_line import mypy, python, run_python, specloom

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
servers: [{url: https://shop.example}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: {type: array, items: {$ref: "#/components/schemas/Pet"}}
                  next_cursor: {type: [string, "null"]}
    post:
      operationId: createPet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
      responses:
        "201":
          description: OK
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
  /events:
    get:
      operationId: watch
      tags: [events]
      responses:
        "200":
          description: OK
          content: {text/event-stream: {schema: {$ref: "#/components/schemas/Pet"}}}
webhooks:
  petAdded:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"200": {description: OK}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties: {name: {type: string}, born: {type: string, format: date}}
"""
EVERYTHING = {"shop", "docs", "tests", "README.md", "pyproject.toml"}


def project(folder: Path, settings: str) -> Path:
    """A project with the document and the settings, generated; returns its output."""
    (folder / "api.yaml").write_text(DOCUMENT, "utf-8")
    package = "" if settings.startswith("package") else 'package = "shop"\n'
    (folder / "specloom.toml").write_text(
        f'document = "api.yaml"\noutput = "sdk"\n{package}{settings}\n',
        "utf-8",
    )
    run = specloom("generate", "--quiet", cwd=folder)
    assert run.returncode == 0, run.stderr
    check = specloom("check", cwd=folder)
    assert check.returncode == 0, check.stdout
    return folder / "sdk"


def shown(output: Path) -> set[str]:
    return {file.name for file in output.iterdir() if not file.name.startswith(".")}


def type_checked(folder: Path, *files: str) -> None:
    """Check files of a generated project with mypy, strictly."""
    run = mypy(folder, *files)
    assert run.returncode == 0, run.stdout


def links(output: Path) -> set[str]:
    """The files that the pages of an output link to and that are missing."""
    pages = [output / "README.md", *output.glob("docs/**/*.md")]
    return {
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:\s]+)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    }


def test_only_the_client(tmp_path: Path) -> None:
    output = project(tmp_path, 'only = ["client"]')
    assert shown(output) == EVERYTHING - {"docs", "tests"}
    assert not (output / "shop" / "testing").exists()
    assert "pytest" not in (output / "pyproject.toml").read_text("utf-8")
    assert links(output) == set()
    assert python(output, "import shop; print(shop.Shop().pets.list.__name__)")
    type_checked(output, "shop")


@pytest.mark.parametrize("part", ["docs", "rest", "tests", "mocks"])
def test_the_client_and_one_part(tmp_path: Path, part: str) -> None:
    output = project(tmp_path, f'only = ["client", "{part}"]')
    paths = {"docs": "docs/guide", "rest": "docs/rest", "tests": "tests"}
    paths["mocks"] = "shop/testing"
    found = {name for name, path in paths.items() if (output / path).exists()}
    assert found == {part}
    assert links(output) == set()


def test_tests_run_without_mocks_and_docs(tmp_path: Path) -> None:
    output = project(tmp_path, 'only = ["client", "tests"]')
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=output,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_only_the_models(tmp_path: Path) -> None:
    output = project(tmp_path, 'only = ["models"]')
    assert shown(output) == EVERYTHING - {"docs", "tests"}
    inside = {file.name for file in (output / "shop").iterdir()}
    assert not inside & {"client.py", "resources", "types.py", "testing"}
    assert "dependencies = []" in (output / "pyproject.toml").read_text("utf-8")
    text = (
        "import sys; from shop import from_json; from shop.models import Pet; "
        'print(from_json(Pet, \'{"name": "Rex", "born": "2020-01-02"}\').born.year, '
        '"httpx2" in sys.modules)'
    )
    assert python(output, text) == "2020 False"
    type_checked(output, "shop")
    rows = json.loads((output / ".specloom" / "coverage.json").read_text("utf-8"))
    assert {row["status"] for row in rows["operations"]} == {"excluded"}
    assert links(output) == set()


def test_another_choice_removes_files_and_is_reported(tmp_path: Path) -> None:
    output = project(tmp_path, "")
    assert shown(output) >= EVERYTHING
    config = tmp_path / "specloom.toml"
    before = config.read_text("utf-8")
    config.write_text(f'{before}only = ["client"]\n', "utf-8")
    own = output / "tests" / "custom" / "test_mine.py"
    own.write_text("def test_mine() -> None: ...\n", "utf-8")
    check = specloom("check", cwd=tmp_path)
    assert check.returncode == 1
    assert "only" in check.stdout
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    assert not (output / "docs").exists()
    assert [*output.glob("tests/test_*.py")] == []
    assert own.exists()
    config.write_text(before, "utf-8")
    assert specloom("check", cwd=tmp_path).returncode == 1
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    assert (output / "docs" / "guide" / "testing.md").exists()
    assert specloom("check", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ('["clients"]', "unknown part 'clients'", "Did you mean 'client'?"),
        ('["tests"]', "'tests' needs the client", 'Write only = ["client", "tests"].'),
        ("[]", "only lists no part", 'Write only = ["client"], or remove'),
        ('"client"', "only must be a list of strings", 'Write only = ["…"].'),
    ],
)
def test_wrong_choices_are_reported_at_their_place(
    tmp_path: Path, value: str, message: str, hint: str
) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(f'package = "shop"\nonly = {value}\n', "utf-8")
    with pytest.raises(InputError) as stop:
        load_config(file)
    found = stop.value.diagnostics[0]
    assert (found.code, found.span.line) == ("E502", 2)
    assert message in found.message
    assert hint in found.hint


METADATA = """\
[project]
description = "Our shop"
authors = [{name = "Ada \\"A\\" Lovelace", email = "ada@example.com"}, {name = "Bob"}]
license = "MIT"
license-files = ["LICENSE"]
keywords = ["shop", "pets"]
urls = {Homepage = "https://example.com", "Bug tracker" = "https://example.com/bugs"}
classifiers = ["Topic :: Internet"]
requires-python = ">=3.12,<4"
dependencies = ["tenacity>=9", "rich[jupyter]>=13; python_version < '3.14'"]
optional-dependencies = {cli = ["click>=8"]}
"""


def project_table(output: Path) -> dict[str, Any]:
    return tomllib.loads((output / "pyproject.toml").read_text("utf-8"))["project"]


def test_metadata_comes_from_the_config(tmp_path: Path) -> None:
    output = project(tmp_path, f'only = ["client"]\n{METADATA}')
    table = project_table(output)
    assert table["authors"] == [
        {"name": 'Ada "A" Lovelace', "email": "ada@example.com"},
        {"name": "Bob"},
    ]
    assert table["license"] == "MIT"
    assert table["keywords"] == ["shop", "pets"]
    assert table["urls"]["Bug tracker"] == "https://example.com/bugs"
    assert table["optional-dependencies"] == {"cli": ["click>=8"]}
    assert table["dependencies"][0].startswith("httpx2")
    assert table["dependencies"][1:] == [
        "tenacity>=9",
        "rich[jupyter]>=13; python_version < '3.14'",
    ]
    assert "Programming Language :: Python :: 3.11" not in table["classifiers"]
    assert table["classifiers"][-1] == "Topic :: Internet"
    assert "Requires Python 3.12 or later." in (output / "README.md").read_text()
    metadata = built_metadata(output, "hatchling.build")
    assert metadata["Version"] == "1.0.0"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] in (">=3.12,<4", "<4,>=3.12")
    assert metadata.get_all("Project-URL") == [
        "Homepage, https://example.com",
        "Bug tracker, https://example.com/bugs",
    ]


def built_metadata(output: Path, backend: str) -> Message:
    """Build a wheel; returns its metadata."""
    with ZipFile(built_wheel(output, backend)) as archive:
        names = archive.namelist()
        assert "shop/client.py" in names
        assert "shop/py.typed" in names
        assert not any(name.endswith("custom/README.md") for name in names)
        [path] = [name for name in names if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(path))


def built_wheel(output: Path, backend: str) -> Path:
    """Build a wheel."""
    (output / "LICENSE").write_text("free\n")
    wheels = output.parent / "wheels"
    wheels.mkdir()
    code = f"import {backend} as b, sys; print(b.build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", code, str(wheels)],
        cwd=output,
        env={**os.environ, "PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    [wheel] = wheels.iterdir()
    return wheel


def test_uv_builds_the_package(tmp_path: Path) -> None:
    pytest.importorskip("uv_build", reason="uv_build is not installed")
    settings = f'only = ["client"]\n{METADATA}build-backend = "uv_build"\n'
    output = project(tmp_path, settings)
    assert project_table(output)["version"] == "1.0.0"
    metadata = built_metadata(output, "uv_build")
    assert (metadata["Name"], metadata["Version"]) == ("shop", "1.0.0")
    assert metadata["License-Expression"] == "MIT"


def test_a_kept_pyproject_is_never_written_again(tmp_path: Path) -> None:
    output = project(tmp_path, 'only = ["client"]')
    config = tmp_path / "specloom.toml"
    before = config.read_text("utf-8")
    config.write_text(f'{before}pyproject = "keep"\n', "utf-8")
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    file = output / "pyproject.toml"
    mine = file.read_text("utf-8") + "\n[tool.mine]\nx = 1\n"
    file.write_text(mine, "utf-8")
    assert specloom("check", cwd=tmp_path).returncode == 0
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    assert file.read_text("utf-8") == mine
    file.unlink()
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    assert file.exists()
    # Generated again, an edited file is somebody's work.
    file.write_text(mine, "utf-8")
    config.write_text(before, "utf-8")
    assert specloom("check", cwd=tmp_path).returncode == 1
    refused = specloom("generate", "--quiet", cwd=tmp_path)
    assert refused.returncode == 2
    assert "pyproject.toml" in refused.stderr
    assert file.read_text("utf-8") == mine
    assert specloom("generate", "--quiet", "--force", cwd=tmp_path).returncode == 0
    assert "tool.mine" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('licence = "MIT"', "unknown metadata 'licence'"),
        ('license = "MIT\\n"', "'MIT\\n' is not a license expression"),
        ('authors = ["Ada"]', "authors must list names and emails"),
        ('authors = [{email = "ada"}]', "'ada' is not an email address"),
        ('urls = {Homepage = "ftp://x"}', "'Homepage' is not an http or https URL"),
        ('requires-python = ">=3.9"', "'>=3.9' accepts versions before 3.11"),
        ('requires-python = "<4"', "'<4' accepts versions before 3.11"),
        ('requires-python = "newest"', "'newest' is not a range of versions"),
        ('dependencies = ["two words"]', "'two words' is not a dependency"),
        ('classifiers = ["Internet"]', "'Internet' is not a classifier"),
        ('build-backend = "flit"', "not 'flit'"),
    ],
)
def test_wrong_metadata_is_reported_at_its_place(
    tmp_path: Path, line: str, message: str
) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(f"[tool.specloom]\n[tool.specloom.project]\n{line}\n", "utf-8")
    with pytest.raises(InputError) as stop:
        load_config(file)
    found = stop.value.diagnostics[0]
    assert message in found.message
    assert (found.code, found.span.line) == ("E502", 3)
    assert found.hint


LAYOUTS = {
    "src": ('layout = "src"', "src/shop", "shop"),
    "namespace": ('package = "acme.shop.api"', "acme/shop/api", "acme.shop.api"),
    "both": ('package = "acme.shop"\nlayout = "src"', "src/acme/shop", "acme.shop"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_build_import_and_type_check(tmp_path: Path, layout: str) -> None:
    settings, folder, name = LAYOUTS[layout]
    output = project(tmp_path, settings)
    assert (output / folder / "client.py").is_file()
    assert not [*output.glob("src/__init__.py"), *output.glob("**/acme/__init__.py")]
    assert links(output) == set()
    table = project_table(output)
    assert table["name"] == name.replace(".", "-")
    wheel = built_wheel(output, "hatchling.build")
    with ZipFile(wheel) as archive:
        inside = f"{name.replace('.', '/')}/"
        names = [n for n in archive.namelist() if ".dist-info/" not in n]
        assert f"{inside}client.py" in names
        assert all(n.startswith(inside) for n in names)
        archive.extractall(tmp_path / "site")
    code = (
        f"import {name} as p, {name}.testing as t; "
        "print(p.Shop.__module__, p.models.Pet.__module__, p.__version__); "
        "mock = t.MockShop(); mock.pets.create.returns({'name': 'Rex'}); "
        "print(mock.client.pets.create(name='Rex'))"
    )
    printed = python(tmp_path / "site", code).splitlines()
    assert printed[0] == f"{name} {name}.models 1.0.0"
    assert "Rex" in printed[1]
    (tmp_path / "site" / "use.py").write_text(
        f"from {name} import Shop\nfrom {name}.models import Pet\n"
        "def names(shop: Shop) -> list[str]:\n"
        "    found: list[Pet] = list(shop.pets.list())\n"
        "    return [pet.name for pet in found]\n"
    )
    type_checked(tmp_path / "site", "-p", name)
    type_checked(tmp_path / "site", "use.py")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=output,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_uv_builds_namespace_packages(tmp_path: Path) -> None:
    pytest.importorskip("uv_build", reason="uv_build is not installed")
    settings = 'package = "acme.shop"\nlayout = "src"\nonly = ["client"]\n'
    settings += '[project]\nbuild-backend = "uv_build"'
    with ZipFile(built_wheel(project(tmp_path, settings), "uv_build")) as archive:
        names = [n for n in archive.namelist() if ".dist-info/" not in n]
    assert "acme/shop/client.py" in names
    assert {name for name in names if not name.startswith("acme/shop/")} <= {"acme/"}


def test_custom_code_moves_with_the_package(tmp_path: Path) -> None:
    output = project(tmp_path, 'only = ["client"]')
    mine = output / "shop" / "custom" / "mine.py"
    mine.write_text(
        "class PetMixin:\n    def loud(self) -> str:\n        return 'REX'\n"
    )
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    config = tmp_path / "specloom.toml"
    before = config.read_text("utf-8")
    for settings, folder in (
        ('layout = "src"\n', "src/shop"),
        ('package = "acme.shop"\nlayout = "src"\n', "src/acme/shop"),
        ("", "shop"),
    ):
        text = (
            before.replace('package = "shop"\n', "")
            if "package" in settings
            else before
        )
        config.write_text(text + settings, "utf-8")
        assert specloom("check", cwd=tmp_path).returncode == 1
        run = specloom("generate", "--quiet", cwd=tmp_path)
        assert run.returncode == 0, run.stderr
        assert specloom("check", cwd=tmp_path).returncode == 0
        packages = [p.parent for p in output.rglob("py.typed")]
        assert packages == [output / folder]
        assert [*output.rglob("mine.py")] == [output / folder / "custom" / "mine.py"]
        assert "PetMixin" in (output / folder / "models" / "pet.py").read_text()
        listed = specloom("custom", cwd=tmp_path).stdout
        assert f"sdk/{folder}/custom/" in listed


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('package = "acme..shop"', "'acme..shop' is not a public Python name"),
        ('package = "acme.class"', "'class' is not a public Python name"),
        ('package = "acme.nul"', "'nul' is not a valid folder name on Windows"),
        ('package = "json.shop"', "'json' is a module of Python"),
        (
            'package = "tests"',
            "a folder or dependency of the package's project is named",
        ),
        ('layout = "scr"', "not 'scr'"),
    ],
)
def test_wrong_layouts_are_reported(
    tmp_path: Path, settings: str, message: str
) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(f'client = "Shop"\n{settings}\n', "utf-8")
    with pytest.raises(InputError) as stop:
        load_config(file)
    assert message in stop.value.diagnostics[0].message
    assert stop.value.diagnostics[0].span.line == 2


def test_only_the_synchronous_client(tmp_path: Path) -> None:
    output = project(tmp_path, 'clients = "sync"')
    modules = [*output.glob("shop/*.py"), *output.glob("shop/resources/*.py")]
    classes = re.findall(
        r"^class (Async\w+)", "\n".join(m.read_text() for m in modules), re.MULTILINE
    )
    assert classes == []
    assert "Async" not in (output / "shop" / "types.py").read_text()
    pages = "\n".join(page.read_text() for page in output.rglob("*.md"))
    assert "Async" not in pages
    assert "async client" not in pages
    assert not hasattr_of(output, "AsyncShop")
    assert hasattr_of(output, "Shop")
    runs_and_type_checks(output)
    unused = "from shop.testing import MockShop; MockShop().async_client"
    assert "the package has no asynchronous client" in failing(output, unused)


def test_only_the_asynchronous_client(tmp_path: Path) -> None:
    output = project(tmp_path, 'clients = "async"')
    readme = (output / "README.md").read_text()
    assert readme.count("async with AsyncShop(") == 2
    assert " Shop(" not in readme
    assert not hasattr_of(output, "Shop")
    assert hasattr_of(output, "AsyncShop")
    module = (output / "shop" / "resources" / "pets.py").read_text()
    assert "class Pets(" not in module
    assert "See `Pets" not in module
    page = (output / "docs" / "PetsApi.md").read_text()
    assert re.findall("^> .*", page, re.MULTILINE) == re.findall(
        "^> await client.*", page, re.MULTILINE
    )
    assert "Sync" not in (output / "shop" / "types.py").read_text()
    assert "types.AsyncClientOptions" in (output / "shop" / "client.py").read_text()
    assert "class AsyncUsersMixin" in (output / "shop/custom/README.md").read_text()
    runs_and_type_checks(output)
    unused = "from shop.testing import MockShop; MockShop().client"
    assert "the package has no synchronous client" in failing(output, unused)
    rows = json.loads((output / ".specloom" / "coverage.json").read_text())[
        "operations"
    ]
    assert {row["symbol"] for row in rows} == {None}
    assert all(":Async" in row["async_symbol"] for row in rows)


def hasattr_of(output: Path, name: str) -> bool:
    return python(output, f"import shop; print(hasattr(shop, {name!r}))") == "True"


def failing(output: Path, code: str) -> str:
    """The message of code that fails."""
    run = run_python(output, code)
    assert run.returncode == 1
    return run.stderr


def runs_and_type_checks(output: Path) -> None:
    """The package passes its own tests and mypy, and has no unused import."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=output,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    type_checked(output, "shop", "tests")
    command = [
        "ruff",
        "check",
        "--isolated",
        "--select=F401,F811,F821,I001",
        "shop",
        "tests",
    ]
    ruff = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=output,
        capture_output=True,
        text=True,
        check=False,
    )
    unused = [
        line
        for line in ruff.stdout.splitlines()
        if "_runtime" not in line and ".py" in line
    ]
    assert unused == []


def test_an_unknown_client_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text('package = "shop"\nclients = "asnyc"\n', "utf-8")
    with pytest.raises(InputError) as stop:
        load_config(file)
    found = stop.value.diagnostics[0]
    assert (found.code, found.span.line) == ("E502", 2)
    assert "not 'asnyc'" in found.message


def test_mocks_have_routes_named_after_their_own_methods(tmp_path: Path) -> None:
    output = project(tmp_path, 'naming = "resources"\nonly = ["client", "mocks"]')
    code = (
        "from shop.testing import MockShop; mock = MockShop(); "
        "mock.pets.create.returns({'name': 'Rex'}); "
        "print(mock.client.pets.create(name='Tom').name)"
    )
    assert python(output, code) == "Rex"
    type_checked(output, "shop")


@pytest.mark.parametrize(
    ("settings", "statement"),
    [
        ('only = ["models"]', "from shop import models"),
        ('clients = "async"\nonly = ["client"]', "from shop import AsyncShop"),
        ('package = "acme.shop"\nonly = ["client"]', "from acme.shop import Shop"),
    ],
)
def test_the_first_steps_import_what_there_is(
    tmp_path: Path, settings: str, statement: str
) -> None:
    package = "" if settings.startswith("package") else 'package = "shop"\n'
    (tmp_path / "api.yaml").write_text(DOCUMENT, "utf-8")
    (tmp_path / "specloom.toml").write_text(
        f'document = "api.yaml"\noutput = "sdk"\n{package}{settings}\n'
    )
    printed = specloom("generate", cwd=tmp_path).stdout
    assert f"import:  {statement}\n" in printed
    python(tmp_path / "sdk", statement)
