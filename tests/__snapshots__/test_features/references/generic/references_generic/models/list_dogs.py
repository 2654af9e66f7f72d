"""The ``ListDogsResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dog import Dog


class ListDogsResponse(Model):
    """The ``listDogs response`` object."""

    items: list[Dog] = required("items", ListOf(Ref("Dog")))

    first: Dog | None = optional("first", Ref("Dog"), default=None)
