"""A shop's SDK in a git repository of its own, whose document changes."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from specloom.cli import main

CONFIG = 'document = "api.json"\noutput = "sdk"\npackage = "shop"\nclient = "Shop"\n'
WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.com")


def responses(type_: object, status: str = "200") -> dict[str, Any]:
    """The responses of an operation that answers with one type."""
    content = {"application/json": {"schema": type_}}
    return {status: {"description": "Fine.", "content": content}}


def ref(name: str) -> dict[str, str]:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(**members: object) -> dict[str, Any]:
    """The schema of an object whose properties are strings by default."""
    texts = {name: member or {"type": "string"} for name, member in members.items()}
    return {"type": "object", "required": ["id"], "properties": texts}


BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {
        "/users/me": {
            "get": {
                "operationId": "getMember",
                "tags": ["users"],
                "responses": responses(ref("User")),
            }
        },
        "/orders": {
            "get": {
                "operationId": "listOrders",
                "tags": ["orders"],
                "responses": responses({"type": "array", "items": ref("Order")}),
            }
        },
    },
    "components": {
        "schemas": {
            "User": record(id=None, address=record(id=None)),
            "Order": record(id=None, buyer=ref("User")),
        }
    },
}


@dataclass(slots=True)
class Shop:
    """The repository: a document, a config, and the SDK in ``sdk/``."""

    folder: Path
    document: dict[str, Any] = field(default_factory=lambda: deepcopy(BASE))

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.configure("")
        (self.folder / ".gitignore").write_text("__pycache__/\n.*_cache/\n")

    @property
    def paths(self) -> dict[str, Any]:
        """The document's paths, to be changed."""
        paths: dict[str, Any] = self.document["paths"]
        return paths

    @property
    def schemas(self) -> dict[str, Any]:
        """The document's schemas, to be changed."""
        schemas: dict[str, Any] = self.document["components"]["schemas"]
        return schemas

    @property
    def user(self) -> dict[str, Any]:
        """The operation that answers with the user."""
        operation: dict[str, Any] = self.paths["/users/me"]["get"]
        return operation

    def configure(self, more: str) -> None:
        """Write the config, with further settings."""
        (self.folder / "specloom.toml").write_text(CONFIG + more)

    def rename_schema(self, old: str, new: str) -> None:
        """Give a schema another name wherever it stands."""
        text = json.dumps(self.document).replace(f"schemas/{old}", f"schemas/{new}")
        self.document = json.loads(text)
        schemas = self.document["components"]["schemas"]
        self.document["components"]["schemas"] = {
            new if name == old else name: schema for name, schema in schemas.items()
        }

    def run(self, *arguments: str) -> Result:
        """Call specloom with the config."""
        config = str(self.folder / "specloom.toml")
        command, *rest = arguments
        return CliRunner().invoke(main, [command, "--config", config, *rest])

    def generate(self, *more: str) -> Result:
        """Write the document, generate, and commit; the run must succeed and be lasting."""
        self.write()
        result = self.run("generate", *more)
        assert result.exit_code == 0, result.output
        checked = self.run("check")
        assert checked.exit_code == 0, checked.output
        self.commit()
        return result

    def write(self) -> None:
        """Write the document as it is now."""
        text = json.dumps(self.document, indent=1)
        (self.folder / "api.json").write_text(text + "\n")

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-qm", "Change", "--allow-empty")

    def git(self, *arguments: str, check: bool = True) -> str:
        """Run git and give back what it says."""
        done = subprocess.run(
            ["git", *WHO, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done.stdout + done.stderr

    def text(self, path: str) -> str:
        """A file of the SDK."""
        return (self.folder / "sdk" / path).read_text("utf-8")

    def python(self, program: str) -> str:
        """Run a program that imports the package, and give back what it prints; warnings go
        with it.
        """
        done = subprocess.run(
            [
                sys.executable,
                "-W",
                "always::DeprecationWarning:__main__",
                "-c",
                program,
            ],
            cwd=self.folder / "sdk",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr
