"""URLs from a base and a path template."""

from __future__ import annotations

import pytest

from runtime.operations import Server
from runtime.urls import PathTemplate, joined_url, origin, resolved, without_secrets


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("/users/{id}", {"id": "7"}, ("/users/7", "")),
        ("/{a}.{b}", {"a": "x", "b": "y"}, ("/x.y", "")),
        ("/x({id})/y", {"id": "7"}, ("/x(7)/y", "")),
        ("/a/{id}", {"id": "..."}, ("/a/...", "")),
        ("/a/{id}", {"id": "x..y"}, ("/a/x..y", "")),
        ("/a/../{id}", {"id": "x.y"}, ("/a/../x.y", "")),
        ("/a?x={y}&z=1", {"y": "2"}, ("/a", "x=2&z=1")),
        ("/a#part", {}, ("/a", "")),
        ("/sp ace/ü/{id}", {"id": "1"}, ("/sp%20ace/%C3%BC/1", "")),
        ("/100%25/50%", {}, ("/100%25/50%25", "")),
        ("/open{", {}, ("/open%7B", "")),
        ("/a/{b {c {id}}", {"id": "1"}, ("/a/%7Bb%20%7Bc%201%7D", "")),
        ("/a/{x y}", {"x y": "1"}, ("/a/1", "")),
    ],
)
def test_templates(
    template: str, values: dict[str, str], expected: tuple[str, str]
) -> None:
    assert PathTemplate(template).expanded(values) == expected


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("/{a}{b}", {"a": ".", "b": "."}),
        ("/.{a}", {"a": "."}),
        ("/{a}.", {"a": "%2E"}),
        ("/a/{id}/b", {"id": ".."}),
        ("/a/{id}/b", {"id": "."}),
        ("/a/{id}", {"id": "x/../y"}),
        ("/a/.{id}", {"id": ".%2Fx"}),
        ("/a/.{id};b", {"id": "."}),
    ],
)
def test_arguments_cannot_make_a_segment_of_dots(
    template: str, values: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match=r"path parameter|path segment"):
        PathTemplate(template).expanded(values)


def test_a_placeholder_needs_a_value() -> None:
    with pytest.raises(ValueError, match=r"\{id\}"):
        PathTemplate("/a/{id}").expanded({})


@pytest.mark.parametrize(
    ("base", "path", "queries", "expected"),
    [
        ("https://h/v1", "/a", [], "https://h/v1/a"),
        ("https://h/v1/", "/a", ["x=1"], "https://h/v1/a?x=1"),
        ("https://h", "a", ["", "x=1", "y=2"], "https://h/a?x=1&y=2"),
        ("https://h/v1?key=1", "/a/", ["x=1"], "https://h/v1/a/?key=1&x=1"),
        ("https://h/v1", "", [], "https://h/v1"),
        ("https://h/v1", "/", [], "https://h/v1/"),
    ],
)
def test_bases(base: str, path: str, queries: list[str], expected: str) -> None:
    assert joined_url(base, path, queries) == expected


def test_origins_ignore_case_default_ports_and_users() -> None:
    assert origin("https://u:p@Host.test/x") == ("https", "host.test", "443")
    assert origin("http://host.test:8080?x") == ("http", "host.test", "8080")
    assert origin("http://[::1]/") == ("http", "[::1]", "80")
    assert origin("http://[::1]:81/") == ("http", "[::1]", "81")


def test_secrets_are_not_shown() -> None:
    url = "https://user:pass@h/v1/a@b?key=1&x=2"
    assert without_secrets(url, ["key"]) == "https://h/v1/a@b?key=***&x=2"


def test_relative_servers_are_made_absolute() -> None:
    assert resolved("https://h/v1", "/v2") == "https://h/v2"
    assert resolved("https://h/v1", "//other/v2") == "https://other/v2"
    assert resolved("https://h/v1/", "./beta") == "https://h/v1/beta"


@pytest.mark.parametrize(
    "value",
    ["evil.test/", "evil.test#", "x@evil.test/", "a?", "a\\", "a%2f", "a:1", "a\r\n"],
)
def test_a_server_variable_cannot_change_the_host(value: str) -> None:
    server = Server("https://{tenant}.good.test/v1", {"tenant": "a"})
    assert server.address({"tenant": "b"}) == "https://b.good.test/v1"
    with pytest.raises(ValueError, match="'tenant' would change the host"):
        server.address({"tenant": value})


def test_a_server_variable_stays_in_its_part() -> None:
    whole = Server("https://{host}/v1", {"host": "a.test"})
    assert whole.address({"host": "b.test:8443"}) == "https://b.test:8443/v1"
    below = Server("https://a.test/{path}", {"path": "v1"})
    assert below.address({"path": "v1/b"}) == "https://a.test/v1/b"
    for value in ("..", "a/../b", "a?b", "a#b", "a\n"):
        with pytest.raises(ValueError, match="'path' would change the path"):
            below.address({"path": value})
