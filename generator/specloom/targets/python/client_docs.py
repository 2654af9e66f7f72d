"""The docstrings of the clients, with what they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.calls import call_of
from specloom.targets.python.docstrings import Part, Section, paragraphs
from specloom.targets.python.names import PythonNames, server_variables
from specloom.targets.python.prose import ended

_SETTINGS = (
    ("base_url", "The base URL, in place of the server in the API description."),
    (
        "timeout",
        "Seconds to wait for a connection and for each read and write; None: no limit.",
    ),
    ("max_retries", "Maximum number of retries of a failed request."),
    ("headers", "Header fields for every request."),
    (
        "validation",
        'What happens if a response does not match the schema: ``"strict"`` raises, '
        '``"warn"`` warns, ``"lenient"`` logs values that cannot be converted.',
    ),
    (
        "on_validation_issue",
        'Called with each validation issue, unless validation is ``"strict"``.',
    ),
    ("http_client", "An httpx2 client or transport that sends the requests."),
    (
        "**more",
        "Further options, such as ``deadline``, ``proxy`` or ``verify``; see "
        "``types.ClientOptions``.",
    ),
)


def asking(api: ir.Api) -> Iterator[ir.SecurityScheme]:
    """The schemes that a caller gives something for; a certificate is the transport's."""
    return (s for s in api.schemes if s.kind is not ir.SchemeKind.MUTUAL_TLS)


def class_text(api: ir.Api, names: PythonNames, wait: str) -> str:
    """What a client's docstring says; ``wait`` is "await " for the asynchronous one."""
    kind = "asynchronous " if wait else ""
    title = " ".join(api.title.split()) or "the service"
    said = f"An {kind}client" if kind else "A client"
    return paragraphs([f"{said} for {title}.", _example(api, names, wait)])


def _example(api: ir.Api, names: PythonNames, wait: str) -> str:
    id_ = names.examples.get("readme")
    operation = next((o for o in api.operations if o.id == id_), None)
    if operation is None:
        return ""
    asked = [
        f"{names.argument(operation.id, argument.id)}=..."
        for argument in call_of(api, operation).arguments
        if argument.required or argument.needed
    ]
    name = names.async_client if wait else names.client
    keywords = [f"{names.credential(s.wire)}=..." for s in asking(api)][:1]
    space = names.namespace(names.group(operation.id))
    method = f"{space}.{names.method(operation.id)}"
    opening = "async with" if wait else "with"
    return "\n".join(
        [
            "Example::",
            "",
            f"    {opening} {name}({', '.join(keywords)}) as client:",
            f"        {wait}client.{method}({', '.join(asked)})",
        ]
    )


def constructor_parts(api: ir.Api, names: PythonNames) -> list[Part]:
    """What the docstring of a client's constructor says."""
    entries: list[tuple[str, str]] = []
    for scheme in asking(api):
        said = " ".join(scheme.doc.description.split())
        pair = scheme.kind in (ir.SchemeKind.BASIC, ir.SchemeKind.DIGEST)
        what = "A tuple of user and password." if pair else ""
        read = (
            f"Default: the environment variable ``{names.environment(scheme.wire)}``."
        )
        text = " ".join(filter(None, [what, ended(said), read]))
        entries.append((names.credential(scheme.wire), text))
    for variable in server_variables(api):
        text = f"The variable ``{variable}`` in the server URL."
        entries.append((names.variable(variable), text))
    opening = "Create a client. Connections are opened when they are needed."
    return [opening, Section("Args", (*entries, *_SETTINGS))]
