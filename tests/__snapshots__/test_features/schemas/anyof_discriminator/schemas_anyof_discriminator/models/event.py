"""The ``Event`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref, Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from .change import Change
    from .fault import Fault


if TYPE_CHECKING:
    Event: TypeAlias = Change | Fault | Mapping[str, Any]
else:
    Event = Tagged(
        "kind",
        {"added": Ref("Change"), "removed": Ref("Change"), "failed": Ref("Fault")},
    )
