"""The ``CreateScanBody`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, NullOr, Ref
from .._runtime.formats import BASE64, BASE64URL, BINARY
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .seal import Seal


class CreateScanBody(Model):
    """The ``create scan body`` object."""

    page: bytes | None = optional("page", BASE64, default=None)
    """For example ``"+/8="``."""

    back: bytes | None = optional("back", BASE64, nullable=True, default=None)
    """For example ``"+/8="``."""

    seal: Seal | None = optional("seal", Ref("Seal"), nullable=True, default=None)

    extras: list[bytes | None] | None = optional(
        "extras",
        ListOf(NullOr(BINARY)),
        nullable=True,
        default=None,
    )

    file: Any = optional(default=None)
    """Any bytes."""

    cover: bytes | None = optional("cover", BINARY, default=None)

    key: bytes | None = optional("key", BASE64, default=None)
    """For example ``"+/8="``."""

    keys: list[bytes] | None = optional("keys", ListOf(BASE64), default=None)
    """For example ``["+/8=","aGk="]``."""

    token: bytes | None = optional("token", BASE64URL, default=None)
    """For example ``"-_8="``."""

    notes: str | None = optional("notes", STRING, default=None)
    """For example ``"{\\"a\\": 1}"``."""
