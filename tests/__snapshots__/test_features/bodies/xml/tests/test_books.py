"""Requests, results and errors of the ``books`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml import from_json
from bodies_xml.errors import NotFoundError
from bodies_xml.models import Book

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/xml"}

ADD_ANSWER_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<book xmlns="https://books.example" id="7" xmlns:b="urn:b" b:lang="x&quot;y">
  <b:heading>A &amp; B &lt;c&gt;</b:heading>
  <price>12.5</price>
  <printed>2026-02-03</printed>
  <inStock>true</inStock>
  <writer/>
</book>
"""

BOOK = """{
  "id": 7,
  "title": "A & B <c>",
  "lang": "x\\"y",
  "price": 12.5,
  "printed": "2026-02-03",
  "inStock": true,
  "author": {}
}"""


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, ADD_ANSWER_TEXT, "application/xml")
    result = server.result(client.books.add(id=7, title="A & B <c>"))
    server.received(
        "POST",
        "https://api.example/books",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b'<book xmlns="https://books.example" id="7">',
                b'<b:heading xmlns:b="urn:b">A &amp; B &lt;c&gt;</b:heading>',
                b"</book>",
            ],
        ),
    )
    assert result == from_json(Book, BOOK)


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(200, ADD_ANSWER_TEXT, "application/xml")
    server.result(
        client.books.add(
            id=7,
            title="A & B <c>",
            lang='x"y',
            price=12.5,
            printed=date(2026, 2, 3),
            in_stock=True,
            author={"name": "Ada"},
        ),
    )
    server.received(
        "POST",
        "https://api.example/books",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b'<book xmlns="https://books.example" id="7" xmlns:b="urn:b" b:lang="x&quot;y">',
                b"<b:heading>A &amp; B &lt;c&gt;</b:heading>",
                b"<price>12.5</price>",
                b"<printed>2026-02-03</printed>",
                b"<inStock>true</inStock>",
                b"<writer>",
                b"<name>Ada</name>",
                b"</writer>",
                b"</book>",
            ],
        ),
    )


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.books.add(id=7, title="A & B <c>"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(200, ADD_ANSWER_TEXT, "application/xml")
    status, result = server.raw(client, client.books.add, id=7, title="A & B <c>")
    assert status == 200
    assert result == from_json(Book, BOOK)
    client = server.answers(200, ADD_ANSWER_TEXT, "application/xml")
    status, result = server.streamed(client, client.books.add, id=7, title="A & B <c>")
    assert status == 200
    assert result == from_json(Book, BOOK)
