"""The default of arguments for which None means null."""

from __future__ import annotations


class NotGiven:
    """The type of `NOT_GIVEN`, a singleton.

    An argument whose default is `NOT_GIVEN` accepts null: pass None to send null; pass
    nothing (or `NOT_GIVEN`) to leave the argument out of the request.
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
"""Marks an argument that was not passed."""
