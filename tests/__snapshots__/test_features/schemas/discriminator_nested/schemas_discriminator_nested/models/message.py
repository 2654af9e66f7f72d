"""The ``Message`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref, Tagged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from .image import Image
    from .text import Text


if TYPE_CHECKING:
    Message: TypeAlias = Text | Image | Mapping[str, Any]
else:
    Message = Tagged("type", {"text": Ref("Text"), "image": Ref("Image")})
