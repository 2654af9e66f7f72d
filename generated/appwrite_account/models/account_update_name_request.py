"""``AccountUpdateNameRequest``."""

from __future__ import annotations

from .._runtime.model import Model, required


class AccountUpdateNameRequest(Model):
    """What `accountUpdateName` takes."""

    name: str = required()
    """The new name, of up to 128 characters.

    At most 128 characters. For example ``"John Doe"``.
    """
