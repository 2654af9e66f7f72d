"""The webhook signatures of a config."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.kinds import members

# The arguments of the runtime's `Signature`, by scheme.
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
    """An invalid signature table; the arguments are the key and the reason."""


def read_signing(value: object) -> Signing:
    """Return the arguments of the runtime's `Signature` for a table such as
    ``{scheme = "github"}``; other keys of the table override the scheme.

    Raises:
        SigningError: the table is invalid.
    """
    table = dict(members(value))
    scheme = table.pop("scheme", None)
    if not isinstance(scheme, str) or scheme not in SCHEMES:
        raise SigningError("scheme", f"scheme must be one of {', '.join(SCHEMES)}")
    merged = {**SCHEMES[scheme], **table}
    for key, setting in merged.items():
        if key not in KEYS:
            raise SigningError(str(key), f"unknown key {key!r}; use {', '.join(KEYS)}")
        kind = int if key == "tolerance" else str
        if not isinstance(setting, kind) or isinstance(setting, bool):
            raise SigningError(
                key, f"{key} must be {'a whole number' if kind is int else 'a string'}"
            )
        if setting not in ALLOWED.get(key, (setting,)):
            raise SigningError(key, f"{key} must be one of {', '.join(ALLOWED[key])}")
    if not merged.get("header"):
        raise SigningError(
            "header", "header is missing: name the header that carries the signature"
        )
    if str(merged.get("signed", "{body}")).count("{body}") != 1:
        raise SigningError("signed", "signed must contain {body} exactly once")
    return tuple((key, merged[key]) for key in KEYS if key in merged)
