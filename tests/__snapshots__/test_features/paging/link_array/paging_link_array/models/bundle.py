"""``Bundle`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, LiteralOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Bundle(Model):
    """The ``Bundle`` object."""

    entry: list[BundleEntryItem] | None = optional(
        "entry",
        ListOf(Ref("BundleEntryItem")),
        default=None,
    )

    link: list[BundleLinkItem] | None = optional(
        "link",
        ListOf(Ref("BundleLinkItem")),
        default=None,
    )


class BundleEntryItem(Model):
    """The ``Bundle entry item`` object."""

    id: str | None = optional("id", STRING, default=None)


class BundleLinkItem(Model):
    """The ``Bundle link item`` object."""

    relation: Literal["self", "next"] | str | None = optional(
        "relation",
        LiteralOf("self", "next", open=True),
        default=None,
    )

    url: str | None = optional("url", STRING, default=None)
