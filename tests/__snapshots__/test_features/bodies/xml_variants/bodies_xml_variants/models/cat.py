"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Cat(Model):
    """The ``1st.Cat`` object."""

    kind: Literal["1st.Cat"] = required("kind", LiteralOf("1st.Cat"), default="1st.Cat")

    purr: str | None = optional("purr", STRING, default=None)
