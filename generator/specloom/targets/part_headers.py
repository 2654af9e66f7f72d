"""The fields of the headers of multipart parts that a caller gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom import ir
from specloom.targets.arguments import Argument

_OWN = ("content-disposition", "content-type")


def part_headers(
    body: ir.Body, content: ir.Content, members: Iterable[Argument]
) -> Iterator[Argument]:
    """An argument for each field of a part that has no fixed value.

    It is required where both the part and the field are. ``members`` are the arguments
    that are parts; a body that is given as a whole names its parts itself.
    """
    if not content.media_type.startswith("multipart/"):
        return
    required = {argument.wire for argument in members if argument.required}
    needed = {argument.wire for argument in members if argument.needed}
    for encoding in content.encodings:
        for header in encoding.headers:
            if header.wire.lower() in _OWN or fixed(header) is not None:
                continue
            yield Argument(
                id=f"{body.id} {encoding.wire} {header.wire}",
                wire=header.wire,
                location="part",
                type=header.type,
                required=header.required and encoding.wire in required,
                needed=header.required and encoding.wire in needed,
                kind="part",
                doc=header.doc,
                part=encoding.wire,
            )


def fixed(header: ir.Header) -> str | None:
    """The only value that a field can have."""
    of = header.type
    if isinstance(of, ir.Literals) and len(of.values) == 1:
        return str(of.values[0].value)
    return None
