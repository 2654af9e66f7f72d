"""Measures what a reviewer has to read after a small change of a document.

    python -m bench review-noise DOCUMENT [--keep FOLDER] [--stat]

Generates the project of DOCUMENT, commits it to a repository of its own, then makes each
change of CHANGES alone, generates again and counts the lines that differ, by category of
file. ``--stat`` prints ``git diff --stat`` of each change too, ``--keep`` works in a folder
that stays. The places of the changes are chosen by position, so that two runs on one
document make the same changes.
"""

from __future__ import annotations

import argparse
import copy
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

CONFIG = (
    'document = "api.json"\noutput = "sdk"\npackage = "noise_api"\nversion = "auto"\n'
)
METHODS = ("get", "put", "post", "delete", "patch")
NEW = "/aaa-noise"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CATEGORIES = (
    ("records", (".specloom/", "CHANGELOG.md", ".gitattributes")),
    ("version", ("noise_api/_version.py",)),
    ("project", ("pyproject.toml", "README.md")),
    ("guide", ("docs/guide/",)),
    ("docs", ("docs/",)),
    ("tests", ("tests/",)),
    ("models", ("noise_api/models/",)),
    ("runtime", ("noise_api/_runtime/",)),
    ("client", ("noise_api/",)),
)


def operations(document: Any) -> list[tuple[str, str, Any]]:
    """Every operation with its path and method, in the order of the document."""
    return [
        (path, method, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if isinstance(item, dict) and isinstance(item.get(method), dict)
    ]


def schemas(document: Any) -> dict[str, Any]:
    """The named schemas of a document of any version."""
    found = document.get("components", {}).get("schemas") or document.get("definitions")
    return dict(found or {})


def middle(found: list[Any]) -> Any:
    """The one in the middle."""
    if not found:
        raise LookupError("the document has nothing to change in this way")
    return found[len(found) // 2]


def describe(document: Any) -> str:
    """Changes the description of one operation."""
    path, method, operation = middle(operations(document))
    operation["description"] = "A description that says something else."
    return f"description of {method.upper()} {path}"


def add_property(document: Any) -> str:
    """Adds an optional property to one schema."""
    found = [
        (name, one)
        for name, one in schemas(document).items()
        if isinstance(one.get("properties"), dict) and not one.get("allOf")
    ]
    name, schema = middle(found)
    schema["properties"]["noiseNote"] = {"type": "string", "description": "A note."}
    return f"optional property noiseNote of {name}"


def enums(value: Any) -> Iterator[list[Any]]:
    """Every list of at least two texts that an enum allows, in the order of the document."""
    if isinstance(value, dict):
        found = value.get("enum")
        allowed: list[Any] = found if isinstance(found, list) else []
        texts = all(isinstance(each, str) for each in allowed)
        if texts and len(allowed) > 1 and value.get("type") == "string":
            yield allowed
        for inner in value.values():
            yield from enums(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from enums(inner)


def add_value(document: Any) -> str:
    """Adds a value to one enum of a named schema, or of an operation where none has one."""
    found = list(enums(schemas(document))) or list(enums(document["paths"]))
    allowed = middle(found)
    allowed.append("noise-value")
    return f"enum value noise-value beside {allowed[0]}"


def add_operation(document: Any) -> str:
    """Adds an operation that is the simplest of all, before every other one."""
    _, _, like = middle([one for one in operations(document) if one[1] == "get"])
    operation = {
        "operationId": "aaaReadNoise",
        "summary": "Reads noise.",
        "responses": copy.deepcopy(like["responses"]),
    }
    for key in ("tags", "security", "produces"):
        if key in like:
            operation[key] = copy.deepcopy(like[key])
    document["paths"] = {NEW: {"get": operation}, **document["paths"]}
    return f"operation GET {NEW}"


def remove_operation(document: Any) -> str:
    """Removes an operation that is neither the first nor the last of its kind."""
    found = operations(document)
    path, method, _ = found[len(found) // 3]
    del document["paths"][path][method]
    if not any(key in METHODS for key in document["paths"][path]):
        del document["paths"][path]
    return f"{method.upper()} {path} removed"


CHANGES: dict[str, Callable[[Any], str]] = {
    "description": describe,
    "optional property": add_property,
    "enum value": add_value,
    "new operation": add_operation,
    "removed operation": remove_operation,
}


class Repository:
    """A repository of git that holds a document, its config and its output."""

    def __init__(self, folder: Path, document: Any) -> None:
        self.folder, self.document = folder, document
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "specloom.toml").write_text(CONFIG)
        self.git("init", "-q")
        self.generate(document)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Generate")

    def git(self, *words: str) -> str:
        """The output of a command of git."""
        who = ("-c", "user.name=noise", "-c", "user.email=noise@example.com")
        return subprocess.run(
            ["git", *who, *words],
            cwd=self.folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def generate(self, document: Any) -> None:
        """Writes the document and generates its project."""
        text = json.dumps(document, indent=1, ensure_ascii=False)
        (self.folder / "api.json").write_text(text + "\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "specloom", "generate", "--quiet"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stderr)

    def changed(self, change: Callable[[Any], str]) -> tuple[str, dict[str, int], str]:
        """What a change was, the lines that differ in each file, and git's own table."""
        document = copy.deepcopy(self.document)
        description = change(document)
        self.generate(document)
        self.git("add", "-A")
        lines: dict[str, int] = {}
        rows = self.git("diff", "--cached", "--numstat", "--no-renames", "--", "sdk")
        for row in rows.splitlines():
            added, removed, path = row.split("\t")
            lines[path.removeprefix("sdk/")] = int(added) + int(removed)
        stat = self.git("diff", "--cached", "--stat=120", "--no-renames", "--", "sdk")
        self.git("reset", "-q", "--hard")
        return description, lines, stat


def category(path: str) -> str:
    """The category that a file of the output belongs to."""
    for name, beginnings in CATEGORIES:
        if path.startswith(beginnings):
            return name
    return "other"


def load(path: Path) -> Any:
    """A document's content; keys that are numbers in YAML become texts, as JSON has them."""
    text = path.read_text(encoding="utf-8")
    content = json.loads(text) if path.suffix == ".json" else yaml.load(text, LOADER)
    return json.loads(json.dumps(content, default=str))


def measure(folder: Path, document: Any, stat: bool) -> None:
    """Prints a row for each change."""
    repository = Repository(folder, document)
    names = [name for name, _ in CATEGORIES]
    print("change", *names, "files", "lines", sep=" | ")
    for name, change in CHANGES.items():
        try:
            description, lines, table = repository.changed(change)
        except LookupError as flaw:
            print(name, flaw, sep=" | ")
            continue
        counts: Counter[str] = Counter()
        for path, count in lines.items():
            counts[category(path)] += count
        row = (counts[key] for key in names)
        print(name, *row, len(lines), sum(lines.values()), sep=" | ", flush=True)
        if stat:
            print(f"  {description}\n{table}", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Measures the document that the command line names."""
    parser = argparse.ArgumentParser(
        "python -m bench review-noise", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("document", type=Path)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--stat", action="store_true")
    given = parser.parse_args(arguments)
    document = load(given.document)
    if given.keep is not None:
        measure(given.keep, document, given.stat)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), document, given.stat)
    return 0
