"""The ``AccountUpdateVerificationRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class AccountUpdateVerificationRequest(Model):
    """What `accountUpdateVerification` and `accountUpdatePhoneVerification` take."""

    user_id: str = required("userId", STRING)
    """User ID from the link, or of the user whose phone number it is.

    At most 36 characters, matches ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example
    ``"5e5ea5c16897e"``.
    """

    secret: str = required("secret", STRING)
    """Secret from the emailed link, or the code from the SMS.

    At most 256 characters. For example ``"3f9c1d0b7a64e582"``.
    """
