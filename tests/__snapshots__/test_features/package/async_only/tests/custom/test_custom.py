"""Custom tests. specloom creates this file once and never overwrites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Server


def test_an_endpoint_without_a_method(server: Server) -> None:
    client = server.answers(200, '{"healthy": true}')
    assert server.result(client.request("GET", "/health")) == {"healthy": True}
