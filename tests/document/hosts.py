"""A network for tests: names that stand for public addresses, and a server behind them.

The rules about addresses stay in force: only the name service and the act of connecting
are replaced.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from specloom.document import remote

PUBLIC = "93.184.216.34"


class World:
    """The pages of the hosts ``one.example`` and ``two.example``, which tests change."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.pages: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        self.names = {"one.example": [PUBLIC], "two.example": [PUBLIC]}
        self.asked: list[str] = []
        self.dialled: list[str] = []
        self.online = True
        self._patch = patch
        self._port = 0

    def open(self, port: int) -> None:
        """Puts this world in place of the network."""
        self._port = port
        self._patch.setattr(remote, "addresses", self._addresses)
        self._patch.setattr(remote, "connected", self._connected)

    def _addresses(self, host: str, port: int) -> list[str]:
        if not self.online or host not in self.names:
            raise socket.gaierror("no such name")
        return self.names[host]

    def _connected(self, address: str, port: int) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self._port), 5)


@contextmanager
def world() -> Iterator[World]:
    """A world of its own, as long as the body runs."""
    with pytest.MonkeyPatch.context() as patch:
        here = World(patch)

        class Host(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                place = f"http://{self.headers['Host']}{self.path}"
                here.asked.append(place)
                page = here.pages.get(place)
                self.send_response(
                    302 if place in here.moved else 200 if page is not None else 404
                )
                if place in here.moved:
                    self.send_header("Location", here.moved[place])
                self.end_headers()
                self.wfile.write((page or "").encode())

            def log_message(self, format: str, *args: object) -> None:
                """Keeps the test's output clean."""

        server = HTTPServer(("127.0.0.1", 0), Host)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        here.open(server.server_port)
        try:
            yield here
        finally:
            server.shutdown()
            server.server_close()
