"""The ``Page`` type."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.scalars import STRING


class Page(Model):
    """The ``Page`` object."""

    lang: str = required("lang", STRING)
    """For example ``"en"``."""

    html: str = required("html", STRING)
    """For example ``"<b>]]></b>"``."""
