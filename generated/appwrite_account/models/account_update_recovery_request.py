"""The ``AccountUpdateRecoveryRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class AccountUpdateRecoveryRequest(Model):
    """What `accountUpdateRecovery` takes."""

    user_id: str = required("userId", STRING)
    """User ID from the emailed link.

    At most 36 characters, matches ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example
    ``"5e5ea5c16897e"``.
    """

    secret: str = required("secret", STRING)
    """Secret from the emailed link.

    At most 256 characters. For example ``"3f9c1d0b7a64e582"``.
    """

    password: str = required("password", STRING)
    """The new password. Eight bytes or more.

    At least 8 characters. For example ``"password"``.
    """

    password_again: str = required("passwordAgain", STRING)
    """The new password once more. A different one fails with `user_password_mismatch`.

    At least 8 characters. For example ``"password"``.
    """
