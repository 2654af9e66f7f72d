"""Draws the tree of resources and the graph of models as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct

from specloom.inspection.overview import ModelEntry, ResourceEntry
from specloom.inspection.text import one_line

ROW = 24  # pixels from one row to the next
COLUMN = 230
BOX_WIDTH = 190
LONGEST_LABEL = 26  # characters
MOST_DRAWN_METHODS = 150
MOST_DRAWN_MODELS = 60
_SWEEPS = 6


class Box(Struct, frozen=True):
    """A box: its label, what a browser shows for it, its class, and its place."""

    label: str
    hint: str
    kind: str
    x: int
    y: int


def shown_text(text: str) -> str:
    """Text of the document for HTML: in one line, escaped."""
    return escape(one_line(text), quote=True)


def _label(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"


def _box(node: Box) -> str:
    return (
        f'<g class="{node.kind}"><title>{shown_text(node.hint)}</title>'
        f'<rect x="{node.x}" y="{node.y}" width="{BOX_WIDTH}" height="{ROW - 6}" rx="4"/>'
        f'<text x="{node.x + 8}" y="{node.y + 13}">{escape(_label(node.label))}</text></g>'
    )


def _line(start: Box, end: Box, kind: str = "") -> str:
    x, y = start.x + BOX_WIDTH, start.y + ROW // 2 - 3
    to_x, to_y = end.x, end.y + ROW // 2 - 3
    if to_x <= x:  # a reference back, or to itself
        x, to_x = start.x, end.x + BOX_WIDTH
        kind = "back"
    middle = (x + to_x) // 2
    mark = f' class="{kind}"' if kind else ""
    return f'<path{mark} d="M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"/>'


def _picture(name: str, nodes: Sequence[Box], lines: Sequence[str]) -> str:
    width = max((node.x for node in nodes), default=0) + BOX_WIDTH + 20
    height = max((node.y for node in nodes), default=0) + ROW + 10
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{name}" '
            f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
            *lines,
            *map(_box, nodes),
            "</svg>",
        ]
    )


def resource_tree(
    client: str, resources: Sequence[ResourceEntry], *, every: bool = False
) -> str:
    """The resources of a client as a tree; methods too unless there are very many."""
    total = sum(resource.count for resource in resources)
    methods = every or total <= MOST_DRAWN_METHODS
    nodes: list[Box] = [Box(client, f"{total} methods", "client", 10, 10)]
    lines: list[str] = []
    row = 0

    def draw(one: ResourceEntry, above: Box, depth: int) -> None:
        nonlocal row
        x = 10 + depth * COLUMN
        label = f"{one.name} ({one.count})"
        node = Box(label, one.path, "resource", x, 10 + row * ROW)
        nodes.append(node)
        lines.append(_line(above, node))
        start = row
        for method in one.methods if methods else ():
            kind = "method degraded" if method.degraded else "method"
            hint = f"{method.method} {method.path}"
            leaf = Box(method.name, hint, kind, x + COLUMN, 10 + row * ROW)
            nodes.append(leaf)
            lines.append(_line(node, leaf))
            row += 1
        for inner in one.resources:
            draw(inner, node, depth + 1)
        row = max(row, start + 1)

    for resource in resources:
        draw(resource, nodes[0], 1)
    return _picture("The resources of the client", nodes, lines)


def drawn_models(
    models: Sequence[ModelEntry], *, every: bool = False
) -> tuple[ModelEntry, ...]:
    """The models that are drawn: those with the most references, in their order."""
    if every or len(models) <= MOST_DRAWN_MODELS:
        return tuple(models)
    degree = Counter(name for model in models for name in model.uses)
    ranked = sorted(models, key=lambda m: -(degree[m.name] + len(m.uses) + m.used_by))
    kept = {model.name for model in ranked[:MOST_DRAWN_MODELS]}
    return tuple(model for model in models if model.name in kept)


def model_graph(models: Sequence[ModelEntry], *, every: bool = False) -> str:
    """The models and their references, from left to right."""
    shown = drawn_models(models, every=every)
    names = {model.name for model in shown}
    uses = {m.name: [n for n in m.uses if n in names] for m in shown}
    column = _columns(uses)
    nodes: dict[str, Box] = {}
    by_name = {model.name: model for model in shown}
    for number, members in enumerate(_ordered(uses, column)):
        for row, name in enumerate(members):
            model = by_name[name]
            hint = f"{name}: {model.kind}, {model.fields} fields, {model.location}"
            x, y = 10 + number * (COLUMN + 40), 10 + row * ROW
            nodes[name] = Box(name, hint, f"model {model.kind}", x, y)
    lines = [
        _line(nodes[name], nodes[target])
        for name, targets in uses.items()
        for target in targets
    ]
    return _picture("The models and their references", [*nodes.values()], lines)


def _columns(uses: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
    """The column of each name: after all that refer to it, references back left out."""
    column = dict.fromkeys(uses, 0)
    for name in _reverse_postorder(uses):
        for target in uses[name]:
            # A target that comes earlier in this order refers back to the name.
            column[target] = max(column[target], column[name] + 1)
    return column


def _reverse_postorder(uses: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names, each before those that it refers to; in a cycle, as first reached."""
    referred = {target for targets in uses.values() for target in targets}
    starts = sorted(uses, key=lambda name: name in referred)
    seen: set[str] = set()
    done: list[str] = []
    for start in starts:
        stack = [(start, iter(uses[start]))] if start not in seen else []
        seen.add(start)
        while stack:
            name, targets = stack[-1]
            target = next((t for t in targets if t not in seen), None)
            if target is None:
                done.append(name)
                stack.pop()
                continue
            seen.add(target)
            stack.append((target, iter(uses[target])))
    return reversed(done)


def _ordered(
    uses: Mapping[str, Sequence[str]], column: Mapping[str, int]
) -> list[list[str]]:
    """The names of each column, ordered so that few lines cross (barycenters)."""
    columns: list[list[str]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    users: dict[str, list[str]] = {name: [] for name in uses}
    for name, targets in uses.items():
        columns[column[name]].append(name)
        for target in targets:
            users[target].append(name)
    row = {name: at for members in columns for at, name in enumerate(members)}
    for sweep in range(_SWEEPS):
        near = users if sweep % 2 == 0 else uses
        for members in columns if sweep % 2 == 0 else columns[::-1]:
            # Python's sort is stable, so that equal rows keep their order.
            members.sort(
                key=lambda name: (
                    sum(row[n] for n in near[name]) / len(near[name])
                    if near[name]
                    else row[name]
                )
            )
            row |= {name: at for at, name in enumerate(members)}
    return columns
