"""Select the credentials that an operation uses."""

from __future__ import annotations

from .errors import CredentialsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from .requests import Draft
    from .security import Credential, Scheme


def gathered(
    schemes: Mapping[str, Scheme],
    given: Mapping[str, Credential | None],
    environment: Mapping[str, str],
) -> dict[str, Credential]:
    """Return the credential of each scheme: the given one, else that of the
    environment.

    An empty string counts as an explicit omission, so the environment is not read.
    """
    held: dict[str, Credential] = {}
    for name, scheme in schemes.items():
        credential = given.get(name)
        if credential is not None and credential != "":
            held[name] = credential
        elif credential is None and scheme.env and environment.get(scheme.env):
            held[name] = scheme.from_env(environment[scheme.env])
    return held


def chosen(
    alternatives: tuple[tuple[str, ...], ...],
    schemes: Mapping[str, Scheme],
    held: Container[str],
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
        if all(n in held or n in by_hand or n not in schemes for n in alternative):
            for name in by_hand:
                schemes[name].hide(draft)
            return tuple(n for n in alternative if n in held and n not in by_hand)
    return () if anonymous else None


def missing(
    operation: str,
    alternatives: tuple[tuple[str, ...], ...],
    schemes: Mapping[str, Scheme],
    held: Container[str],
) -> CredentialsError:
    """Build the error that lists the arguments and environment variables to set."""
    choices = [
        " and ".join(
            _argument(schemes[name])
            for name in alternative
            if name not in held and name in schemes
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
    if scheme.env and scheme.keyword:
        return f"{scheme.keyword}= (or set {scheme.env})"
    return f"{scheme.keyword}=" if scheme.keyword else f"${scheme.env}"
