"""The ``Question`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, STRING, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .result import Result


class Question(Model):
    """The ``Question`` object."""

    query: str = required("query", STRING)

    stream: bool | None = optional("stream", BOOLEAN, default=None)

    after: Result | None = optional("after", Ref("Result"), default=None)
