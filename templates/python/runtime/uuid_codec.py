"""The codec of UUIDs."""

from __future__ import annotations

from .scalars import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codec import Convert


def _uuid() -> tuple[Convert, Convert]:
    from .uuids import uuid_of, uuid_text

    return uuid_of, uuid_text


UUID = Scalar("a UUID (RFC 4122)", _uuid)
"""`uuid.UUID`."""
