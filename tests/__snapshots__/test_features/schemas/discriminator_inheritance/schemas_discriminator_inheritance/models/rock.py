"""``Rock`` and related types."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf, Ref, Tagged
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from .gem import Gem


class Rock(Model):
    """The ``Rock`` object."""

    kind: Literal["gem"] = required("kind", LiteralOf("gem"), default="gem")


if TYPE_CHECKING:
    AnyRock: TypeAlias = Gem | Rock
else:
    AnyRock = Tagged(
        "kind",
        {"gem": Ref("Gem"), "Rock": Ref("Rock")},
        Ref("Rock"),
        base=True,
    )
