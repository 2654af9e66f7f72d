"""OAuth 2.0 access tokens, which the client can request itself."""

from __future__ import annotations

from .http_security import Bearer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .replies import HttpResponse
    from .requests import Request
    from .security import Secret, Token


class OAuth2(Bearer):
    """An OAuth 2.0 access token, or client credentials to request one with.

    With a ``token_url``, the credential may also be a pair of client id and client
    secret: the client then requests a token (RFC 6749 §4.4) and keeps it until it
    expires. The environment variable holds an access token.
    """

    __slots__ = ("scopes", "token_url")

    def __init__(
        self,
        *,
        token_url: str = "",
        scopes: tuple[str, ...] = (),
        keyword: str = "",
        env: str = "",
    ) -> None:
        super().__init__(keyword=keyword, env=env)
        self.token_url = token_url
        self.scopes = scopes

    def token_request(
        self, secret: Secret, base_url: str, timeout: float | None
    ) -> Request | None:
        """Return the token request if the credential is a client id and secret."""
        if isinstance(secret, str) or not self.token_url:
            return None
        from .tokens import token_request  # needed only when calling

        return token_request(self, secret, base_url, timeout)

    def token(self, request: Request, reply: HttpResponse, now: float) -> Token:
        """Return the token in the response.

        Raises:
            APIStatusError: The service rejected the client id and secret.
            APIResponseValidationError: The response contains no token.
        """
        from .tokens import received_token

        return received_token(request, reply, now)
