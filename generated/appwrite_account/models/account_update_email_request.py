"""The ``AccountUpdateEmailRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class AccountUpdateEmailRequest(Model):
    """What `accountUpdateEmail` takes."""

    email: str = required("email", STRING)
    """The new email address.

    For example ``"email@example.com"``.
    """

    password: str = required("password", STRING)
    """Current password, or the first one if the account is anonymous. Eight bytes or
    more.

    At least 8 characters. For example ``"password"``.
    """
