"""Access tokens that the client requests itself (RFC 6749 §4.4)."""

from __future__ import annotations

from .errors import APIResponseValidationError
from .escaping import escape_form
from .jsontext import read
from .kinds import is_object
from .replies import HttpResponse
from .requests import Request
from .responses import failure
from .security import Token
from .urls import resolved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .oauth2 import OAuth2

FORM = "application/x-www-form-urlencoded"
_DEFAULT_LIFE = 3600.0  # if the server does not say, although it should (§5.1)


def token_request(
    scheme: OAuth2, pair: tuple[str, str], base_url: str, timeout: float | None
) -> Request:
    """Return the request for a token with the client id and secret."""
    from binascii import b2a_base64  # needed only for this flow

    from .bodies import Payload

    # The id and the secret are encoded as form values first (RFC 6749 §2.3.1).
    joined = ":".join(escape_form(part) for part in pair)
    proof = b2a_base64(joined.encode(), newline=False).decode()
    form = "grant_type=client_credentials"
    if scheme.scopes:
        form += "&scope=" + escape_form(" ".join(scheme.scopes))
    headers = (
        ("Accept", "application/json"),
        ("Authorization", f"Basic {proof}"),
        ("Content-Type", FORM),
    )
    url = scheme.token_url
    if "://" not in url:
        url = resolved(base_url, url)
    return Request("POST", url, headers, Payload(FORM, form.encode()), timeout=timeout)


def received_token(request: Request, reply: HttpResponse, now: float) -> Token:
    """Return the token in a response.

    Raises:
        APIStatusError: The service rejected the client id and secret.
        APIResponseValidationError: The response contains no token; the message hides
            it.
    """
    if not reply.is_success:
        raise failure(request, reply, {})
    try:
        data = read(reply.content)
    except (ValueError, RecursionError):
        data = None
    text = data.get("access_token") if is_object(data) else None
    if not is_object(data) or not isinstance(text, str) or not _writable(text):
        raise APIResponseValidationError(
            f"{request.label} returned no access token",
            method=request.method,
            url=request.redacted_url,
            response=HttpResponse(reply.status_code, reply.headers),
        )
    try:
        life = float(data.get("expires_in") or _DEFAULT_LIFE)
    except (TypeError, ValueError, OverflowError):
        life = _DEFAULT_LIFE
    return Token(text, now + (life if life == life else _DEFAULT_LIFE))


def _writable(token: str) -> bool:
    """Return whether a token contains only valid characters (RFC 6749 appendix A.12)."""
    return bool(token) and token.isascii() and token.isprintable()
