"""Dicts in place of ``OtherPet``."""

from __future__ import annotations

from typing import TypedDict


class OtherPetParam(TypedDict, total=False):
    """A dict in place of ``OtherPet``."""

    kind: str
    legs: int
