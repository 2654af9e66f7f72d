"""The ways in which a caller proves who it is (OpenAPI 3.1 §4.8.27)."""

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
    """A secret, or a function that is asked for it before each request."""


EARLY = 30.0
"""Seconds before its end at which a token is no longer used."""


class Token:
    """A token, good until ``expires`` in epoch seconds."""

    __slots__ = ("expires", "text")

    def __init__(self, text: str, expires: float) -> None:
        self.text = text
        self.expires = expires

    def fresh(self, now: float) -> bool:
        """Whether it can still be used."""
        return now < self.expires - EARLY


class Scheme:
    """One way to authenticate.

    ``keyword`` is the client's argument that takes the credential, ``env`` the
    environment variable that is read when it was not given.
    """

    __slots__ = ("env", "keyword")

    pair = False
    """Whether the credential is a pair: user and password."""

    certified = False
    """Whether the proof is a certificate that the connection shows."""

    def __init__(self, *, keyword: str = "", env: str = "") -> None:
        self.keyword = keyword
        self.env = env

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the secret into the request."""
        raise NotImplementedError

    def carried(self, draft: Draft) -> bool:
        """Whether the caller gave the proof by hand: as an argument or a header field."""
        return draft.carries("header", "Authorization")

    def hide(self, draft: Draft) -> None:
        """Keep a proof that the caller gave by hand out of what is shown."""

    def from_env(self, value: str) -> Secret:
        """The secret that an environment variable's value stands for."""
        if not self.pair:
            return value
        user, _, password = value.partition(":")
        return user, password

    def token_request(
        self, secret: Secret, base_url: str, timeout: float | None
    ) -> Request | None:
        """The request that turns the secret into a token, where that is needed."""
        return None

    def token(self, request: Request, reply: HttpResponse, now: float) -> Token:
        """The token of that request's answer."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{type(self).__name__}(keyword={self.keyword!r}, env={self.env!r})"


class ApiKey(Scheme):
    """A key in a header field, a query parameter or a cookie."""

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
        """Whether the caller gave something of the key's name in its place."""
        return draft.carries(self.location, self.name)

    def hide(self, draft: Draft) -> None:
        """Keep a key that the caller gave by hand out of what is shown."""
        if self.location == "query":
            draft.hide_query(self.name)


def single(scheme: Scheme, secret: Secret) -> str:
    """The secret, which must be one text.

    Raises:
        TypeError: when it is something else; the secret is not shown.
    """
    if isinstance(secret, str):
        return secret
    raise TypeError(f"{scheme.keyword or type(scheme).__name__} must be a str")
