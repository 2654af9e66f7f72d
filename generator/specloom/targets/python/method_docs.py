"""The docstrings of methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from specloom import ir
from specloom.targets.calls import Call
from specloom.targets.python.docstrings import Part, Section, paragraphs
from specloom.targets.python.names import PythonNames
from specloom.targets.python.prose import argument_text, doc_text
from specloom.targets.python.public import error_class

# An exception and what raises it.
Raised = tuple[str, str]

# A resource with fewer methods than this documents its exceptions in each of them.
_FEWEST_METHODS = 3


def common_errors(calls: Iterable[Call]) -> tuple[Raised, ...]:
    """Return the exceptions that at least 80 % of the calls raise, in order of status.

    The class docstring documents them once: they are the largest part of a resource
    module if each method repeats them.
    """
    errors = [dict.fromkeys(map(_raised, called.errors)) for called in calls]
    counts = Counter(entry for entries in errors for entry in entries)
    if len(errors) < _FEWEST_METHODS:
        return ()
    common = (entry for entry, n in counts.items() if n * 5 >= len(errors) * 4)
    return tuple(sorted(common, key=lambda entry: (entry[1], entry[0])))


def class_parts(text: str, common: tuple[Raised, ...]) -> list[Part]:
    """Return the docstring of a resource class with the common exceptions."""
    if not common:
        return [text]
    note = "Most methods raise these exceptions; each method lists only further ones."
    return [text, note, Section("Raises", common)]


def brief_parts(full: list[Part], sync: str) -> list[Part]:
    """Return the docstring of an asynchronous method: summary, reference, arguments.

    It repeats the summary and the arguments of the method ``sync``, because editors
    show them while a call is typed. The rest would double the module's size.
    """
    summary, _, rest = str(full[0]).partition("\n\n")
    if "```" in summary or "::" in summary[-2:]:
        return full
    left_out = rest or any(isinstance(p, Section) and p.entries for p in full[2:])
    return [summary, f"See ``{sync}`` for details.", full[1]] if left_out else full


def method_parts(
    api: ir.Api,
    called: Call,
    names: PythonNames,
    common: Collection[Raised] = (),
) -> list[Part]:
    """Return the docstring of a method, without exceptions that are ``common``."""
    operation = called.operation
    raised = [entry for entry in map(_raised, called.errors) if entry not in common]
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
        Section("Raises", tuple(raised)),
    ]


def _raised(response: ir.Response) -> Raised:
    said = " ".join(response.doc.description.split())
    status = "any other error" if response.status == "default" else response.status
    return error_class(response.status), f"{status}: {said}" if said else status
