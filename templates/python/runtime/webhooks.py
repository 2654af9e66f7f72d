"""Signatures of webhooks."""

from __future__ import annotations

import hmac
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import TypeAlias

Secrets: TypeAlias = str | bytes | Iterable[str | bytes]
"""A secret, or several during a rotation."""


class WebhookVerificationError(Exception):
    """A webhook whose signature is not valid; the message contains no secret."""


class Signature:
    """How a service signs webhooks: an HMAC (RFC 2104) over a text that contains the
    body.

    Args:
        header: The header field with the signatures, each after ``prefix``, separated
            by ``separator``.
        algorithm: The hash: sha1, sha256, sha512.
        encoding: hex or base64.
        signed: The signed text, with placeholders ``{body}``, ``{timestamp}``, ``{id}``
            and ``{url}``.
        timestamp_header: The header field with the timestamp in epoch seconds; with
            ``timestamp_prefix``, the timestamp is among the signatures instead.
        id_header: The header field with the message id.
        secret: The secret's encoding: text, or base64, which may follow
            ``secret_prefix``.
        tolerance: Seconds that a timestamp may differ from the current time.
    """

    def __init__(
        self,
        header: str,
        *,
        algorithm: str = "sha256",
        encoding: str = "hex",
        prefix: str = "",
        separator: str = "",
        signed: str = "{body}",
        timestamp_header: str = "",
        timestamp_prefix: str = "",
        id_header: str = "",
        secret: str = "text",
        secret_prefix: str = "",
        tolerance: int = 300,
    ) -> None:
        self.header = header
        self.algorithm = algorithm
        self.encoding = encoding
        self.prefix = prefix
        self.separator = separator
        self.signed = signed
        self.timestamp_header = timestamp_header
        self.timestamp_prefix = timestamp_prefix
        self.id_header = id_header
        self.secret = secret
        self.secret_prefix = secret_prefix
        self.tolerance = tolerance

    def verify(
        self,
        body: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: Secrets,
        url: str = "",
        tolerance: float | None = None,
        seen: Callable[[str], bool] | None = None,
    ) -> None:
        """Verify that the service signed a webhook, and did so recently.

        Args:
            body: The body exactly as it was received.
            headers: The header fields; case does not matter.
            secret: The secret, or several of which one must match.
            url: The URL that the webhook was sent to, if the signature covers it.
            tolerance: Seconds that the timestamp may differ from the current time;
                ``inf`` accepts any.
            seen: Called with the signed id of each genuine message, or a hash of the
                signed text if it has no id; returns True for a message that was received before.
                Without it, a replayed message is accepted within the tolerance, or
                always if messages have no timestamp.

        Raises:
            WebhookVerificationError: The webhook must not be trusted.
            ValueError: A secret is empty or malformed, or the URL is missing.
        """
        fields = {name.lower(): value for name, value in headers.items()}
        keys = self._keys(secret)
        pieces = self._pieces(fields)
        stamp = self._timestamp(fields, pieces, tolerance)
        id_ = self._field(fields, self.id_header)
        text = self._text(body, stamp, id_, url)
        start = len(self.prefix)
        found = [
            p[start:].encode("utf-8", "surrogatepass")
            for p in pieces
            if p.startswith(self.prefix)
        ]
        genuine = False
        for made in [self._made(key, text) for key in keys]:
            for one in found:
                one = one.lower() if self.encoding == "hex" else one
                if hmac.compare_digest(made.encode(), one):
                    genuine = True
        if not genuine:
            raise WebhookVerificationError("the signature does not match")
        # Not a signature: there may be several, and an attacker can remove one.
        known_by = id_ if "{id}" in self.signed else sha256(text).hexdigest()
        if seen is not None and seen(known_by):
            raise WebhookVerificationError("the message was received before")

    def sign(
        self,
        body: str | bytes,
        *,
        secret: str | bytes,
        url: str = "",
        timestamp: float | None = None,
        id: str = "msg_1",
    ) -> dict[str, str]:
        """Return the header fields that the service would send, for tests."""
        stamp = str(int(time.time() if timestamp is None else timestamp))
        made = self._made(self._keys(secret)[0], self._text(body, stamp, id, url))
        value, fields = f"{self.prefix}{made}", dict[str, str]()
        if self.timestamp_prefix:
            value = f"{self.timestamp_prefix}{stamp}{self.separator}{value}"
        if self.timestamp_header:
            fields[self.timestamp_header] = stamp
        if self.id_header:
            fields[self.id_header] = id
        return {**fields, self.header: value}

    def _keys(self, secret: Secrets) -> list[bytes]:
        given = [secret] if isinstance(secret, str | bytes) else list(secret)
        keys = [one if isinstance(one, bytes) else self._key(one) for one in given]
        if not keys or not all(keys):
            raise ValueError("the secret is empty")
        return keys

    def _key(self, secret: str) -> bytes:
        if self.secret == "text":
            return secret.encode()
        try:
            return b64decode(secret.removeprefix(self.secret_prefix), validate=True)
        except ValueError:
            raise ValueError("the secret is not valid base64") from None

    def _field(self, fields: Mapping[str, str], name: str) -> str:
        if name and name.lower() not in fields:
            raise WebhookVerificationError(f"the header field {name} is missing")
        return fields[name.lower()] if name else ""

    def _pieces(self, fields: Mapping[str, str]) -> list[str]:
        value = self._field(fields, self.header)
        pieces = value.split(self.separator) if self.separator else [value]
        return [piece.strip() for piece in pieces]

    def _timestamp(
        self, fields: Mapping[str, str], pieces: list[str], tolerance: float | None
    ) -> str:
        stamp, mark = self._field(fields, self.timestamp_header), self.timestamp_prefix
        if mark:
            stamp = next((p[len(mark) :] for p in pieces if p.startswith(mark)), "")
        if not (mark or self.timestamp_header):
            return ""
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 16):
            raise WebhookVerificationError("the timestamp is malformed")
        most = self.tolerance if tolerance is None else tolerance
        if not abs(time.time() - int(stamp)) <= most:  # nan accepts none
            raise WebhookVerificationError("the timestamp is outside the tolerance")
        return stamp

    def _text(self, body: str | bytes, stamp: str, id_: str, url: str) -> bytes:
        if "{url}" in self.signed and not url:
            raise ValueError("url is required: the signature covers it")
        raw = body.encode() if isinstance(body, str) else bytes(body)
        before, _, after = self.signed.partition("{body}")
        filled = [
            part.replace("{timestamp}", stamp)
            .replace("{id}", id_)
            .replace("{url}", url)
            for part in (before, after)
        ]
        start, end = (part.encode("utf-8", "surrogatepass") for part in filled)
        return start + raw + end

    def _made(self, key: bytes, text: bytes) -> str:
        digest = hmac.digest(key, text, self.algorithm)
        return digest.hex() if self.encoding == "hex" else b64encode(digest).decode()
