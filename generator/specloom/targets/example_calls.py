"""Which calls the README, the guide and the tests show as examples.

A choice is published with the names: it stays while its operation is there and still fits,
so that an operation that is added changes no page that shows another one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from specloom import ir
from specloom.targets.arguments import Argument
from specloom.targets.calls import Call, is_converted, is_json, payload
from specloom.targets.forms import calls_of

Fits: TypeAlias = Callable[[Call], bool]


def file_of(call: Call) -> Argument | None:
    """The first argument that takes a file: the body, or a part of one that has parts."""
    if call.content is None:
        return None
    parted = call.content.media_type.startswith("multipart/")
    kinds = ("whole", "member") if parted else ("whole",)
    taken = (a for a in call.arguments if a.type == ir.BYTES and a.kind in kinds)
    return next(taken, None)


def _plain(call: Call) -> bool:
    return call.stream is None and call.switch is None and call.result is not None


def _queries(call: Call) -> bool:
    return call.operation.queries is not None and call.paging is not None


def _attributes(call: Call) -> bool:
    queries = call.operation.queries
    return queries is not None and bool(queries.attributes)


def _settled(call: Call) -> bool:
    return call.stream is None and call.paging is None and call.result is not None


def _is_data(call: Call) -> bool:
    contents = (c for response in call.success for c in response.contents)
    return _settled(call) and any(map(_holds_values, contents))


def _holds_values(content: ir.Content) -> bool:
    """Whether a response is read as values: JSON, XML, or a text such as a number."""
    of, media_type = payload(content), content.media_type
    if of == ir.BYTES:
        return False
    read = is_json(media_type) or media_type in ("*/*", "application/*")
    coded = media_type.startswith("text/") and is_converted(of)
    return read or coded or content.xml is not None


PURPOSES: Mapping[str, Fits] = MappingProxyType(
    {
        "readme": lambda call: not call.twin,
        "guide": _plain,
        "credentials": lambda call: any(call.operation.security),
        "stream": lambda call: call.stream is not None,
        "upload": lambda call: file_of(call) is not None,
        "pages": lambda call: call.paging is not None,
        "queries": _queries,
        "data": _is_data,
        "content": lambda call: _settled(call) and not _is_data(call),
        "nothing": lambda call: call.stream is None and call.result is None,
    }
)
"""What an example is for, and which calls can be one. ``data``, ``content`` and
``nothing`` are what tests look at as raw and as streamed responses.
"""


_BETTER: Mapping[str, Fits] = MappingProxyType(
    {
        # One that always gives a page, one whose attributes are known.
        "pages": lambda call: not isinstance(call.result, ir.Nullable),
        "queries": _attributes,
    }
)


def choose(api: ir.Api, published: Mapping[str, Collection[str]]) -> Mapping[str, str]:
    """The id of an operation for each purpose that any call fits; those in ``published``
    come first.
    """
    calls = [call for operation in api.operations for call in calls_of(api, operation)]
    chosen: dict[str, str] = {}
    for purpose, fits in PURPOSES.items():
        found = sorted(filter(fits, calls), key=weight)
        if not found:
            continue
        if purpose in _BETTER:
            better = _BETTER[purpose]
            found = [*filter(better, found), *(c for c in found if not better(c))]
        old = found[0].operation.doc.deprecated
        kept = (
            call
            for call in found
            if call.operation.id in published.get(purpose, ())
            and (old or not call.operation.doc.deprecated)
        )
        chosen[purpose] = next(kept, found[0]).operation.id
    return chosen


def weight(call: Call) -> tuple[bool, bool, bool, int, int, str]:
    """What a call asks of its reader: the least is the best example. It is one that
    returns something and reads, with few arguments and a short path.
    """
    operation = call.operation
    required = sum(a.required or a.needed for a in call.arguments)
    return (
        call.result is None and call.stream is None,
        operation.method != "GET",
        operation.doc.deprecated,
        required,
        operation.path.count("/"),
        operation.id,
    )


def example(api: ir.Api, chosen: Mapping[str, str], purpose: str) -> Call | None:
    """The call that is the example for a purpose, None without one."""
    return next(examples(api, chosen, purpose), None)


def examples(api: ir.Api, chosen: Mapping[str, str], purpose: str) -> Iterator[Call]:
    """The call that is the example for a purpose, then all others that fit, best first."""
    id_, fits = chosen.get(purpose), PURPOSES[purpose]
    if id_ is None:
        return
    of_id = (c for o in api.operations if o.id == id_ for c in calls_of(api, o))
    yield from filter(fits, of_id)
    others = (c for o in api.operations if o.id != id_ for c in calls_of(api, o))
    yield from sorted(filter(fits, others), key=weight)
