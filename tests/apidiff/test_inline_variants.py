"""Inline variants of a union that come, go, move and change: findings name the right ones."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from tests.apidiff.comparing import Json, content, difference, document_with_response

TEXT: Json = {"type": "string"}


def variant(*tag: str, **members: Json) -> Json:
    """An object with members, and a tag if one is given."""
    kind = {"type": {"const": tag[0]}} if tag else {}
    required = {"required": ["type"]} if tag else {}
    return {"type": "object", **required, "properties": {**kind, **members}}


VARIANTS = [
    variant("created", id=TEXT),
    variant("deleted", id=TEXT),
    variant(email=TEXT, id=TEXT),
    variant(phone=TEXT, id=TEXT),
]
MOVED = variant("moved", id=TEXT)


def add_property(place: int) -> Callable[[list[Json]], object]:
    return lambda variants: variants[place]["properties"].update(aaa=TEXT)


EDITS: dict[str, tuple[Callable[[list[Json]], object], set[str]]] = {
    "reverse": (lambda variants: variants.reverse(), set()),
    "insert at the front": (
        lambda variants: variants.insert(0, MOVED),
        {"`Event` may now also be a `EventMoved`"},
    ),
    "insert in the middle": (
        lambda variants: variants.insert(2, MOVED),
        {"`Event` may now also be a `EventMoved`"},
    ),
    "remove the first": (
        lambda variants: variants.pop(0),
        {
            "`Event` can no longer be a `EventCreated`",
            "the model `EventCreated` was removed",
        },
    ),
    "change a tag": (
        lambda variants: variants[0]["properties"].update(type={"const": "made"}),
        {
            "`Event` can no longer be a `EventCreated`",
            "`Event` may now also be a `EventMade`",
            "the model `EventCreated` was removed",
        },
    ),
    "change two, in another order": (
        lambda variants: (
            add_property(0)(variants),
            add_property(2)(variants),
            variants.reverse(),
        ),
        {"`EventCreated.aaa` is new", "`EventWithEmail.aaa` is new"},
    ),
    "change one behind a new one": (
        lambda variants: (add_property(3)(variants), variants.insert(0, MOVED)),
        {"`EventWithPhone.aaa` is new", "`Event` may now also be a `EventMoved`"},
    ),
    "change a type": (
        lambda variants: variants[1]["properties"].update(id={"type": "integer"}),
        {"`EventDeleted.id` is now an integer (it was a string)"},
    ),
}


def document(variants: list[Json]) -> Json:
    """A document whose operation answers with the union."""
    schema = {"$ref": "#/components/schemas/Event"}
    components = {"schemas": {"Event": {"oneOf": variants}}}
    return {**document_with_response(**content(schema)), "components": components}


@pytest.mark.parametrize("edit", EDITS)
def test_findings_name_the_variants(edit: str, tmp_path: Path) -> None:
    doing, wanted = EDITS[edit]
    variants = deepcopy(VARIANTS)
    doing(variants)
    found = difference(tmp_path, document(VARIANTS), document(variants))
    assert {one["message"] for one in found["changes"]} == wanted
