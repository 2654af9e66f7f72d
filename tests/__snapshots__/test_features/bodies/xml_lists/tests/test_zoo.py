"""Requests, results and errors of the ``zoo`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml_lists import from_json
from bodies_xml_lists.errors import NotFoundError
from bodies_xml_lists.models import Animal

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/vnd.zoo+xml"}


def test_set_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '<?xml version="1.0" encoding="UTF-8"?><zoo><animal><legs>4</legs></animal></zoo>',
        "application/vnd.zoo+xml",
    )
    result = server.result(
        client.zoo.set(
            bare=["dog", "cat"],
            named=["dog"],
            wrapped=["dog"],
            both=["dog"],
            again=[1, 2],
            animals=[{"legs": 4}],
            counts={"lions": 2},
        ),
    )
    server.received(
        "PUT",
        "https://api.example/zoo",
        {**HEADERS, "content-type": "text/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<Zoo>",
                b"<bare>dog</bare>",
                b"<bare>cat</bare>",
                b"<one>dog</one>",
                b"<wrapped>",
                b"<each>dog</each>",
                b"</wrapped>",
                b"<aliens>",
                b"<alien>dog</alien>",
                b"</aliens>",
                b"<same>",
                b"<same>1</same>",
                b"<same>2</same>",
                b"</same>",
                b"<animals>",
                b"<animal>",
                b"<legs>4</legs>",
                b"</animal>",
                b"</animals>",
                b"<counts>",
                b"<lions>2</lions>",
                b"</counts>",
                b"</Zoo>",
            ],
        ),
    )
    assert result == from_json(list[Animal], '[{"legs": 4}]')


def test_set_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.zoo.set(
                bare=["dog", "cat"],
                named=["dog"],
                wrapped=["dog"],
                both=["dog"],
                again=[1, 2],
                animals=[{"legs": 4}],
                counts={"lions": 2},
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_shows_its_response(server: Server) -> None:
    client = server.answers(
        200,
        '<?xml version="1.0" encoding="UTF-8"?><zoo><animal><legs>4</legs></animal></zoo>',
        "application/vnd.zoo+xml",
    )
    status, result = server.raw(
        client,
        client.zoo.set,
        bare=["dog", "cat"],
        named=["dog"],
        wrapped=["dog"],
        both=["dog"],
        again=[1, 2],
        animals=[{"legs": 4}],
        counts={"lions": 2},
    )
    assert status == 200
    assert result == from_json(list[Animal], '[{"legs": 4}]')
    client = server.answers(
        200,
        '<?xml version="1.0" encoding="UTF-8"?><zoo><animal><legs>4</legs></animal></zoo>',
        "application/vnd.zoo+xml",
    )
    status, result = server.streamed(
        client,
        client.zoo.set,
        bare=["dog", "cat"],
        named=["dog"],
        wrapped=["dog"],
        both=["dog"],
        again=[1, 2],
        animals=[{"legs": 4}],
        counts={"lions": 2},
    )
    assert status == 200
    assert result == from_json(list[Animal], '[{"legs": 4}]')
