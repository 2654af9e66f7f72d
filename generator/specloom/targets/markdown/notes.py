"""Short notes that several pages share."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.markdown import escapers
from specloom.targets.markdown.addresses import is_absolute
from specloom.targets.python.names import PythonNames


def brief(operation: ir.Operation) -> str:
    """The summary of an operation for a table cell."""
    if operation.doc.summary.strip():
        return escapers.summary_cell(operation.doc.summary)
    first = operation.doc.description.strip().partition("\n")[0]
    request = escapers.code_cell(f"{operation.method} {operation.path}")
    return escapers.cell(first) or f"Sends {request}."


def see_also(doc: ir.Doc) -> Iterator[str]:
    """A link to the external documentation, if the document has one."""
    if doc.link:
        yield f"See also: {outward(doc.link_text or doc.link, doc.link)}"


def former_names(names: PythonNames, role: str, id_: str) -> Iterator[str]:
    """A note on the deprecated names of a method or a model."""
    old = [names.history.written(a) for a in names.history.aliases_of(role, id_)]
    if old:
        listed = ", ".join(map(escapers.code, old))
        yield f"The deprecated name {listed} still works, but shows a warning."


def outward(text: str, url: str) -> str:
    """A link to a web page. A URL that is not a web address is shown as code, because a link
    to it would lead to a file of the documentation, or run as a script.
    """
    if is_absolute(url.strip()):
        return escapers.link(text, url.strip())
    shown = escapers.code(url)
    return shown if text == url else f"{escapers.plain(text)} ({shown})"
