"""Requests, results and errors of the ``paths`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_path_styles.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_simple_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.paths.get_simple(
            one="a/b c",
            list=["a", "b"],
            list2=[3, 4],
            map={"x": 1, "y": -2},
            map2={"x": 1, "y": -2},
        ),
    )
    server.received(
        "GET",
        "https://api.example/v1/simple/a%2Fb%20c/a,b/3,4/x,1,y,-2/x=1,y=-2",
        HEADERS,
    )
    assert result is None


def test_get_simple_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.paths.get_simple(
                one="a/b c",
                list=["a", "b"],
                list2=[3, 4],
                map={"x": 1, "y": -2},
                map2={"x": 1, "y": -2},
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_fancy_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.paths.get_fancy(
            label=["a", "b"],
            label2={"x": 1, "y": -2},
            matrix=["a", "b"],
            matrix2=["a", "b"],
        ),
    )
    server.received(
        "GET",
        "https://api.example/v1/fancy/.a,b/.x=1.y=-2/;matrix=a,b/;matrix2=a;matrix2=b",
        HEADERS,
    )
    assert result is None


def test_get_fancy_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.paths.get_fancy(
                label=["a", "b"],
                label2={"x": 1, "y": -2},
                matrix=["a", "b"],
                matrix2=["a", "b"],
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_fancy_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(
        client,
        client.paths.get_fancy,
        label=["a", "b"],
        label2={"x": 1, "y": -2},
        matrix=["a", "b"],
        matrix2=["a", "b"],
    )
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.paths.get_fancy,
        label=["a", "b"],
        label2={"x": 1, "y": -2},
        matrix=["a", "b"],
        matrix2=["a", "b"],
    )
    assert status == 204
    assert result is None
