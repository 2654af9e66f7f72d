"""The ``Best`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, OneOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .photo import Photo
    from .songs import Songs


class Best(Model):
    """The ``Best`` object."""

    of: list[Photo] | Songs | None = optional(
        "of",
        OneOf(ListOf(Ref("Photo")), Ref("Songs")),
        default=None,
    )
