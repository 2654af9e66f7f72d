"""Reads the answers of an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.annotations import doc_of
from specloom.openapi.bodies import read_contents
from specloom.openapi.context import Context, Place
from specloom.openapi.headers import read_headers
from specloom.openapi.keywords import says_type
from specloom.openapi.members import followed, members_at, misplaced, text_at
from specloom.openapi.places import shared_hint
from specloom.openapi.plain_contents import as_answers
from specloom.openapi.references import words_only
from specloom.openapi.scalars import is_binary
from specloom.openapi.schemas import read_type
from specloom.openapi.streams import items_of
from specloom.openapi.swagger2 import JSON, media_types
from specloom.openapi.xml_objects import root_xml

STATUS = re.compile(r"[1-5](\d\d|XX)")
# Responses with these statuses never have content (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
_EMPTY = ("204", "205", "304")


def read_responses(
    ctx: Context, method: str, operation: Node, hint: str
) -> tuple[ir.Response, ...]:
    """The responses by status, range of statuses, or ``default``.

    Content is left out where HTTP never has any: no program receives it.
    """
    found: dict[str, ir.Response] = {}
    successes = 0
    for key, node in members_at(ctx, operation, "responses"):
        if key.startswith("x-"):
            continue
        status = key if key == "default" else key.strip().upper()
        if key != "default" and not STATUS.fullmatch(status):
            ctx.warn(
                "W311", node, f"{key!r} is not an HTTP status; the response is skipped"
            )
            continue
        words = f"{hint} response"
        if not status.startswith("2") or successes:
            words = f"{hint} {status.lower()} response"
        successes += status.startswith("2")
        target = followed(ctx, node)
        if target is not None and target != node:
            words = f"{shared_hint(ctx, target, hint)} response"
        if target is None:
            found.setdefault(status, ir.Response(status=status, span=node.span))
        else:
            response = _response(ctx, operation, status, (node, target), words)
            found.setdefault(status, response)
    return tuple(
        (
            replace(response, contents=())
            if method == "HEAD" or response.status in _EMPTY  # RFC 9110 §9.3.2
            else response
        )
        for response in found.values()
    )


def _response(
    ctx: Context, operation: Node, status: str, nodes: tuple[Node, Node], hint: str
) -> ir.Response:
    node, target = nodes
    if ctx.dialect.is_swagger:
        contents = _produced(ctx, operation, target, hint)
    else:
        contents = read_contents(ctx, target, hint)
    return ir.Response(
        status=status,
        span=node.span,
        doc=doc_of(ctx, node, target),
        contents=as_answers(ctx, target, contents),
        headers=read_headers(ctx, target, hint),
        links=tuple(_links(ctx, target)),
    )


def _produced(
    ctx: Context, operation: Node, node: Node, hint: str
) -> tuple[ir.Content, ...]:
    """The schema of a response in each media type that is produced (Swagger 2.0)."""
    schema = node.get("schema")
    if schema is None or schema.value is None:
        return ()
    type = read_type(ctx, schema, Place(hint))
    examples = dict(members_at(ctx, node, "examples"))
    found: list[ir.Content] = []
    unsaid = not says_type(schema)
    for name in media_types(ctx, operation, "produces") or (JSON,):
        stream, events = items_of(ctx, name, node, schema, type)
        example = (ir.Json.of(examples[name].value),) if name in examples else ()
        found.append(
            ir.Content(
                media_type=name,
                type=ir.BYTES if unsaid and is_binary(name) else type,
                stream=stream,
                events=events,
                examples=example,
                xml=root_xml(ctx, name, schema),
            )
        )
    return tuple(found)


def _links(ctx: Context, node: Node) -> Iterator[ir.Link]:
    for name, item in members_at(ctx, node, "links"):
        with words_only(ctx):
            target = followed(ctx, item)
        if target is None:
            continue
        parameters = target.get("parameters")
        if parameters is not None and not parameters.is_object:
            misplaced(ctx, parameters, "an object")
        told = parameters.members() if parameters is not None else ()
        yield ir.Link(
            name=name,
            target=text_at(target, "operationId") or text_at(target, "operationRef"),
            parameters=tuple(
                (key, v.value if isinstance(v.value, str) else ir.Json.of(v.value).text)
                for key, v in told
            ),
            description=target.text("description"),
        )
