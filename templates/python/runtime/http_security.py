"""Credentials in the Authorization field (RFC 9110, section 11), or of the connection."""

from __future__ import annotations

from .security import Scheme, single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .requests import Draft
    from .security import Secret


class Basic(Scheme):
    """Basic authentication with user and password (RFC 7617).

    The environment variable has the format ``user:password``.
    """

    __slots__ = ()
    pair = True

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Set the Authorization field."""
        from binascii import b2a_base64  # imported only by clients that need it

        user, password = double(self, secret)
        token = b2a_base64(f"{user}:{password}".encode(), newline=False).decode()
        draft.add_secret_header("Authorization", f"Basic {token}")


class Digest(Scheme):
    """Digest authentication with user and password (RFC 7616)."""

    __slots__ = ()
    pair = True

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Leave user and password to the transport, which responds to the challenge."""
        draft.digest = double(self, secret)


class HttpScheme(Scheme):
    """Another scheme of the Authorization field: its name followed by the credential."""

    __slots__ = ("name",)

    def __init__(self, name: str, *, keyword: str = "", env: str = "") -> None:
        super().__init__(keyword=keyword, env=env)
        self.name = name

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Set the Authorization field."""
        value = f"{self.name} {single(self, secret)}"
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


def double(scheme: Scheme, secret: Secret) -> tuple[str, str]:
    """Return the secret as a pair of user and password.

    Raises:
        TypeError: If it is not a pair; the message does not contain the secret.
    """
    if isinstance(secret, tuple) and len(secret) == 2:
        return secret
    name = scheme.keyword or type(scheme).__name__
    raise TypeError(f"{name} must be a tuple: (user, password)")
