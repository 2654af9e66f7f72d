"""The ``Report`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, OneOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .file import File
    from .filter import Filter
    from .words import Words


class Report(Model):
    """The ``Report`` object."""

    files: list[File] = required("files", ListOf(Ref("File")))

    cover: File | None = optional("cover", Ref("File"), default=None)

    note: str | Words = required("note", OneOf(STRING, Ref("Words")))

    filter: Filter = required("filter", Ref("Filter"))

    data: Filter | None = optional("data", Ref("Filter"), default=None)
