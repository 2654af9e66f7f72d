"""A small API with one of everything that the pages tell about."""

from __future__ import annotations

from msgspec.structs import replace

from specloom import ir
from specloom.diagnostics import Report, Span
from specloom.ir import Json, Limit, Need, Scalar, ScalarKind
from specloom.output.manifest import templates_folder
from specloom.render import Renderer
from specloom.targets.calls import Settings
from specloom.targets.markdown import pages
from specloom.targets.python.names import names_of
from specloom.transforms.coverage import coverage_of

HERE = Span("petshop.yaml")
INTEGER = Scalar(ScalarKind.INTEGER)
ERROR = ir.Content(media_type="application/json", type=ir.Ref("error"))
SETTINGS = Settings(
    package="petshop",
    client="Petshop",
    version="1.2.3",
    env_prefix="PETSHOP",
    distribution="petshop",
    generator_version="0.0.0",
)


def field(
    wire: str, of: ir.Type, required: bool = True, text: str = "", **rest: object
) -> ir.Field:
    owner = rest.pop("owner")
    return ir.Field(
        id=f"{owner}/{wire}",
        wire=wire,
        type=of,
        required=required,
        span=HERE,
        doc=ir.Doc(description=text),
        **rest,  # type: ignore[arg-type]
    )


def response(
    status: str, text: str, *contents: ir.Content, **rest: object
) -> ir.Response:
    return ir.Response(
        status=status,
        span=HERE,
        doc=ir.Doc(description=text),
        contents=contents,
        **rest,  # type: ignore[arg-type]
    )


def json_of(of: ir.Type) -> ir.Content:
    return ir.Content(media_type="application/json", type=of)


CAT = ir.Model(
    id="cat",
    hint="Cat",
    span=HERE,
    component=True,
    doc=ir.Doc(description="Purrs.\n\n# Not a heading\n\n```\nan open fence"),
    fields=(
        field(
            "kind",
            ir.Literals((Json.of("cat"),), ScalarKind.STRING, closed=True),
            owner="cat",
        ),
        field(
            "$name",
            ir.STRING,
            text="What it | answers to.",
            owner="cat",
            examples=(Json.of("a|b"),),
        ),
        field(
            "lives",
            ir.Nullable(INTEGER),
            required=False,
            text="How many are left.",
            owner="cat",
            default=Json.of(9),
            limits=(Limit("minimum", Json.of(0)), Limit("maximum", Json.of(9))),
            access=ir.Access.READ,
        ),
    ),
)
DOG = ir.Model(
    id="dog",
    hint="Dog",
    span=HERE,
    component=True,
    fields=(
        field(
            "kind",
            ir.Literals((Json.of("dog"),), ScalarKind.STRING, closed=True),
            owner="dog",
        ),
    ),
    additional=ir.STRING,
)
PET = ir.Alias(
    id="pet",
    hint="Pet",
    span=HERE,
    component=True,
    doc=ir.Doc(description="Any animal of the shop."),
    type=ir.Union(
        (ir.Ref("cat"), ir.Ref("dog")),
        ir.Discriminator("kind", (("cat", 0), ("kitten", 0), ("dog", 1))),
    ),
)
MOOD = ir.Alias(
    id="mood",
    hint="Mood",
    span=HERE,
    component=True,
    type=ir.Literals(
        (Json.of("calm"), Json.of("wild")),
        ScalarKind.STRING,
        names=("At rest", "Beware"),
    ),
)
ERROR_MODEL = ir.Model(
    id="error",
    hint="Error",
    span=HERE,
    component=True,
    fields=(field("message", ir.STRING, owner="error"),),
)
ADOPTION = ir.Model(
    id="adoption",
    hint="AdoptPetRequest",
    span=HERE,
    component=True,
    fields=(
        field(
            "note",
            ir.STRING,
            required=False,
            text="A note,\non two lines.",
            owner="adoption",
        ),
        field(
            "since",
            Scalar(ScalarKind.DATE_TIME),
            text="When it moves.",
            owner="adoption",
        ),
        field(
            "prefs",
            ir.Map(ir.Unknown()),
            required=False,
            default=Json.of({}),
            owner="adoption",
        ),
    ),
)

LIST = ir.Operation(
    id="GET /pets",
    operation_id="petsList",
    method="GET",
    path="/pets",
    tags=("pets",),
    span=HERE,
    doc=ir.Doc(
        summary="List the shop's pets",
        description='Returns "all" pets.\nUse **tags** to & fro.\n',
        link="https://example.com/pets",
        link_text="More on pets",
    ),
    parameters=(
        ir.Parameter(
            id="GET /pets query tags",
            wire="tags[]",
            location=ir.Location.QUERY,
            type=ir.Array(ir.STRING),
            required=False,
            span=HERE,
            style=ir.Style.FORM,
            explode=True,
            doc=ir.Doc(
                description="Only these:\n`a|b` or [more](https://example.com/a_b)."
            ),
            default=Json.of([]),
            limits=(
                Limit("maxItems", Json.of(3)),
                Limit("maxLength", Json.of(1), of_items=True),
            ),
        ),
        ir.Parameter(
            id="GET /pets header X-Mood",
            wire="X-Mood",
            location=ir.Location.HEADER,
            type=ir.Ref("mood"),
            required=True,
            span=HERE,
            style=ir.Style.SIMPLE,
            explode=False,
        ),
    ),
    responses=(
        response(
            "200",
            "The pets.",
            json_of(ir.Array(ir.Ref("pet"))),
            headers=(
                ir.Header(
                    wire="X-Total", type=INTEGER, doc=ir.Doc(description="How many.")
                ),
            ),
            links=(
                ir.Link(
                    name="First",
                    target="petsGet",
                    parameters=(("petId", "$response.body#/0/id"),),
                ),
            ),
        ),
        response("404", "There is no shop.", ERROR),
        response("default", "Something else.", ERROR),
    ),
    security=((Need("Key"), Need("OAuth", ("read:pets",))), (Need("Basic"),), ()),
    rate_limit=ir.RateLimit(requests=10, seconds=60, keys=("ip",)),
)
ADOPT = ir.Operation(
    id="POST /pets/{petId}/owner",
    operation_id="petsAdopt",
    method="POST",
    path="/pets/{petId}/owner",
    tags=("pets",),
    span=HERE,
    doc=ir.Doc(summary="Adopt <one>", deprecated=True),
    parameters=(
        ir.Parameter(
            id="POST /pets/{petId}/owner path petId",
            wire="petId",
            location=ir.Location.PATH,
            type=ir.STRING,
            required=True,
            span=HERE,
            style=ir.Style.SIMPLE,
            explode=False,
            doc=ir.Doc(description="Which one."),
            examples=(Json.of("rex"),),
        ),
    ),
    body=ir.Body(
        id="POST /pets/{petId}/owner body",
        required=False,
        contents=(json_of(ir.Ref("adoption")),),
        span=HERE,
    ),
    responses=(response("204", "Done."),),
    callbacks=(
        ir.Webhook(
            id="POST /pets/{petId}/owner callback moved",
            wire="moved",
            method="POST",
            expression="{$request.body#/url}",
            span=HERE,
            doc=ir.Doc(summary="The pet has moved"),
        ),
    ),
)
PARAMETERS = ir.Operation(
    id="GET /parameters",
    operation_id="parameters",
    method="GET",
    path="/parameters",
    tags=("pets",),
    span=HERE,
    responses=(
        response("200", "A text.", ir.Content(media_type="text/plain", type=ir.STRING)),
    ),
    servers=(ir.Server(url="https://other.example/"),),
)
API = ir.Api(
    title="Pet *shop*",
    version="1.0",
    doc=ir.Doc(summary="All about pets.", description="Sells\n\n## nothing"),
    servers=(
        ir.Server(
            url="https://{HOST}/v1/",
            variables=(
                ir.ServerVariable(
                    wire="HOST", default="pets.example", description="Whose shop."
                ),
            ),
        ),
    ),
    tags=(ir.Tag(wire="pets", doc=ir.Doc(description="Everything that eats.")),),
    operations=(LIST, ADOPT, PARAMETERS),
    webhooks=(
        ir.Webhook(
            id="webhook fed",
            wire="fed",
            method="POST",
            span=HERE,
            doc=ir.Doc(summary="A pet was fed"),
        ),
    ),
    schemes=(
        ir.SecurityScheme(
            id="#/Key",
            wire="Key",
            kind=ir.SchemeKind.API_KEY,
            span=HERE,
            location=ir.Location.QUERY,
            parameter="key",
            doc=ir.Doc(description="Ask at the till."),
        ),
        ir.SecurityScheme(
            id="#/OAuth",
            wire="OAuth",
            kind=ir.SchemeKind.OAUTH2,
            span=HERE,
            flows=(
                ir.Flow(
                    kind="clientCredentials",
                    token_url="https://pets.example/token",
                    scopes=(("read:pets", "See them."),),
                ),
            ),
        ),
        ir.SecurityScheme(
            id="#/Basic", wire="Basic", kind=ir.SchemeKind.BASIC, span=HERE
        ),
    ),
    declarations=(CAT, DOG, PET, MOOD, ERROR_MODEL, ADOPTION),
)


def texts(
    api: ir.Api,
    own: tuple[tuple[str, str], ...] = (),
    outputs: tuple[str, ...] | None = None,
) -> dict[str, str]:
    """The pages of an API by their paths; ``own`` are pages that are not generated."""
    settings = SETTINGS
    if outputs is not None:
        settings = replace(SETTINGS, outputs=frozenset(outputs))
    renderer = Renderer(templates_folder())
    coverage = coverage_of(api, Report())
    found = list(pages(api, names_of(api, settings), settings, coverage, own))
    printed = {page.path: renderer.text(page.template, page.view) for page in found}
    assert len(printed) == len(found)
    return printed
