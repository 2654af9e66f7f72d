"""``Event`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf, Ref, Tagged
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, TypeAlias


class EventCreated(Model):
    """The ``Event created`` object."""

    type: Literal["event.created"] = required(
        "type",
        LiteralOf("event.created"),
        default="event.created",
    )

    data: EventCreatedData | None = optional(
        "data",
        Ref("EventCreatedData"),
        default=None,
    )


class EventCreatedData(Model):
    """The ``Event created data`` object."""

    by: str | None = optional("by", STRING, default=None)


class EventDeleted(Model):
    """The ``Event deleted`` object."""

    type: Literal["event.deleted"] = required(
        "type",
        LiteralOf("event.deleted"),
        default="event.deleted",
    )


class EventBounce(Model):
    """Bounce."""

    type: Literal["event.returned"] = required(
        "type",
        LiteralOf("event.returned"),
        default="event.returned",
    )


class EventRead(Model):
    """The ``Event read`` object."""

    id: str = required("id", STRING)

    type: Literal["event.read"] = required(
        "type",
        LiteralOf("event.read"),
        default="event.read",
    )


if TYPE_CHECKING:
    Event: TypeAlias = (
        EventCreated | EventDeleted | EventBounce | EventRead | Mapping[str, Any]
    )
else:
    Event = Tagged(
        "type",
        {
            "event.created": Ref("EventCreated"),
            "event.deleted": Ref("EventDeleted"),
            "event.returned": Ref("EventBounce"),
            "event.read": Ref("EventRead"),
        },
    )
