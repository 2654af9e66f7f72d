"""``Pods`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .thing import Thing


class Pods(Model):
    """The ``Pods`` object."""

    items: list[Thing] | None = optional("items", ListOf(Ref("Thing")), default=None)

    metadata: PodsMetadata | None = optional(
        "metadata",
        Ref("PodsMetadata"),
        default=None,
    )


class PodsMetadata(Model):
    """The ``Pods metadata`` object."""

    continue_: str | None = optional("continue", STRING, default=None)
