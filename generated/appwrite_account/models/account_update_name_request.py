"""The ``AccountUpdateNameRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class AccountUpdateNameRequest(Model):
    """What `accountUpdateName` takes."""

    name: str = required("name", STRING)
    """The new name, of up to 128 characters.

    At most 128 characters. For example ``"John Doe"``.
    """
