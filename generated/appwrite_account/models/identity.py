"""The ``Identity`` type."""

from __future__ import annotations

from .._runtime.codecs import DATETIME, STRING
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Identity(Model):
    """An account at an external provider that a user has linked."""

    id: str = required("$id", STRING)
    """ID of the identity.

    For example ``"5e5ea5c16897e"``.
    """

    created_at: datetime = required("$createdAt", DATETIME)
    """When the identity was linked.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    updated_at: datetime = required("$updatedAt", DATETIME)
    """When the identity was last changed.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    user_id: str = required("userId", STRING)
    """ID of the user who linked it.

    For example ``"5e5bb8c16897e"``.
    """

    provider: str = required("provider", STRING)
    """Name of the provider.

    For example ``"email"``.
    """

    provider_uid: str = required("providerUid", STRING)
    """ID by which the provider knows the user.

    For example ``"5e5bb8c16897e"``.
    """

    provider_email: str = required("providerEmail", STRING)
    """Email address that the user has at the provider.

    For example ``"user@example.com"``.
    """

    provider_access_token: str = required("providerAccessToken", STRING)
    """Access token from the provider.

    For example ``"MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"``.
    """

    provider_access_token_expiry: datetime = required(
        "providerAccessTokenExpiry",
        DATETIME,
    )
    """When the access token runs out.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    provider_refresh_token: str = required("providerRefreshToken", STRING)
    """Token that buys the next access token.

    For example ``"MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"``.
    """
