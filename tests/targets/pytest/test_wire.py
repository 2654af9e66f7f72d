"""Expected requests follow OpenAPI's own tables (3.1 §4.8.12.4)."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from specloom import ir
from specloom.diagnostics import Span
from specloom.ir import Location, Style
from specloom.targets.calls import Argument, signature_of
from specloom.targets.pytest.code import json_text
from specloom.targets.pytest.expected_requests import (
    MultipartPart,
    UnsendableError,
    body,
    expected_request,
    has_own_address,
    server_address,
)

HERE = Span("spec.yaml")
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


def parameter(
    location: Location, style: Style, explode: bool, **rest: Any
) -> ir.Parameter:
    return ir.Parameter(
        id="color",
        wire=rest.pop("wire", "color"),
        location=location,
        type=ir.Unknown(),
        required=True,
        span=HERE,
        style=style,
        explode=explode,
        **rest,
    )


def operation(*parameters: ir.Parameter, path: str = "/x", **rest: Any) -> ir.Operation:
    return ir.Operation(
        id=f"GET {path}",
        operation_id="",
        method="GET",
        path=path,
        tags=(),
        span=HERE,
        parameters=parameters,
        **rest,
    )


def api(
    of: ir.Operation, *schemes: ir.SecurityScheme, server: str = "https://h.test/v1/"
) -> ir.Api:
    return ir.Api(
        title="T",
        version="1",
        doc=ir.NO_DOC,
        servers=(ir.Server(url=server),),
        tags=(),
        operations=(of,),
        webhooks=(),
        schemes=schemes,
        declarations=(),
    )


def sent(of: ir.Operation, *values: Any, **rest: Any) -> Any:
    house = api(of, **rest)
    called = signature_of(house, of)
    base = server_address(house, of, own=has_own_address(house))
    given = list(zip(called.arguments, values, strict=True))
    return expected_request(house, called, given, base)


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        (Style.MATRIX, False, "blue", ";color=blue"),
        (Style.MATRIX, False, ARRAY, ";color=blue,black,brown"),
        (Style.MATRIX, True, ARRAY, ";color=blue;color=black;color=brown"),
        (Style.MATRIX, False, OBJECT, ";color=R,100,G,200,B,150"),
        (Style.MATRIX, True, OBJECT, ";R=100;G=200;B=150"),
        (Style.LABEL, False, "blue", ".blue"),
        (Style.LABEL, False, ARRAY, ".blue,black,brown"),
        (Style.LABEL, True, ARRAY, ".blue.black.brown"),
        (Style.LABEL, False, OBJECT, ".R,100,G,200,B,150"),
        (Style.LABEL, True, OBJECT, ".R=100.G=200.B=150"),
        (Style.SIMPLE, False, ARRAY, "blue,black,brown"),
        (Style.SIMPLE, True, ARRAY, "blue,black,brown"),
        (Style.SIMPLE, False, OBJECT, "R,100,G,200,B,150"),
        (Style.SIMPLE, True, OBJECT, "R=100,G=200,B=150"),
        (Style.SIMPLE, False, "a/b c", "a%2Fb%20c"),
        (Style.SIMPLE, False, True, "true"),
        (Style.SIMPLE, False, 1e21, "1000000000000000000000"),
        (Style.SIMPLE, False, "...", "..."),
        (Style.SIMPLE, True, {"a": ["b", "c"], "d": {"e": 1}}, "a=b,a=c,d%5Be%5D=1"),
    ],
)
def test_paths(style: Style, explode: bool, value: Any, expected: str) -> None:
    of = operation(parameter(Location.PATH, style, explode), path="/x/{color}")
    assert sent(of, value).url == f"https://h.test/v1/x/{expected}"


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        (Style.FORM, True, "blue", "color=blue"),
        (Style.FORM, True, "", "color="),
        (Style.FORM, False, ARRAY, "color=blue,black,brown"),
        (Style.FORM, True, ARRAY, "color=blue&color=black&color=brown"),
        (Style.FORM, False, OBJECT, "color=R,100,G,200,B,150"),
        (Style.FORM, True, OBJECT, "R=100&G=200&B=150"),
        (Style.SPACE_DELIMITED, False, ARRAY, "color=blue%20black%20brown"),
        (Style.SPACE_DELIMITED, False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
        (Style.PIPE_DELIMITED, False, ARRAY, "color=blue%7Cblack%7Cbrown"),
        (
            Style.DEEP_OBJECT,
            True,
            OBJECT,
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
        (Style.FORM, True, "a&b=c", "color=a%26b%3Dc"),
        (Style.FORM, True, [], ""),
    ],
)
def test_queries(style: Style, explode: bool, value: Any, expected: str) -> None:
    of = operation(parameter(Location.QUERY, style, explode))
    mark = "?" if expected else ""
    assert sent(of, value).url == f"https://h.test/v1/x{mark}{expected}"


def test_reserved_characters_stay_where_the_document_says_so() -> None:
    of = operation(parameter(Location.QUERY, Style.FORM, True, allow_reserved=True))
    assert sent(of, "a/b?c&%20#").url.endswith("?color=a/b?c&%20%23")


def test_content_is_json_text() -> None:
    of = operation(
        parameter(Location.QUERY, Style.FORM, True, media_type="application/json")
    )
    assert sent(of, {"a": [1]}).url.endswith("?color=%7B%22a%22%3A%5B1%5D%7D")


@pytest.mark.parametrize("media_type", ["*/*", "text/plain"])
def test_content_of_another_type_is_as_it_is(media_type: str) -> None:
    of = operation(parameter(Location.QUERY, Style.FORM, True, media_type=media_type))
    assert sent(of, "a b").url.endswith("?color=a%20b")
    assert sent(of, b"a b").url.endswith("?color=a%20b")


def test_headers_and_cookies() -> None:
    of = operation(
        parameter(Location.HEADER, Style.SIMPLE, False, wire="X-Color"),
        parameter(Location.COOKIE, Style.FORM, False, wire="taste"),
    )
    assert sent(of, ARRAY, "sweet & sour").headers == {
        "accept": "*/*",
        "x-color": "blue,black,brown",
        "cookie": "taste=sweet%20%26%20sour",
    }


def test_credentials_of_the_first_alternative_that_asks_for_any() -> None:
    key = ir.SecurityScheme(
        id="key",
        wire="key",
        kind=ir.SchemeKind.API_KEY,
        span=HERE,
        location=Location.QUERY,
        parameter="api key",
    )
    basic = ir.SecurityScheme(
        id="basic", wire="basic", kind=ir.SchemeKind.BASIC, span=HERE
    )
    needs = ((), (ir.Need("key"), ir.Need("basic")), (ir.Need("key"),))
    of = operation(security=needs)
    house = api(of, key, basic)
    made = expected_request(house, signature_of(house, of), [], "https://h.test/v1")
    assert made.url == "https://h.test/v1/x?api%20key=key-secret"
    assert made.headers["authorization"] == "Basic YmFzaWMtdXNlcjpiYXNpYy1wYXNzd29yZA=="


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ("https://Host.test:443/a/", "https://host.test/a/x"),
        ("http://host.test:8080", "http://host.test:8080/x"),
        ("/v1", "https://api.test/x"),
        ("https://{a}.test/?q=1", "https://api.test/x"),
    ],
)
def test_servers(server: str, expected: str) -> None:
    assert sent(operation(), server=server).url == expected


def test_what_has_no_place_in_a_request_is_said() -> None:
    of = operation(parameter(Location.PATH, Style.SIMPLE, False), path="/x/{color}")
    with pytest.raises(UnsendableError, match="empty"):
        sent(of, [])
    with pytest.raises(UnsendableError, match=r"describes no \{color\}"):
        sent(operation(path="/x/{color}"))


def member(wire: str) -> Argument:
    return Argument(
        id=wire,
        wire=wire,
        location="body",
        type=ir.Unknown(),
        required=True,
        kind="member",
    )


def test_forms() -> None:
    content = ir.Content(
        media_type="application/x-www-form-urlencoded",
        type=None,
        encodings=(ir.Encoding(wire="filter", style=Style.DEEP_OBJECT, explode=True),),
    )
    given = [
        (member("name"), "a b&c"),
        (member("tags"), ["x", "y"]),
        (member("home"), {"city": "Paris"}),
        (member("filter"), {"a": 1}),
    ]
    made = body(api(operation()), content, given, required=True)
    assert made is not None
    assert made.data == (
        b"name=a+b%26c&tags=x&tags=y&home=%7B%22city%22%3A%22Paris%22%7D&filter%5Ba%5D=1"
    )


def test_multipart() -> None:
    content = ir.Content(
        media_type="multipart/form-data",
        type=None,
        encodings=(ir.Encoding(wire="photo", media_type="image/png"),),
    )
    given = [
        (member("name"), "Ada"),
        (member("photo"), b"png"),
        (member("files"), [b"1", b"2"]),
        (member("home"), {"city": "Paris"}),
    ]
    made = body(api(operation()), content, given, required=True)
    assert made is not None
    assert made.parts == (
        MultipartPart("name", "", "", b"Ada"),
        MultipartPart("photo", "photo", "image/png", b"png"),
        MultipartPart("files", "files", "application/octet-stream", b"1"),
        MultipartPart("files", "files", "application/octet-stream", b"2"),
        MultipartPart("home", "", "application/json", b'{"city":"Paris"}'),
    )


def test_nothing_is_sent_when_nothing_is_asked() -> None:
    content = ir.Content(media_type="application/json", type=None)
    assert body(api(operation()), content, [], required=False) is None
    made = body(api(operation()), content, [], required=True)
    assert made is not None
    assert made.json == {}


def test_bytes_are_text_in_json_unless_they_are_all_of_it() -> None:
    content = ir.Content(media_type="application/json", type=None)
    made = body(api(operation()), content, [(member("photo"), b"png")], required=True)
    assert made is not None
    assert json_text(made.json) == '{"photo":"png"}'
    content = ir.Content(media_type="application/json", type=ir.BYTES)
    whole = replace(member(""), kind="whole")
    made = body(api(operation()), content, [(whole, b"png")], required=True)
    assert made is not None
    assert made.data == b"png"
