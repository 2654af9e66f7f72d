"""Every command of README, docs and examples runs as written.

A block ``sh`` is run, with the blocks ``python`` of the same page after it; a block ``text``
after a block ``python`` is what that prints. Blocks after ``<!-- not run: REASON -->`` are not
run.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from runpy import run_path

import click
import pytest

from specloom.cli import main
from specloom.config import KEYS
from tests.whole_output import ROOT

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "examples/*/README.md")
    for path in ROOT.glob(pattern)
)
_FENCE = re.compile(
    r"(?:<!-- not run: (?P<reason>[^>]+?) -->\n)?^(?P<indent> *)```(?P<kind>\w+)\n"
    r"(?P<code>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of code of a page; ``reason`` says why it is not run."""

    kind: str
    code: str
    reason: str | None


def blocks(page: str) -> Iterator[Block]:
    for found in _FENCE.finditer((ROOT / page).read_text("utf-8")):
        yield Block(found["kind"], found["code"], found["reason"])


def runs(page: str) -> bool:
    return any(block.kind == "sh" and block.reason is None for block in blocks(page))


def script(page: str) -> str:
    """The commands of a page as one script that stops at the first failure."""
    lines = ["set -em", "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT"]
    for block in blocks(page):
        if block.reason is not None:
            continue
        if block.kind == "sh":
            for line in block.code.splitlines():
                lines.append(line)
                if line.endswith("&"):
                    lines.append("sleep 2")
        elif block.kind == "python":
            lines.append(f"python - <<'END_OF_BLOCK'\n{block.code}END_OF_BLOCK")
    return "\n".join(lines) + "\n"


OTHER_PORT = """\
import socket


def elsewhere(method):
    def call(self, address):
        own = isinstance(address, tuple) and address[1] == 8000
        return method(self, (address[0], {port}, *address[2:]) if own else address)

    return call


socket.socket.connect = elsewhere(socket.socket.connect)
socket.socket.bind = elsewhere(socket.socket.bind)
"""
"""Gives each test a port of its own where the pages have port 8000."""


def bash(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script where ``python`` and ``specloom`` are those of this test."""
    commands = folder.parent / "bin"
    commands.mkdir()
    for name, start in {"python": "", "specloom": "-m specloom"}.items():
        command = commands / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n')
        command.chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    (commands / "sitecustomize.py").write_text(OTHER_PORT.format(port=port))
    return subprocess.run(
        ["/bin/bash", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={
            "PATH": f"{commands}:{os.environ.get('PATH', '/usr/bin:/bin')}",
            "PYTHONPATH": f"{ROOT / 'generator'}:{folder / 'sdk'}:{commands}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(folder.parent),
        },
    )


@pytest.mark.parametrize("page", [page for page in PAGES if runs(page)])
def test_the_commands_of(page: str, tmp_path: Path) -> None:
    if "fastapi" in page:
        pytest.importorskip("fastapi")
    copy = tmp_path / "clone"
    ignored = shutil.ignore_patterns("sdk", "__pycache__", "openapi.json")
    shutil.copytree(ROOT / "examples", copy / "examples", ignore=ignored)
    folder = copy / Path(page).parent if page.startswith("examples/") else copy
    done = bash(script(page), folder)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    printed = [
        after.code
        for before, after in zip(list(blocks(page)), [*blocks(page)][1:], strict=False)
        if (before.kind, after.kind) == ("python", "text")
    ]
    assert all(text in done.stdout for text in printed), done.stdout


def test_each_block_of_commands_runs_or_says_why_not() -> None:
    others = [
        f"{page}: {block.code.splitlines()[0]}"
        for page in PAGES
        for block in blocks(page)
        if block.kind in ("bash", "shell", "zsh", "console")
    ]
    assert others == [], "use sh"
    assert [page for page in PAGES if runs(page)]


def test_the_picture_is_up_to_date() -> None:
    made = run_path(str(ROOT / "docs" / "pictures" / "terminal.py"))
    drawn, committed = made["drawn"](), made["PICTURE"].read_text("utf-8")
    tags = re.compile(r"<[^>]+>|\s+")
    assert tags.sub("", drawn) == tags.sub(
        "", committed
    ), "run: python docs/pictures/terminal.py"


def test_each_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages == linked


def test_each_page_is_in_llms_txt() -> None:
    text = (ROOT / "llms.txt").read_text("utf-8")
    linked = re.findall(r"^- \[.+\]\((\S+)\): \S", text, re.MULTILINE)
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert pages - {"docs/README.md"} <= set(linked)
    assert [path for path in linked if not (ROOT / path).is_file()] == []


def test_links_lead_to_files() -> None:
    broken = [
        f"{page}: {target}"
        for page in PAGES
        for target in re.findall(
            r"\]\(([^)#:\s]+)[^):\s]*\)", (ROOT / page).read_text("utf-8")
        )
        if not (ROOT / page).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_each_setting_and_each_command_is_described() -> None:
    settings = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \|", settings, re.MULTILINE)
    named = set(re.findall(r"`([\w-]+)`", " ".join(rows)))
    assert set(KEYS) - named == set()
    described = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert isinstance(main, click.Group)
    missing = [
        name for name in main.commands if f"| `specloom {name}` |" not in described
    ]
    assert missing == []


def test_the_readme_is_short_and_has_the_commands_of_ci() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) <= 100
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    [command] = re.findall(r"^python3 (-m venv .* pytest -n auto)$", readme, re.M)
    assert command in ci
