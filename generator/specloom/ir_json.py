"""Writes the intermediate representation as JSON for people and other programs."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, cast

from specloom import ir
from specloom.diagnostics import Span


def as_json(api: ir.Api) -> str:
    """The whole API, indented; members that hold their default are left out."""
    return json.dumps(plain(api), indent=2, ensure_ascii=False)


def plain(value: object) -> Any:
    """A value of the representation as JSON-like data; a sum's member says its kind."""
    if isinstance(value, Span):
        return str(value)
    if isinstance(value, ir.Json):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in cast("tuple[object, ...]", value)]
    if is_dataclass(value) and not isinstance(value, type):
        return {"kind": type(value).__name__} | {
            field.name: plain(getattr(value, field.name))
            for field in fields(value)
            if field.init and getattr(value, field.name) != field.default
        }
    return value
