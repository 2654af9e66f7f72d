"""Short remarks that several pages make."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.markdown import escapers
from specloom.targets.markdown.addresses import is_absolute
from specloom.targets.python.names import PythonNames


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
        yield f"See also: {outward(doc.link_text or doc.link, doc.link)}"


def former_names(names: PythonNames, role: str, id_: str) -> Iterator[str]:
    """Under which names something can still be reached, though it should not be."""
    old = [names.history.written(a) for a in names.history.aliases_of(role, id_)]
    if old:
        listed = ", ".join(map(escapers.code, old))
        yield f"**Deprecated**: its former name {listed} still works, and warns."


def outward(text: str, url: str) -> str:
    """A link out of the reference; what is no web address is shown, for a link would lead to
    one of our own files, or run as a script.
    """
    if is_absolute(url.strip()):
        return escapers.link(text, url.strip())
    shown = escapers.code(url)
    return shown if text == url else f"{escapers.plain(text)} ({shown})"
