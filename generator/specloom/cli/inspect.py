"""Shows what a document becomes, before anything is generated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from specloom import ir
from specloom.cli.names import names_with
from specloom.cli.session import (
    CliOptions,
    Session,
    document_of,
    output_folder_of,
    remote_lock,
    resolve_options,
    session,
)
from specloom.config import Config, path_label
from specloom.diagnostics import DocumentPath, InputError, Report
from specloom.document import Documents
from specloom.document.tree import collector_at_rest, member
from specloom.inspection.overview import (
    Collector,
    NamingEntry,
    Overview,
    folded_warnings,
)
from specloom.inspection.page import overview_page
from specloom.inspection.quality import quality_of
from specloom.inspection.text import overview_text
from specloom.kinds import json_text
from specloom.naming.fit import OPERATION_ID, RESOURCES, call_lengths, fitting_naming
from specloom.naming.lock import EMPTY
from specloom.naming.resources import resource_calls
from specloom.output.manifest import published
from specloom.output.write import write_outside
from specloom.pipeline import read
from specloom.preprocess import resolve_settings, with_names
from specloom.targets import python
from specloom.targets.calls import groups
from specloom.transforms.coverage import coverage_of


def inspect_document(
    call: CliOptions, layout: str, every: bool, html: Path | None
) -> None:
    """Print the overview of a document, or write it as a page to ``html``."""
    with session(call, aside=True) as run, collector_at_rest():
        overview = overview_of(run, resolve_options(call))
        if html is not None:
            write_outside(html, overview_page(overview, every=every))
    if layout == "json":
        click.echo(json_text(msgspec.to_builtins(overview), 2))
    elif html is None:
        click.echo(overview_text(overview, every=every), nl=False)
    else:
        click.echo(f"overview written to {html}")


def overview_of(run: Session, config: Config) -> Overview:
    """The overview of the document of a run.

    Without a setting ``naming`` of a config, the one that fits is used, as by ``init``.

    Raises:
        InputError: the document cannot be read, or has errors.
    """
    api, documents = _read(run, config)
    fit = fitting_naming(api.operations)
    used = config.naming or (fit.naming if config.document is None else OPERATION_ID)
    config = replace(config, naming=used)
    lock = EMPTY
    if config.output is not None:
        lock = published(output_folder_of(config, None))
    run.progress("naming")
    named, names = names_with(api, config, lock)
    other = RESOURCES if used == OPERATION_ID else OPERATION_ID
    run.progress("grading")
    found = [*run.report.sorted()]
    coverage = coverage_of(named, run.report)
    calls = resource_calls(api.operations, {})
    collector = Collector(
        named,
        names,
        coverage,
        calls_with(api, replace(config, naming=other, names=None)),
    )
    return collector.overview(
        document=_label(document_of(config, run.call)),
        format_version=_format_of(documents.root().value),
        naming=NamingEntry(
            used=used,
            fits=fit.naming,
            reason=fit.reason,
            lengths=call_lengths(api.operations) if api.operations else (0, 0),
        ),
        warnings=folded_warnings(found),
        quality=quality_of(named, found, calls, names.model),
    )


def _read(run: Session, config: Config) -> tuple[ir.Api, Documents]:
    """Read the API; operations that cannot be read are only listed.

    Raises:
        InputError: there are other errors.
    """
    fetch = remote_lock(config, run.call).content
    document = document_of(config, run.call)
    try:
        return read(document, config, run.report, run.progress, fetch)
    except InputError as error:
        errors = [d for d in error.diagnostics if d.severity == "error"]
        skipped = [d.element for d in errors if d.code == "E204"]
        if len(skipped) < len(errors) or run.call.strict:
            raise
        again = replace(config, accept=(*config.accept, *skipped))
        run.report = Report()
        return read(document, again, run.report, run.progress, fetch)


def _label(document: DocumentPath) -> str:
    """A document in messages."""
    return path_label(document) if isinstance(document, Path) else document.name


def calls_with(api: ir.Api, config: Config) -> Mapping[str, str]:
    """The call of each operation, by id; arguments and types are not named."""
    bare = tuple(
        replace(o, parameters=(), body=None, callbacks=()) for o in api.operations
    )
    named = with_names(api, config, EMPTY).operations
    bare = tuple(
        replace(o, namespace=n.namespace, method_name=n.method_name)
        for o, n in zip(bare, named, strict=True)
    )
    light = replace(api, operations=bare, declarations=(), webhooks=())
    names = python.names_of(light, resolve_settings(light, config))
    return {
        operation.id: names.call(operation.id)
        for group in groups(light)
        for operation in group.operations
    }


def _format_of(root: object) -> str:
    """The format of a document: ``OpenAPI 3.1.0`` or ``Swagger 2.0``."""
    for key, name in ("openapi", "OpenAPI"), ("swagger", "Swagger"):
        if isinstance(version := member(root, key), str | float):
            return f"{name} {version}"
    return "OpenAPI"
