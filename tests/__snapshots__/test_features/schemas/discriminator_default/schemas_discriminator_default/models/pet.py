"""The ``Pet`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref, Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .cat import Cat
    from .dog import Dog
    from .other_pet import OtherPet


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog | OtherPet
else:
    Pet = Tagged(
        "kind",
        {"Cat": Ref("Cat"), "Dog": Ref("Dog"), "OtherPet": Ref("OtherPet")},
        Ref("OtherPet"),
    )
