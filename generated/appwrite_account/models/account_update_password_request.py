"""The ``AccountUpdatePasswordRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional, required


class AccountUpdatePasswordRequest(Model):
    """What `accountUpdatePassword` takes."""

    password: str = required("password", STRING)
    """The new password. Eight bytes or more, and absent from the password dictionary of
    the project, if it keeps one.

    At least 8 characters. For example ``"a much better password"``.
    """

    old_password: str | None = optional("oldPassword", STRING, default=None)
    """The password until now. Eight bytes or more; an empty string counts as left out.

    At least 8 characters. For example ``"password"``.
    """
