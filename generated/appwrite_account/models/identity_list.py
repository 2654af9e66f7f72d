"""The ``IdentityList`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .identity import Identity


class IdentityList(Model):
    """One page of linked identities."""

    total: int = required("total", INTEGER)
    """How many identities match, on this page and beyond it.

    For example ``5``.
    """

    identities: list[Identity] = required("identities", ListOf(Ref("Identity")))
    """The identities on this page."""
