"""Limits, addresses, types and security in words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from specloom import ir
from specloom.ir import STRING, Json, Limit, Need, Scalar, ScalarKind
from specloom.targets.calls import signature_of
from specloom.targets.markdown.examples import Examples
from specloom.targets.markdown.fragments import (
    authorization,
    limits_text,
    rate_text,
    wire_type,
)
from specloom.targets.markdown.text import (
    external_link,
    link_base,
    link_target,
    python_literal,
)
from specloom.targets.python.code import flat
from specloom.targets.python.names import names_of
from tests.targets.markdown.petshop import ADOPT, API, HERE, LIST, SETTINGS, texts


@pytest.mark.parametrize(
    ("keyword", "value", "text"),
    [
        ("minLength", 1, "at least 1 character"),
        ("maxLength", 20, "at most 20 characters"),
        ("exclusiveMinimum", 0, "more than 0"),
        ("multipleOf", 0.5, "a multiple of 0.5"),
        ("uniqueItems", True, "unique items"),
        ("uniqueItems", False, ""),
        ("pattern", "^a|`b`$", "matches ``^a|`b`$``"),
        ("maxSize", 65536, "at most 65536 bytes"),
        ("x-own", [1], "x-own `[1]`"),
    ],
)
def test_a_limit_in_words(keyword: str, value: object, text: str) -> None:
    assert limits_text((Limit(keyword, Json.of(value)),), STRING) == text


def test_limits_of_items_say_so() -> None:
    limits = (
        Limit("maxItems", Json.of(2)),
        Limit("minLength", Json.of(3), of_items=True),
    )
    assert (
        limits_text(limits, ir.Array(STRING))
        == "at most 2 items; each item at least 3 characters"
    )


def test_a_format_is_a_limit() -> None:
    email = Scalar(ScalarKind.STRING, "email")
    assert limits_text((), ir.Nullable(email)) == "format `email`"
    assert limits_text((), Scalar(ScalarKind.DATE_TIME, "date-time")) == ""


def test_rate_limits_in_words() -> None:
    assert (
        rate_text(ir.RateLimit(requests=1, seconds=3600))
        == "At most 1 request per hour."
    )
    assert rate_text(ir.RateLimit(requests=5, seconds=90, keys=("ip", "user"))) == (
        "At most 5 requests per 90 seconds, counted for each `ip` and for each `user`."
    )


def test_an_address_has_the_defaults_of_its_variables() -> None:
    server = ir.Server(
        url="https://{a}/{b}/", variables=(ir.ServerVariable(wire="a", default="x"),)
    )
    assert link_target(server) == "https://x/{b}"


def test_a_relative_address_starts_from_the_common_one() -> None:
    operation = replace(LIST, servers=(ir.Server(url="/v2"),))
    assert link_base(API, operation) == "https://pets.example/v2"
    assert link_base(replace(API, servers=()), operation) == "/v2"


def test_an_example_names_the_address_that_the_document_does_not() -> None:
    bare = replace(API, servers=(ir.Server(url="/api"),))
    program = Examples.of(bare, names_of(bare, SETTINGS), SETTINGS).program(
        signature_of(bare, ADOPT)
    )
    assert 'Petshop(base_url="https://example.com/api")' in program
    assert "Pass its URL to the client as `base_url`" in texts(bare)["README.md"]
    assert "base_url" not in texts(API)["docs/PetsApi.md"]


@pytest.mark.parametrize(
    ("of", "word"),
    [
        (ir.Ref("pet"), "object"),
        (ir.Ref("mood"), "string"),
        (ir.Array(STRING), "array"),
        (ir.Nullable(ir.Map(STRING)), "object or null"),
        (
            ir.Union((STRING, Scalar(ScalarKind.INTEGER), Scalar(ScalarKind.UUID))),
            "string or integer",
        ),
        (Scalar(ScalarKind.BINARY), "file"),
        (ir.Literals((Json.of(1), Json.of(True)), None), "integer or boolean"),
        (ir.Unknown(), "any"),
    ],
)
def test_a_type_on_the_wire(of: ir.Type, word: str) -> None:
    assert wire_type(API, of) == word


def test_a_union_that_holds_itself_ends() -> None:
    ring = ir.Alias(
        id="ring", hint="Ring", span=HERE, type=ir.Union((STRING, ir.Ref("ring")))
    )
    assert wire_type(replace(API, declarations=(ring,)), ir.Ref("ring")) == "string"


@pytest.mark.parametrize(
    ("security", "text"),
    [
        ((), "No authorization required"),
        (((),), "No authorization required"),
        (((Need("A"), Need("B")),), "[A](../README.md#A), [B](../README.md#B)"),
        (((Need("A", ("s",)),), ()), "[A](../README.md#A) (`s`) or none"),
        (((Need("lost"),),), "lost"),
    ],
)
def test_authorization(security: tuple[tuple[Need, ...], ...], text: str) -> None:
    assert authorization(replace(LIST, security=security), {"A", "B"}) == text


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (ScalarKind.DATE, "2020-01-02", 'date.fromisoformat("2020-01-02")'),
        (ScalarKind.DURATION, "P1DT2H", "timedelta(days=1, hours=2)"),
        (ScalarKind.DURATION, "P1Y", '"P1Y"'),
        (ScalarKind.DECIMAL, 1.5, 'Decimal("1.5")'),
        (ScalarKind.BASE64, "aGk=", 'b"hi"'),
        (ScalarKind.BINARY, "it's", '''b"it's"'''),
        (ScalarKind.STRING, "x", '"x"'),
    ],
)
def test_a_value_in_python(kind: ScalarKind, value: str | float, text: str) -> None:
    shown = flat(
        python_literal(API, ir.Nullable(Scalar(kind)), value),
        lambda symbol: symbol.name,
    )
    assert shown == text


def test_values_within_arrays_and_objects() -> None:
    dates = ir.Array(Scalar(ScalarKind.DATE))
    shown = flat(
        python_literal(API, dates, ["2020-01-02", None]), lambda symbol: symbol.name
    )
    assert shown == '[date.fromisoformat("2020-01-02"), None]'
    assert (
        flat(python_literal(API, ir.Ref("pet"), {"a": [True]}), str) == '{"a": [True]}'
    )


@pytest.mark.parametrize(
    ("text", "url", "shown"),
    [
        ("More", "https://x.example/a b", "[More](https://x.example/a%20b)"),
        ("More", "javascript:alert(1)", "More (`javascript:alert(1)`)"),
        ("-", "-", "`-`"),
    ],
)
def test_only_web_addresses_become_links(text: str, url: str, shown: str) -> None:
    assert external_link(text, url) == shown
