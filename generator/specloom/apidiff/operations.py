"""The comparison of operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.apidiff.endpoints import (
    ApiContract,
    ComparedEncoding,
    ComparedHeader,
    Endpoint,
    EndpointBody,
    EndpointParameter,
    EndpointResponse,
    Payload,
)
from specloom.apidiff.findings import (
    ANYTHING,
    DiffContext,
    Level,
    SdkPath,
    ValueDirection,
    described,
)
from specloom.apidiff.schema_reading import accepts_anything
from specloom.apidiff.schemas import compare_schemas
from specloom.document import Node
from specloom.targets.python.names import error_class


def compare_body(diff: DiffContext, old: Endpoint, new: Endpoint, label: str) -> None:
    """Report changes of an operation's request body."""
    part = SdkPath(
        bare=f"the body of `{label}`", of=f"of `{label}`", operation=new.id, call=label
    )
    before, after = old.body, new.body
    if before is None or after is None:
        _body_presence(diff, old, new, label)
        return
    if before.required != after.required:
        verb = "now requires" if after.required else "no longer requires"
        message = f"`{label}` {verb} a body"
        level = Level.BREAKING if after.required else Level.COMPATIBLE
        diff.add("body-required", level, part, message, before.node, after.node)
    _media_types(diff, before, after, part, label)
    for name, payload in after.payloads.items():
        if name in before.payloads:
            previous = before.payloads[name]
            compare_payloads(diff, previous, payload, part, ValueDirection.REQUEST)
            for wire in previous.encodings.keys() & payload.encodings.keys():
                field = part.inner(diff.new.argument(new.id, "body", wire))
                sides = previous.encodings[wire], payload.encodings[wire]
                _encoding(diff, *sides, field)


def _encoding(
    diff: DiffContext, old: ComparedEncoding, new: ComparedEncoding, field: SdkPath
) -> None:
    """Report that a property of a form is sent in another way."""
    if not (old.stated or new.stated):
        return
    ways = [one.style or " or ".join(one.media_types) for one in (old, new)]
    if ways[0] != ways[1]:
        covered = (
            any(fnmatchcase(one, other) for other in new.media_types)
            for one in old.media_types
        )
        accepted = not old.style and not new.style and all(covered)
        level = Level.COMPATIBLE if accepted else Level.BREAKING
        message = f"{field} is now sent as {ways[1]} (it was {ways[0]})"
        diff.add("encoding-changed", level, field, message, old.node, new.node)
    for key in sorted(old.heads.keys() | new.heads.keys()):
        _part_header(diff, old, new, key, field)


def _part_header(
    diff: DiffContext,
    old: ComparedEncoding,
    new: ComparedEncoding,
    key: str,
    field: SdkPath,
) -> None:
    """Report a changed header of a part."""
    before, after = old.heads.get(key), new.heads.get(key)
    nodes = before.node if before else old.node, after.node if after else new.node
    part = SdkPath(name := f"the header {key} of {field}", f"in {name}")
    phrase, level, wire = "is now optional", Level.COMPATIBLE, None
    if after is None:
        phrase, level, wire = "is no longer sent", Level.BREAKING, Level.COMPATIBLE
        argument = diff.old.argument(field.operation, "part", old.heads[key].wire)
        diff.found.removed_arguments.add((field.operation, argument))
    elif after.required and (before is None or not before.required):
        phrase, level = "is now required", Level.BREAKING
    elif before is not None and before.required == after.required:
        if before.schema is not None and after.schema is not None:
            sides = before.schema, after.schema
            compare_schemas(diff, *sides, part, ValueDirection.REQUEST, text=True)
        return
    message = f"{part} {phrase}"
    diff.add("encoding-changed", level, part, message, *nodes, wire=wire)


def _body_presence(diff: DiffContext, old: Endpoint, new: Endpoint, label: str) -> None:
    if old.body is not None:
        message = f"`{label}` no longer accepts a body"
        subject = f"the body of `{label}`"
        diff.add(
            "body-removed", Level.BREAKING, subject, message, old.body.node, new.node
        )
    elif new.body is not None:
        verb = "now requires" if new.body.required else "now accepts"
        level = Level.BREAKING if new.body.required else Level.COMPATIBLE
        message = f"`{label}` {verb} a body"
        subject = f"the body of `{label}`"
        diff.add("body-added", level, subject, message, old.node, new.body.node)


def _media_types(
    diff: DiffContext, old: EndpointBody, new: EndpointBody, part: SdkPath, label: str
) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            message = f"`{label}` no longer accepts a body in `{name}`"
            diff.add(
                "media-type-removed",
                Level.BREAKING,
                part,
                message,
                payload.node,
                new.node,
            )
    for name, payload in new.payloads.items():
        if name not in old.payloads:
            message = f"`{label}` now also accepts a body in `{name}`"
            diff.add(
                "media-type-added",
                Level.COMPATIBLE,
                part,
                message,
                old.node,
                payload.node,
            )


def compare_payloads(
    diff: DiffContext,
    old: Payload,
    new: Payload,
    part: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare a body in one media type, including the events of a stream."""
    text = "json" not in new.media_type
    for one, other in ((old.schema, new.schema), (old.events, new.events)):
        if one is not None and other is not None:
            compare_schemas(diff, one, other, part, direction, text=text)
        elif not (accepts_anything(one) and accepts_anything(other)):
            narrows = other is not None
            phrase = "now has a schema" if narrows else "no longer has a schema"
            breaks = narrows == (direction is ValueDirection.REQUEST)
            level = Level.BREAKING if breaks else Level.COMPATIBLE
            message = f"{part} {phrase}"
            diff.add("type-changed", level, part, message, old.node, new.node)


NOTHING = frozenset({"`None`"})
EMPTY = ("204", "205")  # no content (RFC 9110 §15.3.5, §15.3.6)
AS_IT_CAME = frozenset({"plain JSON"})


class ComparedOperation(Struct, frozen=True):
    """The old and new operation, and the types that its method returned and returns.

    ``before`` and ``after`` are None where the types are not known.
    """

    old: Endpoint
    new: Endpoint
    label: str
    before: frozenset[str] | None
    after: frozenset[str] | None


def compare_responses(
    diff: DiffContext, old: Endpoint, new: Endpoint, label: str
) -> None:
    """Report responses that were added, removed or changed."""
    before = diff.old.result(old.id)
    before = None if before is None else diff.renamed_types(before)
    sides = ComparedOperation(old, new, label, before, diff.new.result(new.id))
    for status, response in old.responses.items():
        if status not in new.responses:
            _removed_response(diff, response, sides)
    for status, response in new.responses.items():
        if status not in old.responses:
            _added_response(diff, response, sides)
            continue
        previous = old.responses[status]
        part = _sdk_name(response, label)
        described(diff, part, previous.node, response.node)
        _response_media_types(diff, previous, response, part, sides)
        for name, payload in response.payloads.items():
            if name in previous.payloads:
                compare_payloads(
                    diff,
                    previous.payloads[name],
                    payload,
                    part,
                    ValueDirection.RESPONSE,
                )
        _compare_headers(diff, previous, response, label)


def _sdk_name(response: EndpointResponse, label: str) -> SdkPath:
    if response.success:
        whole = f"the result of `{label}`"
    else:
        whole = f"the {response.status} response of `{label}`"
    return SdkPath(bare=whole, of=f"in {whole}")


def _removed_response(
    diff: DiffContext, response: EndpointResponse, sides: ComparedOperation
) -> None:
    label, level, wire = sides.label, Level.COMPATIBLE, Level.COMPATIBLE
    if response.success:
        message = f"`{label}` no longer has a {response.status} response"
        wire = Level.BREAKING
        level = Level.COMPATIBLE if _replaced(diff, response, sides) else wire
    else:
        message = f"`{label}` no longer documents the {response.status} error"
        was = _error(diff, sides, response.status, old=True)
        now = _error(diff, sides, response.status, old=False)
        if was != now and _has_class(was):
            message += (
                f": its `body` is now {_type_label(now)} (it was {_type_label(was)})"
            )
            level = Level.BREAKING
    nodes = response.node, sides.new.node
    diff.add("status-removed", level, f"`{label}`", message, *nodes, wire=wire)


def _replaced(
    diff: DiffContext, response: EndpointResponse, sides: ComparedOperation
) -> bool:
    """Whether a response that returned None was replaced by one without content."""
    given = diff.old.response_types(sides.old.id, response.status)
    return (
        given == NOTHING
        and sides.before == sides.after
        and any(status in sides.new.responses for status in EMPTY)
        and not any(status in sides.old.responses for status in EMPTY)
    )


def _added_response(
    diff: DiffContext, response: EndpointResponse, sides: ComparedOperation
) -> None:
    label, status = sides.label, response.status
    level = Level.COMPATIBLE
    if response.success or (status == "default" and not _has_success(sides.new)):
        message = f"`{label}` now has a {status} response"
        more = _new_types(sides, diff.new.response_types(sides.new.id, status))
        if more:
            message += f", which returns {_type_label(more)}"
            level = Level.BREAKING
    else:
        error = error_class(status)
        message = f"`{label}` now documents the {status} error, raised as `{error}`"
        if status == "default":
            message = f"`{label}` now has a {status} response"
        was = _error(diff, sides, status, old=True)
        now = _error(diff, sides, status, old=False)
        if was != now and _has_class(was):
            message += (
                f": its `body` is now {_type_label(now)} (it was {_type_label(was)})"
            )
            level = Level.BREAKING
    nodes = sides.old.node, response.node
    wire = Level.COMPATIBLE
    diff.add("status-added", level, f"`{label}`", message, *nodes, wire=wire)


def _has_success(endpoint: Endpoint) -> bool:
    return any(response.success for response in endpoint.responses.values())


def _new_types(
    sides: ComparedOperation, given: frozenset[str] | None
) -> frozenset[str]:
    """The types of a response that the method did not return before.

    Empty if the method returned None or untyped values: callers depend on no type then.
    """
    if given is None or sides.before is None or sides.after is None:
        return frozenset()
    if ANYTHING in sides.before or sides.before == NOTHING:
        return frozenset()
    return (given & sides.after) - sides.before


def _error(
    diff: DiffContext, sides: ComparedOperation, status: str, *, old: bool
) -> frozenset[str]:
    """The types of an error's body: of its status, else its range, else ``default``.

    Plain JSON if none of these has a described body.
    """
    endpoint, labels = (sides.old, diff.old) if old else (sides.new, diff.new)
    for key in (status, f"{status[:1]}XX", "default"):
        if key in endpoint.responses:
            found = labels.response_types(endpoint.id, key)
            if found is None or found == NOTHING:
                break
            return diff.renamed_types(found) if old else found
    return AS_IT_CAME


def _has_class(kinds: frozenset[str]) -> bool:
    """Whether any of the types is a class of the package."""
    return any("`" in kind for kind in kinds - NOTHING)


def _type_label(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))


def _response_media_types(
    diff: DiffContext,
    old: EndpointResponse,
    new: EndpointResponse,
    part: SdkPath,
    sides: ComparedOperation,
) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            message = f"{part} no longer has the media type `{name}`"
            diff.add(
                "media-type-removed",
                Level.BREAKING,
                part,
                message,
                payload.node,
                new.node,
            )
    for name, payload in new.payloads.items():
        if name in old.payloads:
            continue
        message, level = (
            f"{part} may now have the media type `{name}`",
            Level.COMPATIBLE,
        )
        given = diff.new.response_types(sides.new.id, new.status, name)
        more = _new_types(sides, given) if new.success else None
        if more:
            message += f", which returns {_type_label(more)}"
            level = Level.BREAKING
        nodes, wire = (old.node, payload.node), Level.COMPATIBLE
        diff.add("media-type-added", level, part, message, *nodes, wire=wire)


def _compare_headers(
    diff: DiffContext, old: EndpointResponse, new: EndpointResponse, label: str
) -> None:
    for key, head in old.heads.items():
        if key not in new.heads:
            message = (
                f"the responses of `{label}` no longer have the header {head.wire}"
            )
            subject = f"the header {head.wire} of `{label}`"
            diff.add(
                "header-removed", Level.BREAKING, subject, message, head.node, new.node
            )
    for key, head in new.heads.items():
        if key not in old.heads:
            message = f"the responses of `{label}` now have the header {head.wire}"
            subject = f"the header {head.wire} of `{label}`"
            diff.add(
                "header-added", Level.COMPATIBLE, subject, message, old.node, head.node
            )
        else:
            _compare_header(diff, old.heads[key], head, label)


def _compare_header(
    diff: DiffContext, old: ComparedHeader, new: ComparedHeader, label: str
) -> None:
    part = SdkPath(
        bare=f"the header {new.wire} of `{label}`",
        of=f"in the header {new.wire} of `{label}`",
    )
    described(diff, part, old.node, new.node)
    if old.required != new.required:
        phrase = "is now always present" if new.required else "may now be missing"
        level = Level.COMPATIBLE if new.required else Level.BREAKING
        message = f"{part} {phrase}"
        diff.add("header-required", level, part, message, old.node, new.node)
    if old.style != new.style:
        message = f"{part} is serialized differently"
        diff.add("header-style", Level.BREAKING, part, message, old.node, new.node)
    if old.schema is not None and new.schema is not None:
        compare_schemas(
            diff, old.schema, new.schema, part, ValueDirection.RESPONSE, text=True
        )


def compare_webhooks(
    diff: DiffContext,
    olds: Iterable[Endpoint],
    news: Iterable[Endpoint],
    parents: tuple[Node, Node],
) -> None:
    """Report webhooks or callbacks that were added, removed or changed.

    ``parents`` are the old and new node that contain them.
    """
    before = {endpoint.id: endpoint for endpoint in olds}
    after = {endpoint.id: endpoint for endpoint in news}
    for id, endpoint in before.items():
        if id not in after:
            name = diff.old.parser(id) or endpoint.path
            message = (
                f"`{name}` was removed: the service no longer sends {endpoint.path}"
            )
            nodes = endpoint.node, parents[1]
            diff.add("webhook-removed", Level.BREAKING, f"`{name}`", message, *nodes)
    for id, endpoint in after.items():
        name = diff.new.parser(id) or endpoint.path
        if id in before:
            _compare(diff, before[id], endpoint, name)
            continue
        message = f"`{name}` is new: the service sends {endpoint.path}"
        nodes = parents[0], endpoint.node
        diff.add("webhook-added", Level.COMPATIBLE, f"`{name}`", message, *nodes)


def _compare(diff: DiffContext, old: Endpoint, new: Endpoint, name: str) -> None:
    described(diff, SdkPath(f"`{name}`", f"of `{name}`"), old.node, new.node)
    if old.body is None or new.body is None:
        return
    part = SdkPath(f"the body of {new.path}", f"in the body of {new.path}")
    for media_type, payload in new.body.payloads.items():
        previous = old.body.payloads.get(media_type)
        if previous is not None:
            compare_payloads(diff, previous, payload, part, ValueDirection.RESPONSE)


MUST_NAME = ", so calls must pass it by keyword"


def compare_operations(
    diff: DiffContext,
    old: ApiContract,
    new: ApiContract,
    moved_pairs: list[tuple[Endpoint, Endpoint]],
) -> None:
    """Report operations and webhooks that were added, removed or changed.

    Moved operations are appended to ``moved_pairs``.
    """
    known = {endpoint.id for _, endpoint in moved_pairs}
    unmatched = [endpoint for endpoint in new.endpoints if endpoint.id not in known]
    paired = {endpoint.id for endpoint, _ in moved_pairs}
    for endpoint in old.endpoints:
        if endpoint.id not in paired:
            moved = _moved(diff, endpoint, unmatched)
            if moved is None:
                _removed_operation(diff, endpoint, new)
            else:
                moved_pairs.append((endpoint, moved))
    for endpoint in unmatched:
        label = diff.new.call(endpoint.id)
        message = f"`{label}` is new: {endpoint.id}"
        nodes = old.root.get("paths") or old.root, endpoint.node
        diff.add("operation-added", Level.COMPATIBLE, f"`{label}`", message, *nodes)
    for one, other in moved_pairs:
        compare_endpoint(diff, one, other)
    compare_webhooks(diff, old.webhooks, new.webhooks, (old.root, new.root))


def pairs_of(
    olds: Iterable[Endpoint], news: Iterable[Endpoint]
) -> list[tuple[Endpoint, Endpoint]]:
    """Pair operations by method and path, ignoring the names of path parameters."""
    exact = {endpoint.id: endpoint for endpoint in news}
    unmatched: dict[tuple[str, str], list[Endpoint]] = {}
    for endpoint in exact.values():
        unmatched.setdefault(endpoint.key, []).append(endpoint)
    pairs: list[tuple[Endpoint, Endpoint]] = []
    taken = {endpoint.id for endpoint in olds if endpoint.id in exact}
    for endpoint in olds:
        previous = exact.get(endpoint.id)
        if previous is None:
            others = [o for o in unmatched.get(endpoint.key, []) if o.id not in taken]
            previous = others[0] if others else None
        if previous is not None:
            taken.add(previous.id)
            pairs.append((endpoint, previous))
    return pairs


def _moved(
    diff: DiffContext, endpoint: Endpoint, unmatched: list[Endpoint]
) -> Endpoint | None:
    """The new operation that has the operationId of a removed one; it is removed from
    ``unmatched``.
    """
    moved = [
        d
        for d in unmatched
        if d.operation_id and d.operation_id == endpoint.operation_id
    ]
    if not moved:
        return None
    label, level = diff.old.call(endpoint.id), Level.BREAKING
    message = f"`{label}` now calls {moved[0].id} instead of {endpoint.id}"
    nodes = endpoint.node, moved[0].node
    diff.add("operation-moved", level, f"`{label}`", message, *nodes)
    unmatched.remove(moved[0])
    return moved[0]


def _removed_operation(diff: DiffContext, endpoint: Endpoint, new: ApiContract) -> None:
    label = diff.old.call(endpoint.id)
    message = f"`{label}` was removed: {endpoint.id} is no longer in the document"
    diff.add(
        "operation-removed",
        Level.BREAKING,
        f"`{label}`",
        message,
        endpoint.node,
        new.root.get("paths") or new.root,
    )


def compare_endpoint(diff: DiffContext, old: Endpoint, new: Endpoint) -> None:
    """Report how one operation changed."""
    label = diff.new.call(new.id)
    part = SdkPath(bare=f"`{label}`", of=f"of `{label}`")
    described(diff, part, old.node, new.node)
    if old.operation_id != new.operation_id:
        phrase = f"now has the operationId `{new.operation_id}`"
        phrase = phrase if new.operation_id else "no longer has an operationId"
        was = f" (it was `{old.operation_id}`)" if old.operation_id else ""
        message = f"`{label}` {phrase}{was}"
        diff.add("operation-id", Level.DOCS, part, message, old.node, new.node)
    _inputs(diff, old, new, label)
    compare_body(diff, old, new, label)
    compare_responses(diff, old, new, label)
    compare_webhooks(diff, old.calls_back, new.calls_back, (old.node, new.node))


def _inputs(diff: DiffContext, old: Endpoint, new: Endpoint, label: str) -> None:
    before, after = keyed(old, new)
    removed = {key: one for key, one in before.items() if key not in after}
    for key, one in after.items():
        name = diff.new.argument(new.id, one.location, one.wire)
        if key in before:
            _changed(diff, before[key], one, name, label)
            continue
        location = next(
            (k for k, o in removed.items() if _same_name(diff, old, o, name)), None
        )
        if location is not None:
            _moved_parameter(diff, removed.pop(location), one, name, label)
        elif diff.old.location(old.id, name) == "body":
            if one.location != "body":  # otherwise it is a form field
                _from_body(diff, old, one, name, label)
            diff.found.removed_arguments.add((new.id, name))
        else:
            _added(diff, old, one, name, label)
    for one in removed.values():
        name = diff.old.argument(old.id, one.location, one.wire)
        diff.found.removed_arguments.add((new.id, name))
        message = f"`{label}` no longer accepts `{name}`"
        if diff.new.location(new.id, name) == "body":
            if one.location == "body":
                continue  # a form field that is now a property of another body
            message = f"`{name}` of `{label}` is now sent in the body"
            message += f" (it was in the {one.location})"
            message += MUST_NAME if one.location == "path" else ""
        subject = f"`{name}` of `{label}`"
        nodes = one.node, new.node
        diff.add("argument-removed", Level.BREAKING, subject, message, *nodes)


def _from_body(
    diff: DiffContext, old: Endpoint, one: EndpointParameter, name: str, label: str
) -> None:
    """Report a property of the body that is now a parameter."""
    part = f"`{name}` of `{label}`"
    message = f"{part} is now sent in the {one.location} (it was in the body)"
    before = old.body.node if old.body is not None else old.node
    diff.add("argument-removed", Level.BREAKING, part, message, before, one.node)


def _same_name(
    diff: DiffContext, old: Endpoint, one: EndpointParameter, name: str
) -> bool:
    return diff.old.argument(old.id, one.location, one.wire) == name


def _moved_parameter(
    diff: DiffContext,
    old: EndpointParameter,
    new: EndpointParameter,
    name: str,
    label: str,
) -> None:
    """Report a parameter that moved to another location and keeps its Python name."""
    part = SdkPath(bare=f"`{name}` of `{label}`", of=f"in `{name}` of `{label}`")
    message = f"{part} is now sent in the {new.location}"
    message += f" (it was in the {old.location})"
    if old.location == "path" and new.location != "path":
        message += MUST_NAME
    diff.add("argument-removed", Level.BREAKING, part, message, old.node, new.node)
    _changed(diff, replace(old, style=new.style), new, name, label)


def keyed(
    old: Endpoint, new: Endpoint
) -> tuple[
    dict[tuple[str, str], EndpointParameter], dict[tuple[str, str], EndpointParameter]
]:
    """The parameters of both sides, where corresponding parameters have the same key.

    Header names are compared case-insensitively. Path parameters are matched by name, and
    those whose names occur on one side only by position.
    """
    nodes = path_keys(_path_names(old), _path_names(new))
    sides = [
        {_key(one, names): one for one in endpoint.inputs}
        for endpoint, names in zip((old, new), nodes, strict=True)
    ]
    return sides[0], sides[1]


def path_keys(
    old: Sequence[str], new: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The keys of the parameters of two paths.

    A key is the name, or the position among the names that the other path does not have.
    """
    sides: list[dict[str, str]] = []
    for names, others in ((old, new), (new, old)):
        own = [name for name in names if name not in others]
        sides.append({n: str(own.index(n)) if n in own else f"={n}" for n in names})
    return sides[0], sides[1]


def _path_names(endpoint: Endpoint) -> list[str]:
    return [part.partition("}")[0] for part in endpoint.path.split("{")[1:]]


def _key(one: EndpointParameter, path: Mapping[str, str]) -> tuple[str, str]:
    if one.location == "path" and one.wire in path:
        return "path", path[one.wire]
    return one.location, one.wire.lower() if one.location == "header" else one.wire


def _added(
    diff: DiffContext, old: Endpoint, one: EndpointParameter, name: str, label: str
) -> None:
    verb = "now requires" if one.required else "accepts the new optional argument"
    message = f"`{label}` {verb} `{name}`"
    level = Level.BREAKING if one.required else Level.COMPATIBLE
    subject = f"`{name}` of `{label}`"
    diff.add("argument-added", level, subject, message, old.node, one.node)


def _changed(
    diff: DiffContext,
    old: EndpointParameter,
    new: EndpointParameter,
    name: str,
    label: str,
) -> None:
    part = SdkPath(bare=f"`{name}` of `{label}`", of=f"in `{name}` of `{label}`")
    described(diff, part, old.node, new.node)
    if old.required != new.required:
        verb = "now requires" if new.required else "no longer requires"
        was = ", which was optional" if new.required else ""
        message = f"`{label}` {verb} `{name}`{was}"
        level = Level.BREAKING if new.required else Level.COMPATIBLE
        diff.add("argument-required", level, part, message, old.node, new.node)
    if old.style != new.style:
        message = f"{part} is serialized differently: {new.style} (it was {old.style})"
        diff.add("argument-style", Level.BREAKING, part, message, old.node, new.node)
    if old.empty != new.empty:
        phrase = "may now be empty" if new.empty else "must no longer be empty"
        level = Level.COMPATIBLE if new.empty else Level.BREAKING
        message = f"{part} {phrase}"
        nodes = old.node, new.node
        diff.add("argument-style", level, part, message, *nodes, about="empty")
    if old.schema is None or new.schema is None:
        if not (accepts_anything(old.schema) and accepts_anything(new.schema)):
            effect = "no longer has" if new.schema is None else "now has"
            level = Level.COMPATIBLE if new.schema is None else Level.BREAKING
            message = f"{part} {effect} a schema"
            diff.add("type-changed", level, part, message, old.node, new.node)
        return
    _default(diff, old, new, part)
    compare_schemas(
        diff, old.schema, new.schema, part, ValueDirection.REQUEST, text=True
    )


def _default(
    diff: DiffContext, old: EndpointParameter, new: EndpointParameter, part: SdkPath
) -> None:
    """Report a changed default: calls that omit the argument then behave differently."""
    assert old.schema is not None
    assert new.schema is not None
    sides = [side.own("default") for side in (old.schema, new.schema)]
    before, after = (None if node is None else node.value for node in sides)
    if before == after and type(before) is type(after):
        return
    if after is None:
        message = f"{part} no longer defaults to `{before}`"
    else:
        was = f" (it was `{before}`)" if before is not None else ""
        message = f"{part} now defaults to `{after}`{was}"
    level = Level.COMPATIBLE if before is None else Level.BREAKING
    nodes = sides[0] or old.node, sides[1] or new.node
    diff.add("default-changed", level, part, message, *nodes)


def compare_access(
    diff: DiffContext,
    old: ApiContract,
    new: ApiContract,
    pairs: list[tuple[Endpoint, Endpoint]],
) -> None:
    """Report changed security schemes, security requirements and servers."""
    _schemes(diff, old, new)
    for one, other in pairs:
        _security(diff, one, other)
        _own_servers(diff, one, other)
    _servers(diff, old, new)


def _schemes(diff: DiffContext, old: ApiContract, new: ApiContract) -> None:
    before = {scheme.wire: scheme for scheme in old.schemes}
    after = {scheme.wire: scheme for scheme in new.schemes}
    for wire, scheme in before.items():
        if wire in after:
            _scheme(diff, scheme, after[wire])
            continue
        name = f"`{diff.old.credential(wire)}`"
        message = f"the client no longer accepts the credential {name}"
        nodes = scheme.span, new.root
        wire_level = Level.COMPATIBLE  # requests no longer need it
        diff.add(
            "credential-removed", Level.BREAKING, name, message, *nodes, wire=wire_level
        )
    for wire, scheme in after.items():
        if wire not in before:
            name = f"`{diff.new.credential(wire)}`"
            message = f"the client accepts the new credential {name}"
            level = Level.COMPATIBLE
            diff.add("credential-added", level, name, message, old.root, scheme.span)


def _scheme(diff: DiffContext, old: ir.SecurityScheme, new: ir.SecurityScheme) -> None:
    name = f"`{diff.new.credential(new.wire)}`"
    nodes = old.span, new.span
    if _kind(old) != _kind(new):
        message = f"the credential {name} is now sent as {_kind(new)}"
        message += f" (it was {_kind(old)})"
        diff.add("credential-changed", Level.BREAKING, name, message, *nodes)
    elif old.openid_url != new.openid_url:
        message = f"the credential {name} now has the OpenID URL {new.openid_url}"
        diff.add("flows-changed", Level.BREAKING, name, message, *nodes)
    elif _flows(old) != _flows(new):
        removed = sorted(_flows(old) - _flows(new))
        come = sorted(_flows(new) - _flows(old))
        level = Level.BREAKING if removed else Level.COMPATIBLE
        message = f"the credential {name} no longer has {removed[0]}" if removed else ""
        message = message or f"the credential {name} now also has {come[0]}"
        diff.add("flows-changed", level, name, message, *nodes)


def _flows(scheme: ir.SecurityScheme) -> frozenset[str]:
    """The flows, URLs and scopes that an OAuth 2.0 client depends on (RFC 6749 §3)."""
    return frozenset(
        fact
        for flow in scheme.flows
        for fact in (
            f"the flow {flow.kind}",
            f"the URL {flow.authorization_url}",
            f"the URL {flow.token_url}",
            f"the URL {flow.refresh_url}",
            *(f"the scope {scope}" for scope, _ in flow.scopes),
        )
        if not fact.endswith(" ")
    )


def _kind(scheme: ir.SecurityScheme) -> str:
    if scheme.kind is ir.SchemeKind.API_KEY:
        return f"the {scheme.location} {scheme.parameter}"
    return f"{scheme.kind} {scheme.scheme}".strip()


def _security(diff: DiffContext, old: Endpoint, new: Endpoint) -> None:
    """Report credentials that are no longer sufficient for a call, or newly accepted.

    A change is compatible if each old alternative satisfies at least one new alternative.
    """
    if old.security == new.security:
        return
    label = f"`{diff.new.call(new.id)}`"
    before = old.security or ((),)
    after = new.security or ((),)
    nodes = _place(old.node), _place(new.node)
    refused = [way for way in before if not any(_satisfies(way, ask) for ask in after)]
    come = [ask for ask in after if ask not in before]
    if refused:
        with_ = " or ".join(_report(diff, way) for way in after)
        message = f"{label} can no longer be called with {_report(diff, refused[0])}"
        message += f"; it now requires {with_}"
        diff.add("security-removed", Level.BREAKING, label, message, *nodes)
    elif come:
        message = f"{label} can now also be called with {_report(diff, come[0])}"
        diff.add("security-added", Level.COMPATIBLE, label, message, *nodes)
    else:
        message = (
            f"{label} lists its credentials differently; all earlier ones still work"
        )
        diff.add("security-added", Level.COMPATIBLE, label, message, *nodes)


def _place(node: Node) -> Node:
    return node.get("security") or node


def _satisfies(way: tuple[ir.Need, ...], ask: tuple[ir.Need, ...]) -> bool:
    """Whether the credentials and scopes in ``way`` satisfy ``ask``."""
    has = {need.scheme: frozenset(need.scopes) for need in way}
    return all(
        need.scheme in has and frozenset(need.scopes) <= has[need.scheme]
        for need in ask
    )


def _report(diff: DiffContext, way: tuple[ir.Need, ...]) -> str:
    if not way:
        return "no credential"
    return " and ".join(
        f"`{diff.new.credential(need.scheme)}`"
        + (f" ({', '.join(need.scopes)})" if need.scopes else "")
        for need in way
    )


def _servers(diff: DiffContext, old: ApiContract, new: ApiContract) -> None:
    nodes = old.root.get("servers") or old.root, new.root.get("servers") or new.root
    urls = [tuple(server.url for server in side.servers) for side in (old, new)]
    if urls[0] != urls[1]:
        first = [side[0] if side else "no URL" for side in urls]
        absolute = ["://" in url for url in first]
        level = Level.COMPATIBLE
        if absolute[0] and not absolute[1]:
            message = f"the client now requires `base_url` (it was {first[0]})"
            level = Level.BREAKING
        elif first[0] != first[1]:
            message = f"the client now calls {first[1]} by default (it was {first[0]})"
        else:
            message = "the servers of the document changed"
        wire = Level.COMPATIBLE
        diff.add("servers-changed", level, "the client", message, *nodes, wire=wire)
    _changed_variables(diff, _variables(old), _variables(new), nodes)


def _own_servers(diff: DiffContext, old: Endpoint, new: Endpoint) -> None:
    """Report servers of an operation or its path that changed."""
    urls = [tuple(server.url for server in side.servers) for side in (old, new)]
    if urls[0] == urls[1]:
        return
    label = f"`{diff.new.call(new.id)}`"
    first = [side[0] if side else "the server of the client" for side in urls]
    message = f"{label} now calls {first[1]} by default (it was {first[0]})"
    nodes = old.node, new.node
    diff.add("servers-changed", Level.COMPATIBLE, label, message, *nodes)


def _changed_variables(
    diff: DiffContext,
    before: dict[str, ir.ServerVariable],
    after: dict[str, ir.ServerVariable],
    nodes: tuple[Node, Node],
) -> None:
    for wire, variable in before.items():
        name = diff.old.variable(wire)
        if wire not in after:
            message = f"the client no longer accepts the server variable `{name}`"
            diff.add("variable-removed", Level.BREAKING, f"`{name}`", message, *nodes)
            continue
        other = after[wire]
        removed = [v for v in variable.values if other.values and v not in other.values]
        if removed:
            message = f"the server variable `{name}` can no longer be `{removed[0]}`"
            diff.add("variable-changed", Level.BREAKING, f"`{name}`", message, *nodes)
        if variable.default != other.default:
            message = f"the server variable `{name}` now defaults to `{other.default}`"
            diff.add("variable-changed", Level.COMPATIBLE, f"`{name}`", message, *nodes)
    for wire in after.keys() - before.keys():
        name = diff.new.variable(wire)
        message = f"the client accepts the new server variable `{name}`"
        diff.add("variable-added", Level.COMPATIBLE, f"`{name}`", message, *nodes)


def _variables(side: ApiContract) -> dict[str, ir.ServerVariable]:
    return {v.wire: v for server in side.servers for v in server.variables}
