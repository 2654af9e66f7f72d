"""Requests, results and errors of the ``docs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml_nodes import from_json
from bodies_xml_nodes.errors import NotFoundError
from bodies_xml_nodes.models import Doc

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/xml"}

DOC = """{
  "kind": "memo",
  "size": {"width": 3},
  "page": {"lang": "en", "html": "<b>]]></b>"},
  "note": null,
  "tags": ["a"]
}"""


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '<?xml version="1.0" encoding="UTF-8"?><Doc kind="memo"><width>3</width><Page lang="en"><![CDATA[<b>]]]]><![CDATA[></b>]]></Page><note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><tags><tag>a</tag></tags></Doc>',
        "application/xml",
    )
    result = server.result(
        client.docs.add(
            kind="memo",
            size={"width": 3},
            page={"lang": "en", "html": "<b>]]></b>"},
            note=None,
            tags=["a"],
        ),
    )
    server.received(
        "POST",
        "https://api.example/docs",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b'<Doc kind="memo">',
                b"<width>3</width>",
                b'<Page lang="en">',
                b"<![CDATA[<b>]]]]>",
                b"<![CDATA[>",
                b"</b>]]>",
                b"</Page>",
                b'<note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
                b"<tags>",
                b"<tag>a</tag>",
                b"</tags>",
                b"</Doc>",
            ],
        ),
    )
    assert result == from_json(Doc, DOC)


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.docs.add(
                kind="memo",
                size={"width": 3},
                page={"lang": "en", "html": "<b>]]></b>"},
                note=None,
                tags=["a"],
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(
        200,
        '<?xml version="1.0" encoding="UTF-8"?><Doc kind="memo"><width>3</width><Page lang="en"><![CDATA[<b>]]]]><![CDATA[></b>]]></Page><note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><tags><tag>a</tag></tags></Doc>',
        "application/xml",
    )
    status, result = server.raw(
        client,
        client.docs.add,
        kind="memo",
        size={"width": 3},
        page={"lang": "en", "html": "<b>]]></b>"},
        note=None,
        tags=["a"],
    )
    assert status == 200
    assert result == from_json(Doc, DOC)
    client = server.answers(
        200,
        '<?xml version="1.0" encoding="UTF-8"?><Doc kind="memo"><width>3</width><Page lang="en"><![CDATA[<b>]]]]><![CDATA[></b>]]></Page><note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><tags><tag>a</tag></tags></Doc>',
        "application/xml",
    )
    status, result = server.streamed(
        client,
        client.docs.add,
        kind="memo",
        size={"width": 3},
        page={"lang": "en", "html": "<b>]]></b>"},
        note=None,
        tags=["a"],
    )
    assert status == 200
    assert result == from_json(Doc, DOC)
