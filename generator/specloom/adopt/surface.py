"""The public surface of a published SDK: its methods, arguments, models and client."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeGuard

from msgspec import Struct
from msgspec.structs import asdict

from specloom.diagnostics import counted


class SdkArgument(Struct, frozen=True, kw_only=True):
    """An argument of a method that becomes a part of the request.

    ``wire`` is its name there, empty if the argument is not sent under a name.
    ``location`` is path, query, header, cookie, body, file, or empty if the source does not
    show where the value goes. With ``whole``, the argument is the body itself, or an object
    that holds all parameters of the request (``location`` "request").
    """

    name: str
    wire: str = ""
    location: str = ""
    annotation: str = ""
    required: bool = True
    keyword_only: bool = True
    whole: bool = False


class SdkMethod(Struct, frozen=True, kw_only=True):
    """A method of the SDK that sends a request.

    ``call`` is the path from the client to the method ("chat.completions.create"). The
    placeholders of ``path`` are names of arguments where an argument fills them. ``also``
    lists the further requests that the method can send, as "GET /zones/{zone_id}/rules".
    ``fixed`` has the values that the method itself sends in the query or the body. ``returns``
    is the class of the response, or of the items if ``page`` names the class of a page, or of
    the events if ``stream`` names that of a stream. ``duplicate_of`` is the call of the method
    that sends the same request and is the better match for the operation.
    """

    call: str
    method: str
    path: str
    arguments: tuple[SdkArgument, ...] = ()
    also: tuple[str, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    returns: str = ""
    return_annotation: str = ""
    page: str = ""
    stream: str = ""
    body: str = ""  # the class of the body, or of its parameters
    owner: str = ""  # the class or the module that has the method
    place: str = ""  # file:line
    deprecated: bool = False
    helper: bool = (
        False  # written for convenience, such as one that parses the response
    )
    duplicate_of: str = ""

    @property
    def requests(self) -> tuple[tuple[str, str], ...]:
        """Every (method, path) that the method can send."""
        more = (text.partition(" ") for text in self.also)
        return (self.method, self.path), *((method, path) for method, _, path in more)


class SdkExtra(Struct, frozen=True, kw_only=True):
    """A public method that does not send a request itself."""

    call: str
    reason: str
    place: str = ""


class SdkOption(Struct, frozen=True, kw_only=True):
    """An argument of the client: ``role`` is credential, header, base_url, or empty for others.

    ``header`` is the header field that carries the value, if the source shows it.
    """

    name: str
    environment: str = ""
    role: str = ""
    header: str = ""
    annotation: str = ""
    default: str = ""
    required: bool = False
    keyword_only: bool = True


class SdkClient(Struct, frozen=True, kw_only=True):
    """A client class; ``module`` is the shortest name that it can be imported from."""

    name: str
    module: str
    async_name: str = ""
    arguments: tuple[SdkOption, ...] = ()
    base_url: str = ""
    base_url_environment: str = ""
    array_format: str = ""  # the format of arrays in the query: brackets, repeat, comma


class SdkField(Struct, frozen=True, kw_only=True):
    """A field of a model, with its JSON name."""

    name: str
    wire: str
    annotation: str = ""
    required: bool = True


class SdkModel(Struct, frozen=True, kw_only=True):
    """A class of values: ``kind`` is model, dict (a TypedDict), enum or alias.

    ``values`` are those of an enum or of a ``Literal``.
    """

    name: str
    kind: str
    module: str
    fields: tuple[SdkField, ...] = ()
    values: tuple[str, ...] = ()
    target: str = ""  # the type of an alias


class Surface(Struct, frozen=True, kw_only=True):
    """What a program can use of a published SDK."""

    generator: str
    package: str
    distribution: str = ""
    version: str = ""
    clients: tuple[SdkClient, ...] = ()
    methods: tuple[SdkMethod, ...] = ()
    extras: tuple[SdkExtra, ...] = ()
    models: tuple[SdkModel, ...] = ()

    @property
    def operations(self) -> tuple[SdkMethod, ...]:
        """The methods that are the best match for the request that they send."""
        return tuple(method for method in self.methods if not method.duplicate_of)

    @property
    def by_call(self) -> dict[str, SdkMethod]:
        """The methods by their call; of several, the first one."""
        return {method.call: method for method in reversed(self.methods)}


def surface_data(surface: Surface) -> dict[str, Any]:
    """The surface as values of JSON, without empty ones."""
    return {
        name: plain
        for name, value in asdict(surface).items()
        if (plain := _plain(value)) not in ("", [])
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        pairs = asdict(value).items()
        return {name: _plain(item) for name, item in pairs if item not in ("", ())}
    return [_plain(item) for item in value] if _is_tuple(value) else value


def _is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def surface_text(surface: Surface) -> str:
    """The surface as tables for people."""
    title = " ".join(filter(None, (surface.distribution, surface.version)))
    lines = [f"{title or surface.package}: made with {surface.generator}", ""]
    for client in surface.clients:
        lines += [*_client_lines(client), ""]
    rows = [
        (one.method, one.path, f"{one.call}({_signature(one)})", _result(one))
        for one in surface.methods
    ]
    lines += _table(("method", "path", "call", "returns"), rows)
    if surface.extras:
        lines += ["", "Methods that send no request themselves:"]
        lines += [f"  {extra.call}: {extra.reason}" for extra in surface.extras]
    total = (
        counted(len(surface.operations), "operation"),
        counted(len(surface.methods), "method"),
        counted(len(surface.extras), "other"),
        counted(len(surface.models), "model"),
    )
    lines += ["", ", ".join(total)]
    return "\n".join(lines) + "\n"


def _client_lines(client: SdkClient) -> Iterable[str]:
    name = f"{client.module}.{client.name}"
    yield name + (f", {client.async_name}" if client.async_name else "")
    for option in client.arguments:
        notes = ", ".join(
            filter(None, (option.role, option.environment, option.header))
        )
        yield f"  {option.name}" + (f": {notes}" if notes else "")
    if client.base_url:
        variable = client.base_url_environment
        yield f"  sends to {client.base_url}" + (f", or {variable}" if variable else "")


def _signature(method: SdkMethod) -> str:
    parts: list[str] = []
    starred = False
    for argument in method.arguments:
        if argument.keyword_only and not starred:
            parts.append("*")
            starred = True
        parts.append(argument.name + ("" if argument.required else "?"))
    return ", ".join(parts)


def _result(method: SdkMethod) -> str:
    notes = [
        note
        for note in (
            method.page and f"in {method.page}",
            method.stream and f"in {method.stream}",
            "deprecated" if method.deprecated else "",
            method.duplicate_of and f"same as {method.duplicate_of}",
        )
        if note
    ]
    return method.returns + (f" ({', '.join(notes)})" if notes else "")


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    everything = [header, *rows]
    # A signature can be very long; a column of that width would hide the last one.
    widths = [
        min(max(len(row[at]) for row in everything), 60) for at in range(len(header))
    ]
    return [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in everything
    ]
