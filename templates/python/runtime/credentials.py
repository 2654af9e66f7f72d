"""Which of the caller's credentials an operation uses."""

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
    """The credential for each scheme that has one: given, else from the environment.

    An empty text counts as not given.
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
    """The schemes to apply: those held of the first alternative that is complete.

    What the caller gave by hand needs no credential, and wins over the one held.  An
    anonymous alternative is taken only when no other is complete, so that whoever
    gives credentials is known.  None when no alternative is complete.
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
    """The error that tells which arguments or environment variables would do."""
    wishes = [
        " and ".join(
            _wish(schemes[name])
            for name in alternative
            if name not in held and name in schemes
        )
        for alternative in alternatives
    ]
    method, _, _ = operation.partition(" ")
    message = f"{operation} needs credentials: give the client " + ", or ".join(wishes)
    return CredentialsError(message, method=method)


def _wish(scheme: Scheme) -> str:
    if scheme.certified:
        return "http_client= with a certificate"
    if scheme.env and scheme.keyword:
        return f"{scheme.keyword}= (or set {scheme.env})"
    return f"{scheme.keyword}=" if scheme.keyword else f"${scheme.env}"
