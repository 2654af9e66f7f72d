"""Short remarks that several pages make."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.markdown import escapers


def brief(operation: ir.Operation) -> str:
    """What an operation does, for a cell of a list."""
    if operation.doc.summary.strip():
        return escapers.summary_cell(operation.doc.summary)
    first = operation.doc.description.strip().partition("\n")[0]
    request = escapers.code_cell(f"{operation.method} {operation.path}")
    return escapers.cell(first) or f"Sends {request}."


def see_also(doc: ir.Doc) -> Iterator[str]:
    """Where the document says that more can be read."""
    if doc.link:
        yield f"See also: {escapers.link(doc.link_text or doc.link, doc.link)}"
