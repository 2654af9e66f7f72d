"""The ``PostChatBody`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, STRING
from .._runtime.models import Model, optional, required


class PostChatBody(Model):
    """The ``post /chat body`` object."""

    message: str = required("message", STRING)

    stream: bool | None = optional("stream", BOOLEAN, default=None)
