"""What a target hands on to be rendered."""

from __future__ import annotations

from dataclasses import dataclass, field

from specloom.editions import NEWEST, Habits, habits_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the output: ``path`` within it, the ``template`` that prints it, and the
    ``view`` that is printed.

    ``once`` marks a file that is made when missing and never touched again.
    """

    path: str
    template: str
    view: object
    once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of a maintainer that reach the output."""

    package: str
    client: str
    version: str
    env_prefix: str
    distribution: str
    generator_version: str
    idempotency_header: str = ""
    signing: tuple[tuple[str, str | int], ...] = ()
    habits: Habits = field(default_factory=lambda: habits_of(NEWEST))
