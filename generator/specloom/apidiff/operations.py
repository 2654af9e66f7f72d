"""Compares operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from specloom import ir
from specloom.apidiff.endpoints import (
    ApiContract,
    Endpoint,
    EndpointBody,
    EndpointParameter,
    EndpointResponse,
    Payload,
    ResponseHeader,
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


def compare_body(work: DiffContext, old: Endpoint, new: Endpoint, label: str) -> None:
    """Report changes of an operation's request body."""
    spot = SdkPath(
        bare=f"the body of `{label}`",
        of=f"of `{label}`",
        operation=new.id,
        call=label,
    )
    before, after = old.body, new.body
    if before is None or after is None:
        _existence(work, old, new, label)
        return
    if before.required != after.required:
        verb = "now requires" if after.required else "no longer requires"
        message = f"`{label}` {verb} a body"
        level = Level.BREAKING if after.required else Level.COMPATIBLE
        work.tell("body-required", level, spot, message, before.node, after.node)
    _media_types(work, before, after, spot, label)
    for name, payload in after.payloads.items():
        if name in before.payloads:
            compare_payloads(
                work, before.payloads[name], payload, spot, ValueDirection.REQUEST
            )


def _existence(work: DiffContext, old: Endpoint, new: Endpoint, label: str) -> None:
    if old.body is not None:
        message = f"`{label}` no longer accepts a body"
        subject = f"the body of `{label}`"
        work.tell(
            "body-removed", Level.BREAKING, subject, message, old.body.node, new.node
        )
    elif new.body is not None:
        verb = "now requires" if new.body.required else "now accepts"
        level = Level.BREAKING if new.body.required else Level.COMPATIBLE
        message = f"`{label}` {verb} a body"
        subject = f"the body of `{label}`"
        work.tell("body-added", level, subject, message, old.node, new.body.node)


def _media_types(
    work: DiffContext, old: EndpointBody, new: EndpointBody, spot: SdkPath, label: str
) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            message = f"`{label}` no longer accepts a body in `{name}`"
            work.tell(
                "media-type-removed",
                Level.BREAKING,
                spot,
                message,
                payload.node,
                new.node,
            )
    for name, payload in new.payloads.items():
        if name not in old.payloads:
            message = f"`{label}` now also accepts a body in `{name}`"
            work.tell(
                "media-type-added",
                Level.COMPATIBLE,
                spot,
                message,
                old.node,
                payload.node,
            )


def compare_payloads(
    work: DiffContext,
    old: Payload,
    new: Payload,
    spot: SdkPath,
    direction: ValueDirection,
) -> None:
    """Compare a body in one media type, including the events of a stream."""
    text = "json" not in new.media_type
    for one, other in ((old.schema, new.schema), (old.events, new.events)):
        if one is not None and other is not None:
            compare_schemas(work, one, other, spot, direction, text=text)
        elif not (accepts_anything(one) and accepts_anything(other)):
            narrows = other is not None
            said = "now has a schema" if narrows else "no longer has a schema"
            breaks = narrows == (direction is ValueDirection.REQUEST)
            level = Level.BREAKING if breaks else Level.COMPATIBLE
            message = f"{spot} {said}"
            work.tell("type-changed", level, spot, message, old.node, new.node)


NOTHING = frozenset({"`None`"})
EMPTY = ("204", "205")  # no content (RFC 9110 §15.3.5, §15.3.6)
AS_IT_CAME = frozenset({"plain JSON"})


@dataclass(frozen=True, slots=True)
class ComparedOperation:
    """The old and new operation, and the types that its method returned and returns.

    ``before`` and ``after`` are None where the types are not known.
    """

    old: Endpoint
    new: Endpoint
    label: str
    before: frozenset[str] | None
    after: frozenset[str] | None


def compare_answers(
    work: DiffContext, old: Endpoint, new: Endpoint, label: str
) -> None:
    """Report responses that were added, removed or changed."""
    before = work.old.result(old.id)
    before = None if before is None else work.now(before)
    sides = ComparedOperation(old, new, label, before, work.new.result(new.id))
    for status, answer in old.answers.items():
        if status not in new.answers:
            _removed_response(work, answer, sides)
    for status, answer in new.answers.items():
        if status not in old.answers:
            _added_response(work, answer, sides)
            continue
        mate = old.answers[status]
        spot = _sdk_name(answer, label)
        described(work, spot, mate.node, answer.node)
        _response_media_types(work, mate, answer, spot, sides)
        for name, payload in answer.payloads.items():
            if name in mate.payloads:
                compare_payloads(
                    work, mate.payloads[name], payload, spot, ValueDirection.RESPONSE
                )
        _compare_headers(work, mate, answer, label)


def _sdk_name(answer: EndpointResponse, label: str) -> SdkPath:
    if answer.success:
        whole = f"the result of `{label}`"
    else:
        whole = f"the {answer.status} response of `{label}`"
    return SdkPath(bare=whole, of=f"in {whole}")


def _removed_response(
    work: DiffContext, answer: EndpointResponse, sides: ComparedOperation
) -> None:
    label, level, wire = sides.label, Level.COMPATIBLE, Level.COMPATIBLE
    if answer.success:
        message = f"`{label}` no longer has a {answer.status} response"
        wire = Level.BREAKING
        level = Level.COMPATIBLE if _replaced(work, answer, sides) else wire
    else:
        message = f"`{label}` no longer documents the {answer.status} error"
        was = _error(work, sides, answer.status, old=True)
        now = _error(work, sides, answer.status, old=False)
        if was != now and _classes(was):
            message += (
                f": its `body` is now {_type_label(now)} (it was {_type_label(was)})"
            )
            level = Level.BREAKING
    places = answer.node, sides.new.node
    work.tell("status-removed", level, f"`{label}`", message, *places, wire=wire)


def _replaced(
    work: DiffContext, answer: EndpointResponse, sides: ComparedOperation
) -> bool:
    """Whether a response that returned None was replaced by one without content."""
    given = work.old.given(sides.old.id, answer.status)
    return (
        given == NOTHING
        and sides.before == sides.after
        and any(status in sides.new.answers for status in EMPTY)
        and not any(status in sides.old.answers for status in EMPTY)
    )


def _added_response(
    work: DiffContext, answer: EndpointResponse, sides: ComparedOperation
) -> None:
    label, status = sides.label, answer.status
    level = Level.COMPATIBLE
    if answer.success or (status == "default" and not _has_success(sides.new)):
        message = f"`{label}` now has a {status} response"
        more = _more(sides, work.new.given(sides.new.id, status))
        if more:
            message += f", which returns {_type_label(more)}"
            level = Level.BREAKING
    else:
        error = error_class(status)
        message = f"`{label}` now documents the {status} error, raised as `{error}`"
        if status == "default":
            message = f"`{label}` now has a {status} response"
        was = _error(work, sides, status, old=True)
        now = _error(work, sides, status, old=False)
        if was != now and _classes(was):
            message += (
                f": its `body` is now {_type_label(now)} (it was {_type_label(was)})"
            )
            level = Level.BREAKING
    places = sides.old.node, answer.node
    wire = Level.COMPATIBLE
    work.tell("status-added", level, f"`{label}`", message, *places, wire=wire)


def _has_success(deal: Endpoint) -> bool:
    return any(answer.success for answer in deal.answers.values())


def _more(sides: ComparedOperation, given: frozenset[str] | None) -> frozenset[str]:
    """The types of a response that the method did not return before.

    Empty if the method returned None or untyped values: callers depend on no type then.
    """
    if given is None or sides.before is None or sides.after is None:
        return frozenset()
    if ANYTHING in sides.before or sides.before == NOTHING:
        return frozenset()
    return (given & sides.after) - sides.before


def _error(
    work: DiffContext, sides: ComparedOperation, status: str, *, old: bool
) -> frozenset[str]:
    """The types of an error's body: of its status, else its range, else ``default``.

    Plain JSON if none of these has a described body.
    """
    deal, labels = (sides.old, work.old) if old else (sides.new, work.new)
    for key in (status, f"{status[:1]}XX", "default"):
        if key in deal.answers:
            found = labels.given(deal.id, key)
            if found is None or found == NOTHING:
                break
            return work.now(found) if old else found
    return AS_IT_CAME


def _classes(kinds: frozenset[str]) -> bool:
    """Whether any of the types is a class of the package."""
    return any("`" in kind for kind in kinds - NOTHING)


def _type_label(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))


def _response_media_types(
    work: DiffContext,
    old: EndpointResponse,
    new: EndpointResponse,
    spot: SdkPath,
    sides: ComparedOperation,
) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            message = f"{spot} no longer has the media type `{name}`"
            work.tell(
                "media-type-removed",
                Level.BREAKING,
                spot,
                message,
                payload.node,
                new.node,
            )
    for name, payload in new.payloads.items():
        if name in old.payloads:
            continue
        message, level = (
            f"{spot} may now have the media type `{name}`",
            Level.COMPATIBLE,
        )
        given = work.new.given(sides.new.id, new.status, name)
        more = _more(sides, given) if new.success else None
        if more:
            message += f", which returns {_type_label(more)}"
            level = Level.BREAKING
        places, wire = (old.node, payload.node), Level.COMPATIBLE
        work.tell("media-type-added", level, spot, message, *places, wire=wire)


def _compare_headers(
    work: DiffContext, old: EndpointResponse, new: EndpointResponse, label: str
) -> None:
    for key, head in old.heads.items():
        if key not in new.heads:
            message = (
                f"the responses of `{label}` no longer have the header {head.wire}"
            )
            subject = f"the header {head.wire} of `{label}`"
            work.tell(
                "header-removed", Level.BREAKING, subject, message, head.node, new.node
            )
    for key, head in new.heads.items():
        if key not in old.heads:
            message = f"the responses of `{label}` now have the header {head.wire}"
            subject = f"the header {head.wire} of `{label}`"
            work.tell(
                "header-added", Level.COMPATIBLE, subject, message, old.node, head.node
            )
        else:
            _compare_header(work, old.heads[key], head, label)


def _compare_header(
    work: DiffContext, old: ResponseHeader, new: ResponseHeader, label: str
) -> None:
    spot = SdkPath(
        bare=f"the header {new.wire} of `{label}`",
        of=f"in the header {new.wire} of `{label}`",
    )
    described(work, spot, old.node, new.node)
    if old.required != new.required:
        said = "is now always present" if new.required else "may now be missing"
        level = Level.COMPATIBLE if new.required else Level.BREAKING
        message = f"{spot} {said}"
        work.tell("header-required", level, spot, message, old.node, new.node)
    if old.style != new.style:
        message = f"{spot} is serialized differently"
        work.tell("header-style", Level.BREAKING, spot, message, old.node, new.node)
    if old.schema is not None and new.schema is not None:
        compare_schemas(
            work, old.schema, new.schema, spot, ValueDirection.RESPONSE, text=True
        )


def compare_webhooks(
    work: DiffContext,
    olds: Iterable[Endpoint],
    news: Iterable[Endpoint],
    homes: tuple[Node, Node],
) -> None:
    """Report webhooks or callbacks that were added, removed or changed.

    ``homes`` are the old and new node that contain them.
    """
    before = {deal.id: deal for deal in olds}
    after = {deal.id: deal for deal in news}
    for id, deal in before.items():
        if id not in after:
            name = work.old.parser(id) or deal.path
            message = f"`{name}` was removed: the service no longer sends {deal.path}"
            places = deal.node, homes[1]
            work.tell("webhook-removed", Level.BREAKING, f"`{name}`", message, *places)
    for id, deal in after.items():
        name = work.new.parser(id) or deal.path
        if id in before:
            _compare(work, before[id], deal, name)
            continue
        message = f"`{name}` is new: the service sends {deal.path}"
        places = homes[0], deal.node
        work.tell("webhook-added", Level.COMPATIBLE, f"`{name}`", message, *places)


def _compare(work: DiffContext, old: Endpoint, new: Endpoint, name: str) -> None:
    described(work, SdkPath(f"`{name}`", f"of `{name}`"), old.node, new.node)
    if old.body is None or new.body is None:
        return
    spot = SdkPath(f"the body of {new.path}", f"in the body of {new.path}")
    for media_type, payload in new.body.payloads.items():
        mate = old.body.payloads.get(media_type)
        if mate is not None:
            compare_payloads(work, mate, payload, spot, ValueDirection.RESPONSE)


MUST_NAME = ", so calls must pass it by keyword"


def compare_operations(
    work: DiffContext,
    old: ApiContract,
    new: ApiContract,
    mates: list[tuple[Endpoint, Endpoint]],
) -> None:
    """Report operations and webhooks that were added, removed or changed.

    Moved operations are appended to ``mates``.
    """
    known = {deal.id for _, deal in mates}
    left = [deal for deal in new.deals if deal.id not in known]
    paired = {deal.id for deal, _ in mates}
    for deal in old.deals:
        if deal.id not in paired:
            moved = _moved(work, deal, left)
            if moved is None:
                _removed_operation(work, deal, new)
            else:
                mates.append((deal, moved))
    for deal in left:
        label = work.new.call(deal.id)
        message = f"`{label}` is new: {deal.id}"
        places = old.root.get("paths") or old.root, deal.node
        work.tell("operation-added", Level.COMPATIBLE, f"`{label}`", message, *places)
    for one, other in mates:
        compare_endpoint(work, one, other)
    compare_webhooks(work, old.webhooks, new.webhooks, (old.root, new.root))


def pairs_of(
    olds: Iterable[Endpoint], news: Iterable[Endpoint]
) -> list[tuple[Endpoint, Endpoint]]:
    """Pair operations by method and path, ignoring the names of path parameters."""
    exact = {deal.id: deal for deal in news}
    loose: dict[tuple[str, str], list[Endpoint]] = {}
    for deal in exact.values():
        loose.setdefault(deal.key, []).append(deal)
    pairs: list[tuple[Endpoint, Endpoint]] = []
    taken = {deal.id for deal in olds if deal.id in exact}
    for deal in olds:
        mate = exact.get(deal.id)
        if mate is None:
            others = [o for o in loose.get(deal.key, []) if o.id not in taken]
            mate = others[0] if others else None
        if mate is not None:
            taken.add(mate.id)
            pairs.append((deal, mate))
    return pairs


def _moved(work: DiffContext, deal: Endpoint, left: list[Endpoint]) -> Endpoint | None:
    """The new operation that has the operationId of a removed one; it is removed from ``left``."""
    moved = [d for d in left if d.operation_id and d.operation_id == deal.operation_id]
    if not moved:
        return None
    label, level = work.old.call(deal.id), Level.BREAKING
    message = f"`{label}` now calls {moved[0].id} instead of {deal.id}"
    places = deal.node, moved[0].node
    work.tell("operation-moved", level, f"`{label}`", message, *places)
    left.remove(moved[0])
    return moved[0]


def _removed_operation(work: DiffContext, deal: Endpoint, new: ApiContract) -> None:
    label = work.old.call(deal.id)
    message = f"`{label}` was removed: {deal.id} is no longer in the document"
    work.tell(
        "operation-removed",
        Level.BREAKING,
        f"`{label}`",
        message,
        deal.node,
        new.root.get("paths") or new.root,
    )


def compare_endpoint(work: DiffContext, old: Endpoint, new: Endpoint) -> None:
    """Report how one operation changed."""
    label = work.new.call(new.id)
    spot = SdkPath(bare=f"`{label}`", of=f"of `{label}`")
    described(work, spot, old.node, new.node)
    if old.operation_id != new.operation_id:
        said = f"now has the operationId `{new.operation_id}`"
        said = said if new.operation_id else "no longer has an operationId"
        was = f" (it was `{old.operation_id}`)" if old.operation_id else ""
        message = f"`{label}` {said}{was}"
        work.tell("operation-id", Level.DOCS, spot, message, old.node, new.node)
    _inputs(work, old, new, label)
    compare_body(work, old, new, label)
    compare_answers(work, old, new, label)
    compare_webhooks(work, old.calls_back, new.calls_back, (old.node, new.node))


def _inputs(work: DiffContext, old: Endpoint, new: Endpoint, label: str) -> None:
    before, after = keyed(old, new)
    gone = {key: one for key, one in before.items() if key not in after}
    for key, one in after.items():
        name = work.new.argument(new.id, one.location, one.wire)
        if key in before:
            _changed(work, before[key], one, name, label)
            continue
        home = next(
            (k for k, o in gone.items() if _same_name(work, old, o, name)), None
        )
        if home is not None:
            _elsewhere(work, gone.pop(home), one, name, label)
        elif work.old.home(old.id, name) == "body":
            if one.location != "body":  # otherwise it is a form field
                _from_body(work, old, one, name, label)
            work.found.removed_arguments.add((new.id, name))
        else:
            _added(work, old, one, name, label)
    for one in gone.values():
        name = work.old.argument(old.id, one.location, one.wire)
        work.found.removed_arguments.add((new.id, name))
        message = f"`{label}` no longer accepts `{name}`"
        if work.new.home(new.id, name) == "body":
            if one.location == "body":
                continue  # a form field that is now a property of another body
            message = f"`{name}` of `{label}` is now sent in the body"
            message += f" (it was in the {one.location})"
            message += MUST_NAME if one.location == "path" else ""
        subject = f"`{name}` of `{label}`"
        places = one.node, new.node
        work.tell("argument-removed", Level.BREAKING, subject, message, *places)


def _from_body(
    work: DiffContext, old: Endpoint, one: EndpointParameter, name: str, label: str
) -> None:
    """Report a property of the body that is now a parameter."""
    spot = f"`{name}` of `{label}`"
    message = f"{spot} is now sent in the {one.location} (it was in the body)"
    before = old.body.node if old.body is not None else old.node
    work.tell("argument-removed", Level.BREAKING, spot, message, before, one.node)


def _same_name(
    work: DiffContext, old: Endpoint, one: EndpointParameter, name: str
) -> bool:
    return work.old.argument(old.id, one.location, one.wire) == name


def _elsewhere(
    work: DiffContext,
    old: EndpointParameter,
    new: EndpointParameter,
    name: str,
    label: str,
) -> None:
    """Report a parameter that moved to another location and keeps its Python name."""
    spot = SdkPath(bare=f"`{name}` of `{label}`", of=f"in `{name}` of `{label}`")
    message = f"{spot} is now sent in the {new.location}"
    message += f" (it was in the {old.location})"
    if old.location == "path" and new.location != "path":
        message += MUST_NAME
    work.tell("argument-removed", Level.BREAKING, spot, message, old.node, new.node)
    _changed(work, replace(old, style=new.style), new, name, label)


def keyed(
    old: Endpoint, new: Endpoint
) -> tuple[
    dict[tuple[str, str], EndpointParameter], dict[tuple[str, str], EndpointParameter]
]:
    """The parameters of both sides, where corresponding parameters have the same key.

    Header names are compared case-insensitively. Path parameters are matched by name, and
    those whose names occur on one side only by position.
    """
    places = path_keys(_path_names(old), _path_names(new))
    sides = [
        {_key(one, names): one for one in deal.inputs}
        for deal, names in zip((old, new), places, strict=True)
    ]
    return sides[0], sides[1]


def path_keys(
    old: Sequence[str], new: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The keys of the parameters of two paths.

    A key is the name, or the position among the names that the other path does not have.
    """
    sides: list[dict[str, str]] = []
    for mine, others in ((old, new), (new, old)):
        own = [name for name in mine if name not in others]
        sides.append({n: str(own.index(n)) if n in own else f"={n}" for n in mine})
    return sides[0], sides[1]


def _path_names(deal: Endpoint) -> list[str]:
    return [part.partition("}")[0] for part in deal.path.split("{")[1:]]


def _key(one: EndpointParameter, path: Mapping[str, str]) -> tuple[str, str]:
    if one.location == "path" and one.wire in path:
        return "path", path[one.wire]
    return one.location, one.wire.lower() if one.location == "header" else one.wire


def _added(
    work: DiffContext, old: Endpoint, one: EndpointParameter, name: str, label: str
) -> None:
    verb = "now requires" if one.required else "accepts the new optional argument"
    message = f"`{label}` {verb} `{name}`"
    level = Level.BREAKING if one.required else Level.COMPATIBLE
    subject = f"`{name}` of `{label}`"
    work.tell("argument-added", level, subject, message, old.node, one.node)


def _changed(
    work: DiffContext,
    old: EndpointParameter,
    new: EndpointParameter,
    name: str,
    label: str,
) -> None:
    spot = SdkPath(bare=f"`{name}` of `{label}`", of=f"in `{name}` of `{label}`")
    described(work, spot, old.node, new.node)
    if old.required != new.required:
        verb = "now requires" if new.required else "no longer requires"
        was = ", which was optional" if new.required else ""
        message = f"`{label}` {verb} `{name}`{was}"
        level = Level.BREAKING if new.required else Level.COMPATIBLE
        work.tell("argument-required", level, spot, message, old.node, new.node)
    if old.style != new.style:
        message = f"{spot} is serialized differently: {new.style} (it was {old.style})"
        work.tell("argument-style", Level.BREAKING, spot, message, old.node, new.node)
    if old.empty != new.empty:
        said = "may now be empty" if new.empty else "must no longer be empty"
        level = Level.COMPATIBLE if new.empty else Level.BREAKING
        message = f"{spot} {said}"
        places = old.node, new.node
        work.tell("argument-style", level, spot, message, *places, about="empty")
    if old.schema is None or new.schema is None:
        if not (accepts_anything(old.schema) and accepts_anything(new.schema)):
            effect = "no longer has" if new.schema is None else "now has"
            level = Level.COMPATIBLE if new.schema is None else Level.BREAKING
            message = f"{spot} {effect} a schema"
            work.tell("type-changed", level, spot, message, old.node, new.node)
        return
    _default(work, old, new, spot)
    compare_schemas(
        work, old.schema, new.schema, spot, ValueDirection.REQUEST, text=True
    )


def _default(
    work: DiffContext, old: EndpointParameter, new: EndpointParameter, spot: SdkPath
) -> None:
    """Report a changed default: calls that omit the argument then behave differently."""
    assert old.schema is not None
    assert new.schema is not None
    sides = [side.own("default") for side in (old.schema, new.schema)]
    before, after = (None if node is None else node.value for node in sides)
    if before == after and type(before) is type(after):
        return
    if after is None:
        message = f"{spot} no longer defaults to `{before}`"
    else:
        was = f" (it was `{before}`)" if before is not None else ""
        message = f"{spot} now defaults to `{after}`{was}"
    level = Level.COMPATIBLE if before is None else Level.BREAKING
    places = sides[0] or old.node, sides[1] or new.node
    work.tell("default-changed", level, spot, message, *places)


def compare_access(
    work: DiffContext,
    old: ApiContract,
    new: ApiContract,
    pairs: list[tuple[Endpoint, Endpoint]],
) -> None:
    """Report changed security schemes, security requirements and servers."""
    _schemes(work, old, new)
    for one, other in pairs:
        _security(work, one, other)
    _servers(work, old, new)


def _schemes(work: DiffContext, old: ApiContract, new: ApiContract) -> None:
    before = {scheme.wire: scheme for scheme in old.schemes}
    after = {scheme.wire: scheme for scheme in new.schemes}
    for wire, scheme in before.items():
        if wire in after:
            _scheme(work, scheme, after[wire])
            continue
        name = f"`{work.old.credential(wire)}`"
        message = f"the client no longer accepts the credential {name}"
        places = scheme.span, new.root
        wire_level = Level.COMPATIBLE  # requests no longer need it
        work.tell(
            "credential-removed",
            Level.BREAKING,
            name,
            message,
            *places,
            wire=wire_level,
        )
    for wire, scheme in after.items():
        if wire not in before:
            name = f"`{work.new.credential(wire)}`"
            message = f"the client accepts the new credential {name}"
            level = Level.COMPATIBLE
            work.tell("credential-added", level, name, message, old.root, scheme.span)


def _scheme(work: DiffContext, old: ir.SecurityScheme, new: ir.SecurityScheme) -> None:
    name = f"`{work.new.credential(new.wire)}`"
    places = old.span, new.span
    if _kind(old) != _kind(new):
        message = f"the credential {name} is now sent as {_kind(new)}"
        message += f" (it was {_kind(old)})"
        work.tell("credential-changed", Level.BREAKING, name, message, *places)
    elif old.openid_url != new.openid_url:
        message = f"the credential {name} now has the OpenID URL {new.openid_url}"
        work.tell("flows-changed", Level.BREAKING, name, message, *places)
    elif _flows(old) != _flows(new):
        gone = sorted(_flows(old) - _flows(new))
        come = sorted(_flows(new) - _flows(old))
        level = Level.BREAKING if gone else Level.COMPATIBLE
        message = f"the credential {name} no longer has {gone[0]}" if gone else ""
        message = message or f"the credential {name} now also has {come[0]}"
        work.tell("flows-changed", level, name, message, *places)


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


def _security(work: DiffContext, old: Endpoint, new: Endpoint) -> None:
    """Report credentials that are no longer sufficient for a call, or newly accepted.

    A change is compatible if each old alternative satisfies at least one new alternative.
    """
    if old.security == new.security:
        return
    label = f"`{work.new.call(new.id)}`"
    before = old.security or ((),)
    after = new.security or ((),)
    places = _place(old.node), _place(new.node)
    lost = [way for way in before if not any(_holds(way, ask) for ask in after)]
    come = [ask for ask in after if ask not in before]
    if lost:
        with_ = " or ".join(_report(work, way) for way in after)
        message = f"{label} can no longer be called with {_report(work, lost[0])}"
        message += f"; it now requires {with_}"
        work.tell("security-removed", Level.BREAKING, label, message, *places)
    elif come:
        message = f"{label} can now also be called with {_report(work, come[0])}"
        work.tell("security-added", Level.COMPATIBLE, label, message, *places)
    else:
        message = (
            f"{label} lists its credentials differently; all earlier ones still work"
        )
        work.tell("security-added", Level.COMPATIBLE, label, message, *places)


def _place(node: Node) -> Node:
    return node.get("security") or node


def _holds(way: tuple[ir.Need, ...], ask: tuple[ir.Need, ...]) -> bool:
    """Whether the credentials and scopes in ``way`` satisfy ``ask``."""
    has = {need.scheme: frozenset(need.scopes) for need in way}
    return all(
        need.scheme in has and frozenset(need.scopes) <= has[need.scheme]
        for need in ask
    )


def _report(work: DiffContext, way: tuple[ir.Need, ...]) -> str:
    if not way:
        return "no credential"
    return " and ".join(
        f"`{work.new.credential(need.scheme)}`"
        + (f" ({', '.join(need.scopes)})" if need.scopes else "")
        for need in way
    )


def _servers(work: DiffContext, old: ApiContract, new: ApiContract) -> None:
    places = old.root.get("servers") or old.root, new.root.get("servers") or new.root
    urls = [tuple(server.url for server in side.servers) for side in (old, new)]
    if urls[0] != urls[1]:
        first = [side[0] if side else "no URL" for side in urls]
        if first[0] != first[1]:
            message = f"the client now calls {first[1]} by default (it was {first[0]})"
        else:
            message = "the servers of the document changed"
        work.tell("servers-changed", Level.COMPATIBLE, "the client", message, *places)
    _changed_variables(work, _variables(old), _variables(new), places)


def _changed_variables(
    work: DiffContext,
    before: dict[str, ir.ServerVariable],
    after: dict[str, ir.ServerVariable],
    places: tuple[Node, Node],
) -> None:
    for wire, variable in before.items():
        name = work.old.variable(wire)
        if wire not in after:
            message = f"the client no longer accepts the server variable `{name}`"
            work.tell("variable-removed", Level.BREAKING, f"`{name}`", message, *places)
            continue
        other = after[wire]
        gone = [v for v in variable.values if other.values and v not in other.values]
        if gone:
            message = f"the server variable `{name}` can no longer be `{gone[0]}`"
            work.tell("variable-changed", Level.BREAKING, f"`{name}`", message, *places)
        if variable.default != other.default:
            message = f"the server variable `{name}` now defaults to `{other.default}`"
            work.tell(
                "variable-changed", Level.COMPATIBLE, f"`{name}`", message, *places
            )
    for wire in after.keys() - before.keys():
        name = work.new.variable(wire)
        message = f"the client accepts the new server variable `{name}`"
        work.tell("variable-added", Level.COMPATIBLE, f"`{name}`", message, *places)


def _variables(side: ApiContract) -> dict[str, ir.ServerVariable]:
    return {v.wire: v for server in side.servers for v in server.variables}
