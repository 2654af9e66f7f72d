"""Security schemes and the credentials for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Mapping
from math import isnan
from typing import TypeAlias, cast

from .errors import APIResponseValidationError, CredentialsError
from .json import read
from .operations import Payload
from .requests import Draft, HttpResponse, Request
from .responses import failure
from .typeguards import is_object, is_tuple
from .urls import escape_form, resolved

Secret: TypeAlias = str | tuple[str, str]
"""A key or token, or a pair of user and password."""

Credential: TypeAlias = Secret | Callable[[], Secret] | Callable[[], Awaitable[Secret]]
"""A credential, or a function that returns it, called before each request."""


Given: TypeAlias = Credential | tuple[str | None, str | None] | None
"""The arguments of a client for a scheme; in a pair of arguments, each may be None."""


EARLY = 30.0
"""Seconds before its expiry at which a token is no longer used."""


class Token:
    """A token that is valid until ``expires``, in epoch seconds."""

    __slots__ = ("expires", "text")

    def __init__(self, text: str, expires: float) -> None:
        self.text: str = text
        self.expires: float = expires

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

    certified = False
    """Whether the credential is a client certificate."""

    def __init__(self, *, keyword: str = "", env: str = "") -> None:
        self.keyword: str = keyword
        self.env: str = env

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the credential into the request."""
        raise NotImplementedError

    def carried(self, draft: Draft) -> bool:
        """Return whether the caller passed the credential as an argument or header
        field.
        """
        return draft.has_value_for("header", "Authorization")

    def redact(self, draft: Draft) -> None:
        """Keep a credential that the caller passed out of logs and messages."""

    def from_env(self, value: str) -> Secret:
        """Return the credential in an environment variable."""
        return value

    def credential(
        self, given: Given, environment: Mapping[str, str]
    ) -> Credential | None:
        """Return the credential: the given one, else that of the environment.

        An empty string counts as an explicit omission, so the environment is not read.
        """
        if given is None:
            value = environment.get(self.env) if self.env else None
            return self.from_env(value) if value else None
        # Only schemes with two arguments get a pair with None; they override this.
        return cast("Credential", given) if given != "" else None

    def token_request(
        self, secret: Secret, base_url: str, timeout: float | None
    ) -> Request | None:
        """Return the request that exchanges the credential for a token, or None."""
        return None

    def token(self, request: Request, response: HttpResponse, now: float) -> Token:
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
        self.location: str = location
        self.name: str = name

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Write the key under its name."""
        if self.location == "query":
            draft.add_secret_query(self.name, single_secret(self, secret))
        elif self.location == "cookie":
            draft.add_secret_cookie(self.name, single_secret(self, secret))
        else:
            draft.add_secret_header(self.name, single_secret(self, secret))

    def carried(self, draft: Draft) -> bool:
        """Return whether the caller passed a value where the key belongs."""
        return draft.has_value_for(self.location, self.name)

    def redact(self, draft: Draft) -> None:
        """Keep a key that the caller passed out of logs and messages."""
        if self.location == "query":
            draft.redact_query(self.name)


def single_secret(scheme: Scheme, secret: Secret) -> str:
    """Return the credential, which must be a single string.

    Raises:
        TypeError: It is something else; the message hides it.
    """
    if isinstance(secret, str):
        return secret
    raise TypeError(f"{scheme.keyword or type(scheme).__name__} must be a str")


Tokens: TypeAlias = dict[tuple[str, Secret], Token]


def gather_credentials(
    schemes: Mapping[str, Scheme],
    given: Mapping[str, Given],
    environment: Mapping[str, str],
) -> dict[str, Credential]:
    """Return the credential of each scheme that has one."""
    credentials: dict[str, Credential] = {}
    for name, scheme in schemes.items():
        credential = scheme.credential(given.get(name), environment)
        if credential is not None:
            credentials[name] = credential
    return credentials


def choose_alternative(
    alternatives: tuple[tuple[str, ...], ...],
    schemes: Mapping[str, Scheme],
    available: Container[str],
    draft: Draft,
) -> tuple[str, ...] | None:
    """Return the schemes to apply: those of the first alternative that is complete.

    A credential that the caller passed by hand, for example in ``extra_headers``,
    replaces the configured one. An anonymous alternative is used only if no other is
    complete, so that configured credentials are sent. Returns None if no alternative is
    complete.
    """
    anonymous = not alternatives
    for alternative in alternatives:
        if not alternative:
            anonymous = True
            continue
        by_hand = {
            name
            for name in alternative
            if name in schemes and schemes[name].carried(draft)
        }
        if all(n in available or n in by_hand or n not in schemes for n in alternative):
            for name in by_hand:
                schemes[name].redact(draft)
            return tuple(n for n in alternative if n in available and n not in by_hand)
    return () if anonymous else None


def missing_credentials(
    operation: str,
    alternatives: tuple[tuple[str, ...], ...],
    schemes: Mapping[str, Scheme],
    available: Container[str],
) -> CredentialsError:
    """Build the error that lists the arguments and environment variables to set."""
    choices = [
        " and ".join(
            _argument(schemes[name])
            for name in alternative
            if name not in available and name in schemes
        )
        for alternative in alternatives
    ]
    method, _, _ = operation.partition(" ")
    arguments = ", or ".join(choices)
    message = f"{operation} needs credentials: pass {arguments} to the client"
    return CredentialsError(message, method=method)


def _argument(scheme: Scheme) -> str:
    if scheme.certified:
        return "http_client= with a certificate"
    if isinstance(scheme, UserPassword) and scheme.password:
        return (
            f"{scheme.keyword}= and {scheme.password}= "
            f"(or set {scheme.env} and {scheme.password_env})"
        )
    if scheme.env and scheme.keyword:
        return f"{scheme.keyword}= (or set {scheme.env})"
    return f"{scheme.keyword}=" if scheme.keyword else f"${scheme.env}"


class UserPassword(Scheme):
    """A scheme with user and password, in one argument of the client or in two.

    Args:
        keyword: The client's argument that takes both as a pair, or the user.
        env: The environment variable for it; both have the format ``user:password``.
        password: The client's argument that takes the password, if it has its own.
        password_env: The environment variable for it.
    """

    __slots__ = ("password", "password_env")

    def __init__(
        self,
        *,
        keyword: str = "",
        env: str = "",
        password: str = "",
        password_env: str = "",
    ) -> None:
        super().__init__(keyword=keyword, env=env)
        self.password: str = password
        self.password_env: str = password_env

    def from_env(self, value: str) -> Secret:
        """Return user and password in an environment variable."""
        user, _, password = value.partition(":")
        return user, password

    def credential(
        self, given: Given, environment: Mapping[str, str]
    ) -> Credential | None:
        """Return user and password.

        Each may be given or in the environment. There are none if one of them is missing,
        or the user is an empty string.

        Raises:
            TypeError: One of them is not a string; the message hides it.
        """
        if not (self.password and is_tuple(given) and len(given) == 2):
            return super().credential(given, environment)
        user, password = given
        for name, value in (self.keyword, user), (self.password, password):
            if not isinstance(value, str | None):
                raise TypeError(f"{name} must be a str")
        user = environment.get(self.env) if user is None else user
        password = environment.get(self.password_env) if password is None else password
        return (user, password) if user and password is not None else None


class Basic(UserPassword):
    """Basic authentication with user and password (RFC 7617)."""

    __slots__ = ()

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Set the Authorization field."""
        from binascii import b2a_base64

        user, password = user_and_password(self, secret)
        token = b2a_base64(f"{user}:{password}".encode(), newline=False).decode()
        draft.add_secret_header("Authorization", f"Basic {token}")


class Digest(UserPassword):
    """Digest authentication with user and password (RFC 7616)."""

    __slots__ = ()

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Leave user and password to the transport, which responds to the challenge."""
        draft.digest = user_and_password(self, secret)


class HttpScheme(Scheme):
    """Another scheme of the Authorization field: its name followed by the credential."""

    __slots__ = ("name",)

    def __init__(self, name: str, *, keyword: str = "", env: str = "") -> None:
        super().__init__(keyword=keyword, env=env)
        self.name: str = name

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Set the Authorization field."""
        value = f"{self.name} {single_secret(self, secret)}"
        draft.add_secret_header("Authorization", value)


class Bearer(HttpScheme):
    """A bearer token (RFC 6750)."""

    __slots__ = ()

    def __init__(self, *, keyword: str = "", env: str = "") -> None:
        super().__init__("Bearer", keyword=keyword, env=env)


class OpenId(Bearer):
    """An access token of an OpenID Connect provider."""

    __slots__ = ()


class MutualTLS(Scheme):
    """A client certificate, which the connection presents."""

    __slots__ = ()
    certified = True

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Do nothing: the connection presents the certificate."""

    def carried(self, draft: Draft) -> bool:
        """Return False: a request cannot carry a certificate."""
        return False


def user_and_password(scheme: Scheme, secret: Secret) -> tuple[str, str]:
    """Return the secret as a pair of user and password.

    Raises:
        TypeError: If it is not a pair; the message does not contain the secret.
    """
    if isinstance(secret, tuple) and len(secret) == 2:
        return secret
    name = scheme.keyword or type(scheme).__name__
    raise TypeError(f"{name} must be a tuple: (user, password)")


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
        self.token_url: str = token_url
        self.scopes: tuple[str, ...] = scopes

    def token_request(
        self, secret: Secret, base_url: str, timeout: float | None
    ) -> Request | None:
        """Return the token request if the credential is a client id and secret."""
        if isinstance(secret, str) or not self.token_url:
            return None

        return token_request(self, secret, base_url, timeout)

    def token(self, request: Request, response: HttpResponse, now: float) -> Token:
        """Return the token in the response.

        Raises:
            APIStatusError: The service rejected the client id and secret.
            APIResponseValidationError: The response contains no token.
        """

        return received_token(request, response, now)


FORM = "application/x-www-form-urlencoded"
_DEFAULT_LIFE = 3600.0  # if the server does not say, although it should (§5.1)


def token_request(
    scheme: OAuth2, pair: tuple[str, str], base_url: str, timeout: float | None
) -> Request:
    """Return the request for a token with the client id and secret."""
    from binascii import b2a_base64

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


def received_token(request: Request, response: HttpResponse, now: float) -> Token:
    """Return the token in a response.

    Raises:
        APIStatusError: The service rejected the client id and secret.
        APIResponseValidationError: The response contains no token; the message hides
            it.
    """
    if not response.is_success:
        raise failure(request, response, {})
    try:
        data = read(response.content)
    except ValueError:
        data = None
    text = data.get("access_token") if is_object(data) else None
    if not is_object(data) or not isinstance(text, str) or not _writable(text):
        raise APIResponseValidationError(
            f"{request.label} returned no access token",
            request=request,
            response=HttpResponse(response.status_code, response.headers),
        )
    try:
        life = float(data.get("expires_in") or _DEFAULT_LIFE)
    except (TypeError, ValueError, OverflowError):
        life = _DEFAULT_LIFE
    return Token(text, now + (_DEFAULT_LIFE if isnan(life) else life))


def _writable(token: str) -> bool:
    """Return whether a token contains only valid characters (RFC 6749 appendix A.12)."""
    return bool(token) and token.isascii() and token.isprintable()
