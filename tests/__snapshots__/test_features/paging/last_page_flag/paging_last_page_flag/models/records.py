"""The ``Records`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .thing import Thing


class Records(Model):
    """The ``Records`` object."""

    records: list[Thing] | None = optional(
        "records",
        ListOf(Ref("Thing")),
        default=None,
    )

    done: bool | None = optional("done", BOOLEAN, default=None)

    next_records_url: str | None = optional("nextRecordsUrl", STRING, default=None)
