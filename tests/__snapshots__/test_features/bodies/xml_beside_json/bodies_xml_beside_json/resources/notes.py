"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, Ref, Tagged
from .._runtime.operations import Operation, body_property, whole_body
from .._runtime.xml import Either, Named, Node, Xml

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.note import Note
    from ..models.problem import Problem
    from ..params.note import NoteParam
    from ..params.problem import ProblemParam

_ADD: Operation[Note] = Operation(
    "POST",
    "/notes",
    arguments=(body_property("text"), body_property("kind")),
    body={
        "application/json": None,
        "application/xml": Xml(Ref("Note"), Node(Named("Note"), "Note")),
    },
    body_required=True,
    responses={
        "200": {
            "application/xml": Xml(Ref("Note"), Node(Named("Note"), "Note")),
            "application/json": Ref("Note"),
        },
        "400": {
            "application/problem+xml": Xml(
                Ref("Problem"),
                Node(Named("Problem"), "problem", namespace="urn:ietf:rfc:7807"),
            ),
        },
    },
)
_SET_PET: Operation[str] = Operation(
    "PUT",
    "/pets",
    arguments=(
        whole_body(
            "body",
            Tagged("kind", {"Note": Ref("Note"), "Problem": Ref("Problem")}),
        ),
    ),
    body={
        "application/xml": Xml(
            Tagged("kind", {"Note": Ref("Note"), "Problem": Ref("Problem")}),
            Node(
                Either(
                    Node(Named("Note"), "Note"),
                    Node(Named("Problem"), "problem", namespace="urn:ietf:rfc:7807"),
                    tag="kind",
                    tags={"Note": 0, "Problem": 1},
                ),
            ),
        ),
    },
    body_required=True,
    responses={"200": {"application/xml": STRING}},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    with_raw_response: NotesWithRawResponse
    with_streaming_response: NotesWithStreamingResponse

    def add(
        self,
        *,
        text: str,
        kind: Literal["Note"] = "Note",
        **options: Unpack[CallOptions],
    ) -> Note:
        """Sends ``POST /notes``.

        Args:
            text: A property of the body. For example ``"hi"``.
            kind: A property of the body.

        Returns:
            Kept.

        Raises:
            BadRequestError: 400: No.
        """
        return self._call(_ADD, {"text": text, "kind": kind}, options)

    def set_pet(
        self,
        *,
        body: Note | NoteParam | Problem | ProblemParam,
        **options: Unpack[CallOptions],
    ) -> str:
        """Sends ``PUT /pets``.

        Args:
            body: The body.

        Returns:
            As text.
        """
        return self._call(_SET_PET, {"body": body}, options)


