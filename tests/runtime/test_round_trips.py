"""Any text arrives as it was given, whatever stands in it."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx2
from hypothesis import assume, given
from hypothesis import strategies as st

from runtime.operations import body_property, path, query
from runtime.parameters import field_pairs, path_text, query_pairs
from runtime.urls import PathTemplate, escape, escape_form, has_dots, joined_url

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PAIRS = st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=5)


@given(TEXT)
def test_escaped_text_reads_back(text: str) -> None:
    assert unquote(escape(text)) == text
    assert unquote(escape_form(text).replace("+", " ")) == text


@given(st.binary(max_size=20))
def test_escaped_bytes_read_back(data: bytes) -> None:
    from urllib.parse import unquote_to_bytes

    from runtime.parameters import text

    assert unquote_to_bytes(escape(text(data))) == data


@given(PAIRS)
def test_queries_read_back_after_the_http_library_has_seen_them(
    pairs: list[tuple[str, str]],
) -> None:
    written = [pair for name, text in pairs for pair in query_pairs(query(name), text)]
    joined = "&".join(f"{name}={text}" for name, text in written)
    url = joined_url("https://api.test", "/a", [joined])
    sent = httpx2.URL(url).raw_path.decode()
    assert sent == urlsplit(url)._replace(scheme="", netloc="").geturl()
    assert parse_qsl(urlsplit(sent).query, keep_blank_values=True) == pairs


@given(PAIRS)
def test_forms_read_back(pairs: list[tuple[str, str]]) -> None:
    written = [
        pair for name, text in pairs for pair in field_pairs(body_property(name), text)
    ]
    joined = "&".join(f"{name}={text}" for name, text in written)
    assert parse_qsl(joined, keep_blank_values=True) == pairs


@given(TEXT.filter(bool))
def test_a_path_value_stays_one_segment(text: str) -> None:
    assume(not has_dots(text))
    value = path_text(path("id"), text)
    where, _ = PathTemplate("/a/{id}/b").expanded({"id": value})
    sent = httpx2.URL("https://api.test" + where).raw_path.decode()
    assert sent == where
    empty, first, segment, last = sent.split("/")
    assert (empty, first, last) == ("", "a", "b")
    assert unquote(segment) == text


@given(
    st.lists(st.sampled_from([".", "/", "\\", "%2e", "%2F", "%5c", "%25", ";", "a"])),
    st.booleans(),
)
def test_a_path_value_stays_beneath_its_place(
    pieces: list[str], reserved: bool
) -> None:
    argument = path("id", allow_reserved=reserved)
    try:
        value = path_text(argument, "".join(pieces))
        where, _ = PathTemplate("/a/{id}").expanded({"id": value})
    except ValueError:
        return
    for _ in range(len(pieces) + 1):  # a server may decode as often as it likes
        where = unquote(where).replace("\\", "/")
        assert posixpath.normpath(re.sub(";[^/]*", "", where)).startswith("/a")
        assert posixpath.normpath(where).startswith("/a")
