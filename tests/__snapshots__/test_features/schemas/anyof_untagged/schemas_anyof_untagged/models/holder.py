"""The ``Holder`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, OneOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .implied import Implied
    from .note import Note
    from .place import Place
    from .point import Point
    from .signed import Signed
    from .value import Value


class Holder(Model):
    """The ``Holder`` object."""

    where: Point | Place | None = required(
        "where",
        OneOf(Ref("Point"), Ref("Place")),
        nullable=True,
    )

    value: Value = required("value", Ref("Value"))

    flag: bool | None = optional("flag", BOOLEAN, nullable=True, default=None)

    note: Note | None = optional("note", Ref("Note"), default=None)

    consent: Signed | Implied | None = optional(
        "consent",
        OneOf(Ref("Signed"), Ref("Implied")),
        default=None,
    )
