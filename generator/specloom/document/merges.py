"""The merge key ``<<`` of YAML (yaml.org/type/merge)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Merge:
    """A merge key: the number of properties before it, its offset and its value."""

    __slots__ = ("before", "offset", "value")

    def __init__(self, before: int, offset: int) -> None:
        self.before = before
        self.offset = offset
        self.value: Any = None


def with_merges(
    value: dict[str, Any],
    offsets: list[int],
    merges: list[Merge],
    named: Callable[[Merge], list[tuple[dict[str, Any], list[int]]]],
) -> None:
    """Add the properties of merged objects to ``value``, at the position of the merge key
    and with their original offsets.

    A property of the object itself takes precedence over a merged one regardless of the
    order; of several merged ones the first is used.
    """
    own = list(zip(value.items(), offsets, strict=True))
    taken = set(value)
    value.clear()
    offsets.clear()
    rest = list(merges)
    for index in range(len(own) + 1):
        while rest and rest[0].before == index:
            for source, places in named(rest.pop(0)):
                for (key, member), place in zip(source.items(), places, strict=True):
                    if key not in taken:
                        taken.add(key)
                        value[key] = member
                        offsets.append(place)
        if index < len(own):
            (key, member), place = own[index]
            value[key] = member
            offsets.append(place)
