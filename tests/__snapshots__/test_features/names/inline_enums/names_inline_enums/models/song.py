"""``Song`` and related types."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf, MapOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias


class Song(Model):
    """The ``Song`` object."""

    genre: SongGenre = required("genre", Ref("SongGenre"))
    """The kind of music."""

    tempo: Tempo | None = optional("tempo", Ref("Tempo"), default=None)

    mood: Feeling | None = optional("mood", Ref("Feeling"), nullable=True, default=None)

    scores: dict[str, SongScoresValue] | None = optional(
        "scores",
        MapOf(Ref("SongScoresValue")),
        default=None,
    )


if TYPE_CHECKING:
    SongGenre: TypeAlias = (
        Literal[
            "g1",
            "g2",
            "g3",
            "g4",
            "g5",
            "g6",
            "g7",
            "g8",
            "g9",
            "g10",
            "g11",
        ]
        | str
    )
    """The kind of music."""
else:
    SongGenre = LiteralOf(
        "g1",
        "g2",
        "g3",
        "g4",
        "g5",
        "g6",
        "g7",
        "g8",
        "g9",
        "g10",
        "g11",
        open=True,
    )


if TYPE_CHECKING:
    Tempo: TypeAlias = Literal["slow", "fast"] | str
else:
    Tempo = LiteralOf("slow", "fast", open=True)


if TYPE_CHECKING:
    Feeling: TypeAlias = Literal["calm", "wild"] | str
else:
    Feeling = LiteralOf("calm", "wild", open=True)


if TYPE_CHECKING:
    SongScoresValue: TypeAlias = (
        Literal[
            "s1",
            "s2",
            "s3",
            "s4",
            "s5",
            "s6",
            "s7",
            "s8",
            "s9",
            "s10",
            "s11",
        ]
        | str
    )
else:
    SongScoresValue = LiteralOf(
        "s1",
        "s2",
        "s3",
        "s4",
        "s5",
        "s6",
        "s7",
        "s8",
        "s9",
        "s10",
        "s11",
        open=True,
    )
