"""Compare servers, security schemes and security requirements."""

from __future__ import annotations

from specloom import ir
from specloom.changes.contract import Contract, Deal
from specloom.changes.findings import Level
from specloom.changes.work import Work
from specloom.document import Node


def compare_access(
    work: Work, old: Contract, new: Contract, pairs: list[tuple[Deal, Deal]]
) -> None:
    """Report changed security schemes, security requirements and servers."""
    _schemes(work, old, new)
    for one, other in pairs:
        _security(work, one, other)
    _servers(work, old, new)


def _schemes(work: Work, old: Contract, new: Contract) -> None:
    before = {scheme.wire: scheme for scheme in old.schemes}
    after = {scheme.wire: scheme for scheme in new.schemes}
    for wire, scheme in before.items():
        if wire in after:
            _scheme(work, scheme, after[wire])
            continue
        name = f"`{work.old.credential(wire)}`"
        told = f"the client no longer accepts the credential {name}"
        places = scheme.span, new.root
        wire_level = Level.COMPATIBLE  # requests no longer need it
        work.tell(
            "credential-removed", Level.BREAKING, name, told, *places, wire=wire_level
        )
    for wire, scheme in after.items():
        if wire not in before:
            name = f"`{work.new.credential(wire)}`"
            told = f"the client accepts the new credential {name}"
            level = Level.COMPATIBLE
            work.tell("credential-added", level, name, told, old.root, scheme.span)


def _scheme(work: Work, old: ir.SecurityScheme, new: ir.SecurityScheme) -> None:
    name = f"`{work.new.credential(new.wire)}`"
    places = old.span, new.span
    if _kind(old) != _kind(new):
        told = f"the credential {name} is now sent as {_kind(new)}"
        told += f" (it was {_kind(old)})"
        work.tell("credential-changed", Level.BREAKING, name, told, *places)
    elif old.openid_url != new.openid_url:
        told = f"the credential {name} now has the OpenID URL {new.openid_url}"
        work.tell("flows-changed", Level.BREAKING, name, told, *places)
    elif _flows(old) != _flows(new):
        gone = sorted(_flows(old) - _flows(new))
        come = sorted(_flows(new) - _flows(old))
        level = Level.BREAKING if gone else Level.COMPATIBLE
        told = f"the credential {name} no longer has {gone[0]}" if gone else ""
        told = told or f"the credential {name} now also has {come[0]}"
        work.tell("flows-changed", level, name, told, *places)


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


def _security(work: Work, old: Deal, new: Deal) -> None:
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
        with_ = " or ".join(_told(work, way) for way in after)
        told = f"{label} can no longer be called with {_told(work, lost[0])}"
        told += f"; it now requires {with_}"
        work.tell("security-removed", Level.BREAKING, label, told, *places)
    elif come:
        told = f"{label} can now also be called with {_told(work, come[0])}"
        work.tell("security-added", Level.COMPATIBLE, label, told, *places)
    else:
        told = f"{label} lists its credentials differently; all earlier ones still work"
        work.tell("security-added", Level.COMPATIBLE, label, told, *places)


def _place(node: Node) -> Node:
    return node.get("security") or node


def _holds(way: tuple[ir.Need, ...], ask: tuple[ir.Need, ...]) -> bool:
    """Whether the credentials and scopes in ``way`` satisfy ``ask``."""
    has = {need.scheme: frozenset(need.scopes) for need in way}
    return all(
        need.scheme in has and frozenset(need.scopes) <= has[need.scheme]
        for need in ask
    )


def _told(work: Work, way: tuple[ir.Need, ...]) -> str:
    if not way:
        return "no credential"
    return " and ".join(
        f"`{work.new.credential(need.scheme)}`"
        + (f" ({', '.join(need.scopes)})" if need.scopes else "")
        for need in way
    )


def _servers(work: Work, old: Contract, new: Contract) -> None:
    places = old.root.get("servers") or old.root, new.root.get("servers") or new.root
    urls = [tuple(server.url for server in side.servers) for side in (old, new)]
    if urls[0] != urls[1]:
        first = [side[0] if side else "no URL" for side in urls]
        if first[0] != first[1]:
            told = f"the client now calls {first[1]} by default (it was {first[0]})"
        else:
            told = "the servers of the document changed"
        work.tell("servers-changed", Level.COMPATIBLE, "the client", told, *places)
    _changed_variables(work, _variables(old), _variables(new), places)


def _changed_variables(
    work: Work,
    before: dict[str, ir.ServerVariable],
    after: dict[str, ir.ServerVariable],
    places: tuple[Node, Node],
) -> None:
    for wire, variable in before.items():
        name = work.old.variable(wire)
        if wire not in after:
            told = f"the client no longer accepts the server variable `{name}`"
            work.tell("variable-removed", Level.BREAKING, f"`{name}`", told, *places)
            continue
        other = after[wire]
        gone = [v for v in variable.values if other.values and v not in other.values]
        if gone:
            told = f"the server variable `{name}` can no longer be `{gone[0]}`"
            work.tell("variable-changed", Level.BREAKING, f"`{name}`", told, *places)
        if variable.default != other.default:
            told = f"the server variable `{name}` now defaults to `{other.default}`"
            work.tell("variable-changed", Level.COMPATIBLE, f"`{name}`", told, *places)
    for wire in after.keys() - before.keys():
        name = work.new.variable(wire)
        told = f"the client accepts the new server variable `{name}`"
        work.tell("variable-added", Level.COMPATIBLE, f"`{name}`", told, *places)


def _variables(side: Contract) -> dict[str, ir.ServerVariable]:
    return {v.wire: v for server in side.servers for v in server.variables}
