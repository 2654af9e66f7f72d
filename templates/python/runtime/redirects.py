"""Where an answer that redirects leads, and what may travel there."""

from __future__ import annotations

from .requests import Request
from .urls import origin, without_secrets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .replies import Reply

MOST_REDIRECTS = 10
"""How many redirects of one call are followed."""

# All that another origin is told.  A list of what is secret would never be complete.
_HARMLESS = ("accept", "accept-language", "content-type", "user-agent")


def redirected(request: Request, reply: Reply) -> Request | None:
    """The request that a redirect asks for, None when there is none to follow.

    Methods change as browsers change them (Fetch standard, HTTP-redirect fetch).
    Another origin gets neither credentials nor cookies nor any other field of ours.
    From https nothing is followed to http, and a body that can be read only once is
    not sent twice.
    """
    location = reply.headers.get("location")
    if reply.status not in (301, 302, 303, 307, 308) or not location:
        return None
    from urllib.parse import quote, urljoin  # only for redirects

    # Servers write characters into Location that no URL may hold.
    url = urljoin(request.url, quote(location, safe="!#$%&'()*+,/:;=?@[]~"))
    scheme = origin(url)[0]
    if scheme not in ("http", "https"):
        return None
    if scheme == "http" and origin(request.url)[0] == "https":
        return None
    method, payload = _method(request, reply.status), request.payload
    if method != request.method:
        payload = None
    elif not request.repeatable:
        return None
    same = origin(url) == origin(request.url) and not request.foreign
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
        shown_url=_shown(url, request),
        digest=request.digest if same else None,
        timeout=request.timeout,
        until=request.until,
        foreign=not same,
        call=request.call,
    )
    further.limits = request.limits
    return further


def _method(request: Request, status: int) -> str:
    if status in (301, 302) and request.method == "POST":
        return "GET"
    if status == 303 and request.method not in ("GET", "HEAD"):
        return "GET"
    return request.method


def _shown(url: str, request: Request) -> str:
    # A server may repeat the secrets of the query in the new place.
    hidden = [
        piece.partition("=")[0]
        for piece in request.shown_url.partition("?")[2].split("&")
        if piece.endswith("=***")
    ]
    return without_secrets(url, hidden)
