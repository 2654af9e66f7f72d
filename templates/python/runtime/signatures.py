"""Signatures of what a service sends on its own."""

from __future__ import annotations

import hmac
import time
from base64 import b64decode, b64encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    Secrets: TypeAlias = str | bytes | Iterable[str | bytes]
    """A secret, or several while one replaces another."""


class WebhookVerificationError(Exception):
    """A webhook that must not be trusted; the message holds no secret."""


class Signature:
    """How a service signs: an HMAC (RFC 2104) over a text with the body in it.

    Args:
        header: The field that holds signatures, each after ``prefix``, several with
            ``separator`` between them.
        algorithm: The hash: sha1, sha256, sha512.
        encoding: hex or base64.
        signed: The text; ``{body}``, ``{timestamp}``, ``{id}`` and ``{url}`` are filled.
        timestamp_header: The field with the epoch seconds; or, after
            ``timestamp_prefix``, they stand among the signatures.
        id_header: The field with the message's id.
        secret: text, or base64 for a key written so, after ``secret_prefix`` perhaps.
        tolerance: Seconds that a timestamp may be off.
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
        secret: str = "text",  # noqa: S107 - a notation, no secret
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
        """Refuse a webhook that the service has not signed, or not lately.

        Args:
            body: The body as it was received, byte by byte.
            headers: The header fields, in any case.
            secret: The secret, or several of which one must fit.
            url: The address it was sent to, where the signature covers it.
            tolerance: Seconds that the timestamp may be off; ``inf`` for any.
            seen: Asked of each genuine message by its signed id, else by its signature:
                True for one that came before.  Without it, and within the tolerance or
                where nothing dates a message, a copy of it is accepted again.

        Raises:
            WebhookVerificationError: It is not to be trusted.
            ValueError: A secret is empty or malformed, or the URL is missing.
        """
        fields = {name.lower(): value for name, value in headers.items()}
        keys = self._keys(secret)
        pieces = self._pieces(fields)
        stamp = self._timestamp(fields, pieces, tolerance)
        id_ = self._field(fields, self.id_header)
        text = self._text(body, stamp, id_, url)
        start = len(self.prefix)
        found = [p[start:].encode() for p in pieces if p.startswith(self.prefix)]
        genuine = ""
        for made in [self._made(key, text) for key in keys]:
            for one in found:
                one = one.lower() if self.encoding == "hex" else one
                if hmac.compare_digest(made.encode(), one):
                    genuine = made
        if not genuine:
            raise WebhookVerificationError("the signature does not fit")
        known_by = id_ if "{id}" in self.signed else genuine
        if seen is not None and seen(known_by):
            raise WebhookVerificationError("the message came before")

    def sign(
        self,
        body: str | bytes,
        *,
        secret: str | bytes,
        url: str = "",
        timestamp: float | None = None,
        id: str = "msg_1",
    ) -> dict[str, str]:
        """The header fields that the service would send, for tests."""
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
        if self.secret == "text":  # noqa: S105 - a notation, no secret
            return secret.encode()
        try:
            return b64decode(secret.removeprefix(self.secret_prefix), validate=True)
        except ValueError:
            raise ValueError("the secret is no base64") from None

    def _field(self, fields: Mapping[str, str], name: str) -> str:
        if name and name.lower() not in fields:
            raise WebhookVerificationError(f"there is no header field {name}")
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
        if abs(time.time() - int(stamp)) > most:
            raise WebhookVerificationError("the timestamp is too far off")
        return stamp

    def _text(self, body: str | bytes, stamp: str, id_: str, url: str) -> bytes:
        if "{url}" in self.signed and not url:
            raise ValueError("url is needed: the signature covers it")
        raw = body.encode() if isinstance(body, str) else bytes(body)
        before, _, after = self.signed.partition("{body}")
        filled = [
            part.replace("{timestamp}", stamp)
            .replace("{id}", id_)
            .replace("{url}", url)
            for part in (before, after)
        ]
        return filled[0].encode() + raw + filled[1].encode()

    def _made(self, key: bytes, text: bytes) -> str:
        digest = hmac.digest(key, text, self.algorithm)
        return digest.hex() if self.encoding == "hex" else b64encode(digest).decode()
