"""The docstrings of methods."""

from __future__ import annotations

from specloom import ir
from specloom.targets.calls import Call
from specloom.targets.python.docstrings import Part, Section, paragraphs
from specloom.targets.python.names import PythonNames
from specloom.targets.python.prose import argument_text, doc_text
from specloom.targets.python.public import error_class


def method_parts(api: ir.Api, called: Call, names: PythonNames) -> list[Part]:
    """What a method's docstring says."""
    operation = called.operation
    said = doc_text(operation.doc) or f"Sends ``{operation.method} {operation.path}``."
    if called.twin:
        said = paragraphs([said, "Returns the response as a stream of items."])
    elif called.switch is not None:
        name = names.argument(operation.id, called.switch.id)
        pieces = f"With ``{name}=True``, returns the response as a stream of items."
        said = paragraphs([said, pieces])
    arguments = (
        (names.argument(operation.id, argument.id), argument_text(api, argument))
        for argument in called.arguments
        if not argument.option
    )
    returned = (r.doc.description.strip() for r in called.success if r.contents)
    returns = paragraphs(dict.fromkeys(returned))
    if called.paging is not None:
        returns = f"{returns} Iterate over it for the items of all pages.".lstrip()
    return [
        said,
        Section("Args", tuple(arguments)),
        Section("Returns", (("", returns),) if called.result and returns else ()),
        Section("Raises", tuple(_raised(response) for response in called.errors)),
    ]


def _raised(response: ir.Response) -> tuple[str, str]:
    said = " ".join(response.doc.description.split())
    status = "any other error" if response.status == "default" else response.status
    return error_class(response.status), f"{status}: {said}" if said else status
