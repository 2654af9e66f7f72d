"""The ``Session`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, DATETIME, STRING
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Session(Model):
    """One sign-in of a user on one device."""

    id: str = required("$id", STRING)
    """ID of the session.

    For example ``"5e5ea5c16897e"``.
    """

    created_at: datetime = required("$createdAt", DATETIME)
    """When the session began.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    user_id: str = required("userId", STRING)
    """ID of the user who is signed in.

    For example ``"5e5bb8c16897e"``.
    """

    expire: datetime = required("expire", DATETIME)
    """When the session ends. If the date is unset, the server sends an empty string.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    provider: str = required("provider", STRING)
    """Way of signing in: `email`, for instance, or an OAuth provider.

    For example ``"email"``.
    """

    provider_uid: str = required("providerUid", STRING)
    """Name under which the provider knows the user.

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
    """When the access token runs out. If the date is unset, the server sends an empty
    string.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    provider_refresh_token: str = required("providerRefreshToken", STRING)
    """Token that buys the next access token.

    For example ``"MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"``.
    """

    ip: str = required("ip", STRING)
    """IP address from which the user signed in.

    For example ``"127.0.0.1"``.
    """

    os_code: str = required("osCode", STRING)
    """Short code of the operating system.

    All codes of operating systems.:
    https://github.com/appwrite/appwrite/blob/master/docs/lists/os.json

    For example ``"Mac"``.
    """

    os_name: str = required("osName", STRING)
    """Name of the operating system.

    For example ``"Mac"``.
    """

    os_version: str = required("osVersion", STRING)
    """Version of the operating system.

    For example ``"Mac"``.
    """

    client_type: str = required("clientType", STRING)
    """Kind of client, such as `browser`.

    For example ``"browser"``.
    """

    client_code: str = required("clientCode", STRING)
    """Short code of the client.

    All codes of clients.:
    https://github.com/appwrite/appwrite/blob/master/docs/lists/clients.json

    For example ``"CM"``.
    """

    client_name: str = required("clientName", STRING)
    """Name of the client.

    For example ``"Chrome Mobile iOS"``.
    """

    client_version: str = required("clientVersion", STRING)
    """Version of the client.

    For example ``"84.0"``.
    """

    client_engine: str = required("clientEngine", STRING)
    """Engine on which the client is built.

    For example ``"WebKit"``.
    """

    client_engine_version: str = required("clientEngineVersion", STRING)
    """Version of that engine.

    For example ``"605.1.15"``.
    """

    device_name: str = required("deviceName", STRING)
    """Kind of device, such as `smartphone`.

    For example ``"smartphone"``.
    """

    device_brand: str = required("deviceBrand", STRING)
    """Maker of the device.

    For example ``"Google"``.
    """

    device_model: str = required("deviceModel", STRING)
    """Model of the device.

    For example ``"Nexus 5"``.
    """

    country_code: str = required("countryCode", STRING)
    """Country of the IP address, as a two-letter ISO 3166-1 code.

    For example ``"US"``.
    """

    country_name: str = required("countryName", STRING)
    """Name of that country.

    For example ``"United States"``.
    """

    current: bool = required("current", BOOLEAN)
    """Whether this session is the one that made the request.

    For example ``true``.
    """
