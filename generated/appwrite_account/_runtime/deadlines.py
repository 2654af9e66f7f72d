"""Network operations of the synchronous client that stop at a call's deadline."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import httpx2

SLICE = 65_536
"""Maximum number of bytes per write while a deadline applies."""


class _Current(threading.local):
    """The deadline of the request that this thread handles, or None."""

    until: float | None = None


current = _Current()


def _time_left(
    timeout: float | None, late: type[httpx2.TimeoutException]
) -> float | None:
    if current.until is None:
        return timeout
    left = current.until - time.monotonic()
    if left <= 0:
        raise late("the deadline has passed")
    return left if timeout is None else min(left, timeout)


class Network:
    """Opens connections; replaces the library's ``NetworkBackend``."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **more: Any
    ) -> _Stream:
        if current.until is None:
            return _Stream(self._inner.connect_tcp(host, port, timeout, **more))
        error: Exception = httpx2.ConnectError(f"no address found for {host}")
        for address in _addresses(host, port, timeout):
            left = _time_left(timeout, httpx2.ConnectTimeout)
            try:
                return _Stream(self._inner.connect_tcp(address, port, left, **more))
            except Exception as failed:
                error = failed
        raise error

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, **more: Any
    ) -> _Stream:
        left = _time_left(timeout, httpx2.ConnectTimeout)
        return _Stream(self._inner.connect_unix_socket(path, left, **more))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _Stream:
    """An open connection; replaces the library's ``NetworkStream``."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if current.until is not None:
            timeout = _time_left(timeout, httpx2.ReadTimeout)
        data: bytes = self._inner.read(max_bytes, timeout)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if current.until is None:
            self._inner.write(buffer, timeout)
            return
        # A single write may wait for the peer several times, each with the full timeout.
        for start in range(0, len(buffer), SLICE):
            left = _time_left(timeout, httpx2.WriteTimeout)
            self._inner.write(buffer[start : start + SLICE], left)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> _Stream:
        left = _time_left(timeout, httpx2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _addresses(host: str, port: int, timeout: float | None) -> list[str]:
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_time_left(timeout, httpx2.ConnectTimeout))
    if not found:
        raise httpx2.ConnectTimeout(f"resolving {host} timed out")
    if isinstance(found[0], Exception):
        raise httpx2.ConnectError(str(found[0])) from found[0]
    return list(dict.fromkeys(str(entry[4][0]) for entry in found[0]))
