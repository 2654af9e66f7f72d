"""What a reviewer reads after a small change of a document: the change, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.naming.lock import lock_of
from specloom.pipeline import build
from tests.whole_output import silent

DOCUMENT = yaml.safe_load("""
openapi: 3.1.0
info: {title: Library, version: 1.2.3}
servers: [{url: "https://library.example"}]
security: [{key: []}]
paths:
  /books/{id}:
    get:
      operationId: readBook
      tags: [books]
      description: Reads a book that the library has.
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: It.
          content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}
    delete:
      operationId: removeBook
      tags: [books]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Gone.}}
  /books/{id}/cover:
    put:
      operationId: replaceCover
      tags: [books]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {image/png: {schema: {type: string, format: binary}}}}
      responses: {"204": {description: Done.}}
  /readers/{id}:
    get:
      operationId: readReader
      tags: [readers]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: It.
          content: {application/json: {schema: {$ref: "#/components/schemas/Reader"}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Book:
      type: object
      required: [id, state]
      properties:
        id: {type: string}
        state: {type: string, enum: [on the shelf, lent to a reader, lost]}
    Reader:
      type: object
      required: [id]
      properties:
        id: {type: string}
        name: {type: string}
""")
SIMPLEST = {
    "operationId": "ping",
    "tags": ["books"],
    "responses": {
        "200": {
            "description": "It.",
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Reader"}}
            },
        }
    },
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for documents."""
    return tmp_path


def output(home: Path, document: Any, lock: str = "", version: str = "1.2.3") -> Any:
    """The planned files for a document, and the lock of their names as ".lock"."""
    file = home / "library.json"
    file.write_text(json.dumps(document, indent=1), encoding="utf-8")
    config = Config(version=version)
    published = lock_of(lock or "{}")
    plan = build(file, config, Report(), silent, published).plan
    return {**plan.files, ".lock": plan.names}


def test_an_operation_that_is_added_leaves_what_shows_another(home: Path) -> None:
    before = output(home, DOCUMENT)
    assert "client.books.read(" in before["README.md"]
    document = copy.deepcopy(DOCUMENT)
    document["paths"] = {"/": {"get": SIMPLEST}, **document["paths"]}
    after = output(home, document, before[".lock"])
    changed = {path for path in before if before[path] != after[path]}
    assert not [path for path in changed if path.startswith("docs/guide/")]
    assert after["README.md"] == before["README.md"]
    index = "docs/README.md"
    added = lines(after[index]) - lines(before[index])
    assert len(added) == 1
    assert "[**ping**](BooksApi.md#ping)" in added.pop()
    assert lines(before[index]) <= lines(after[index])
    # Without a record of what was shown, the simplest call is.
    assert "client.books.ping(" in output(home, document)["README.md"]


def test_an_example_goes_with_its_operation(home: Path) -> None:
    lock = output(home, DOCUMENT)[".lock"]
    moved = copy.deepcopy(DOCUMENT)
    moved["paths"]["/"] = {"get": SIMPLEST}
    moved["paths"]["/library/books/{id}"] = moved["paths"].pop("/books/{id}")
    assert "client.books.read(" in output(home, moved, lock)["README.md"]
    removed = copy.deepcopy(moved)
    del removed["paths"]["/library/books/{id}"]["get"]
    assert "client.books.ping(" in output(home, removed, lock)["README.md"]
    deprecated = copy.deepcopy(moved)
    deprecated["paths"]["/library/books/{id}"]["get"]["deprecated"] = True
    assert "client.books.ping(" in output(home, deprecated, lock)["README.md"]


def test_the_version_is_in_one_place(home: Path) -> None:
    before = output(home, DOCUMENT, version="2.0.0")
    after = output(home, DOCUMENT, version="2.0.1")
    changed = {path for path in before if before[path] != after[path]}
    assert {p for p in changed if not p.startswith(".specloom/")} == {
        "library/_version.py"
    }
    assert '__version__ = "2.0.1"\n' in after["library/_version.py"]


def describe(document: Any) -> None:
    document["paths"]["/books/{id}"]["get"]["description"] = "Reads one book."


def add_property(document: Any) -> None:
    reader = document["components"]["schemas"]["Reader"]
    reader["properties"]["note"] = {"type": "string"}


def add_value(document: Any) -> None:
    book = document["components"]["schemas"]["Book"]
    book["properties"]["state"]["enum"].append("being repaired")


def add_operation(document: Any) -> None:
    document["paths"] = {"/": {"get": SIMPLEST}, **document["paths"]}


def remove_operation(document: Any) -> None:
    del document["paths"]["/books/{id}/cover"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            describe,
            {
                "docs/README.md": (1, 1),
                "docs/BooksApi.md": (2, 2),
                "docs/rest/books.md": (1, 1),
                "library/resources/books.py": (2, 2),
            },
        ),
        (
            add_property,
            {
                "docs/Reader.md": (3, 1),
                "library/models/reader.py": (2, 0),
                "library/models/schemas.json": (1, 1),
                "library/testing/examples.json": (1, 1),
                "tests/test_models.py": (3, 2),
                "tests/test_readers.py": (2, 2),
            },
        ),
        (
            add_value,
            {
                "docs/Book.md": (1, 1),
                "library/models/book.py": (2, 0),
                "library/models/schemas.json": (1, 1),
            },
        ),
        (
            add_operation,
            {
                "docs/README.md": (1, 0),
                "docs/BooksApi.md": (41, 0),
                "docs/rest/books.md": (6, 0),
                "library/_raw_responses.py": (1, 0),
                "library/resources/books.py": (22, 0),
                "library/testing/__init__.py": (1, 0),
                "library/testing/examples.json": (1, 0),
                "tests/test_books.py": (16, 1),
            },
        ),
        (
            remove_operation,
            {
                "README.md": (0, 1),
                "docs/README.md": (0, 1),
                "docs/BooksApi.md": (0, 43),
                "docs/guide/requests.md": (1, 1),
                "docs/guide/files.md": (0, 29),
                "docs/rest/books.md": (0, 13),
                "library/_raw_responses.py": (0, 1),
                "library/resources/books.py": (1, 44),
                "library/testing/__init__.py": (0, 1),
                "library/testing/examples.json": (0, 1),
                "library/types.py": (2, 4),
                "tests/test_books.py": (0, 20),
            },
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_lines_that_express_the_change_differ(
    home: Path, change: Callable[[Any], None], expected: dict[str, tuple[int, int]]
) -> None:
    before = output(home, DOCUMENT)
    document = copy.deepcopy(DOCUMENT)
    change(document)
    after = output(home, document, before[".lock"], "1.2.4")
    assert counted(before, after) == {
        **expected,
        "library/_version.py": (1, 1),
    }


def counted(before: Any, after: Any) -> dict[str, tuple[int, int]]:
    """How many lines come and go in each file that people read."""
    found: dict[str, tuple[int, int]] = {}
    for path in sorted({*before, *after}):
        if path.startswith((".", "library/_runtime/")):
            continue
        old, new = (texts.get(path, "").splitlines() for texts in (before, after))
        diff = list(unified_diff(old, new, lineterm="", n=0))[2:]
        signs = [line[0] for line in diff]
        if diff:
            found[path] = (signs.count("+"), signs.count("-"))
    return found


def lines(text: str) -> set[str]:
    """The lines of a text, each once."""
    return set(text.split("\n"))
