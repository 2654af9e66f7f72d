"""The ``ResultsResponse`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref, STRING
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .result import Result


class ResultsResponse(Model):
    """The ``Results response`` object."""

    data: list[Result] | None = optional("data", ListOf(Ref("Result")), default=None)

    next_cursor: str | None = optional(
        "next_cursor",
        STRING,
        nullable=True,
        default=None,
    )
