"""List the public names, and adopt those of a published SDK."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.adopt.match import (
    Adoption,
    ReturnType,
    adopt,
    adoption_data,
    adoption_text,
    matched_arguments,
    matched_returns,
    names_text,
    returned_models,
    settings_lines,
)
from specloom.adopt.readers import read_surface
from specloom.adopt.source import SdkNotFoundError
from specloom.cli.session import (
    CliOptions,
    Session,
    document_of,
    output_folder_of,
    remote_lock,
    resolve_options,
    session,
)
from specloom.config import NAMES_FILE, Config
from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.naming.choices import NameChoices
from specloom.naming.lock import EMPTY, Lock
from specloom.output.manifest import published
from specloom.output.write import write_outside
from specloom.pipeline import read
from specloom.preprocess import resolve_settings, with_names
from specloom.targets import python
from specloom.targets.calls import MethodSignature, client_arguments
from specloom.targets.python.code import Symbol, flat
from specloom.targets.python.names import PythonNames
from specloom.targets.python.types import Types


class PublicName(Struct, frozen=True):
    """A public name: its kind, the element of the document, and the source of the name."""

    kind: str
    name: str
    element: str
    source: str


def list_names(call: CliOptions, output: Path | None, layout: str) -> None:
    """Print every public name, with the element of the document and the name's source."""
    with session(call, aside=True) as run:
        config = resolve_options(call)
        api = _api(run, config)
        lock = EMPTY
        if output is not None or config.output is not None:
            lock = published(output_folder_of(config, output))
        found = list(public_names(api, config, lock))
    click.echo(_LAYOUTS[layout](found), nl=False)


def _api(run: Session, config: Config) -> ir.Api:
    fetch = remote_lock(config, run.call).content
    document = document_of(config, run.call)
    return read(document, config, run.report, run.progress, fetch)[0]


def public_names(api: ir.Api, config: Config, lock: Lock) -> Iterator[PublicName]:
    """The public names of the package.

    The source of a name is ``lock`` if it was published and a new package would have
    another.
    """
    named, names = names_with(api, config, lock)
    fresh = names_with(api, config, EMPTY)[1]
    for operation in named.operations:
        id_ = operation.id
        call, today = names.call(id_), fresh.call(id_)
        source = _source(operation) if call == today else "lock"
        yield PublicName("method", call, id_, source)
        yield from _arguments(named, names, operation, config)
    for declared in named.declarations:
        name = names.model(declared.id)
        chosen = config.names and config.names.model(declared)
        source = "config" if chosen else "document"
        source = source if name == fresh.model(declared.id) else "lock"
        yield PublicName("model", name, declared.id, source)
    for text, argument in client_arguments(named).items():
        by_config = (config.names or NameChoices()).client
        is_chosen = not by_config.keys().isdisjoint((text, argument.wire))
        source = "config" if is_chosen else "document"
        yield PublicName("client", names.client_argument(text), argument.wire, source)
    for scheme in named.schemes:
        chosen = config.names and config.names.credentials.get(scheme.wire)
        source = "config" if chosen else "document"
        keywords = names.credentials(scheme.wire)
        kinds = ("username", "password") if keywords[1:] else ("credential",)
        for kind, keyword in zip(kinds, keywords, strict=True):
            yield PublicName(kind, keyword, scheme.wire, source)


def _arguments(
    api: ir.Api, names: PythonNames, operation: ir.Operation, config: Config
) -> Iterator[PublicName]:
    for argument in names.calls.signatures_of(operation)[0].arguments:
        name = names.argument(operation.id, argument.id)
        chosen = config.names and config.names.argument(operation, argument.wire)
        source = "config" if chosen else "document"
        yield PublicName("argument", name, f"{operation.id}.{argument.wire}", source)


def _source(operation: ir.Operation) -> str:
    """The source of a method's name: config, extension, rule or document."""
    return operation.name_source.partition(" ")[0] or "document"


def names_with(api: ir.Api, config: Config, lock: Lock) -> tuple[ir.Api, PythonNames]:
    """The API as the config names it, and its names; those in ``lock`` stay."""
    named = with_names(api, config, lock)
    settings = resolve_settings(named, config, lock)
    return named, python.names_of(named, settings, lock, config.release)


def _text(found: list[PublicName]) -> str:
    shown = [one for one in found if one.kind != "argument"]
    width = max((len(one.name) for one in shown), default=0)
    return "".join(
        f"{one.kind:10} {one.name:{width}}  {one.source:9} {one.element}\n"
        for one in shown
    )


def _json(found: list[PublicName]) -> str:
    rows = [
        {"kind": n.kind, "name": n.name, "element": n.element, "source": n.source}
        for n in found
    ]
    return json.dumps({"names": rows}, indent=2, ensure_ascii=False) + "\n"


def _toml(found: list[PublicName]) -> str:
    tables = {
        "method": "operations",
        "model": "models",
        "client": "client",
        "credential": "credentials",
    }
    lines: list[str] = []
    for kind, table in tables.items():
        rows = [
            f"{json.dumps(n.element)} = {json.dumps(n.name)}"
            for n in found
            if n.kind == kind
        ]
        lines += [f"[tool.specloom.names.{table}]", *rows, ""] if rows else []
    return "\n".join(lines)


_LAYOUTS = {"text": _text, "json": _json, "toml": _toml}


def adopt_package(call: CliOptions, package: str, target: Path | None) -> None:
    """Write the names of a published SDK to ``names.toml``, and print the comparison.

    Raises:
        InputError: the package cannot be found or read.
    """
    with session(call, aside=True) as run:
        config = resolve_options(call)
        api = _api(run, config)
        try:
            surface = read_surface(package)
        except SdkNotFoundError as error:
            hint = error.hint or "Pass the name, the folder or the wheel of an SDK."
            found = Diagnostic(
                code="E523", span=Span(package), message=str(error), hint=hint
            )
            raise InputError(found) from error
        adoption = _compared(adopt(api, surface), api, config)
        root = config.file.parent if config.file else Path.cwd()
        file = target or root / NAMES_FILE
        write_outside(file, names_text(adoption))
    if call.for_people:
        click.echo(adoption_text(adoption))
        click.echo(f"{file.name} written. Add these settings to the config:\n")
        click.echo("\n".join(f"  {line}" for line in settings_lines(adoption)))
    else:
        click.echo(json.dumps(adoption_data(adoption), indent=2, ensure_ascii=False))


def _compared(adoption: Adoption, api: ir.Api, config: Config) -> Adoption:
    """The adoption with its arguments and return types, compared with the package's."""
    choices = NameChoices(models=adoption.models)
    named, names = names_with(api, replace(config, names=choices), EMPTY)
    found: Mapping[str, list[tuple[str, str]]] = {
        o.id: [
            (a.wire, names.argument(o.id, a.id))
            for a in names.calls.signatures_of(o)[0].arguments
        ]
        for o in named.operations
    }
    arguments, missing = matched_arguments(adoption, found)
    results = _return_types(named, names)
    taken = {names.model(declared.id) for declared in named.declarations}
    if models := returned_models(adoption, results, taken):
        adoption = replace(adoption, models={**adoption.models, **models})
        choices = NameChoices(models=adoption.models)
        named, names = names_with(api, replace(config, names=choices), EMPTY)
        results = _return_types(named, names)
    same, others = matched_returns(adoption, results)
    return replace(
        adoption,
        arguments=arguments,
        missing_arguments=missing,
        same_returns=same,
        other_returns=others,
    )


def _return_types(api: ir.Api, names: PythonNames) -> dict[str, ReturnType]:
    """What the methods of the package return, by operation."""
    types = Types(api, names, "")
    signatures = {o.id: names.calls.signatures_of(o)[0] for o in api.operations}
    return {id_: _return_type(one, types) for id_, one in signatures.items()}


def _return_type(called: MethodSignature, types: Types) -> ReturnType:
    """What a method of the package returns, with the names of classes only."""
    kind, of, page = "", called.result, ""
    if called.paging is not None:
        page = flat(types.got(of), _symbol_name) if of is not None else ""
        kind, of = "page", called.paging.item
    elif called.stream is not None:
        kind, of = "stream", called.stream
    if of is None:
        return ReturnType(text="None")
    declared = types.api.index.get(of.id) if isinstance(of, ir.Ref) else None
    is_model = isinstance(declared, ir.Model) and declared.component
    model = declared.id.rpartition("/")[2] if declared and is_model else ""
    text = flat(types.got(of), _symbol_name)
    return ReturnType(text=text, kind=kind, model=model, page=page)


def _symbol_name(symbol: Symbol) -> str:
    return symbol.name
