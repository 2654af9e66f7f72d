"""``Pet`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref, Tagged
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .cat import Cat
    from .dog import Dog


class Pet(Model):
    """The ``Pet`` object."""

    pet_type: str = required("petType", STRING, default="Pet")

    name: str | None = optional("name", STRING, default=None)


if TYPE_CHECKING:
    AnyPet: TypeAlias = Cat | Dog | Pet
else:
    AnyPet = Tagged(
        "petType",
        {"Cat": Ref("Cat"), "dog": Ref("Dog"), "wolf": Ref("Dog"), "Pet": Ref("Pet")},
        Ref("Pet"),
        base=True,
    )
