"""Find the inputs of an output that changed since its record was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from specloom.provenance.record import Record


class Input(StrEnum):
    """The kinds of inputs of an output."""

    DOCUMENT = "document"
    CONFIG = "config"
    GENERATOR = "generator"
    TEMPLATE = "template"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class InputChange:
    """A changed input.

    ``name`` is the element's id, the setting, the template or the path; ``what`` describes
    the change without a location.
    """

    input: Input
    name: str
    what: str


def input_changes(old: Record, new: Record) -> tuple[InputChange, ...]:
    """Every difference between two records, in the order of the inputs."""
    return (
        *_document(old, new),
        *_config(old.config, new.config),
        *_generator(old, new),
        *(
            InputChange(Input.TEMPLATE, name, f"template {name} {verb}")
            for name, verb in _told(old.templates, new.templates)
        ),
        *(
            InputChange(Input.FOLDER, name, f"{name} {verb}")
            for name, verb in _told(old.watched, new.watched)
        ),
    )


def _told(
    old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """The changed and added keys in the order of ``new``, then the removed ones."""
    for name, value in new.items():
        if name not in old:
            yield name, "added"
        elif old[name] != value:
            yield name, "changed"
    yield from ((name, "removed") for name in old if name not in new)


def _document(old: Record, new: Record) -> Iterator[InputChange]:
    # If the old record cannot be read, the changed elements are unknown.
    unknown = bool(old.documents) and not old.elements
    elements = [] if unknown else list(_told(old.elements, new.elements))
    for name, verb in elements:
        yield InputChange(Input.DOCUMENT, name, f"{label(name)} {verb}")
    kept = [name for name in old.elements if name in new.elements]
    moved = kept != [name for name in new.elements if name in old.elements]
    untouched = not elements and not unknown
    if moved:
        yield InputChange(Input.DOCUMENT, "#", "the order of its elements changed")
    files = list(_told(old.documents, new.documents))
    if elements or moved:
        # The first file is the document itself, whose changed elements are listed already.
        files = [told for told in files if told[0] not in list(new.documents)[:1]]
    for name, verb in files:
        said = (
            "only its formatting or comments changed"
            if verb == "changed" and untouched
            else f"the file {name} {verb}"
        )
        yield InputChange(Input.DOCUMENT, f"{name}#", said)


def _config(
    old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[InputChange]:
    for name, _ in _told(old, new):
        before, after = (
            json.dumps(table[name], ensure_ascii=False) if name in table else "default"
            for table in (old, new)
        )
        yield InputChange(Input.CONFIG, name, f"{name}: {before} → {after}")


def _generator(old: Record, new: Record) -> Iterator[InputChange]:
    if old.generator != new.generator:
        said = f"specloom {old.generator} → {new.generator}"
        yield InputChange(Input.GENERATOR, "specloom", said)
    elif old.sources != new.sources:
        said = f"specloom {new.generator} itself changed"
        yield InputChange(Input.GENERATOR, "specloom", said)
    for tool, _ in _told(old.tools, new.tools):
        before, after = (table.get(tool, "none") for table in (old.tools, new.tools))
        yield InputChange(Input.GENERATOR, tool, f"{tool} {before} → {after}")


KINDS = {
    "schemas": "schema",
    "definitions": "schema",
    "responses": "response",
    "parameters": "parameter",
    "examples": "example",
    "requestBodies": "request body",
    "headers": "header",
    "securitySchemes": "security scheme",
    "securityDefinitions": "security scheme",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path item",
    "mediaTypes": "media type",
}
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]


def label(element: str) -> str:
    """The readable name of an element of a document, by its id."""
    file, _, pointer = element.partition("#")
    tokens = [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]
    match tokens:
        case ["paths", path, method] if method in METHODS:
            said = f"{method.upper()} {path}"
        case ["paths", path, rest]:
            said = f"{rest} of {path}"
        case ["paths" | "webhooks", path]:
            said = path
        case ["webhooks", name, _]:
            said = f"webhook {name}"
        case ["components", kind, name] | [kind, name] if kind in KINDS:
            said = f"{KINDS[kind]} {name}"
        case _:
            said = ".".join(tokens) or "the document"
    return f"{said} of {unquote(file)}" if file else said
