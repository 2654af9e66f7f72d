"""The ``Job`` type."""

from __future__ import annotations

from .._runtime.codecs import OneOf, Ref, Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from .copy import Copy
    from .move import Move
    from .wait import Wait
    from .wipe import Wipe


if TYPE_CHECKING:
    Job: TypeAlias = Copy | Move | Wipe | Wait | Mapping[str, Any]
else:
    Job = Tagged(
        "kind",
        {
            "copy": Ref("Copy"),
            "move": OneOf(Ref("Move"), Ref("Wipe")),
            "wipe": Ref("Wipe"),
            "wait": Ref("Wait"),
        },
        by_members=(Ref("Wait"),),
    )
