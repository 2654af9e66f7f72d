"""Detects the operations whose responses are pages of a list."""

from specloom.paging.choices import Choice, ChoiceError, Choices
from specloom.paging.reading import read_choices
from specloom.paging.settling import settled

__all__ = ["Choice", "ChoiceError", "Choices", "read_choices", "settled"]
