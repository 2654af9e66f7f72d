"""Redirects: where they lead, and what may be sent there."""

from __future__ import annotations

from .errors import RedirectError
from .requests import Request
from .urls import origin, without_secrets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from .replies import HttpResponse

MOST_REDIRECTS = 10
"""Maximum number of redirects that one call follows."""

# The only header fields sent to another origin. A list of secret ones would never be
# complete.
_HARMLESS = ("accept", "accept-language", "content-type", "user-agent")


def redirected(
    request: Request, reply: HttpResponse, hops: int = 0, *, bodies: bool = False
) -> Request | None:
    location = reply.headers.get("location")
    if reply.status_code not in (301, 302, 303, 307, 308) or not location:
        return None
    url, shown = _target(request, reply, location)
    if hops >= MOST_REDIRECTS:
        _refuse(request, reply, shown, f"more than {MOST_REDIRECTS} redirects")
    method, payload = _method(request, reply.status_code), request.payload
    if method != request.method:
        payload = None
    elif not request.repeatable:
        _refuse(request, reply, shown, "the request body cannot be sent a second time")
    same = origin(url) == origin(request.url) and not request.cross_origin
    if payload is not None and not same and not bodies:
        reason = (
            "it is another origin; pass cross_origin_bodies=True to send the body there"
        )
        _refuse(request, reply, shown, reason)
    headers = tuple(
        (name, value)
        for name, value in request.headers
        if (same or name.lower() in _HARMLESS)
        and (payload is not None or not name.lower().startswith("content-"))
    )
    further = Request(
        method,
        url,
        headers,
        payload,
        redacted_url=shown,
        digest=request.digest if same else None,
        timeout=request.timeout,
        until=request.until,
        cross_origin=not same,
        call=request.call,
    )
    further.limits = request.limits
    return further


def _target(request: Request, reply: HttpResponse, location: str) -> tuple[str, str]:
    from urllib.parse import quote, urljoin  # needed only for redirects

    from .wire import usable  # loaded with the client

    # Servers write characters into Location that are not valid in URLs.
    try:
        url = urljoin(request.url, quote(location, safe="!#$%&'()*+,/:;=?@[]~"))
    except ValueError:
        url = ""
    if not usable(url):
        _refuse(request, reply, location, "it is not an http or https URL")
    shown = _shown(url, request)
    if origin(url)[0] == "http" and origin(request.url)[0] == "https":
        _refuse(request, reply, shown, "it is not encrypted")
    return url, shown


def _refuse(
    request: Request, reply: HttpResponse, location: str, reason: str
) -> NoReturn:
    from .responses import failure

    plain = failure(request, reply, {})
    error = RedirectError(
        f"{plain}; the redirect to {location[:500]} is not followed: {reason}",
        method=request.method,
        url=request.redacted_url,
        response=reply,
        body=plain.body,
    )
    error.location = location
    raise error


def _method(request: Request, status: int) -> str:
    if status in (301, 302) and request.method == "POST":
        return "GET"
    if status == 303 and request.method not in ("GET", "HEAD"):
        return "GET"
    return request.method


def _shown(url: str, request: Request) -> str:
    # The server may repeat secret query parameters in the new location.
    hidden = [
        piece.partition("=")[0]
        for piece in request.redacted_url.partition("?")[2].split("&")
        if piece.endswith("=***")
    ]
    return without_secrets(url, hidden)
