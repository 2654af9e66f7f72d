"""The ``Event`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref, Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from .message import Message
    from .pause import Pause


if TYPE_CHECKING:
    Event: TypeAlias = Message | Pause | Mapping[str, Any]
else:
    Event = Tagged(
        "type",
        {"text": Ref("Message"), "image": Ref("Message"), "pause": Ref("Pause")},
    )
