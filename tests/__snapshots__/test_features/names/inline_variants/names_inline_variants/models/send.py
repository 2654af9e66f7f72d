"""``SendBodyWithEmail`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, optional, required


class SendBodyWithEmail(Model):
    """The ``send body with email`` object."""

    email: str = required("email", STRING)

    text: str | None = optional("text", STRING, default=None)


class SendBodyWithPhone(Model):
    """The ``send body with phone`` object."""

    phone: str = required("phone", STRING)

    text: str | None = optional("text", STRING, default=None)


class SendBodyListItem(Model):
    """The ``send body list item`` object."""

    id: str = required("id", STRING)
