"""Packages of models, generated and imported, with the JSON values that go through them."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.document import Documents
from specloom.openapi.reader import read_api
from specloom.output.manifest import templates_folder
from specloom.preprocess import resolve_settings
from specloom.render import RUNTIME, Renderer, runtime
from specloom.targets import python
from tests.schema_samples import Instances


@dataclass(frozen=True)
class Failure:
    """A value that did not come back as it went, or that was refused."""

    schema: str
    value: Any
    got: str

    def __str__(self) -> str:
        return (
            f"{self.schema}: {json.dumps(self.value, ensure_ascii=False)}\n  {self.got}"
        )


@dataclass(frozen=True)
class Outcome:
    """How many values of how many schemas were tried, and what went wrong."""

    schemas: int
    empty: tuple[str, ...]  # schemas that no value was made of
    values: int
    failures: tuple[Failure, ...]


def models(document: Path, package: str, folder: Path) -> dict[str, Any]:
    """The types of a document's declarations by id, from a package that is written for it."""
    report = Report()
    api = read_api(Documents(document, report), report)
    settings = resolve_settings(api, Config(package=package))
    names = python.names_of(api, settings)
    renderer = Renderer(templates_folder())
    pages = python.pages(api, names, settings)
    files = {page.path: renderer.text(page.template, page.view) for page in pages}
    files |= runtime(templates_folder() / RUNTIME, package, files)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        module = importlib.import_module(f"{package}.models")
        return {d.id: getattr(module, names.model(d.id)) for d in api.declarations}
    finally:
        sys.path.remove(str(folder))


def run(document: Path, package: str, folder: Path, tries: int) -> Outcome:
    """Sends instances of every named schema of a document through its models."""
    types = models(document, package, folder)
    values = importlib.import_module(f"{package}._runtime.codecs")
    instances = Instances(Documents(document, Report()).root().value)
    failures: list[Failure] = []
    empty: list[str] = []
    total = schemas = 0
    for fragment in instances.schemas():
        if fragment not in types:
            continue
        schemas += 1
        made = list(instances.of(fragment, tries))
        total += len(made)
        if not made:
            empty.append(fragment)
        failures += _failures(fragment, types[fragment], made, values)
    return Outcome(schemas, tuple(empty), total, tuple(failures))


def _failures(
    fragment: str, type_: Any, made: list[Any], values: Any
) -> Iterator[Failure]:
    for value in made:
        text = json.dumps(value)
        try:
            back = json.loads(values.to_json(values.from_json(type_, text)))
        except Exception as error:
            yield Failure(fragment, value, f"{type(error).__name__}: {error}")
            continue
        if not same(value, back):
            yield Failure(fragment, value, f"came back as {json.dumps(back)}")
        if value is None:
            continue  # an alias leaves null to the places that refer to it
        try:
            values.from_json(type_, text, validation="strict")
        except ValueError as error:
            yield Failure(fragment, value, f"refused: {error}")


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; true is not 1, but 1.0 is (JSON Schema §4.2.2)."""
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
