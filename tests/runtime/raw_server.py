"""A server of raw sockets on this machine, which sends the bytes that a test gives it."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from runtime.errors import APITimeoutError

Handler = Callable[["Connection"], None]


class Connection:
    """One accepted connection; ``head`` and ``body`` are those of its last request."""

    def __init__(self, peer: socket.socket, stopped: threading.Event) -> None:
        self.socket = peer
        self.stopped = stopped
        self.head = b""
        self.body = b""

    def receive(self) -> bool:
        """Read a request; False when the client has gone."""
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.socket.recv(65_536)
            if not piece:
                return False
            data += piece
        self.head, _, self.body = data.partition(b"\r\n\r\n")
        for line in self.head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                while len(self.body) < int(line[15:]):
                    self.body += self.socket.recv(65_536)
        return True

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def drip(self, data: bytes, pause: float = 0.05) -> None:
        """Send single bytes, with a pause before each."""
        for index in range(len(data)):
            if self.stopped.wait(pause):
                return
            self.send(data[index : index + 1])

    def wait(self) -> None:
        """Do nothing until the server is stopped."""
        self.stopped.wait(30)


class RawServer:
    """Handles each connection in a thread of its own; counts them."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle
        self.connections = 0
        self.stopped = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = self.listener.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        with peer, contextlib.suppress(OSError):
            self.handle(Connection(peer, self.stopped))

    def close(self) -> None:
        self.stopped.set()
        self.listener.close()


@contextlib.contextmanager
def serving(handle: Handler) -> Iterator[RawServer]:
    """A server for the time of a block."""
    server = RawServer(handle)
    try:
        yield server
    finally:
        server.close()


def answering(*responses: bytes) -> Handler:
    """Send the responses in order, the last one again and again, then hang up."""
    left = list(responses)

    def handle(connection: Connection) -> None:
        if connection.receive():
            connection.send(left.pop(0) if len(left) > 1 else left[0])

    return handle


def response(body: bytes = b"", status: str = "200 OK", **fields: str) -> bytes:
    """The bytes of a whole response; underscores of names become hyphens."""
    fields = {
        "Content_Type": "application/json",
        "Content_Length": str(len(body)),
        "Connection": "close",
        **fields,
    }
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines])
    return head.encode("latin-1") + b"\r\n\r\n" + body


def seconds(work: Callable[[], Any]) -> float:
    """How long something takes."""
    start = time.monotonic()
    work()
    return time.monotonic() - start


def patiently(work: Callable[[float], Any], shortest: float) -> None:
    """Run a check that needs something to succeed within a time limit.

    A busy machine may take longer than the shortest limit, so a timeout leads to another
    run with four times as long; only that of the last run counts.
    """
    for limit in (shortest, shortest * 4):
        try:
            work(limit)
        except APITimeoutError:
            continue
        return
    work(shortest * 16)
