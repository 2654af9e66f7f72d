"""Every style of OpenAPI, with the exact text that travels."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pytest

from runtime.codecs import DATETIME, PLAIN, ListOf
from runtime.formats import BASE64, BINARY
from runtime.operations import path, query
from runtime.parameters import (
    checked_field,
    cookie,
    cookie_pairs,
    header,
    header_text,
    path_text,
    query_pairs,
    text,
)

LIST = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}

PATHS = [
    ("simple", False, "blue", "blue"),
    ("simple", True, "blue", "blue"),
    ("simple", False, LIST, "blue,black,brown"),
    ("simple", True, LIST, "blue,black,brown"),
    ("simple", False, OBJECT, "R,100,G,200,B,150"),
    ("simple", True, OBJECT, "R=100,G=200,B=150"),
    ("pipeDelimited", False, LIST, "blue%7Cblack%7Cbrown"),
    ("spaceDelimited", False, LIST, "blue%20black%20brown"),
    ("tabDelimited", False, LIST, "blue%09black%09brown"),
    ("label", False, "blue", ".blue"),
    ("label", True, "blue", ".blue"),
    ("label", False, LIST, ".blue,black,brown"),
    ("label", True, LIST, ".blue.black.brown"),
    ("label", False, OBJECT, ".R,100,G,200,B,150"),
    ("label", True, OBJECT, ".R=100.G=200.B=150"),
    ("matrix", False, "blue", ";color=blue"),
    ("matrix", True, "blue", ";color=blue"),
    ("matrix", False, LIST, ";color=blue,black,brown"),
    ("matrix", True, LIST, ";color=blue;color=black;color=brown"),
    ("matrix", False, OBJECT, ";color=R,100,G,200,B,150"),
    ("matrix", True, OBJECT, ";R=100;G=200;B=150"),
]


@pytest.mark.parametrize(("style", "explode", "value", "expected"), PATHS)
def test_path_styles(style: str, explode: bool, value: Any, expected: str) -> None:
    assert path_text(path("color", style=style, explode=explode), value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a/b", "a%2Fb"),
        ("a b+c%", "a%20b%2Bc%25"),
        ("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80"),
        ("-._~Az9", "-._~Az9"),
        (["a,b", "c"], "a%2Cb,c"),
        (True, "true"),
        (0, "0"),
    ],
)
def test_path_values_are_escaped(value: Any, expected: str) -> None:
    assert path_text(path("x"), value) == expected


@pytest.mark.parametrize("value", ["", [], {}, [None]])
@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
def test_an_empty_path_value_is_refused(style: str, value: Any) -> None:
    with pytest.raises(ValueError, match="'user_id' must not be empty"):
        path_text(path("userId", "user_id", style=style), value)


DOTS = [
    ".",
    "..",
    "../sessions",
    "a/../b",
    "a/.",
    "a/./b",
    "%2e%2e",
    "%2E%2E/x",
    ".%2e",
    "%252e%252e%252fx",
    "..%2fsessions",
    "..\\sessions",
    "a\\..",
    "..%5csessions",
    "..;x=1/y",
]


@pytest.mark.parametrize("value", DOTS)
@pytest.mark.parametrize("reserved", [False, True])
@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
def test_a_path_value_cannot_lead_to_another_path(
    style: str, reserved: bool, value: Any
) -> None:
    argument = path("userId", "user_id", style=style, allow_reserved=reserved)
    with pytest.raises(
        ValueError, match=r"'user_id' must not contain a segment '\.' or '\.\.'"
    ):
        path_text(argument, value)


@pytest.mark.parametrize("value", [[".."], ["a/", "/../b"], {"a": "/../b"}, b"../x"])
def test_no_piece_of_a_path_value_can_either(value: Any) -> None:
    with pytest.raises(
        ValueError, match=r"'x' must not contain a segment '\.' or '\.\.'"
    ):
        path_text(path("x", codec=BINARY if isinstance(value, bytes) else PLAIN), value)


@pytest.mark.parametrize(
    "value", ["...", "a..b", ".a", "a.", "..a/b..", "%2e%2ex", "a;.."]
)
def test_dots_inside_of_words_are_fine(value: str) -> None:
    assert unquote(path_text(path("x"), value)) == value


def test_reserved_path_values_keep_their_slashes() -> None:
    argument = path("rest", allow_reserved=True)
    assert path_text(argument, "a/b:c?d#e%2F") == "a/b:c%3Fd%23e%2F"


QUERIES = [
    ("form", True, "blue", "color=blue"),
    ("form", True, "", "color="),
    ("form", True, LIST, "color=blue&color=black&color=brown"),
    ("form", False, LIST, "color=blue,black,brown"),
    ("form", True, OBJECT, "R=100&G=200&B=150"),
    ("form", False, OBJECT, "color=R,100,G,200,B,150"),
    ("spaceDelimited", False, LIST, "color=blue%20black%20brown"),
    ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
    ("spaceDelimited", True, LIST, "color=blue&color=black&color=brown"),
    ("pipeDelimited", False, LIST, "color=blue%7Cblack%7Cbrown"),
    ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("tabDelimited", False, LIST, "color=blue%09black%09brown"),
    ("deepObject", True, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ("form", True, [], ""),
    ("form", False, [], ""),
    ("form", True, {}, ""),
    ("deepObject", True, {}, ""),
    ("form", True, ["a", None, "b"], "color=a&color=b"),
    ("deepObject", True, "blue", "color=blue"),
    ("deepObject", True, [], ""),
]

NESTED = {"sort": ["a,b", None, "c"], "no": None, "none": [], "at": {"x": [1, 2]}}
ROWS = [{"a": 1, "b": [2, 3]}, None, {"a": 4}]

# What OpenAPI does not define: names with brackets, as many frameworks read them.
NESTED_QUERIES = [
    ("form", True, NESTED, "sort=a%2Cb&sort=c&at[x][]=1&at[x][]=2"),
    ("form", False, NESTED, "color=sort,a%2Cb,sort,c,at[x][],1,at[x][],2"),
    (
        "pipeDelimited",
        False,
        NESTED,
        "color=sort%7Ca%2Cb%7Csort%7Cc%7Cat[x][]%7C1%7Cat[x][]%7C2",
    ),
    (
        "deepObject",
        True,
        NESTED,
        "color[sort][]=a%2Cb&color[sort][]=c&color[at][x][]=1&color[at][x][]=2",
    ),
    ("deepObject", False, {"a": {"b": 1}}, "color[a][b]=1"),
    ("deepObject", True, ["a", "b"], "color[]=a&color[]=b"),
    (
        "deepObject",
        True,
        {"a": {"b": [1, {"c": True}]}},
        "color[a][b][0]=1&color[a][b][1][c]=true",
    ),
    (
        "form",
        True,
        {"rows": ROWS},
        "rows[0][a]=1&rows[0][b][]=2&rows[0][b][]=3" "&rows[1][a]=4",
    ),
    *(
        (
            style,
            explode,
            ROWS,
            "color[0][a]=1&color[0][b][]=2&color[0][b][]=3&color[1][a]=4",
        )
        for style in ("form", "spaceDelimited", "deepObject")
        for explode in (True, False)
    ),
    ("form", True, [["a"], {"b": 1}, "c"], "color[0][]=a&color[1][b]=1&color[2]=c"),
    ("form", True, {"a": ("x", {"y"})}, "a[0]=x&a[1][]=y"),
]


def joined(pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{name}={value}" for name, value in pairs)


@pytest.mark.parametrize(("style", "explode", "value", "expected"), QUERIES)
def test_query_styles(style: str, explode: bool, value: Any, expected: str) -> None:
    argument = query("color", style=style, explode=explode)
    assert joined(query_pairs(argument, value)) == expected


@pytest.mark.parametrize(("style", "explode", "value", "expected"), NESTED_QUERIES)
def test_nested_values_are_pairs_and_not_json(
    style: str, explode: bool, value: Any, expected: str
) -> None:
    pairs = joined(query_pairs(query("color", style=style, explode=explode), value))
    assert pairs == expected.replace("[", "%5B").replace("]", "%5D")


def test_brackets_of_a_name_are_not_doubled() -> None:
    pairs = query_pairs(query("ids[]", style="deepObject"), [1, 2])
    assert pairs == [("ids%5B%5D", "1"), ("ids%5B%5D", "2")]
    assert query_pairs(query("ids[]"), [1]) == [("ids%5B%5D", "1")]
    assert query_pairs(query("at[]"), [{"x": 1}]) == [("at%5B0%5D%5Bx%5D", "1")]


@pytest.mark.parametrize(
    ("explode", "expected"),
    [
        (True, "sort=a%2Cb,sort=c,at%5Bx%5D%5B%5D=1,at%5Bx%5D%5B%5D=2"),
        (False, "sort,a%2Cb,sort,c,at%5Bx%5D%5B%5D,1,at%5Bx%5D%5B%5D,2"),
    ],
)
def test_nested_values_in_paths_headers_and_cookies(
    explode: bool, expected: str
) -> None:
    assert path_text(path("color", explode=explode), NESTED) == expected
    plain = unquote(expected)
    assert header_text(header("Color", explode=explode), NESTED) == plain
    pairs = joined(cookie_pairs(cookie("color", explode=explode), NESTED))
    separated = expected.replace(",", "&") if explode else f"color={expected}"
    assert pairs == separated


def test_lists_of_objects_in_paths_and_headers_are_json() -> None:
    assert header_text(header("Rows"), [{"a": 1}, [2]]) == '{"a":1},[2]'
    assert path_text(path("rows"), [[1, 2], [3]]) == "%5B1%2C2%5D,%5B3%5D"


def test_query_names_and_values_are_escaped() -> None:
    argument = query("q[]")
    assert joined(query_pairs(argument, "a&b=c d/é")) == (
        "q%5B%5D=a%26b%3Dc%20d%2F%C3%A9"
    )


def test_reserved_characters_pass_where_they_are_allowed() -> None:
    argument = query("q", allow_reserved=True)
    assert joined(query_pairs(argument, "/a?b&c=%41%4g#[é]")) == (
        "q=/a?b&c=%41%254g%23[%C3%A9]"
    )


@pytest.mark.parametrize("value", ["a b", b"a b"])
@pytest.mark.parametrize("media_type", ["text/plain", "*/*"])
def test_content_that_is_no_json_is_as_it_is(media_type: str, value: object) -> None:
    argument = query("filter", codec=BINARY, media_type=media_type)
    assert query_pairs(argument, value) == [("filter", "a%20b")]


def test_a_json_parameter_is_json() -> None:
    argument = query("filter", media_type="application/json")
    assert joined(query_pairs(argument, {"a": [1, "é"]})) == (
        "filter=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"
    )
    assert joined(query_pairs(argument, "x")) == "filter=%22x%22"


def test_raw_bytes_travel_as_they_are() -> None:
    assert joined(query_pairs(query("b", codec=BINARY), b"\xff\x00a")) == "b=%FF%00a"
    assert joined(query_pairs(query("b", codec=BASE64), b"\xff\xfe")) == "b=%2F%2F4%3D"


def test_codecs_are_asked_first() -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    argument = query("since", codec=DATETIME)
    assert joined(query_pairs(argument, moment)) == "since=2026-01-02T03%3A04%3A05Z"
    several = query("at", codec=ListOf(DATETIME), explode=False)
    assert joined(query_pairs(several, (moment, moment))).count(",") == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (0.1, "0.1"),
        (-3, "-3"),
        (10**30, "1" + "0" * 30),
        (Decimal("1E+3"), "1000"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 1, 2), "2026-01-02"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_scalars(value: Any, expected: str) -> None:
    assert text(value) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_numbers_must_be_finite(value: Any) -> None:
    with pytest.raises(ValueError, match="finite"):
        text(value)


def test_what_has_no_text_is_refused() -> None:
    with pytest.raises(TypeError):
        text(object())


def test_json_in_headers_is_ascii() -> None:
    meta = header("X-Meta", media_type="application/json")
    assert header_text(meta, {"t": "é€😀"}) == '{"t":"\\u00e9\\u20ac\\ud83d\\ude00"}'
    assert header_text(meta, {"t": "a"}) == '{"t":"a"}'


def test_headers_are_simple_and_not_escaped() -> None:
    assert header_text(header("X-A"), ["a b", "c/d"]) == "a b,c/d"
    assert header_text(header("X-A"), OBJECT) == "R,100,G,200,B,150"
    assert header_text(header("X-A", explode=True), OBJECT) == "R=100,G=200,B=150"
    assert header_text(header("X-A", style="pipeDelimited"), ["a", "b"]) == "a|b"
    assert header_text(header("X-A", style="tabDelimited"), ["a", "b"]) == "a\tb"
    json = header("X-A", media_type="application/json")
    assert header_text(json, {"a": 1}) == '{"a":1}'


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0"])
def test_a_header_cannot_be_broken_out_of(value: str) -> None:
    with pytest.raises(ValueError, match="'a'"):
        header_text(header("X-A", "a"), value)


@pytest.mark.parametrize("mark", ["\r", "\n", "\0", ";", '"', "=", ",", " "])
def test_the_name_of_a_cookie_cannot_be_broken_out_of(mark: str) -> None:
    name = f"a{mark}b"
    assert cookie_pairs(cookie(name), "v") == [(f"a%{ord(mark):02X}b", "v")]
    raw = cookie("c", style="cookie", explode=True)
    with pytest.raises(ValueError, match="not a valid cookie name"):
        cookie_pairs(raw, {name: "v"})


def test_cookie_styles() -> None:
    assert cookie_pairs(cookie("c"), "a b;") == [("c", "a%20b%3B")]
    assert cookie_pairs(cookie("c"), ["a", "b"]) == [("c", "a"), ("c", "b")]
    assert cookie_pairs(cookie("c", explode=False), ["a", "b"]) == [("c", "a,b")]
    raw = cookie("c", style="cookie")
    assert cookie_pairs(raw, "a b=%") == [("c", "a b=%")]
    with pytest.raises(ValueError, match="';'"):
        cookie_pairs(raw, "a;b")


def test_an_argument_is_known_by_its_json_name_unless_it_has_another() -> None:
    assert query("limit").name == "limit"
    assert query("$limit", "limit", PLAIN).name == "limit"


@pytest.mark.parametrize("value", [" SECRET", "SECRET ", "SECRET\t", "\tSECRET"])
def test_a_header_does_not_begin_or_end_with_a_blank(value: str) -> None:
    with pytest.raises(ValueError, match="begins or ends with a blank") as caught:
        checked_field("X-Key", value)
    assert "SECRET" not in str(caught.value)
