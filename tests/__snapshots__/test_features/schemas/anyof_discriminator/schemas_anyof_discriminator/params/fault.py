"""Dicts in place of ``Fault``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, Required

    from ..models.job import Job
    from ..models.person import Person
    from .job import JobParam
    from .person import PersonParam


class FaultParam(TypedDict, total=False):
    """A dict in place of ``Fault``."""

    kind: Required[Literal["failed"]]
    why: Required[str]
    source: Person | PersonParam | Job | JobParam
