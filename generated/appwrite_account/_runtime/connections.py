"""How the HTTP library is told to connect."""

from __future__ import annotations

import http.cookiejar
import ssl
import threading
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from collections.abc import Mapping

_lock = threading.Lock()
_contexts: dict[str, ssl.SSLContext] = {}


def tls_context(scheme: str) -> ssl.SSLContext:
    with _lock:
        if scheme not in _contexts:
            _contexts[scheme] = (
                httpx2.create_ssl_context()
                if scheme == "https"
                else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            )
        return _contexts[scheme]


def no_cookies() -> http.cookiejar.CookieJar:
    policy = http.cookiejar.DefaultCookiePolicy(allowed_domains=[])
    return http.cookiejar.CookieJar(policy)


def client_arguments(scheme: str, options: Mapping[str, Any]) -> dict[str, Any]:
    arguments: dict[str, Any] = {
        "verify": _context(scheme, options),
        "cookies": no_cookies(),
        "timeout": None,
        "trust_env": options.get("trust_env", True),
        "http2": options.get("http2", False),
    }
    if proxy := options.get("proxy"):
        try:
            arguments["proxy"] = httpx2.Proxy(proxy)
        except (ValueError, httpx2.InvalidURL):
            # The library's message quotes the URL, which may hold a password.
            raise ValueError("proxy is not a URL that can be used") from None
    if most := options.get("max_connections"):
        arguments["limits"] = httpx2.Limits(
            max_connections=most, max_keepalive_connections=min(most, 20)
        )
    return arguments


def _context(scheme: str, options: Mapping[str, Any]) -> ssl.SSLContext:
    verify, cert = options.get("verify", True), options.get("cert")
    if isinstance(verify, ssl.SSLContext):
        context = verify
    elif isinstance(verify, str):
        import os

        folder = os.path.isdir(verify)  # noqa: PTH112 - pathlib is slow to import
        context = ssl.create_default_context(
            cafile=None if folder else verify, capath=verify if folder else None
        )
    elif verify is False:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif not cert and options.get("trust_env", True):
        return tls_context(scheme)
    else:
        context = httpx2.create_ssl_context(trust_env=options.get("trust_env", True))
    if cert:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    return context
