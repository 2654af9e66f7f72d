"""Write a planned set of files to a folder; the only package that writes output."""

from specloom.output.comparing import (
    changed_inputs,
    compare,
    interrupted,
    is_stale,
    never_generated,
)
from specloom.output.plan import Cause, Change, Plan
from specloom.output.run_lock import refuse_while_running, sole_run
from specloom.output.writing import (
    made_once,
    refuse,
    unchanged,
    write,
    write_beside,
)

__all__ = [
    "Cause",
    "Change",
    "Plan",
    "changed_inputs",
    "compare",
    "interrupted",
    "is_stale",
    "made_once",
    "never_generated",
    "refuse",
    "refuse_while_running",
    "sole_run",
    "unchanged",
    "write",
    "write_beside",
]
