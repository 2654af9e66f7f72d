"""The ``Pet`` type."""

from __future__ import annotations

from .._runtime.codecs import OneOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .cat import Cat
    from .dog import Dog


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog
else:
    Pet = OneOf(Ref("Cat"), Ref("Dog"))
