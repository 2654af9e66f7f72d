"""Dicts in place of ``Pet``."""

from __future__ import annotations

from typing import Union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..models.cat import Cat
    from ..models.dog import Dog
    from ..models.other_pet import OtherPet
    from .cat import CatParam
    from .dog import DogParam
    from .other_pet import OtherPetParam


PetParam: TypeAlias = Union[
    "Cat",
    "CatParam",
    "Dog",
    "DogParam",
    "OtherPet",
    "OtherPetParam",
]
"""What a call accepts for ``Pet``."""
