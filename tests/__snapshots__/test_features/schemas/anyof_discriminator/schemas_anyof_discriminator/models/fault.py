"""The ``Fault`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf, Ref, Tagged
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from .job import Job
    from .person import Person


class Fault(Model):
    """The ``Fault`` object."""

    kind: Literal["failed"] = required("kind", LiteralOf("failed"), default="failed")

    why: str = required("why", STRING)

    source: Person | Job | Mapping[str, Any] | None = optional(
        "source",
        Tagged("type", {"person": Ref("Person"), "job": Ref("Job")}),
        default=None,
    )
