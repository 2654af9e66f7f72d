"""The ``AccountUpdatePrefsRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import PLAIN, MapOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class AccountUpdatePrefsRequest(Model):
    """What `accountUpdatePrefs` takes."""

    prefs: dict[str, Any] = required("prefs", MapOf(PLAIN))
    """The new preferences, at most 64 kB as JSON. Kept exactly as given.

    Defaults to ``{}``. For example ``{"theme":"pink","timezone":"UTC"}``.
    """
