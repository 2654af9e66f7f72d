"""Whole pages, as their readers get them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from specloom import ir
from specloom.targets.markdown import escaping
from tests.targets.markdown import petshop
from tests.targets.markdown.petshop import API, HERE, texts
from tests.targets.markdown.reading import broken_links, read
from tests.whole_output import OutputFiles

PAGES = texts(API)


# The guide is the same for every API but for its calls; generated/docs/guide shows it.
@pytest.mark.parametrize("path", sorted(p for p in PAGES if "guide" not in p))
def test_page_is_as_stored(path: str, snapshot: SnapshotAssertion) -> None:
    assert PAGES[path] == snapshot(name=path, extension_class=OutputFiles)


def test_every_link_resolves() -> None:
    assert list(broken_links(PAGES)) == []


def test_a_lost_link_is_found() -> None:
    broken = {
        "README.md": "[a](docs/A.md) [b](docs/B.md#b) [c](#c)",
        "docs/B.md": "# a",
    }
    assert len(list(broken_links(broken))) == 3


def test_programs_of_the_pages_compile() -> None:
    programs = [
        content
        for text in PAGES.values()
        for info, content in read(text).fences
        if info == "python"
    ]
    assert len(programs) > len(API.operations) + len(API.declarations)
    for program in programs:
        compile(program, "example", "exec")


def test_pages_keep_their_structure_whatever_the_prose() -> None:
    prose = "# Heading\n\n```\n<!--\n| a | b\n<script>alert(1)</script>\n</details>"
    doc = ir.Doc(summary=prose, description=prose)
    parameter = replace(petshop.LIST.parameters[0], doc=doc)
    answer = replace(petshop.LIST.responses[0], doc=doc)
    operation = replace(
        petshop.LIST, doc=doc, parameters=(parameter,), responses=(answer,)
    )
    model = replace(
        petshop.CAT,
        doc=doc,
        fields=tuple(replace(f, doc=doc) for f in petshop.CAT.fields),
    )
    api = replace(
        API,
        operations=(operation,),
        declarations=(model, *API.declarations[1:]),
        doc=doc,
    )
    calm = replace(API, operations=(petshop.LIST,))
    for path, text in texts(api).items():
        expected = [tag for tag, _ in read(texts(calm)[path]).headings]
        assert [tag for tag, _ in read(text).headings] == expected, path
        assert not [html for html in read(text).html if "script" in html], path


def test_a_description_of_an_operation_keeps_its_blocks() -> None:
    steps = "Steps:\n\n1. Ask.\n2. Read.\n\n```sh\ncurl\n```"
    operation = replace(petshop.LIST, doc=ir.Doc(description=steps))
    page = texts(replace(API, operations=(operation,)))["docs/PetsApi.md"]
    assert "\nSteps:\n\n1. Ask.\n2. Read.\n\n```sh\ncurl\n```\n" in page


def test_pages_are_the_same_each_time() -> None:
    assert texts(API) == PAGES


def test_an_api_without_anything_has_a_readme() -> None:
    empty = ir.Api(
        title="",
        version="",
        doc=ir.NO_DOC,
        servers=(),
        tags=(),
        operations=(),
        webhooks=(),
        schemes=(),
        declarations=(),
    )
    assert list(texts(empty)) == ["README.md", "docs/README.md", "docs/COVERAGE.md"]


@pytest.mark.parametrize(
    "server",
    [
        ir.Server(url="https://HOSTNAME/v1"),
        ir.Server(
            url="https://{HOSTNAME}/v1/",
            variables=(ir.ServerVariable(wire="HOSTNAME", default="HOSTNAME"),),
        ),
    ],
)
def test_addresses_read_the_same_with_and_without_variables(server: ir.Server) -> None:
    found = texts(replace(API, servers=(server,)))
    assert (
        "All URIs are relative to *https://HOSTNAME/v1*\n" in found["docs/PetsApi.md"]
    )
    assert "\nGET https://HOSTNAME/v1/pets\n" in found["docs/rest/pets.md"]


def test_anonymous_operations_of_one_path_have_headings_of_their_own() -> None:
    bare = [
        ir.Operation(
            id=f"{method} /a/x",
            operation_id="",
            method=method,
            path="/a/x",
            tags=(),
            span=HERE,
        )
        for method in ("GET", "PUT")
    ]
    twins = [
        replace(
            bare[0], id=f"GET /{name}", path=f"/{name}", operation_id=name, tags=("a",)
        )
        for name in ("getIt", "get_it", "example", "AApi")
    ]
    found = texts(replace(API, operations=(*bare, *twins)))
    headings = [
        text for tag, text in read(found["docs/AApi.md"]).headings if tag == "h2"
    ]
    assert len(headings) == len(set(headings)) == 6
    assert list(broken_links(found)) == []


def large_api() -> ir.Api:
    paragraph = "\n".join(["About it."] * 8)
    schemes = tuple(
        ir.SecurityScheme(
            id=f"s{n}", wire=f"key{n}", kind=ir.SchemeKind.BEARER, span=HERE
        )
        for n in range(40)
    )
    operations = tuple(
        replace(petshop.LIST, id=f"GET /{n}", path=f"/{n}", tags=(f"tag{n}",))
        for n in range(90)
    )
    variables = tuple(ir.ServerVariable(wire=f"v{n}", default="x") for n in range(30))
    return replace(
        API,
        doc=ir.Doc(summary="A summary.", description="\n\n".join([paragraph] * 50)),
        schemes=schemes,
        operations=operations,
        servers=(ir.Server(url="https://{v0}.example", variables=variables),),
    )


def test_the_readme_reads_only_the_start_of_a_long_description(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    escaped: list[int] = []
    block = escaping.block

    def noted(text: str) -> str:
        escaped.append(len(text))
        return block(text)

    monkeypatch.setattr(escaping, "block", noted)
    description = "\n\n".join([f"About {n}." for n in range(2000)])
    api = replace(API, doc=ir.Doc(description=description))
    readme = texts(api, outputs=("client",))["README.md"]
    assert "About 0." in readme
    assert "About 1999." not in readme
    assert sum(length for length in escaped if length < len(description)) < 200_000


OWN = tuple((f"Page {n}", f"docs/custom/{n}.md") for n in range(20))


@pytest.mark.parametrize("outputs", [("client",), ("client", "rest"), ("models",)])
def test_the_readme_is_short_without_the_docs(outputs: tuple[str, ...]) -> None:
    found = texts(large_api(), OWN, outputs=outputs)
    readme = found["README.md"]
    assert len(readme.splitlines()) < 150
    assert "The OpenAPI document describes the whole API." in readme
    assert "docs/README.md" not in readme
    if "client" in outputs:
        assert "The docstring of `" in readme
        assert '<a id="key39"></a>' in readme
        assert "- `docs/custom/` has more pages." in readme
    assert ("- `docs/rest/` has more pages." in readme) == ("rest" in outputs)


def test_the_readme_of_a_large_api_is_short_and_the_index_has_the_rest() -> None:
    own = OWN
    found = texts(large_api(), own)
    readme, index = found["README.md"], found["docs/README.md"]
    assert len(readme.splitlines()) < 150
    assert "A summary." in readme
    assert readme.count("About it.") == 8
    for number in range(40):  # the links of other pages to these anchors still work
        assert f'<a id="key{number}"></a>' in readme
        assert f'<a id="key{number}"></a>' in index
    assert index.count("About it.") == 400
    assert "(Tag89Api.md)" in index
    assert "`v29`" in index
    assert "(custom/19.md)" in index
    assert list(broken_links({**found, **{path: "" for _, path in own}})) == []
