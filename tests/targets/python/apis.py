"""Small APIs, and the packages that they become."""

from __future__ import annotations

from pathlib import Path

from specloom import ir
from specloom.diagnostics import Report, Span
from specloom.document import Documents
from specloom.openapi.reader import read_api
from specloom.output.manifest import templates_folder
from specloom.render import RUNTIME, Renderer, runtime
from specloom.targets import python
from specloom.targets.calls import Settings

HERE = Span("small.yaml")
TINY = Path(__file__).parents[2] / "fixtures" / "tiny"
STRING = ir.STRING
SETTINGS = Settings(
    package="small_api",
    client="Small",
    version="1.0",
    env_prefix="SMALL",
    distribution="small-api",
    generator_version="0",
)


def field(
    wire: str, of: ir.Type = STRING, *, required: bool = True, **rest
) -> ir.Field:
    return ir.Field(
        id=f"#/{rest.pop('owner', 'Thing')}/properties/{wire}",
        wire=wire,
        type=of,
        required=required,
        span=HERE,
        **rest,
    )


def model(name: str, *fields: ir.Field, **rest) -> ir.Model:
    return ir.Model(
        id=f"#/components/schemas/{name}",
        hint=name,
        fields=fields,
        span=HERE,
        component=True,
        **rest,
    )


def alias(name: str, of: ir.Type) -> ir.Alias:
    id_ = f"#/components/schemas/{name}"
    return ir.Alias(id=id_, hint=name, type=of, span=HERE, component=True)


def parameter(
    wire: str,
    location: ir.Location = ir.Location.QUERY,
    *,
    required: bool = False,
    **rest,
) -> ir.Parameter:
    return ir.Parameter(
        id=rest.pop("id", f"{location} {wire}"),
        wire=wire,
        location=location,
        type=rest.pop("type", STRING),
        required=required,
        span=HERE,
        style=ir.Style.FORM,
        explode=True,
        **rest,
    )


def content(
    of: ir.Type | None, media_type: str = "application/json", **rest
) -> ir.Content:
    return ir.Content(media_type=media_type, type=of, **rest)


def body(*contents: ir.Content, required: bool = True) -> ir.Body:
    return ir.Body(id="body", required=required, contents=contents, span=HERE)


def response(status: str, *contents: ir.Content) -> ir.Response:
    return ir.Response(status=status, span=HERE, contents=contents)


def operation(method: str, path: str, operation_id: str = "", **rest) -> ir.Operation:
    return ir.Operation(
        id=f"{method} {path}",
        operation_id=operation_id,
        method=method,
        path=path,
        tags=rest.pop("tags", ()),
        span=HERE,
        **rest,
    )


def api(
    *operations: ir.Operation, declarations: tuple[ir.Declaration, ...] = (), **rest
) -> ir.Api:
    return ir.Api(
        title=rest.pop("title", "Small"),
        version="1",
        doc=ir.NO_DOC,
        servers=rest.pop("servers", ()),
        tags=rest.pop("tags", ()),
        operations=operations,
        webhooks=(),
        schemes=(),
        declarations=declarations,
        **rest,
    )


def read(path: Path) -> ir.Api:
    report = Report()
    return read_api(Documents(path, report), report)


def files(of: ir.Api, settings: Settings = SETTINGS) -> dict[str, str]:
    """The package's texts by path, before Black has seen them."""
    renderer = Renderer(templates_folder())
    names = python.names_of(of, settings)
    return {
        page.path: renderer.text(page.template, page.view)
        for page in python.pages(of, names, settings)
    }


def written(of: ir.Api, folder: Path, settings: Settings = SETTINGS) -> Path:
    """The package on disk, its runtime beside it."""
    made = files(of, settings)
    made |= runtime(templates_folder() / RUNTIME, settings.package, made)
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
