"""The ``AccountUpdatePhoneRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class AccountUpdatePhoneRequest(Model):
    """What `accountUpdatePhone` takes."""

    phone: str = required("phone", STRING)
    """The new phone number in E.164 form: a plus sign, the country code and the number,
    15 digits in all at most.

    Matches ``^\\+[1-9]\\d{1,14}$``. For example ``"+12065550100"``.
    """

    password: str = required("password", STRING)
    """Current password. Eight bytes or more.

    At least 8 characters. For example ``"password"``.
    """
