"""Access tokens of OAuth 2.0, which a client may fetch for itself."""

from __future__ import annotations

from .http_security import Bearer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .replies import Reply
    from .requests import Request
    from .security import Secret, Token


class OAuth2(Bearer):
    """An OAuth 2.0 access token; or, where there is a ``token_url``, the client's id and
    secret as a pair, for which a token is fetched (RFC 6749 §4.4) and kept until it
    expires.  The environment variable holds an access token.
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
        """The request for a token where the secret is the client's id and secret."""
        if isinstance(secret, str) or not self.token_url:
            return None
        from .tokens import token_request  # imports what only calls need

        return token_request(self, secret, base_url, timeout)

    def token(self, request: Request, reply: Reply, now: float) -> Token:
        """The token of the answer.

        Raises:
            APIStatusError: when the client's id and secret were refused.
            APIResponseValidationError: when the answer holds no token.
        """
        from .tokens import received_token

        return received_token(request, reply, now)
