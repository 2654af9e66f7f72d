"""XML bodies: read as the values they stand for, written to the byte, safe from hostile ones."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from runtime import errors
from runtime.bodies import payload
from runtime.codecs import DATE, PLAIN, ListOf, Ref
from runtime.operations import Operation, body_property, whole_body
from runtime.validation import DecodeContext, ValidationError, ValidationWarning
from runtime.xml import (
    ANY,
    BOOLEAN,
    BYTES,
    INTEGER,
    NUMBER,
    STRING,
    Either,
    Entries,
    Form,
    Items,
    Members,
    Named,
    Node,
    Xml,
    read,
    write,
)
from tests.command_line import python
from tests.runtime.doubles import CALLS, Script

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SAMPLE = "https://example.com/schema/sample"
ANIMALS = ["dog", "cat"]

#: Forms with the value and the document that they have; those of OpenAPI 3.1 §4.8.26 and
#: 3.2 §4.27 first.
BOTH_WAYS: dict[str, tuple[Form, Any, str]] = {
    "a list": (
        Members({"animals": Node(Items(Node(STRING, "animals")))}),
        {"animals": ANIMALS},
        "<r><animals>dog</animals><animals>cat</animals></r>",
    ),
    "a list of named items": (
        Members({"animals": Node(Items(Node(STRING, "animal")))}),
        {"animals": ANIMALS},
        "<r><animal>dog</animal><animal>cat</animal></r>",
    ),
    "a wrapped list": (
        Members({"animals": Node(Items(Node(STRING, "animal"), wrapped=True))}),
        {"animals": ANIMALS},
        "<r><animals><animal>dog</animal><animal>cat</animal></animals></r>",
    ),
    "a wrapped list of another name": (
        Members(
            {"animals": Node(Items(Node(STRING, "alien"), wrapped=True), "aliens")}
        ),
        {"animals": ANIMALS},
        "<r><aliens><alien>dog</alien><alien>cat</alien></aliens></r>",
    ),
    "an empty wrapped list": (
        Members({"animals": Node(Items(Node(STRING, "animal"), wrapped=True))}),
        {"animals": []},
        "<r><animals/></r>",
    ),
    "a list that is always there": (
        Members({"animals": Node(Items(Node(STRING, "animal")), missing=())}),
        {"animals": []},
        "<r/>",
    ),
    "attribute, prefix and namespace": (
        Members(
            {
                "id": Node(INTEGER, kind="attribute"),
                "name": Node(STRING, namespace=SAMPLE, prefix="sample"),
            }
        ),
        {"id": 123, "name": "example"},
        f'<r id="123"><sample:name xmlns:sample="{SAMPLE}">example</sample:name></r>',
    ),
    "an attribute in a namespace": (
        Members({"a": Node(STRING, kind="attribute", namespace=SAMPLE, prefix="s")}),
        {"a": 'x "y" <z>\n'},
        f'<r xmlns:s="{SAMPLE}" s:a="x &quot;y&quot; &lt;z&gt;&#10;"/>',
    ),
    "attributes and text": (
        Members(
            {"kind": Node(STRING, kind="attribute"), "name": Node(STRING, kind="text")}
        ),
        {"kind": "Cat", "name": "Fluffy"},
        '<r kind="Cat">Fluffy</r>',
    ),
    "a CDATA section": (
        Members({"content": Node(STRING, kind="cdata")}),
        {"content": "<b>]]></b>"},
        "<r><![CDATA[<b>]]]]><![CDATA[></b>]]></r>",
    ),
    "members without an element around them": (
        Members(
            {
                "at": Node(
                    Members({"x": Node(INTEGER), "y": Node(INTEGER)}), kind="none"
                ),
                "z": Node(INTEGER),
            }
        ),
        {"at": {"x": 1, "y": 2}, "z": 3},
        "<r><x>1</x><y>2</y><z>3</z></r>",
    ),
    "numbers and truth": (
        Members(
            {
                "i": Node(INTEGER),
                "n": Node(NUMBER),
                "w": Node(NUMBER),
                "b": Node(BOOLEAN),
                "d": Node(BYTES),
            }
        ),
        {"i": -7, "n": 1.5, "w": 2, "b": True, "d": b"\0\1"},
        "<r><i>-7</i><n>1.5</n><w>2</w><b>true</b><d>AAE=</d></r>",
    ),
    "null": (
        Members(
            {"a": Node(STRING), "b": Node(INTEGER, kind="attribute", missing=None)}
        ),
        {"a": None, "b": None},
        '<r><a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></r>',
    ),
    "texts that need escaping": (
        Members({"a": Node(STRING), "b": Node(STRING)}),
        {"a": "<&>]]>\r\n\té", "b": ""},
        "<r><a>&lt;&amp;&gt;]]&gt;&#13;\n\té</a><b/></r>",
    ),
    "lists in lists": (
        Members({"m": Node(Items(Node(Items(Node(INTEGER, "c")), "row")))}),
        {"m": [[1, 2], [3]]},
        "<r><row><c>1</c><c>2</c></row><row><c>3</c></row></r>",
    ),
    "a map": (
        Entries(INTEGER),
        {"a": 1, "b": 2},
        "<r><a>1</a><b>2</b></r>",
    ),
    "what is not described": (
        Members({"a": Node(INTEGER)}),
        {"a": 1, "b": "x", "c": {"d": ["1", "2"]}},
        "<r><a>1</a><b>x</b><c><d>1</d><d>2</d></c></r>",
    ),
    "a union with a tag": (
        Members(
            {
                "pets": Node(
                    Items(
                        Node(
                            Either(
                                Node(
                                    Members({"kind": Node(STRING), "n": Node(STRING)})
                                ),
                                Node(
                                    Members({"kind": Node(STRING), "n": Node(INTEGER)})
                                ),
                                tag="kind",
                                tags={"cat": 0, "dog": 1},
                            ),
                            "pet",
                        )
                    )
                )
            }
        ),
        {"pets": [{"kind": "cat", "n": "1"}, {"kind": "dog", "n": 1}]},
        "<r><pet><kind>cat</kind><n>1</n></pet><pet><kind>dog</kind><n>1</n></pet></r>",
    ),
    "a union without a tag": (
        Members(
            {
                "v": Node(
                    Either(
                        Node(Members({"a": Node(INTEGER)})),
                        Node(Members({"b": Node(INTEGER)})),
                        Node(INTEGER),
                        Node(Items(Node(BOOLEAN, "i"), wrapped=True)),
                    )
                ),
                "w": Node(Either(Node(INTEGER), Node(STRING)), kind="attribute"),
            }
        ),
        {"v": {"b": 2}, "w": "x"},
        '<r w="x"><v><b>2</b></v></r>',
    ),
}


@pytest.mark.parametrize(("form", "data", "text"), BOTH_WAYS.values(), ids=BOTH_WAYS)
def test_written_and_read(form: Form, data: Any, text: str) -> None:
    node = Node(form, "r")
    assert write(node, data).decode() == HEAD + text
    assert read(node, (HEAD + text).encode()) == data


def test_an_element_around_has_the_namespace_of_what_is_in_it() -> None:
    node = Node(
        Members(
            {
                "a": Node(STRING),
                "b": Node(STRING, namespace="urn:b", prefix="b"),
                "c": Node(STRING, prefix="b"),
                "d": Node(STRING, prefix="nowhere"),
            }
        ),
        "r",
        namespace="urn:r",
    )
    data = {"a": "1", "b": "2", "c": "3", "d": "4"}
    text = '<r xmlns="urn:r"><a>1</a><b:b xmlns:b="urn:b">2</b:b><c>3</c><d>4</d></r>'
    assert write(node, data).decode() == HEAD + text
    assert read(node, text.encode()) == data


def test_properties_of_one_name_are_distinguished_by_their_namespace() -> None:
    node = Node(
        Members(
            {
                "mine": Node(STRING, "id", namespace="urn:a", prefix="a"),
                "yours": Node(STRING, "id", namespace="urn:b", prefix="b"),
            }
        ),
        "r",
    )
    text = '<r xmlns:p="urn:b" xmlns:q="urn:a"><p:id>2</p:id><q:id>1</q:id></r>'
    assert read(node, text.encode()) == {"mine": "1", "yours": "2"}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("<any><book>1</book></any>", {"title": 1}),
        ("<any><title>1</title></any>", {"title": 1}),
        ("<any><book>x</book></any>", {"title": "x"}),
        ("<any><book>1</book><book>2</book></any>", {"title": 1}),
        ("<any><tags><tag>a</tag><tag>b</tag></tags></any>", {"tags": ["a", "b"]}),
        ("<any><tag>a</tag></any>", {"tags": ["a"]}),
        ("<any new='1'>text</any>", {"new": "1", "#text": "text"}),
    ],
)
def test_services_that_do_not_keep_to_the_letter(text: str, data: Any) -> None:
    form = Members(
        {"title": Node(INTEGER, "book"), "tags": Node(Items(Node(STRING, "tag")))}
    )
    assert read(Node(form, "r"), text.encode()) == data


@pytest.mark.parametrize(
    ("content", "charset", "value"),
    [
        (b"\xef\xbb\xbf<a>\xc3\xa9</a>", "", "é"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', "", "é"),
        (b"<a>\xe9</a>", "iso-8859-1", "é"),
        ("<a>é</a>".encode("utf-16"), "", "é"),
        (b"<!DOCTYPE a><a>&lt;&#233;<!-- no --></a>", "", "<é"),
    ],
)
def test_the_encodings_of_documents(content: bytes, charset: str, value: str) -> None:
    assert read(Node(STRING), content, charset) == value


LAUGHS = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">'
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a billion laughs": f'<!DOCTYPE r [<!ENTITY a "ha">{LAUGHS}]><r>&i;</r>',
    "one large entity": f'<!DOCTYPE r [<!ENTITY a "{"a" * 10**5}">]><r>{"&a;" * 10**4}</r>',
    "a file": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>',
    "a parameter entity": '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://x.example/">%a;]><r/>',
    "an entity of elsewhere": '<!DOCTYPE r SYSTEM "http://x.example/"><r>&a;</r>',
    "very deep": "<a>" * 10**5,
    "not closed": "<a>",
    "two roots": "<a/><b/>",
    "a prefix of nothing": "<x:a/>",
    "no XML": '{"a": 1}',
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_documents_are_refused_at_once(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match="XML"):
        read(Node(ANY), text.encode())
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("form", "data", "why"),
    [
        (STRING, "a\0b", r"U\+0000"),
        (STRING, "\ufffe", r"U\+FFFE"),
        (STRING, float("nan"), "finite"),
        (ANY, {"a b": 1}, "'a b' is not a valid XML name"),
        (ANY, {"2fa": 1}, "'2fa' is not a valid XML name"),
        (ANY, {"a><b": 1}, "is not a valid XML name"),
    ],
)
def test_what_xml_cannot_hold(form: Form, data: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        write(Node(form, "r"), data)


def test_forms_that_hold_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    table = ModuleType("table")
    children = Items(Node(Named("Tree", "table"), "tree"))
    table.FORMS = {"Tree": Members({"name": Node(STRING), "trees": Node(children)})}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "table", table)
    node = Node(Named("Tree", "table"), "tree")
    data = {"name": "a", "trees": [{"name": "b"}, {"name": "c"}]}
    text = "<tree><name>a</name><tree><name>b</name></tree><tree><name>c</name></tree></tree>"
    assert write(node, data).decode() == HEAD + text
    assert read(node, text.encode()) == data


DAYS = Xml(ListOf(DATE), Node(Items(Node(STRING, "day"), wrapped=True), "days"))


def test_the_codec_converts_what_is_in_the_document() -> None:
    text = f"{HEAD}<days><day>2026-02-03</day></days>".encode()
    assert DAYS.decode(text) == [date(2026, 2, 3)]
    assert DAYS.encode([date(2026, 2, 3)]) == text
    with pytest.raises(ValidationError):
        DAYS.decode(b"<days><day>x</day></days>", DecodeContext("strict"))


BODY = {
    "application/json": None,
    "application/xml": Xml(
        PLAIN, Node(Members({"a": Node(INTEGER, kind="attribute")}), "r")
    ),
}


def made(
    body: Any, *given: Any, wanted: str = "", extra: Any = None
) -> tuple[str, Any]:
    operation: Operation[Any] = Operation("POST", "/x", body=body)
    found = payload(operation, list(given), extra, wanted)
    assert found is not None
    return found.content_type, found.content


def test_bodies_of_properties_and_whole_ones() -> None:
    xml = {"application/xml": BODY["application/xml"]}
    text = f'{HEAD}<r a="1"/>'.encode()
    assert made(xml, (body_property("a"), 1)) == ("application/xml", text)
    assert made(xml, (whole_body(), {"a": 1})) == ("application/xml", text)
    assert made(xml, (body_property("a"), 1), extra={"b": 2})[1] == (
        f'{HEAD}<r a="1"><b>2</b></r>'.encode()
    )
    assert made(xml, (whole_body(), "<r/>"))[1] == b"<r/>"
    assert made(xml, (whole_body(), b"<r/>"))[1] == b"<r/>"


def test_json_comes_first_where_both_can_be_sent() -> None:
    assert made(BODY, (body_property("a"), 1)) == ("application/json", b'{"a":1}')
    asked = made(BODY, (body_property("a"), 1), wanted="application/xml")
    assert asked == ("application/xml", f'{HEAD}<r a="1"/>'.encode())
    assert made(BODY, (whole_body(), "<r/>")) == ("application/xml", b"<r/>")


def test_no_parser_is_loaded_before_xml_travels() -> None:
    code = (
        "import sys; before = set(sys.modules); import runtime.xml; "
        "print(sorted(set(sys.modules) - before))"
    )
    folder = Path(__file__).parents[2] / "templates" / "python"
    printed = python(folder, code)
    assert "runtime.xml" in printed
    assert "expat" not in printed
    assert "xml_reading" not in printed
    assert "xml_writing" not in printed


def test_names_that_are_not_looked_up_are_not_imported() -> None:
    Xml(Ref("Nothing"), Node(Named("Nothing"), "r"))


ANSWER: dict[str, Any] = {"content-type": "text/xml; charset=utf-8"}
DAY: Operation[Any] = Operation(
    "GET",
    "/x",
    responses={
        "200": {"application/xml": DAYS},
        "404": {"application/problem+xml": DAYS},
    },
)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"<days><day>2026-02-03</day></days>", ANSWER),
        (b"<days><day>2026-02-03</day></days>", {"content-type": "application/xml"}),
        (b'["2026-02-03"]', {"content-type": "application/json"}),
    ],
)
def test_responses_are_the_values(call: Any, content: bytes, headers: Any) -> None:
    script = Script([httpx2.Response(200, content=content, headers=headers)])
    assert call(script, DAY) == [date(2026, 2, 3)]


@pytest.mark.parametrize("call", CALLS)
def test_an_empty_body_is_no_xml(call: Any) -> None:
    script = Script([httpx2.Response(200, headers=ANSWER)])
    with pytest.raises(errors.APIResponseValidationError, match="an empty body"):
        call(script, DAY)
    with pytest.warns(ValidationWarning, match="got an empty body"):
        assert call(script, DAY, options={"validation": "warn"}) is None


@pytest.mark.parametrize("call", CALLS)
def test_a_response_that_is_not_safe_to_read_is_an_error(call: Any) -> None:
    content = HOSTILE["a billion laughs"].encode()
    script = Script([httpx2.Response(200, content=content, headers=ANSWER)])
    with pytest.raises(errors.APIResponseValidationError, match="custom entity"):
        call(script, DAY)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("content", "body"),
    [(b"<e><day>2026-02-03</day></e>", [date(2026, 2, 3)]), (b"<e>", "<e>")],
)
def test_errors_carry_what_is_described(call: Any, content: bytes, body: Any) -> None:
    script = Script([httpx2.Response(404, content=content, headers=ANSWER)])
    with pytest.raises(errors.NotFoundError) as raised:
        call(script, DAY)
    assert raised.value.body == body
