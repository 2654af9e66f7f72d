"""The types in the signatures of methods."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import specloom

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /user:
    get:
      tags: [User]
      operationId: list
      parameters:
        - {name: zone, in: query, schema: {$ref: "#/components/schemas/ZoneId"}}
        - {name: ids, in: query, schema: {$ref: "#/components/schemas/Ids"}}
      responses:
        "200":
          description: Users.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/User"}}
    post:
      tags: [User]
      operationId: any
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Any"}}}
      responses:
        "200":
          description: A user.
          content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}
components:
  schemas:
    User: {type: object, properties: {id: {$ref: "#/components/schemas/ZoneId"}}}
    Any: {type: object, properties: {date: {type: string, format: date}}}
    ZoneId: {type: string, minLength: 3}
    Ids: {type: array, items: {$ref: "#/components/schemas/ZoneId"}}
"""
HINTS = """
import typing
from shop import models
from shop.resources.user import User

hints = typing.get_type_hints(User.list)
assert hints["return"] == list[models.User], hints
assert typing.get_type_hints(User.any)["return"] is models.User
"""


@pytest.fixture
def resource(tmp_path: Path) -> Path:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    done = specloom("generate", "api.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "out/shop/resources/user.py"


def test_types_with_the_name_of_a_class_or_method_have_their_module(
    resource: Path,
) -> None:
    text = resource.read_text()
    assert ") -> builtins.list[models.User]:" in text
    assert "import builtins" in text
    assert "from .. import models" in text
    assert "_User" not in text.replace("AsyncUser", "")


def test_an_alias_of_a_scalar_is_spelled_as_the_scalar(resource: Path) -> None:
    text = resource.read_text()
    assert "zone: str | None" in text
    assert "ids: Sequence[str] | None" in text
    models = (resource.parents[1] / "models/__init__.py").read_text()
    assert "ZoneId" in models


def test_earlier_editions_keep_the_alias(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    config = 'document = "api.yaml"\noutput = "out"\nedition = "2026-11"\n'
    (tmp_path / "specloom.toml").write_text(config)
    assert specloom("generate", cwd=tmp_path).returncode == 0
    text = (tmp_path / "out/shop/resources/user.py").read_text()
    assert "zone: ZoneId | None" in text


def test_programs_find_the_types(resource: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HINTS],
        cwd=resource.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
