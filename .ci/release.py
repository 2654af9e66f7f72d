"""Check that a tag can be released, or print its notes: python .ci/release.py v0.1.0 [--notes]"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINNED = ("docs/ci.md",)
"""Pages with examples of CI that name a released version."""


def notes_of(version: str) -> str:
    """The entry of a version in CHANGELOG.md; "" if there is none."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(
        rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S
    )
    return found[1].strip() if found else ""


def published_versions(name: str) -> tuple[str, ...]:
    """The versions of a package on the package index; none if pip finds none."""
    command = [sys.executable, "-m", "pip", "index", "versions", "--pre", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"^Available versions: (.+)$", done.stdout, re.M)
    return tuple(found[1].strip().split(", ")) if found else ()


def taken(name: str, version: str) -> Iterator[str]:
    """Why the package index would refuse the version, or has it for another project."""
    if not published_versions("pip"):  # pip says the same for a name that nobody has
        yield "the package index does not answer"
    for other in published_versions(name):
        if other == version:
            yield f"{name} {version} is published already: choose the next version"
        elif not notes_of(other):
            yield (
                f"{name} {other} is published, but CHANGELOG.md has no entry for it:"
                f" another project may have the name {name}"
            )


def faults(tag: str) -> Iterator[str]:
    """What is not ready for the release of a tag."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["version"]
    if tag != f"v{version}":
        yield f"the tag {tag} is not that of version {version} in pyproject.toml"
    module = (ROOT / "generator/specloom/__init__.py").read_text("utf-8")
    if f'"{version}"' not in module:
        yield f"generator/specloom/__init__.py has another version than {version}"
    heading = f"## {version}"
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    entry = next((line for line in changelog if line.startswith(heading)), "")
    if not notes_of(version):
        yield f"CHANGELOG.md has no entry {heading}"
    elif "unreleased" in entry:
        yield f"CHANGELOG.md calls version {version} unreleased: write the date"
    for page in PINNED:
        for ref in re.findall(
            r"(?:specloom@|rev: )(\S+)", (ROOT / page).read_text("utf-8")
        ):
            if ref != f"v{version}":
                yield f"{page} names {ref}, not v{version}"


def main() -> None:
    """Print the notes, or end with what is not ready."""
    tag = sys.argv[1]
    if "--notes" in sys.argv[2:]:
        print(notes_of(tag.removeprefix("v")))
        return
    version = tag.removeprefix("v")
    found = [*faults(tag)] or [*taken("specloom", version)]
    if found:
        sys.exit("\n".join(found))
    print(f"{tag} can be released")


if __name__ == "__main__":
    main()
