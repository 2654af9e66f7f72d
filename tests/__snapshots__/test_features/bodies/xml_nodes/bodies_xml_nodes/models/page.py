"""The ``Page`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class Page(Model):
    """The ``Page`` object."""

    lang: str = required("lang", STRING)
    """For example ``"en"``."""

    html: str = required("html", STRING)
    """For example ``"<b>]]></b>"``."""
