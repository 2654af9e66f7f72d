"""How a service signs what it sends on its own, as a config says."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.kinds import members

# The schemes by name: what `Signature` of the runtime is told.
SCHEMES: Mapping[str, Mapping[str, str | int]] = {
    "hmac": {},
    "standard-webhooks": {
        "header": "webhook-signature",
        "encoding": "base64",
        "prefix": "v1,",
        "separator": " ",
        "signed": "{id}.{timestamp}.{body}",
        "timestamp-header": "webhook-timestamp",
        "id-header": "webhook-id",
        "secret": "base64",
        "secret-prefix": "whsec_",
    },
    "github": {"header": "X-Hub-Signature-256", "prefix": "sha256="},
    "stripe": {
        "header": "Stripe-Signature",
        "prefix": "v1=",
        "separator": ",",
        "signed": "{timestamp}.{body}",
        "timestamp-prefix": "t=",
    },
    "slack": {
        "header": "X-Slack-Signature",
        "prefix": "v0=",
        "signed": "v0:{timestamp}:{body}",
        "timestamp-header": "X-Slack-Request-Timestamp",
    },
    "appwrite": {
        "header": "X-Appwrite-Webhook-Signature",
        "algorithm": "sha1",
        "encoding": "base64",
        "signed": "{url}{body}",
    },
}
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "algorithm": ("sha1", "sha256", "sha512"),
    "encoding": ("hex", "base64"),
    "secret": ("text", "base64"),
}
KEYS = (
    "header",
    "algorithm",
    "encoding",
    "prefix",
    "separator",
    "signed",
    "timestamp-header",
    "timestamp-prefix",
    "id-header",
    "secret",
    "secret-prefix",
    "tolerance",
)

Signing = tuple[tuple[str, str | int], ...]


class SigningError(ValueError):
    """A table that says no scheme; the key, and why."""


def read_signing(value: object) -> Signing:
    """The arguments of the runtime's `Signature` for a table such as
    ``{scheme = "github"}``; other keys replace what the scheme says.

    Raises:
        SigningError: it is not understood.
    """
    table = dict(members(value))
    scheme = table.pop("scheme", None)
    if not isinstance(scheme, str) or scheme not in SCHEMES:
        raise SigningError("scheme", f"scheme must be one of {', '.join(SCHEMES)}")
    merged = {**SCHEMES[scheme], **table}
    for key, said in merged.items():
        if key not in KEYS:
            raise SigningError(str(key), f"unknown key {key!r}; use {', '.join(KEYS)}")
        kind = int if key == "tolerance" else str
        if not isinstance(said, kind) or isinstance(said, bool):
            raise SigningError(
                key, f"{key} must be {'a whole number' if kind is int else 'a string'}"
            )
        if said not in ALLOWED.get(key, (said,)):
            raise SigningError(key, f"{key} must be one of {', '.join(ALLOWED[key])}")
    if not merged.get("header"):
        raise SigningError(
            "header", "header is missing: name the header that carries the signature"
        )
    if str(merged.get("signed", "{body}")).count("{body}") != 1:
        raise SigningError("signed", "signed must contain {body} exactly once")
    return tuple((key, merged[key]) for key in KEYS if key in merged)
