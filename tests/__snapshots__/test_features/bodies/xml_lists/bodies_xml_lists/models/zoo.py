"""The ``Zoo`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, MapOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .animal import Animal


class Zoo(Model):
    """The ``Zoo`` object."""

    bare: list[str] = required("bare", ListOf(STRING))
    """For example ``["dog","cat"]``."""

    named: list[str] = required("named", ListOf(STRING))
    """For example ``["dog"]``."""

    wrapped: list[str] = required("wrapped", ListOf(STRING))
    """For example ``["dog"]``."""

    both: list[str] = required("both", ListOf(STRING))
    """For example ``["dog"]``."""

    again: list[int] = required("again", ListOf(INTEGER))
    """For example ``[1,2]``."""

    animals: list[Animal] = required("animals", ListOf(Ref("Animal")))

    counts: dict[str, int] = required("counts", MapOf(INTEGER))
    """For example ``{"lions":2}``."""
