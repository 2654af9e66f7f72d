"""``Page``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Page(Model):
    """The ``Page`` object."""

    lang: str = required()
    """For example ``"en"``."""

    html: str = required()
    """For example ``"<b>]]></b>"``."""
