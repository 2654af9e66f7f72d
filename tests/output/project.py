"""A project in a git repository of its own, changed and checked as a maintainer does it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from specloom.cli import main
from specloom.output import manifest
from tests.whole_output import ROOT

DOCUMENT = """openapi: 3.1.0
info: {title: Shop, version: '1.0'}
paths:
  /users/{id}:
    get:
      tags: [users]
      summary: Read a user
      operationId: getMember
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: Fine.
          content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
  /pets:
    get:
      tags: [pets]
      operationId: listPets
      responses: {'200': {description: Fine.}}
components:
  schemas:
    User:
      type: object
      properties: {name: {type: string}}
"""
CONFIG = 'document = "api.yaml"\noutput = "sdk"\npackage = "shop"\nclient = "Shop"\n'


class Project:
    """A committed document, config and output; the working folder is its root."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.patch = patch
        patch.chdir(root)
        for variable in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{variable}_NAME", "A maintainer")
            patch.setenv(f"GIT_{variable}_EMAIL", "a@example.com")
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        self.git("init", "-q", "-b", "main")
        (root / "api.yaml").write_text(DOCUMENT)
        (root / "specloom.toml").write_text(CONFIG)
        assert self.run("generate", "-q").exit_code == 0
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        """What git prints; it must succeed."""
        done = self.run_git(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def run_git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What git says, whatever comes of it."""
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self, message: str) -> None:
        """Commits all that is there."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def run(self, *arguments: str) -> Result:
        """Calls the command line in the project's root."""
        return CliRunner().invoke(main, arguments)

    def check(self, *arguments: str) -> Any:
        """What ``check`` finds, as JSON says it; the files by their paths in the output."""
        done = self.run("check", "--format", "json", *arguments)
        content = json.loads(done.stdout)
        assert content["exit"] == done.exit_code
        content["by_path"] = {
            file["path"].removeprefix("sdk/"): file for file in content["files"]
        }
        return content

    def edit(self, path: str, old: str, new: str) -> None:
        """Replaces a text in a file, which must hold it."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1))

    def own_templates(self) -> Path:
        """A copy of the templates, from which specloom prints from now on."""
        copy = self.root.parent / "templates"
        shutil.copytree(ROOT / "templates", copy)
        self.patch.setattr(manifest, "CHECKOUT", copy)
        return copy

    def output(self) -> dict[str, bytes]:
        """Every file of the output, by its path there."""
        folder = self.root / "sdk"
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }
