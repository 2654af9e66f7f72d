"""Short remarks that several pages make."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.markdown import escapers


def see_also(doc: ir.Doc) -> Iterator[str]:
    """Where the document says that more can be read."""
    if doc.link:
        yield f"See also: {escapers.link(doc.link_text or doc.link, doc.link)}"
