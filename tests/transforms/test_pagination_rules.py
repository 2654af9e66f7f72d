"""What is taken for paging, and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom import ir
from specloom.config import Config, load_config
from specloom.diagnostics import InputError, Report
from specloom.pipeline import read
from tests.whole_output import ROOT

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
FLAG = {"type": "boolean"}
CAT = {"type": "object", "properties": {"id": TEXT, "name": TEXT}}
CATS = {"type": "array", "items": CAT}


def object_of(**members: Any) -> dict[str, Any]:
    """An object; a member whose value is no schema is one in turn."""
    made = {k: v if "type" in v else object_of(**v) for k, v in members.items()}
    return {"type": "object", "properties": made}


def paging(
    folder: Path,
    parameters: dict[str, Any],
    answer: dict[str, Any],
    *,
    method: str = "get",
    config: str = "",
    text: str = "",
    **operation: Any,
) -> ir.Paging | None:
    """What is found for one operation."""
    status = {"content": {"application/json": {"schema": answer}}, "description": "."}
    headers = operation.pop("headers", {})
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": operation.pop("version", "1")},
        "paths": {
            "/cats": {
                method: {
                    "operationId": "listCats",
                    "parameters": [
                        {
                            "name": name,
                            "in": "query",
                            "schema": schema,
                            "description": schema.get("description", text),
                        }
                        for name, schema in parameters.items()
                    ],
                    "responses": {"200": {**status, "headers": headers}},
                    **operation,
                }
            }
        },
    }
    file = folder / "api.json"
    file.write_text(json.dumps(document))
    settings = Config()
    if config:
        (folder / "specloom.toml").write_text(config)
        settings = load_config(folder / "specloom.toml")
    api, _ = read(file, settings, Report(), lambda _: None)
    return api.operations[0].paging


FOUND: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "offset": (
        {"offset": WHOLE, "limit": {**WHOLE, "maximum": 50, "default": 10}},
        object_of(cats=CATS, total=WHOLE),
        {
            "style": "offset",
            "parameter": "offset",
            "items": ("cats",),
            "total": ("total",),
            "size": "limit",
            "most": 50,
            "default": 10,
        },
    ),
    "skip and take": (
        {"skip": WHOLE, "take": WHOLE},
        CATS,
        {"style": "offset", "parameter": "skip", "items": ()},
    ),
    "page": (
        {"page": {**WHOLE, "minimum": 1}, "per_page": WHOLE},
        CATS,
        {"style": "page", "first": 1, "size": "per_page"},
    ),
    "page from zero": (
        {"page": {**WHOLE, "default": 0}, "size": WHOLE},
        object_of(content=CATS, totalPages=WHOLE),
        {"style": "page", "first": 0, "pages": ("totalPages",)},
    ),
    "page of JSON:API": (
        {"page[number]": WHOLE, "page[size]": WHOLE},
        object_of(data=CATS, included=CATS),
        {"style": "page", "parameter": "page[number]", "items": ("data",)},
    ),
    "next page": (
        {"page": WHOLE, "per_page": WHOLE},
        object_of(cats=CATS, meta={"pagination": {"next_page": WHOLE}}),
        {"style": "cursor", "next": ("meta", "pagination", "next_page")},
    ),
    "cursor": (
        {"cursor": TEXT, "limit": WHOLE},
        object_of(members=CATS, response_metadata={"next_cursor": TEXT}),
        {"style": "cursor", "next": ("response_metadata", "next_cursor")},
    ),
    "token": (
        {"pageToken": TEXT},
        object_of(items=CATS, nextPageToken=TEXT, warnings=CATS),
        {"style": "cursor", "parameter": "pageToken", "items": ("items",)},
    ),
    "after within next": (
        {"after": TEXT},
        object_of(results=CATS, paging={"next": {"after": TEXT, "link": TEXT}}),
        {"style": "cursor", "next": ("paging", "next", "after")},
    ),
    "last id": (
        {"after": TEXT},
        object_of(data=CATS, last_id=TEXT, has_more=FLAG),
        {"style": "cursor", "next": ("last_id",), "more": ("has_more",)},
    ),
    "id of the last item": (
        {"starting_after": TEXT},
        object_of(data=CATS, has_more=FLAG),
        {"style": "cursor", "last": "id", "next": ()},
    ),
    "url": (
        {},
        object_of(value=CATS, **{"@odata.nextLink": TEXT}),
        {"style": "url", "next": ("@odata.nextLink",)},
    ),
    "url with its format": (
        {},
        object_of(results=CATS, count=WHOLE, next={**TEXT, "format": "uri"}),
        {"style": "url", "next": ("next",)},
    ),
    "cursor of its own name": (
        {"cursor": TEXT},
        object_of(cats=CATS, errors=CATS, cursor=TEXT),
        {"style": "cursor", "next": ("cursor",), "items": ("cats",)},
    ),
    "cursor in the list's metadata": (
        {"after": TEXT, "before": TEXT},
        object_of(data=CATS, list_metadata={"before": TEXT, "after": TEXT}),
        {"style": "cursor", "next": ("list_metadata", "after")},
    ),
    "token of another name": (
        {"pagination_token": TEXT, "max_results": WHOLE},
        object_of(data=CATS, meta={"next_token": TEXT}),
        {"style": "cursor", "next": ("meta", "next_token")},
    ),
    "cursors in an object": (
        {"cursor": TEXT, "per_page": WHOLE},
        object_of(result=CATS, result_info={"cursors": {"after": TEXT}}),
        {"style": "cursor", "next": ("result_info", "cursors", "after")},
    ),
    "marker": (
        {"Marker": TEXT, "MaxItems": WHOLE},
        object_of(Cats=CATS, NextMarker=TEXT, IsTruncated=FLAG),
        {"style": "cursor", "next": ("NextMarker",), "more": ("IsTruncated",)},
    ),
    "connection": (
        {"after": TEXT, "first": WHOLE},
        object_of(nodes=CATS, pageInfo={"endCursor": TEXT, "hasNextPage": FLAG}),
        {"next": ("pageInfo", "endCursor"), "more": ("pageInfo", "hasNextPage")},
    ),
    "number of the next page": (
        {"page": WHOLE},
        object_of(cats=CATS, pagination={"page": WHOLE, "next": WHOLE}),
        {"style": "cursor", "next": ("pagination", "next")},
    ),
    "next may be a cursor": (
        {"cursor": TEXT},
        object_of(cats=CATS, next=TEXT),
        {"style": "url", "next": ("next",), "parameter": "cursor"},
    ),
    "id of the last item without a flag": (
        {"starting_after": TEXT},
        CATS,
        {"style": "cursor", "last": "id"},
    ),
    "a page alone with its default": (
        {"page": {**WHOLE, "default": 1}},
        CATS,
        {"style": "page", "first": 1},
    ),
    "a page as text": (
        {"page": TEXT, "count": WHOLE},
        object_of(files=CATS, paging={"page": WHOLE, "pages": WHOLE}),
        {"style": "page", "pages": ("paging", "pages")},
    ),
    "a page from zero by its description": (
        {"page": {**WHOLE, "minimum": 0, "description": "Starts at 0."}, "rows": WHOLE},
        CATS,
        {"style": "page", "first": 0},
    ),
    "a page of Spring": (
        {"page": {**WHOLE, "minimum": 0}, "size": WHOLE},
        object_of(content=CATS, number=WHOLE, last=FLAG, totalPages=WHOLE),
        {"style": "page", "at": ("number",), "done": ("last",), "pages": ()},
    ),
    "items from a number": (
        {"start": WHOLE, "count": WHOLE, "startDate": TEXT, "endDate": TEXT},
        object_of(data=CATS, total=WHOLE),
        {"style": "offset", "parameter": "start"},
    ),
    "items of a list that is named after the resource": (
        {"offset": WHOLE, "limit": WHOLE},
        object_of(cats=CATS, dogs=CATS),
        {"items": ("cats",)},
    ),
    "messages": (
        {"cursor": TEXT},
        object_of(data={"messages": CATS}, next_cursor=TEXT),
        {"style": "cursor", "items": ("data", "messages")},
    ),
    "objects beside texts": (
        {"nextToken": TEXT},
        object_of(names={"type": "array", "items": TEXT}, found=CATS, nextToken=TEXT),
        {"items": ("found",)},
    ),
    "what could not be reached": (
        {"pageToken": TEXT},
        object_of(found=CATS, unreachable=CATS, nextPageToken=TEXT),
        {"items": ("found",)},
    ),
    "the last that was evaluated": (
        {"ExclusiveStartCatName": TEXT},
        object_of(CatNames=CATS, LastEvaluatedCatName=TEXT),
        {"style": "cursor", "next": ("LastEvaluatedCatName",)},
    ),
    "items within an object": (
        {"offset": WHOLE, "limit": WHOLE},
        object_of(cats={"items": CATS, "total": WHOLE}),
        {"items": ("cats", "items"), "total": ("cats", "total")},
    ),
    "url of HAL": (
        {},
        object_of(_embedded={"cats": CATS}, _links={"next": {"href": TEXT}}),
        {
            "style": "url",
            "next": ("_links", "next", "href"),
            "items": ("_embedded", "cats"),
        },
    ),
}


@pytest.mark.parametrize(
    ("parameters", "answer", "expected"), FOUND.values(), ids=FOUND
)
def test_what_is_found(
    tmp_path: Path,
    parameters: dict[str, Any],
    answer: dict[str, Any],
    expected: dict[str, Any],
) -> None:
    found = paging(tmp_path, parameters, answer)
    assert found is not None
    assert {name: getattr(found, name) for name in expected} == expected


NOT_FOUND: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a page that is no number": ({"page": TEXT, "limit": WHOLE}, CATS),
    "a page from nobody knows where": (
        {"page": {**WHOLE, "minimum": 0}, "limit": WHOLE},
        CATS,
    ),
    "a page alone": ({"page": WHOLE}, CATS),
    "a page without which everything is given": (
        {
            "page": {**WHOLE, "description": "Without it, returns all cats."},
            "size": WHOLE,
        },
        CATS,
    ),
    "an offset alone": ({"offset": WHOLE}, CATS),
    "a limit alone": ({"limit": WHOLE}, object_of(cats=CATS, total=WHOLE)),
    "a span of time": (
        {"start": WHOLE, "end": WHOLE, "limit": WHOLE},
        object_of(cats=CATS, total=WHOLE),
    ),
    "what is made from a page's offset": (
        {"pageOffset": WHOLE, "limit": WHOLE},
        object_of(cats=CATS, total=WHOLE),
    ),
    "an index from nobody knows where": (
        {"startIndex": WHOLE, "count": WHOLE},
        CATS,
    ),
    "a token that means something else": (
        {"token": TEXT},
        object_of(cats=CATS, token=TEXT, next_token=TEXT),
    ),
    "a cursor backwards": (
        {"before": TEXT, "previous_cursor": TEXT},
        object_of(cats=CATS, previous_cursor=TEXT, before=TEXT),
    ),
    "nothing but errors": (
        {"cursor": TEXT},
        object_of(errors=CATS, next_cursor=TEXT),
    ),
    "a cursor that is not answered": ({"cursor": TEXT}, object_of(cats=CATS)),
    "a last id without a flag": ({"after": TEXT}, object_of(data=CATS, last_id=TEXT)),
    "next without a sign of a URL": ({}, object_of(cats=CATS, next=TEXT)),
    "two lists": ({"offset": WHOLE, "limit": WHOLE}, object_of(a=CATS, b=CATS)),
    "no list": ({"offset": WHOLE, "limit": WHOLE}, object_of(cat=CAT)),
    "two offsets": ({"offset": WHOLE, "skip": WHOLE, "limit": WHOLE}, CATS),
    "no answer": ({"offset": WHOLE, "limit": WHOLE}, {}),
    "a map": (
        {"offset": WHOLE, "limit": WHOLE},
        {"type": "object", "additionalProperties": CAT},
    ),
    "nothing or a list": (
        {"offset": WHOLE, "limit": WHOLE},
        {"type": ["array", "null"], "items": CAT},
    ),
}


@pytest.mark.parametrize(("parameters", "answer"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_is_not_found(
    tmp_path: Path, parameters: dict[str, Any], answer: dict[str, Any]
) -> None:
    assert paging(tmp_path, parameters, answer) is None


def test_an_offset_that_is_repeated_is_not_the_next(tmp_path: Path) -> None:
    answer = object_of(cats=CATS, offset=WHOLE, meta={"offset": WHOLE})
    found = paging(tmp_path, {"offset": WHOLE, "limit": WHOLE}, answer)
    assert found is not None
    assert (found.style, found.next) == ("offset", ())


@pytest.mark.parametrize(
    ("media_type", "schema", "paged"),
    [
        ("application/xml", TEXT, True),
        ("application/xml", {}, True),
        ("text/plain", object_of(cats=CATS, next_cursor=TEXT), True),
        ("text/csv", TEXT, True),
        ("application/octet-stream", {"type": "string", "format": "binary"}, True),
        ("application/vnd.cats+json", object_of(cat=CAT), False),
    ],
)
def test_another_form_of_the_page(
    tmp_path: Path, media_type: str, schema: Any, paged: bool
) -> None:
    page = object_of(cats=CATS, next_cursor=TEXT)
    content = {
        "application/json": {"schema": page},
        media_type: {"schema": schema},
    }
    responses = {"200": {"description": ".", "content": content}}
    found = paging(tmp_path, {"cursor": TEXT}, page, responses=responses)
    assert (found is not None) is paged


LINK = {"type": "object", "properties": {"rel": TEXT, "href": TEXT}}
TOLD = {**TEXT, "enum": ["self", "next"]}
TOLD_LINK = {"type": "object", "properties": {"rel": TOLD, "href": TEXT}}


def array_of(items: Any) -> Any:
    return {"type": "array", "items": items}


@pytest.mark.parametrize(
    ("parameters", "links", "expected"),
    [
        ({"limit": WHOLE}, array_of(LINK), ("url", ("links",))),
        ({}, array_of(LINK), None),
        ({}, array_of(TOLD_LINK), ("url", ("links",))),
        ({"offset": WHOLE, "limit": WHOLE}, array_of(TOLD_LINK), ("url", ("links",))),
        ({"offset": WHOLE, "limit": WHOLE}, array_of(LINK), ("offset", ())),
        ({"limit": WHOLE}, array_of(object_of(href=TEXT)), None),
        ({"limit": WHOLE}, array_of(TEXT), None),
        ({}, object_of(next=LINK), ("url", ("links", "next", "href"))),
        (
            {},
            {"type": "object", "properties": {"next": {"oneOf": [TEXT, LINK]}}},
            ("url", ("links", "next")),
        ),
    ],
)
def test_links_in_the_body(
    tmp_path: Path, parameters: Any, links: Any, expected: tuple[str, Any] | None
) -> None:
    page = {"type": "object", "properties": {"cats": CATS, "links": links}}
    found = paging(tmp_path, parameters, page)
    assert (found and (found.style, found.next)) == expected


@pytest.mark.parametrize(
    ("outer", "inner", "found"),
    [
        ("page", "cursor", True),
        ("pagination", "token", True),
        ("paging", "pageToken", True),
        ("options", "after", True),
        ("page", "number", False),
        ("filter", "cursor", False),
    ],
)
def test_a_cursor_in_an_object_of_the_body(
    tmp_path: Path, outer: str, inner: str, found: bool
) -> None:
    schema = object_of(**{outer: {inner: TEXT, "size": WHOLE}})
    body = {"content": {"application/json": {"schema": schema}}}
    answer = object_of(cats=CATS, next_cursor=TEXT)
    findings = paging(tmp_path, {}, answer, method="post", requestBody=body)
    assert (findings and (findings.within, findings.parameter)) == (
        ((outer,), inner) if found else None
    )
    config = f"""[pagination]
listCats = {{style = "cursor", parameter = "{outer}.{inner}", next = "next_cursor"}}"""
    if found:
        chosen = paging(
            tmp_path, {}, answer, method="post", requestBody=body, config=config
        )
        assert chosen == findings


def test_a_page_may_be_described_in_xml_alone(tmp_path: Path) -> None:
    content = {"text/xml": {"schema": object_of(Cats=CATS, Marker=TEXT)}}
    responses = {"200": {"description": ".", "content": content}}
    found = paging(tmp_path, {"Marker": TEXT}, CATS, responses=responses)
    assert found is not None
    assert (found.style, found.next) == ("cursor", ("Marker",))


@pytest.mark.parametrize(("method", "in_body"), [("post", True), ("get", False)])
def test_a_name_may_be_of_the_query_and_of_the_body(
    tmp_path: Path, method: str, in_body: bool
) -> None:
    body = {"content": {"application/json": {"schema": object_of(NextToken=TEXT)}}}
    answer = object_of(Cats=CATS, NextToken=TEXT)
    findings = {"method": method, "requestBody": body}
    found = paging(tmp_path, {"NextToken": TEXT}, answer, **findings)
    assert found is not None
    assert (found.style, found.in_body) == ("cursor", in_body)


def test_success_may_be_the_default(tmp_path: Path) -> None:
    page = object_of(cats=CATS, next_cursor=TEXT)
    answer = {"description": ".", "content": {"application/json": {"schema": page}}}
    both = {"default": answer, "204": {"description": "."}}
    found = paging(tmp_path, {"cursor": TEXT}, page, responses={"default": answer})
    assert found is not None
    assert paging(tmp_path, {"cursor": TEXT}, page, responses=both) is None


@pytest.mark.parametrize(
    ("other", "paged"),
    [
        ({}, True),
        ({"content": {"text/csv": {"schema": TEXT}}}, False),
        ({"content": {"application/json": {"schema": object_of(job=TEXT)}}}, False),
    ],
)
def test_another_status_next_to_the_page(
    tmp_path: Path, other: dict[str, Any], paged: bool
) -> None:
    page = object_of(cats=CATS, next_cursor=TEXT)
    first = {"description": ".", "content": {"application/json": {"schema": page}}}
    responses = {"200": first, "202": {"description": ".", **other}}
    found = paging(tmp_path, {"cursor": TEXT}, page, responses=responses)
    assert (found is not None) is paged


def test_a_link_header_wants_something_to_page_by(tmp_path: Path) -> None:
    headers = {"Link": {"schema": TEXT}}
    assert paging(tmp_path, {}, object_of(ips=CATS), headers=headers) is None
    found = paging(tmp_path, {"per_page": WHOLE}, object_of(ips=CATS), headers=headers)
    assert found is not None
    assert found.style is ir.PagingStyle.LINK
    bare = paging(tmp_path, {"page": WHOLE, "per_page": WHOLE}, CATS, headers=headers)
    assert bare is not None
    assert bare.style is ir.PagingStyle.LINK


def test_other_methods_have_no_pages(tmp_path: Path) -> None:
    counted = {"offset": WHOLE, "limit": WHOLE}
    assert paging(tmp_path, counted, CATS, method="post") is None
    assert paging(tmp_path, counted, CATS, method="delete") is None
    counts = object_of(cats=CATS, total=WHOLE)
    posted = paging(tmp_path, {**counted}, counts, method="post")
    assert posted is not None
    assert posted.style is ir.PagingStyle.OFFSET
    answer = object_of(cats=CATS, next_cursor=TEXT)
    found = paging(tmp_path, {"cursor": TEXT}, answer, method="post")
    assert found is not None
    assert not found.in_body


LIST = {
    **object_of(
        total=WHOLE, cats={"type": "array", "items": object_of(**{"$id": TEXT})}
    )
}
QUERIES = {"queries": {"type": "array", "items": TEXT}}


def queries(folder: Path, text: str = "", **more: Any) -> ir.Operation:
    paging(folder, QUERIES, LIST, text=text, **{"x-appwrite": {}, **more})
    api, _ = read(folder / "api.json", Config(), Report(), lambda _: None)
    return api.operations[0]


@pytest.mark.parametrize(
    ("version", "json_"),
    [("1.4.9", False), ("0.15", False), ("1.5.0", True), ("x", True)],
)
def test_the_version_tells_how_queries_are_written(
    tmp_path: Path, version: str, json_: bool
) -> None:
    found = queries(tmp_path, version=version)
    assert found.queries is not None
    assert found.queries.json is json_
    assert found.paging is not None
    assert (found.paging.style, found.paging.last) == ("queries", "$id")


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("You may filter on the following attributes: name, total", ("name", "total")),
        ("Filters may test `name`. Paging comes from `limit`.", ("name",)),
        ("Learn more about queries.", None),
        ("Only supported methods are limit and offset", ()),
        ("They may use `limit` and `offset` and nothing else.", ()),
        ("Use limit and offset to page.", None),
    ],
)
def test_the_attributes_are_read_from_the_description(
    tmp_path: Path, text: str, attributes: tuple[str, ...] | None
) -> None:
    found = queries(tmp_path, text).queries
    assert found is not None
    always = ("$id", "$createdAt", "$updatedAt") if attributes else ()
    assert found.attributes == (
        attributes if attributes is None else (*attributes, *always)
    )


def test_a_parameter_named_queries_is_not_enough(tmp_path: Path) -> None:
    assert paging(tmp_path, QUERIES, LIST) is None
    found = paging(tmp_path, QUERIES, LIST, config='queries = "appwrite-text"')
    assert found is not None
    assert found.style is ir.PagingStyle.QUERIES
    off = {"x-appwrite": {}, "config": 'queries = "none"'}
    assert paging(tmp_path, QUERIES, LIST, **off) is None


# ----------------------------------------------------------------- the config's word

COUNTED = {"offset": WHOLE, "limit": WHOLE}


def test_paging_can_be_switched_off(tmp_path: Path) -> None:
    assert paging(tmp_path, COUNTED, CATS, config="pagination = false") is None
    assert paging(tmp_path, COUNTED, CATS, config='[pagination]\n"*" = false') is None
    assert (
        paging(tmp_path, COUNTED, CATS, config="[pagination]\nlistCats = false") is None
    )
    config = '[pagination]\n"GET /cats" = false'
    assert paging(tmp_path, COUNTED, CATS, config=config) is None


def test_paging_can_be_named(tmp_path: Path) -> None:
    answer = object_of(cats=CATS, dogs=CATS, pagination={"next": WHOLE}, all=WHOLE)
    config = """
    pagination."*" = false
    [pagination.listCats]
    style = "cursor"
    parameter = "until"
    items = "cats"
    next = ["pagination", "next"]
    """
    found = paging(tmp_path, {"until": WHOLE}, answer, config=config)
    assert found is not None
    assert (found.style, found.parameter, found.items) == ("cursor", "until", ("cats",))
    assert (found.next, found.in_body) == (("pagination", "next"), False)
    assert isinstance(found.item, ir.Ref)


def test_the_example_of_the_docs_is_a_config(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "paging.md").read_text("utf-8")
    (tmp_path / "pyproject.toml").write_text(
        "[tool.specloom]\n" + text.partition("```toml")[2].partition("```")[0]
    )
    detect, operations = load_config(tmp_path / "pyproject.toml").pagination
    assert not detect
    assert operations["listLogs"].off
    assert operations["listEvents"].next == ("pagination", "next")


def test_what_is_found_can_be_corrected(tmp_path: Path) -> None:
    answer = object_of(cats=CATS, total=WHOLE)
    config = "[pagination]\nlistCats = {total = [], size = 'limit'}"
    found = paging(tmp_path, COUNTED, answer, config=config)
    assert found is not None
    assert (found.style, found.total, found.items) == ("offset", (), ("cats",))
    config = "[pagination]\nlistCats = {style = 'page', parameter = 'page', first = 0}"
    found = paging(tmp_path, {"page": {**WHOLE, "minimum": 0}}, answer, config=config)
    assert found is not None
    assert (found.style, found.first, found.total) == ("page", 0, ("total",))


WRONG = {
    "listDogs = false": "listDogs': the document has no such operation",
    "listCats = {}": "style is missing",
    'listCats = {style = "page"}': "set parameter to the name",
    'listCats = {style = "page", parameter = "pages"}': "no parameter 'pages'",
    'listCats = {style = "cursor", parameter = "x"}': "next or last is missing",
    'listCats = {style = "url"}': "next is missing",
    'listCats = {style = "queries"}': "no parameter 'queries'",
    'listCats = {style = "link", items = "cat"}': "cat is not an array",
    "listCats = 3": "false or a table",
    'listCats = {style = "pages"}': "'pages'; the styles are cursor, offset",
    "listCats = {stile = 'page'}": "unknown key 'stile'; the keys are",
    "listCats = {items = 3}": "items must be a string",
    "listCats = {size = 3}": "size must be a string",
    "listCats = {first = true}": "first must be an integer",
    '"*" = "no"': '"*" must be true or false',
}


def test_pagination_is_false_or_a_table(tmp_path: Path) -> None:
    with pytest.raises(InputError) as stop:
        paging(tmp_path, {"x": WHOLE}, CATS, config="pagination = true")
    [found] = stop.value.diagnostics
    assert found.message == "pagination must be false or a table"


@pytest.mark.parametrize(("line", "why"), WRONG.items(), ids=WRONG)
def test_a_choice_that_cannot_be_is_reported_with_its_location(
    tmp_path: Path, line: str, why: str
) -> None:
    answer = object_of(cats=CATS, cat=CAT)
    with pytest.raises(InputError) as stop:
        paging(tmp_path, {"x": WHOLE}, answer, config=f"[pagination]\n{line}")
    [found] = stop.value.diagnostics
    assert found.code == "E502"
    assert why in found.message
    assert found.span.file.endswith("specloom.toml")
    assert found.span.line == 2


def test_a_table_of_its_own_has_a_place_too(tmp_path: Path) -> None:
    config = '[pagination]\n[pagination.listCats]\nstyle = "url"'
    with pytest.raises(InputError) as stop:
        paging(tmp_path, {}, object_of(cats=CATS), config=config)
    assert stop.value.diagnostics[0].span.line == 2


@pytest.mark.parametrize("value", ['"sql"', "3"])
def test_an_unknown_notation_is_reported(tmp_path: Path, value: str) -> None:
    with pytest.raises(InputError, match=r"queries|notation"):
        paging(tmp_path, {}, CATS, config=f"queries = {value}")


def test_a_response_that_may_be_nothing_is_no_page(tmp_path: Path) -> None:
    config = "[pagination]\nlistCats = {style = 'link', items = 'cats'}"
    with pytest.raises(InputError, match="no response that can be a page"):
        paging(tmp_path, {}, {"type": "string"}, config=config)
