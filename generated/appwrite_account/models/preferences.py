"""The ``Preferences`` type."""

from __future__ import annotations

from .._runtime.codecs import PLAIN, MapOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


if TYPE_CHECKING:
    Preferences: TypeAlias = dict[str, Any]
    """Whatever an app wishes to remember about a user. Keys and values are up to the
    app.
    """
else:
    Preferences = MapOf(PLAIN)
