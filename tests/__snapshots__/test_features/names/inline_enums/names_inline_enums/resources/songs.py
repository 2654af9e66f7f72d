"""The ``songs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, MapOf, Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property, query

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncSongsWithRawResponse,
        AsyncSongsWithStreamingResponse,
        SongsWithRawResponse,
        SongsWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..models.label import Label
    from ..models.list_songs import ListSongsKeysItem, ListSongsSort
    from ..models.song import Feeling, Song, SongGenre, SongScoresValue, Tempo

_LIST: Operation[builtins.list[Song]] = Operation(
    "GET",
    "/songs",
    arguments=(
        query("sort", codec=Ref("ListSongsSort")),
        query("keys", codec=ListOf(Ref("ListSongsKeysItem"))),
        query("speed", codec=Ref("Tempo")),
        query("label", codec=Ref("Label")),
    ),
    responses={"200": {"application/json": ListOf(Ref("Song"))}},
)
_ADD: Operation[None] = Operation(
    "POST",
    "/songs",
    arguments=(
        body_property("genre", codec=Ref("SongGenre")),
        body_property("tempo", codec=Ref("Tempo")),
        body_property("mood", codec=Ref("Feeling"), nullable=True),
        body_property("scores", codec=MapOf(Ref("SongScoresValue"))),
    ),
    body="application/json",
    needs=("genre",),
    responses={"204": None},
)


class Songs(SyncResource):
    """The ``songs`` operations."""

    with_raw_response: SongsWithRawResponse
    with_streaming_response: SongsWithStreamingResponse

    def list(
        self,
        *,
        sort: ListSongsSort | None = None,
        keys: Sequence[ListSongsKeysItem] | None = None,
        speed: Tempo | None = None,
        label: Label | None = None,
        **options: Unpack[CallOptions],
    ) -> builtins.list[Song]:
        """Sends ``GET /songs``.

        Args:
            sort: A query parameter.
            keys: A query parameter.
            speed: A query parameter.
            label: A query parameter.

        Returns:
            Songs.
        """
        return self._call(
            _LIST,
            {"sort": sort, "keys": keys, "speed": speed, "label": label},
            options,
        )

    @overload
    def add(
        self,
        *,
        genre: SongGenre,
        tempo: Tempo | None = None,
        mood: Feeling | NotGiven | None = NOT_GIVEN,
        scores: Mapping[str, SongScoresValue] | None = None,
        **options: Unpack[CallOptions],
    ) -> None: ...

    @overload
    def add(self, **options: Unpack[CallOptions]) -> None: ...

    def add(
        self,
        *,
        genre: SongGenre | None = None,
        tempo: Tempo | None = None,
        mood: Feeling | NotGiven | None = NOT_GIVEN,
        scores: Mapping[str, SongScoresValue] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /songs``.

        Args:
            genre: The kind of music.
            tempo: A property of the body.
            mood: A property of the body.
            scores: A property of the body.
        """
        return self._call(
            _ADD,
            {"genre": genre, "tempo": tempo, "mood": mood, "scores": scores},
            options,
        )


