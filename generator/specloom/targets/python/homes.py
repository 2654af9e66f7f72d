"""Which declarations share a module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom import ir


def homes(api: ir.Api) -> Mapping[str, str]:
    """The id of each declaration's home.

    A component is its own home and that of the inline schemas beneath it; inline
    schemas of an operation live in the operation's; any other in that of the outermost
    declaration above it, or its own.
    """
    places = {_place(operation): operation.id for operation in api.operations}
    found: dict[str, str] = {}
    for declaration in api.declarations:  # parents stand before their children
        found[declaration.id] = declaration.id
        if declaration.component:
            continue
        for above in _ancestors(declaration.id):
            if above in found or above in places:
                found[declaration.id] = found.get(above) or places[above]
                break
    return found


def _place(operation: ir.Operation) -> str:
    path = operation.path.replace("~", "~0").replace("/", "~1")
    return f"#/paths/{path}/{operation.method.lower()}"


def _ancestors(id_: str) -> Iterator[str]:
    """The ids of the places around a place, the nearest first."""
    end = id_.rfind("/")
    while end > 0:
        yield id_[:end]
        end = id_.rfind("/", 0, end)
