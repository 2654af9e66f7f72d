"""Proofs in the Authorization field (RFC 9110 §11), or of the connection itself."""

from __future__ import annotations

from .security import Scheme, single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .requests import Draft
    from .security import Secret


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


class OpenId(Bearer):
    """A token of an OpenID Connect provider."""

    __slots__ = ()


class MutualTLS(Scheme):
    """A certificate of the client, which its connections show."""

    __slots__ = ()
    certified = True

    def apply(self, draft: Draft, secret: Secret) -> None:
        """Nothing to write: the connection itself is the proof."""

    def carried(self, draft: Draft) -> bool:
        """Never by hand."""
        return False


def double(scheme: Scheme, secret: Secret) -> tuple[str, str]:
    """The secret, which must be a pair of user and password.

    Raises:
        TypeError: when it is something else; the secret is not shown.
    """
    if isinstance(secret, tuple) and len(secret) == 2:
        return secret
    name = scheme.keyword or type(scheme).__name__
    raise TypeError(f"{name} must be a pair: (user, password)")
