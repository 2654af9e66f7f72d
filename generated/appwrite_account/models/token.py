"""The ``Token`` type."""

from __future__ import annotations

from .._runtime.codecs import DATETIME, STRING
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Token(Model):
    """The record of a password recovery or a verification that has begun."""

    id: str = required("$id", STRING)
    """ID of the token.

    For example ``"bb8ea5c16897e"``.
    """

    created_at: datetime = required("$createdAt", DATETIME)
    """When the token was issued.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    user_id: str = required("userId", STRING)
    """ID of the user to whom the token belongs.

    For example ``"5e5ea5c168bb8"``.
    """

    secret: str = required("secret", STRING)
    """Secret part of the token. Empty, except for requests made with an API key and in
    webhooks.

    For example ``"\"``.
    """

    expire: datetime = required("expire", DATETIME)
    """When the token stops working.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """
