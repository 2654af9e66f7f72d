"""The module of the builder of query strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import Call
from specloom.targets.page import Page
from specloom.targets.python.code import Labelled, laid, quoted, subscript
from specloom.targets.python.docstrings import docstring


@dataclass(frozen=True, slots=True)
class QueriesView:
    """The class ``Query``: what it extends, and the attributes it may name."""

    base: str
    attributes: str
    doc: str


def uses_queries(api: ir.Api) -> bool:
    """Whether operations take query strings."""
    return any(operation.queries is not None for operation in api.operations)


def writes_json(called: Call) -> bool:
    """Whether the query strings of a call are JSON."""
    queries = called.operation.queries
    return queries is not None and queries.json


def known_attributes(api: ir.Api) -> tuple[str, ...]:
    """The attributes that query strings may name; () where they can be anything."""
    found: dict[str, None] = {}
    for operation in api.operations:
        if operation.queries is None:
            continue
        if operation.queries.attributes is None:
            return ()
        found |= dict.fromkeys(operation.queries.attributes)
    return tuple(sorted(found))


def queries_page(api: ir.Api, package: str) -> Iterator[Page]:
    """The module, where operations take query strings."""
    if not uses_queries(api):
        return
    json = any(o.queries is not None and o.queries.json for o in api.operations)
    attributes = known_attributes(api)
    listed = Labelled("", subscript("Literal", *map(quoted, attributes)))
    label = "Attribute: TypeAlias = "
    yield Page(
        path=f"{package}/queries.py",
        template="python/queries.py.jinja",
        view=QueriesView(
            base="JsonQuery" if json else "TextQuery",
            attributes=(
                laid(listed, str, indent=4, used=4 + len(label)) if attributes else ""
            ),
            doc=docstring(
                "Creates query strings that filter, sort and paginate lists: "
                "``Query.limit(25)``.",
                4,
            ),
        ),
    )
