"""What was published: names that stay, former names that go on working."""

from specloom.published.history import History, history
from specloom.published.lock import EMPTY, Entry, Former, Lock
from specloom.published.lock_text import lock_of, lock_text
from specloom.published.releasing import GROUP
from specloom.published.remarks import tell
from specloom.published.renames import knows
from specloom.published.settling import Alias

__all__ = [
    "EMPTY",
    "GROUP",
    "Alias",
    "Entry",
    "Former",
    "History",
    "Lock",
    "history",
    "knows",
    "lock_of",
    "lock_text",
    "tell",
]
