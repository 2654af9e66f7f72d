"""The bytes of bodies, media type by media type."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from runtime.bodies import payload
from runtime.codecs import (
    DATE,
    DATETIME,
    INTEGER,
    PLAIN,
    STRING,
    Codec,
    ListOf,
    LiteralOf,
    NullOr,
    OneOf,
    Ref,
    Tagged,
)
from runtime.formats import BASE64, BASE64URL, BINARY
from runtime.models import Model, optional, required
from runtime.multipart import UploadProgress, json_lines, multipart, raw, urlencoded
from runtime.operations import Argument, Operation, Payload, body_property, whole_body
from runtime.parameters import part

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
WRITERS = (urlencoded, multipart, json_lines, raw)


def body(
    media_type: str | tuple[str, ...],
    *given: tuple[Argument, Any],
    extra: dict[str, Any] | None = None,
    wanted: str = "",
    required: bool = False,
) -> Payload | None:
    operation: Operation[Any] = Operation(
        "POST", "/x", body=media_type, writers=WRITERS, body_required=required
    )
    return payload(operation, list(given), extra, wanted, "BOUNDARY")


def content(made: Payload | None) -> bytes:
    assert made is not None
    if isinstance(made.content, bytes):
        return made.content
    joined = b"".join(made.content)  # type: ignore[arg-type]
    assert made.length in (None, len(joined))
    return joined


def test_properties_make_an_object() -> None:
    made = body(
        "application/json",
        (body_property("$id", "id"), "ü"),
        (body_property("data", codec=BASE64), b"\xff"),
        (body_property("none", nullable=True), None),
    )
    assert content(made) == '{"$id":"ü","data":"/w==","none":null}'.encode()
    assert made is not None
    assert made.content_type == "application/json"


@pytest.mark.parametrize("is_whole", [False, True])
def test_fields_of_the_headers_of_parts(is_whole: bool) -> None:
    given: Any = [
        (body_property("a", headers={"X-Kind": "k"}), b"1"),
        (body_property("b"), "2"),
    ]
    if is_whole:
        parts = (body_property("a", headers={"X-Kind": "k"}),)
        given = [(whole_body(parts=parts), {"a": b"1", "b": "2"})]
    sizes, day = part("a", "X-Sizes", "a_sizes"), part("b", "X-Day", "b_day", DATE)
    made = body(MULTIPART, *given, (sizes, [1, 2]), (day, date(2026, 2, 3)))
    assert content(made) == (
        b"--BOUNDARY\r\n"
        b'Content-Disposition: form-data; name="a"; filename="a"\r\n'
        b"X-Kind: k\r\nX-Sizes: 1,2\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n"
        b"--BOUNDARY\r\n"
        b'Content-Disposition: form-data; name="b"\r\nX-Day: 2026-02-03\r\n\r\n2\r\n'
        b"--BOUNDARY--\r\n"
    )


def test_a_field_needs_its_part() -> None:
    with pytest.raises(ValueError, match="'a_x' requires the part 'a'"):
        body(MULTIPART, (body_property("b"), "1"), (part("a", "X-A", "a_x"), "x"))


def test_a_field_of_a_part_holds_no_line_break() -> None:
    field = part("a", "X-A", "a_x")
    with pytest.raises(ValueError, match="'a_x'"):
        body(MULTIPART, (body_property("a"), "1"), (field, "x\r\nY: z"))


def test_a_whole_value_is_written_as_it_is() -> None:
    made = body("application/vnd.api+json", (whole_body(), [1, {"a": None}]))
    assert content(made) == b'[1,{"a":null}]'
    assert made is not None
    assert made.content_type == "application/vnd.api+json"


def test_nothing_given_is_no_body_unless_one_is_required() -> None:
    assert body("application/json") is None
    assert content(body("application/json", required=True)) == b"{}"
    assert content(body("application/json", extra={"a": 1})) == b'{"a":1}'


def test_extra_properties_win() -> None:
    assert content(
        body("application/json", (body_property("a"), 1), extra={"a": 2, "b": 3})
    ) == (b'{"a":2,"b":3}')
    assert (
        content(body("application/json", (whole_body(), {"a": 1}), extra={"b": 2}))
        == b'{"a":1,"b":2}'
    )
    with pytest.raises(TypeError, match="extra_body"):
        body("application/json", (whole_body(), [1]), extra={"b": 2})


def test_forms_use_plus_and_repeat_lists() -> None:
    made = body(
        FORM,
        (body_property("a b"), "x y&=é~"),
        (body_property("tags"), ["p", "q"]),
        (body_property("flat", style="form", explode=False), ["p", "q"]),
        (body_property("deep", style="deepObject", explode=True), {"k": {"l": 1}}),
        (body_property("json"), {"k": [1]}),
        (body_property("on"), True),
        extra={"more": 1},
    )
    assert content(made).decode() == (
        "a+b=x+y%26%3D%C3%A9~&tags=p&tags=q&flat=p,q&deep%5Bk%5D%5Bl%5D=1"
        "&json=%7B%22k%22%3A%5B1%5D%7D&on=true&more=1"
    )


def test_a_whole_form_uses_what_its_parts_say() -> None:
    parts = (body_property("at", style="form", explode=False),)
    made = body(FORM, (whole_body(parts=parts), {"at": [1, 2], "b": None, "c": "x"}))
    assert content(made) == b"at=1,2&c=x"


def test_multipart_of_texts_files_and_objects() -> None:
    made = body(
        MULTIPART,
        (body_property("name"), "Zoë"),
        (body_property("tags"), ["a", "b"]),
        (body_property("meta"), {"k": 1}),
        (body_property("file", codec=BINARY), b"\x00\xff"),
        (
            body_property("photo", codec=BINARY, media_type="image/png"),
            ("p.png", b"PNG"),
        ),
        (
            body_property("doc", codec=BINARY),
            ("d.txt", "hi", "text/markdown", {"X-Part": "1"}),
        ),
    )
    assert made is not None
    assert made.content_type == "multipart/form-data; boundary=BOUNDARY"
    assert content(made) == (
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="name"\r\n\r\nZo\xc3\xab'
        b'\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="tags"\r\n\r\na'
        b'\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="tags"\r\n\r\nb'
        b'\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="meta"\r\n'
        b'Content-Type: application/json\r\n\r\n{"k":1}'
        b'\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="file"; filename="file"'
        b"\r\nContent-Type: application/octet-stream\r\n\r\n\x00\xff"
        b'\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="photo"; '
        b'filename="p.png"\r\nContent-Type: image/png\r\n\r\nPNG'
        b'\r\n--BOUNDARY\r\nContent-Disposition: form-data; name="doc"; '
        b'filename="d.txt"\r\nContent-Type: text/markdown\r\nX-Part: 1\r\n\r\nhi'
        b"\r\n--BOUNDARY--\r\n"
    )


def test_files_are_uploads_whatever_the_style_of_their_member() -> None:
    made = body(
        MULTIPART, (body_property("all", codec=BINARY, style="form"), [b"1", b"2"])
    )
    assert content(made).count(b'name="all"; filename="all"\r\n') == 2


@pytest.mark.parametrize(
    ("style", "in_part", "in_form"),
    [
        ("form", "a|b,c d", "a%7Cb,c+d"),
        ("pipeDelimited", "a|b|c d", "a%7Cb%7Cc+d"),
        ("spaceDelimited", "a|b c d", "a%7Cb%20c+d"),
        ("tabDelimited", "a|b\tc d", "a%7Cb%09c+d"),
    ],
)
def test_parts_have_no_percent_encoding(style: str, in_part: str, in_form: str) -> None:
    argument = body_property("x", style=style, explode=False)
    for value in (["a|b", "c d"], {"a|b": "c d"}):
        made = content(body(MULTIPART, (argument, value))).decode()
        assert made.split("\r\n")[3] == in_part
        assert content(body(FORM, (argument, value))).decode() == f"x={in_form}"


def test_multipart_streams_files(tmp_path: Path) -> None:
    path = tmp_path / 'a "b".csv'
    path.write_bytes(b"1,2")
    made = body(
        MULTIPART,
        (body_property("files", codec=BINARY), [path, io.BytesIO(b"xyz")]),
    )
    assert made is not None
    assert not isinstance(made.content, bytes)
    assert made.repeatable
    first = content(made)
    assert b'name="files"; filename="a %22b%22.csv"\r\nContent-Type: text/csv' in first
    assert b'name="files"; filename="files"\r\n' in first
    assert content(made) == first
    assert made.length == len(first)


def test_multipart_headers_cannot_be_broken_out_of() -> None:
    made = body(MULTIPART, (body_property("f"), ('a"\r\nX: 1', b"x")))
    assert b'filename="a%22%0D%0AX: 1"' in content(made)
    with pytest.raises(ValueError, match="control character"):
        body(
            MULTIPART, (body_property("f"), ("a", b"x", "text/plain", {"X": "1\r\n2"}))
        )


@pytest.mark.parametrize(
    ("argument", "value", "heads", "parts"),
    [
        (body_property("b", codec=BASE64), b"\xfb\xff", [""], [b"+/8="]),
        (body_property("b", codec=BASE64URL), b"\xfb\xff", [""], [b"-_8="]),
        (body_property("b", codec=BASE64), "+/8=", [""], [b"+/8="]),
        (body_property("b", codec=NullOr(BASE64)), b"\xfb\xff", [""], [b"+/8="]),
        (
            body_property("b", codec=ListOf(BASE64)),
            [b"a", b"b"],
            ["", ""],
            [b"YQ==", b"Yg=="],
        ),
        (
            body_property("b", codec=BASE64, media_type="image/png"),
            b"\xfb\xff",
            ["Content-Type: image/png"],
            [b"+/8="],
        ),
        (
            body_property("b", codec=BASE64, media_type="application/json"),
            b"\xfb\xff",
            ["Content-Type: application/json"],
            [b'"+/8="'],
        ),
        (
            body_property("b", headers={"Content-Type": "application/json"}),
            '{"a": 1}',
            ["Content-Type: application/json"],
            [b'{"a": 1}'],
        ),
        (
            body_property("b", media_type="text/csv, text/plain"),
            "a,b",
            ["Content-Type: text/csv"],
            [b"a,b"],
        ),
    ],
)
def test_texts_in_parts(
    argument: Argument, value: Any, heads: list[str], parts: list[bytes]
) -> None:
    made = body(MULTIPART, (argument, value))
    expected = b"".join(
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="b"\r\n'
        + (f"{head}\r\n".encode() if head else b"")
        + b"\r\n"
        + part
        + b"\r\n"
        for head, part in zip(heads, parts, strict=True)
    )
    assert content(made) == expected + b"--BOUNDARY--\r\n"


@pytest.mark.parametrize(
    ("media_type", "value", "kind"),
    [
        ("image/png", b"x", "image/png"),
        ("image/png, image/jpeg", b"x", "image/png"),
        ("image/png, image/jpeg", ("a.jpg", b"x"), "image/jpeg"),
        ("image/png, image/jpeg", ("a.pdf", b"x"), "image/png"),
        ("image/png, application/octet-stream", b"x", "image/png"),
        ("image/*", ("a.gif", b"x"), "image/gif"),
        ("image/png, image/jpeg", ("a.jpg", b"x", "image/webp"), "image/webp"),
        ("", b"x", "application/octet-stream"),
    ],
)
def test_the_media_type_of_a_file(media_type: str, value: Any, kind: str) -> None:
    made = body(
        MULTIPART, (body_property("f", codec=BINARY, media_type=media_type), value)
    )
    assert f"\r\nContent-Type: {kind}\r\n\r\n".encode() in content(made)


@pytest.mark.parametrize("mark", ["\r", "\n", "\0", "\x7f", '"'])
def test_names_in_the_header_of_a_part_are_escaped(mark: str) -> None:
    name = f"a{mark};b"
    made = body(MULTIPART, (body_property(name), (name, b"x")))
    written = f"a%{ord(mark):02X};b"
    head = f'Content-Disposition: form-data; name="{written}"; filename="{written}"\r\n'
    assert head.encode() in content(made)
    assert content(made).count(b"\r\n") == 6


@pytest.mark.parametrize("mark", ["\r", "\n", "\0", "\r\nX: 1"])
def test_a_part_with_a_broken_header_is_refused(mark: str) -> None:
    kind = f"text/plain{mark}x"
    with pytest.raises(ValueError, match="control character"):
        body(MULTIPART, (body_property("f"), ("a", b"x", kind)))
    with pytest.raises(ValueError, match="control character"):
        body(MULTIPART, (body_property("f", media_type=kind), b"x"))
    with pytest.raises(ValueError, match="not a valid header field name"):
        body(
            MULTIPART,
            (body_property("f"), ("a", b"x", "text/plain", {f"X{mark}": "1"})),
        )


def test_bytes_as_base64_are_no_file_that_asks_for_parts() -> None:
    offered = ("application/json", MULTIPART)
    made = body(offered, (body_property("b", codec=BASE64), b"hi"))
    assert content(made) == b'{"b":"aGk="}'
    files = body(offered, (body_property("b", codec=ListOf(BINARY)), [b"hi"]))
    assert files is not None
    assert files.content_type.startswith(MULTIPART)


class Scan(Model):
    """A form with bytes of both kinds."""

    kind: str = required("kind", LiteralOf("scan"), default="scan")
    image_data: bytes = required("imageData", BASE64)
    pieces: list[bytes] | None = optional("pieces", ListOf(BASE64URL))
    file: Any = optional("file", BINARY)


class Note(Model):
    """A form without bytes."""

    kind: str = required("kind", LiteralOf("note"), default="note")
    text: str = required("text", STRING)


SCAN, NOTE = Ref("Scan", __name__), Ref("Note", __name__)


@pytest.mark.parametrize(
    "codec",
    [
        SCAN,
        NullOr(SCAN),
        OneOf(NOTE, SCAN),
        Tagged("kind", {"note": NOTE, "scan": SCAN}),
    ],
)
@pytest.mark.parametrize("media_type", [MULTIPART, FORM, "application/json"])
def test_a_mapping_is_a_form_as_its_model_is(codec: Codec, media_type: str) -> None:
    given: dict[str, Any] = {"image_data": b"\xfb\xff", "pieces": [b"\xfb\xff", b"?"]}
    wires = {"imageData": given["image_data"], "pieces": given["pieces"]}
    forms: list[Any] = [given, wires, {"kind": "scan", **given}, Scan(**given)]
    made = [
        content(body(media_type, (whole_body(codec=codec), form))) for form in forms
    ]
    assert b"+" in made[0] or b"%2B" in made[0]  # base64 text
    assert b"filename" not in made[0]
    assert all(sorted(one) == sorted(made[0]) for one in made)


def test_the_files_of_a_mapping_are_sent_as_files() -> None:
    given = {"imageData": b"x", "file": ("a.txt", b"raw", "text/plain"), "more": b"m"}
    made = content(body(MULTIPART, (whole_body(codec=SCAN), given)))
    assert b'name="imageData"\r\n\r\neA==' in made
    assert (
        b'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nraw' in made
    )
    assert b'name="more"; filename="more"' in made


def test_base64_is_the_text_of_a_body_in_text() -> None:
    for codec, expected in (
        (BASE64, b"+/8="),
        (BASE64URL, b"-_8="),
        (BINARY, b"\xfb\xff"),
    ):
        made = body("text/plain", (whole_body(codec=codec), b"\xfb\xff"))
        assert content(made) == expected
    made = body("image/png", (whole_body(codec=BASE64), b"\xfb\xff"))
    assert content(made) == b"\xfb\xff"


def test_bytes_or_null_are_text_in_json() -> None:
    argument = whole_body(codec=NullOr(BINARY), nullable=True)
    assert content(body("application/json", (argument, b"a"))) == b'"a"'
    assert content(body("application/json", (argument, None))) == b"null"


def test_a_media_type_is_asked_for_with_its_parameters() -> None:
    offered = {"a/xml; charset=utf-8": None, "a/xml": None, "a/json;v=2": None}
    for asked in ("a/xml", "A/XML;charset=utf-8", "a/json"):
        made = body(tuple(offered), (whole_body(), {"a": 1}), wanted=asked)
        assert made is not None
        expected = {"a/xml": "a/xml", "a/json": "a/json;v=2"}
        assert made.content_type == expected.get(asked, "a/xml; charset=utf-8")


def test_a_random_boundary_differs_each_time() -> None:
    operation: Operation[Any] = Operation("POST", "/x", body=MULTIPART, writers=WRITERS)
    given = [(body_property("a"), "b")]
    types = {payload(operation, given, None).content_type for _ in range(3)}  # type: ignore[arg-type,union-attr]
    assert len(types) == 3


def numbers() -> Iterator[bytes]:
    yield b"1"
    yield b"2"


class Pipe(io.RawIOBase):
    """A file that can be read but not rewound."""

    def __init__(self) -> None:
        self.left = b"pipe"

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part, self.left = self.left[:size], self.left[size:]
        return part


@pytest.mark.parametrize(
    ("value", "expected", "repeatable"),
    [
        (b"abc", b"abc", True),
        (bytearray(b"abc"), b"abc", True),
        (io.BytesIO(b"abc"), b"abc", True),
        (io.StringIO("äb"), "äb".encode(), True),
        ([b"a", b"b"], b"ab", True),
        (numbers(), b"12", False),
        (Pipe(), b"pipe", False),
        ("text", b"text", True),
        ({"a": [1]}, b'{"a":[1]}', True),
        (["a", None], b'["a",null]', True),
        ([], b"[]", True),
    ],
)
def test_raw_bodies(value: Any, expected: bytes, repeatable: bool) -> None:
    codec = PLAIN if isinstance(value, list | dict) else BINARY
    made = body("application/octet-stream", (whole_body(codec=codec), value))
    assert content(made) == expected
    assert made is not None
    assert made.repeatable is repeatable


def test_a_file_is_sent_from_where_it_stands() -> None:
    file = io.BytesIO(b"skipped-sent")
    file.seek(8)
    made = body("application/octet-stream", (whole_body(codec=BINARY), file))
    assert content(made) == b"sent"
    assert content(made) == b"sent"


def test_text_and_other_scalars() -> None:
    from datetime import UTC, datetime

    assert content(body("text/plain", (whole_body(), "ü"))) == "ü".encode()
    assert content(body("application/xml", (whole_body(), "<a/>"))) == b"<a/>"
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    assert content(body("text/plain", (whole_body(codec=DATETIME), moment))) == (
        b"2026-01-02T00:00:00Z"
    )


def test_the_media_type_that_fits_is_chosen() -> None:
    offered = ("application/json", MULTIPART, "application/octet-stream")

    def kind(*given: tuple[Argument, Any], wanted: str = "") -> str:
        made = body(offered, *given, wanted=wanted)
        assert made is not None
        return made.content_type.partition(";")[0]

    assert kind((body_property("a"), 1)) == "application/json"
    assert kind((body_property("a"), b"x")) == MULTIPART
    assert kind((whole_body(), b"x")) == "application/octet-stream"
    assert kind((body_property("a"), 1), wanted="Multipart/Form-Data; x=y") == MULTIPART


class Upload(Model):
    """A form with a file."""

    number: int = required("id", INTEGER)
    file: Any = optional("file", BINARY)


class Change(Model):
    """Another object."""

    op: str = required("op", STRING)


UPLOAD, CHANGE = Ref("Upload", __name__), Ref("Change", __name__)
JSON, XML, PATCH = "application/json", "application/xml", "application/merge-patch+json"
BYTES = "application/octet-stream"


@pytest.mark.parametrize(
    ("described", "value", "expected"),
    [
        ({JSON: CHANGE, MULTIPART: UPLOAD}, Upload(number=1, file=b"x"), MULTIPART),
        ({JSON: CHANGE, MULTIPART: UPLOAD}, {"file": b"x"}, MULTIPART),
        ({JSON: CHANGE, MULTIPART: UPLOAD}, {"file": io.BytesIO(b"x")}, MULTIPART),
        ({JSON: CHANGE, MULTIPART: UPLOAD}, {"id": 1}, MULTIPART),
        ({JSON: CHANGE, MULTIPART: UPLOAD}, {"op": "x"}, JSON),
        ({JSON: CHANGE, MULTIPART: UPLOAD}, {}, JSON),
        ({JSON: SCAN, MULTIPART: UPLOAD}, {"image_data": b"x"}, JSON),
        ({JSON: UPLOAD, MULTIPART: UPLOAD}, Upload(number=1, file=b"x"), MULTIPART),
        ({JSON: UPLOAD, MULTIPART: UPLOAD}, Upload(number=1), JSON),
        ({JSON: SCAN, PATCH: CHANGE}, Change(op="x"), PATCH),
        ({JSON: SCAN, PATCH: NullOr(OneOf(NOTE, CHANGE))}, Change(op="x"), PATCH),
        ({JSON: SCAN, PATCH: ListOf(CHANGE)}, [Change(op="x")], PATCH),
        ({JSON: SCAN, PATCH: ListOf(CHANGE)}, [{"op": "x"}], PATCH),
        ({JSON: PLAIN, PATCH: PLAIN}, Change(op="x"), JSON),
        ({XML: CHANGE, BYTES: BINARY}, b"<a/>", BYTES),
        ({XML: CHANGE, BYTES: BINARY}, "<a/>", XML),
        ({JSON: PLAIN, XML: CHANGE, "text/plain": PLAIN}, "a", "text/plain"),
        ({JSON: PLAIN, XML: CHANGE}, "a", XML),
        ({"image/png": BINARY, "text/plain": PLAIN}, "a", "text/plain"),
        ({"image/png": BINARY, "text/plain": PLAIN}, b"a", "image/png"),
        ({"text/plain": PLAIN, "image/png": BINARY}, b"a", "image/png"),
        ({"text/csv": BINARY, "image/png": BINARY}, b"a", "text/csv"),
        ({JSON: BINARY, BYTES: BINARY}, b"a", BYTES),
        ({JSON: PLAIN, "image/*": BINARY, MULTIPART: UPLOAD}, "a", JSON),
        ({JSON: CHANGE, BYTES: BINARY}, "{}", BYTES),
        ({JSON: ListOf(PLAIN), BYTES: BINARY}, iter([b"a"]), BYTES),
        ({JSON: ListOf(PLAIN), "text/csv": PLAIN}, iter([b"a"]), JSON),
        ({MULTIPART: CHANGE, "*/*": DATE}, date(2026, 1, 2), JSON),
        ({JSON: CHANGE, "text/plain": DATE}, date(2026, 1, 2), "text/plain"),
        ({MULTIPART: CHANGE, "*/*": DATE}, {"op": "x"}, MULTIPART),
    ],
)
def test_the_value_selects_the_media_type(
    described: dict[str, Codec], value: Any, expected: str
) -> None:
    forms = {name: whole_body(codec=codec) for name, codec in described.items()}
    made = body(tuple(described), (whole_body(forms=forms), value))
    assert made is not None
    assert made.content_type.partition(";")[0] == expected


@pytest.mark.parametrize(
    ("value", "files"),
    [
        (numbers, [b"f"]),
        (lambda: ("a.txt", numbers()), [b"a.txt"]),
        (lambda: [numbers(), numbers()], [b"f", b"f"]),
    ],
)
@pytest.mark.parametrize("codec", [BINARY, PLAIN])
def test_an_iterator_of_bytes_is_a_file_of_a_form(
    value: Any, files: list[bytes], codec: Codec
) -> None:
    for given in (
        (body_property("f", codec=codec), value()),
        (whole_body(codec=UPLOAD if codec is BINARY else PLAIN), {"f": value()}),
    ):
        made = body(MULTIPART, given)
        assert made is not None
        assert not made.repeatable
        text = content(made)
        for name in files:
            assert b'name="f"; filename="' + name + b'"\r\n' in text
        assert text.count(b"\r\n\r\n12\r\n") == len(files)


def test_other_iterators_are_lists() -> None:
    for codec, items in ((PLAIN, ["a", "b"]), (ListOf(DATE), [date(2026, 1, 2)] * 2)):
        made = body(MULTIPART, (body_property("f", codec=codec), iter(items)))
        assert content(made).count(b'name="f"\r\n') == 2
    assert body(MULTIPART, (body_property("f"), iter([]))) is not None


def test_an_asynchronous_iterator_is_a_file_of_a_form() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"1"
        yield b"2"

    async def read(chunks: Any) -> bytes:
        return b"".join([chunk async for chunk in chunks])

    given = [pieces(), numbers(), b"12", UploadProgress(pieces(), lambda *_: None)]
    made = body(MULTIPART, *((body_property("f", codec=BINARY), one) for one in given))
    assert made is not None
    text = asyncio.run(read(made.content))
    assert text.count(b"\r\n\r\n12\r\n") == 4
    assert (made.length, made.repeatable) == (None, False)


LATIN = "text/plain; charset=iso-8859-1"


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        (LATIN, b"\xe9"),
        ('text/plain; Charset="utf-16-le"', b"\xe9\x00"),
        ("text/plain; charset=unknown", b"\xc3\xa9"),
        ("text/plain", b"\xc3\xa9"),
    ],
)
def test_text_has_the_charset_of_its_media_type(
    media_type: str, expected: bytes
) -> None:
    for value in ("é", io.StringIO("é")):
        assert content(body(media_type, (whole_body(), value))) == expected
    made = body("text/plain", (whole_body(), "é"), wanted=media_type)
    assert (made and made.content_type) == media_type
    assert content(made) == expected
    for one, value in (
        (body_property("f", media_type=media_type), "é"),
        (body_property("f"), ("n", "é", media_type)),
    ):
        assert b"\r\n\r\n" + expected + b"\r\n--" in content(
            body(MULTIPART, (one, value))
        )


def test_a_character_that_the_charset_lacks() -> None:
    with pytest.raises(
        ValueError, match=r"'text/plain; charset=iso-8859-1' lacks .*'€'"
    ):
        body(LATIN, (whole_body(), "5 €"))
    with pytest.raises(ValueError, match="lacks the character"):
        body(MULTIPART, (body_property("f", media_type=LATIN), "5 €"))


def test_a_model_is_no_list_of_bytes() -> None:
    operation: Operation[Any] = Operation(
        "POST", "/x", body=MULTIPART, writers=(raw, multipart)
    )
    made = payload(operation, [(whole_body(codec=CHANGE), Change(op="x"))], None)
    assert b'name="op"\r\n\r\nx\r\n' in content(made)


@pytest.mark.parametrize(
    ("offered", "wanted", "value", "expected"),
    [
        ((JSON, "text/*"), "text/html", "<p>", "text/html"),
        ((JSON, "*/*"), "image/webp", b"x", "image/webp"),
        ((JSON, "text/*"), "text/*", "a", "text/plain"),
        (("*/*",), "text/csv", "a,b", "text/csv"),
        ((XML, "application/vnd.a+json"), JSON, {"a": 1}, "application/vnd.a+json"),
        (("text/plain", JSON), "text/plain;charset=x", "a", "text/plain;charset=x"),
        (("*/*",), JSON, {"a": 1}, JSON),
        ((JSON,), "text/plain", {"a": 1}, JSON),
    ],
)
def test_a_concrete_media_type_selects_a_range(
    offered: tuple[str, ...], wanted: str, value: Any, expected: str
) -> None:
    made = body(offered, (whole_body(), value), wanted=wanted)
    assert made is not None
    assert made.content_type == expected


def test_a_range_leaves_the_media_type_to_the_value() -> None:
    for offered in ("*/*", "application/*"):
        listed = body(offered, (whole_body(), [{"a": 1}]))
        assert (listed and listed.content_type) == "application/json"
        assert content(listed) == b'[{"a":1}]'
        text = body(offered, (whole_body(), "as it is"))
        assert (text and text.content_type) == "application/octet-stream"
        assert content(text) == b"as it is"
        parts = body(offered, (whole_body(), iter([b"a", b"b"])))
        assert content(parts) == b"ab"
        assert content(body(offered, required=True)) == b"{}"
