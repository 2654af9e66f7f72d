"""Formats an overview as text for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from specloom.diagnostics import counted
from specloom.inspection.overview import MethodEntry, Overview, ResourceEntry

WIDTH = 100
MOST_RESOURCES = 14
MOST_WARNINGS = 4
NAMES_SHOWN = 3
_INDENT = " " * 10


def overview_text(overview: Overview, *, every: bool = False) -> str:
    """The overview, on one screen unless ``every`` is true."""
    lines = [*_head(overview), ""]
    lines += [*_facts(overview, every), ""]
    lines += [*_tree(overview, every), ""]
    lines += [*_naming(overview), ""]
    if not every:
        lines = [_cut(line) for line in lines]
    # Places are never cut, so that editors can open them.
    lines += _degraded(overview, every)
    lines += _repairs(overview)
    if every:
        lines += ["", *_models(overview)]
    else:
        lines += ["", "--all shows everything, --html FILE draws it"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def one_line(text: str) -> str:
    """Text of the document in one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cut(line: str, width: int = WIDTH) -> str:
    return line if len(line) <= width else f"{line[: width - 1]}…"


def _head(o: Overview) -> Iterator[str]:
    title = one_line(f"{o.title} {o.version}")
    yield _cut(f"{title} ({o.openapi}), {o.document}")
    models = counted(len(o.models), "type")
    yield f"{counted(o.operations, 'operation')}, {models}: grade {o.quality.grade}, " + (
        f"{o.quality.score} of 100 points"
    )


def _listed(names: Sequence[str], most: int = NAMES_SHOWN) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(one_line, names[:most])) + more


def _facts(o: Overview, every: bool) -> Iterator[str]:
    most = 10_000 if every else NAMES_SHOWN
    yield _fact("client", f"{o.client} of package {o.package}")
    yield _fact("servers", _listed(o.servers, most) or "none")
    schemes = o.auth if every else o.auth[:NAMES_SHOWN]
    for at, one in enumerate(schemes):
        argument = f"{one.argument}= or ${one.environment}, " if one.argument else ""
        text = one_line(f"{one.kind} {one.scheme!r}")
        uses = counted(one.operations, "operation")
        yield _fact("" if at else "auth", f"{text}: {argument}{uses}")
    left = len(o.auth) - len(schemes)
    if left:
        yield _fact("", f"and {counted(left, 'other scheme')}")
    if not o.auth:
        yield _fact("auth", "none")
    elif o.anonymous:
        yield _fact("", f"{counted(o.anonymous, 'operation')} without credentials")
    yield _fact("pages", _pages(o))
    yield _fact("streams", _listed(o.streaming, most) or "none")
    if o.uploads or o.downloads:
        up, down = counted(len(o.uploads), "upload"), counted(
            len(o.downloads), "download"
        )
        first = _listed([*o.uploads, *o.downloads], most)
        yield _fact("files", f"{up}, {down}: {first}")
    if o.webhooks:
        yield _fact("webhooks", _listed(o.webhooks, most))
    yield _fact("types", _kinds(o))


def _fact(name: str, text: str) -> str:
    return f"{name:10}{text}"


def _pages(o: Overview) -> str:
    styles = [f"{n} by {style}" for style, n in o.pagination.items() if style != "none"]
    plain = o.pagination.get("none", 0)
    rest = [f"{counted(plain, 'list')} without pages"] if plain else []
    return ", ".join([*styles, *rest]) or "none"


def _kinds(o: Overview) -> str:
    kinds = Counter(model.kind for model in o.models)
    inline = sum(1 for model in o.models if model.inline)
    parts = ", ".join(counted(n, kind) for kind, n in kinds.most_common())
    used = sorted(o.models, key=lambda model: -model.used_by)[:NAMES_SHOWN]
    names = ", ".join(model.name for model in used if model.used_by)
    return (
        f"{parts or 'none'}"
        + (f"; {inline} inline" if inline else "")
        + (f"; most used: {names}" if names else "")
    )


def _tree(o: Overview, every: bool) -> Iterator[str]:
    total = sum(resource.count for resource in o.resources)
    yield f"client ({counted(total, 'method')})"
    if every:
        yield from _all_branches(o.resources, "")
        return
    # Large documents show their largest resources, in the order of the document.
    largest = sorted(o.resources, key=lambda resource: -resource.count)
    kept = {id(resource) for resource in largest[:MOST_RESOURCES]}
    shown = [resource for resource in o.resources if id(resource) in kept]
    left = [resource for resource in o.resources if id(resource) not in kept]
    free = MOST_RESOURCES - len(shown)
    for at, resource in enumerate(shown):
        is_last = at == len(shown) - 1 and not left
        yield _branch(resource, "", is_last)
        inner = resource.resources[: max(free, 0)]
        free -= len(inner)
        mark = "   " if is_last else "│  "
        for number, one in enumerate(inner):
            yield _branch(one, mark, number == len(inner) - 1)
    if left:
        methods = counted(sum(r.count for r in left), "method")
        yield f"└─ … {counted(len(left), 'more resource')} with {methods}"


def _branch(resource: ResourceEntry, before: str, is_last: bool) -> str:
    names = [method.name for method in resource.methods]
    names += [f"{inner.name}.…" for inner in resource.resources]
    return _cut(
        f"{before}{'└─ ' if is_last else '├─ '}{resource.name} ({resource.count}): "
        f"{', '.join(names)}"
    )


def _all_branches(resources: Sequence[ResourceEntry], before: str) -> Iterator[str]:
    for at, resource in enumerate(resources):
        is_last = at == len(resources) - 1
        yield f"{before}{'└─ ' if is_last else '├─ '}{resource.name} ({resource.count})"
        inner = before + ("   " if is_last else "│  ")
        for method in resource.methods:
            yield inner + method_line(method)
        yield from _all_branches(resource.resources, inner)


def method_line(method: MethodEntry) -> str:
    """A method with its arguments, its result and its request."""
    traits = f"  [{', '.join(method.traits)}]" if method.traits else ""
    request = one_line(f"{method.method} {method.path}")
    arguments = ", ".join(method.arguments)
    return f"{method.name}({arguments}) → {method.result}  {request}{traits}"


def _naming(o: Overview) -> Iterator[str]:
    naming = o.naming
    other = "resources" if naming.used == "operation-id" else "operation-id"
    if naming.used == naming.fits:
        yield _fact("naming", f'"{naming.used}" fits: {naming.reason}')
    else:
        yield _fact("naming", f'"{naming.used}" is used, but "{naming.fits}" fits')
        yield _fact("", f"better: {naming.reason}")
    changed = o.renamed
    if not changed:
        return
    share = f"{len(changed)} of {counted(o.operations, 'method')}"
    yield _fact("", f'with "{other}", {share} would have another name:')
    changed.sort(key=lambda m: len(m.other_call) - len(m.call))
    for method in changed[:2]:
        yield f"{_INDENT}  client.{method.call} → client.{method.other_call}"


def _degraded(o: Overview, every: bool) -> Iterator[str]:
    shown = o.warnings if every else o.warnings[:MOST_WARNINGS]
    if not o.warnings and not o.skipped:
        return
    number = sum(warning.count for warning in o.warnings)
    lost = f", {counted(len(o.skipped), 'operation')} skipped" if o.skipped else ""
    degraded = f"{counted(o.degraded, 'operation')} degraded"
    yield _fact("warnings", f"{number}; {degraded}{lost}")
    for skipped, reason in o.skipped if every else o.skipped[:2]:
        yield f"  skipped {one_line(f'{skipped}: {reason}')}"
    for warning in shown:
        title = f"{warning.count} × {warning.title}"
        yield f"  {warning.code} {title}: {one_line(warning.places[0])}"
        if every:
            yield from (f"       {place}" for place in warning.places[1:])
    left = o.warnings[len(shown) :]
    if left:
        codes = _listed([warning.code for warning in left], 8)
        yield f"  {sum(one.count for one in left)} of other codes: {codes}"
    yield ""


def _repairs(o: Overview) -> Iterator[str]:
    if not o.quality.repairs:
        yield _fact("repairs", "none: the document has all that an SDK needs")
        return
    yield _fact("repairs", "the most useful ones, with the points that they add")
    for repair in o.quality.repairs:
        yield f"  +{repair.points:<5} {repair.message}"
        yield _INDENT[:9] + one_line(f"{repair.location} ({repair.element})")
        yield from _wrapped(repair.write)


def _wrapped(text: str) -> Iterable[str]:
    """What to write, in at most two lines."""
    lines = textwrap.wrap(one_line(text), WIDTH - 16) or [""]
    more = " …" if len(lines) > 2 else ""
    return [
        f"{_INDENT[:9]}{'write: ' if not at else '       '}{line}{more if at else ''}"
        for at, line in enumerate(lines[:2])
    ]


def _models(o: Overview) -> Iterator[str]:
    yield counted(len(o.models), "type")
    for model in o.models:
        fields = f", {counted(model.fields, 'field')}" if model.fields else ""
        uses = f" → {', '.join(model.uses)}" if model.uses else ""
        yield f"  {model.name} ({model.kind}{fields}){uses}"
