"""The ``Log`` type."""

from __future__ import annotations

from .._runtime.codecs import DATETIME, STRING
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Log(Model):
    """One security event in the life of an account."""

    event: str = required("event", STRING)
    """Name of the event.

    For example ``"account.sessions.create"``.
    """

    user_id: str = required("userId", STRING)
    """ID of the user who caused it.

    For example ``"610fc2f985ee0"``.
    """

    user_email: str = required("userEmail", STRING)
    """Email address of that user.

    For example ``"john@appwrite.io"``.
    """

    user_name: str = required("userName", STRING)
    """Name of that user.

    For example ``"John Doe"``.
    """

    mode: str = required("mode", STRING)
    """Mode in which the API was used, such as `admin`.

    For example ``"admin"``.
    """

    ip: str = required("ip", STRING)
    """IP address from which the event came.

    For example ``"127.0.0.1"``.
    """

    time: datetime = required("time", DATETIME)
    """When the event happened.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
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
