"""Security schemes (OpenAPI 3.1 §4.8.27)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from .replies import HttpResponse
    from .requests import Draft, Request

    Secret: TypeAlias = str | tuple[str, str]
    """A key or token, or a pair of user and password."""

    Credential: TypeAlias = (
        Secret | Callable[[], Secret] | Callable[[], Awaitable[Secret]]
    )
    """A credential, or a function that returns it, called before each request."""


EARLY = 30.0
"""Seconds before its expiry at which a token is no longer used."""


class Token:
    """A token that is valid until ``expires``, in epoch seconds."""

    __slots__ = ("expires", "text")

    def __init__(self, text: str, expires: float) -> None:
        self.text = text
        self.expires = expires

    def fresh(self, now: float) -> bool:
        """Return whether the token can still be used."""
        return now < self.expires - EARLY


class Scheme:
    """A security scheme.

    Args:
        keyword: The client's argument that takes the credential.
        env: The environment variable that is read if the argument is not given.
    """

    __slots__ = ("env", "keyword")

    pair = False
    """Whether the credential is a pair of user and password."""

    certified = False
    """Whether the credential is a client certificate."""

    def __init__(self, *, keyword: str = "", env: str = "") -> None:
        self.keyword = keyword
        self.env = env

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the credential into the request."""
        raise NotImplementedError

    def carried(self, draft: Draft) -> bool:
        """Return whether the caller passed the credential as an argument or header
        field.
        """
        return draft.carries("header", "Authorization")

    def hide(self, draft: Draft) -> None:
        """Keep a credential that the caller passed out of logs and messages."""

    def from_env(self, value: str) -> Secret:
        """Return the credential in an environment variable."""
        if not self.pair:
            return value
        user, _, password = value.partition(":")
        return user, password

    def token_request(
        self, secret: Secret, base_url: str, timeout: float | None
    ) -> Request | None:
        """Return the request that exchanges the credential for a token, or None."""
        return None

    def token(self, request: Request, reply: HttpResponse, now: float) -> Token:
        """Return the token in the response to that request."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{type(self).__name__}(keyword={self.keyword!r}, env={self.env!r})"


class ApiKey(Scheme):
    """An API key in a header field, a query parameter or a cookie."""

    __slots__ = ("location", "name")

    def __init__(
        self, location: str, name: str, *, keyword: str = "", env: str = ""
    ) -> None:
        super().__init__(keyword=keyword, env=env)
        self.location = location
        self.name = name

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the key under its name."""
        if self.location == "query":
            draft.add_secret_query(self.name, single(self, secret))
        elif self.location == "cookie":
            draft.add_secret_cookie(self.name, single(self, secret))
        else:
            draft.add_secret_header(self.name, single(self, secret))

    def carried(self, draft: Draft) -> bool:
        """Return whether the caller passed a value where the key belongs."""
        return draft.carries(self.location, self.name)

    def hide(self, draft: Draft) -> None:
        """Keep a key that the caller passed out of logs and messages."""
        if self.location == "query":
            draft.hide_query(self.name)


def single(scheme: Scheme, secret: Secret) -> str:
    """Return the credential, which must be a single string.

    Raises:
        TypeError: It is something else; the message hides it.
    """
    if isinstance(secret, str):
        return secret
    raise TypeError(f"{scheme.keyword or type(scheme).__name__} must be a str")
