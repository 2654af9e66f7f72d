"""Documents to compare, and the command that compares them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from specloom.cli import main

HEAD = {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}}
Json = dict[str, Any]
Changes = list[tuple[str, str]]


def document(operation: Json, **more: Any) -> Json:
    """A document with one operation, ``POST /a``."""
    fine = {"responses": {"204": {"description": "Fine."}}}
    return {**HEAD, "paths": {"/a": {"post": {**fine, **operation}}}, **more}


def content(schema: Json | None, media_type: str = "application/json") -> Json:
    """The content of a body."""
    return {"content": {media_type: {} if schema is None else {"schema": schema}}}


def request(schema: Json) -> Json:
    """A document whose operation sends ``{"it": schema}``."""
    body = {"type": "object", "properties": {"it": schema}}
    return document({"requestBody": content(body)})


def response(schema: Json) -> Json:
    """A document whose operation answers ``{"it": schema}``."""
    body = {"type": "object", "properties": {"it": schema}}
    return document({"responses": {"200": {"description": "OK", **content(body)}}})


def parameter(**said: Any) -> Json:
    """A document whose operation has a parameter ``q``."""
    plain = {"name": "q", "in": "query", "schema": {"type": "string"}}
    return document({"parameters": [{**plain, **said}]})


def document_with_response(**said: Any) -> Json:
    """A document whose operation answers 200 with what is said."""
    return document({"responses": {"200": {"description": "OK", **said}}})


def difference(folder: Path, old: Json, new: Json, *options: str) -> Json:
    """What ``specloom diff`` finds between two documents."""
    files = [folder / "old.json", folder / "new.json"]
    for file, content in zip(files, (old, new), strict=True):
        file.write_text(json.dumps(content, indent=1))
    done = CliRunner().invoke(
        main, ["diff", *map(str, files), "--format", "json", *options]
    )
    assert done.exit_code == 0, done.output
    found: Json = json.loads(done.stdout)
    return found


def codes_of(found: Json) -> Changes:
    """The codes that were found with their levels, in order."""
    return sorted({(one["code"], one["level"]) for one in found["changes"]})
