"""The mark of an argument that was not given, where None means null."""

from __future__ import annotations


class NotGiven:
    """The type of `NOT_GIVEN`, the only value it has.

    An argument whose default is `NOT_GIVEN` may be null on the wire: passing None
    sends null, passing nothing (or `NOT_GIVEN`) sends nothing.
    """

    __slots__ = ()

    def __new__(cls) -> NotGiven:  # noqa: D102 - the class says it
        return NOT_GIVEN

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __copy__(self) -> NotGiven:
        return self

    def __deepcopy__(self, memo: object) -> NotGiven:
        return self

    def __reduce__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: NotGiven = object.__new__(NotGiven)
"""Says that an argument was not given."""
