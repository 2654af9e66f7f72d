"""The ways in which a caller proves who it is (OpenAPI 3.1 §4.8.27)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Container
    from typing import TypeAlias

    from .requests import Draft

    Secret: TypeAlias = str | tuple[str, str]
    """A key or token, or a pair of user and password."""

    Credential: TypeAlias = (
        Secret | Callable[[], Secret] | Callable[[], Awaitable[Secret]]
    )
    """A secret, or a function that is asked for it before each request."""


class Scheme:
    """One way to authenticate.

    ``keyword`` is the client's argument that takes the credential, ``env`` the
    environment variable that is read when it was not given.
    """

    __slots__ = ("env", "keyword")

    pair = False
    """Whether the credential is a pair: user and password."""

    def __init__(self, *, keyword: str = "", env: str = "") -> None:
        self.keyword = keyword
        self.env = env

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the secret into the request."""
        raise NotImplementedError

    def carried(self, headers: Container[str], queries: Container[str]) -> bool:
        """Whether what the caller added by hand already holds the proof.

        ``headers`` are names in lower case.
        """
        return "authorization" in headers

    def from_env(self, value: str) -> Secret:
        """The secret that an environment variable's value stands for."""
        if not self.pair:
            return value
        user, _, password = value.partition(":")
        return user, password

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

    def carried(self, headers: Container[str], queries: Container[str]) -> bool:
        """Whether a field or parameter of the key's name was added by hand."""
        if self.location == "query":
            return self.name in queries
        name = "cookie" if self.location == "cookie" else self.name.lower()
        return name in headers


class Basic(Scheme):
    """User and password (RFC 7617); the variable holds ``user:password``."""

    __slots__ = ()
    pair = True

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the Authorization field."""
        from binascii import b2a_base64  # only clients that use it need it

        user, password = double(self, secret)
        token = b2a_base64(f"{user}:{password}".encode(), newline=False).decode()
        draft.add_secret_header("Authorization", f"Basic {token}")


class Digest(Scheme):
    """User and password, hashed with the server's challenge (RFC 7616)."""

    __slots__ = ()
    pair = True

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Leave the pair to the transport, which answers the challenge."""
        draft.digest = double(self, secret)


class HttpScheme(Scheme):
    """Another scheme of the Authorization field: its name, then the credential."""

    __slots__ = ("name",)

    def __init__(self, name: str, *, keyword: str = "", env: str = "") -> None:
        super().__init__(keyword=keyword, env=env)
        self.name = name

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the Authorization field."""
        value = f"{self.name} {single(self, secret)}"
        draft.add_secret_header("Authorization", value)


class Bearer(HttpScheme):
    """A bearer token (RFC 6750)."""

    __slots__ = ()

    def __init__(self, *, keyword: str = "", env: str = "") -> None:
        super().__init__("Bearer", keyword=keyword, env=env)


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


class OpenId(Bearer):
    """A token of an OpenID Connect provider."""

    __slots__ = ()


class MutualTLS(Scheme):
    """A certificate of the client, which only an own ``http_client`` can hold."""

    __slots__ = ()

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Nothing to write: the connection itself is the proof."""

    def carried(self, headers: Container[str], queries: Container[str]) -> bool:
        """Never by hand."""
        return False


def single(scheme: Scheme, secret: Secret) -> str:
    """The secret, which must be one text.

    Raises:
        TypeError: when it is something else; the secret is not shown.
    """
    if isinstance(secret, str):
        return secret
    raise TypeError(f"{scheme.keyword or type(scheme).__name__} must be a str")


def double(scheme: Scheme, secret: Secret) -> tuple[str, str]:
    """The secret, which must be a pair of user and password.

    Raises:
        TypeError: when it is something else; the secret is not shown.
    """
    if isinstance(secret, tuple) and len(secret) == 2:
        return secret
    name = scheme.keyword or type(scheme).__name__
    raise TypeError(f"{name} must be a pair: (user, password)")
