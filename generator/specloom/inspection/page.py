"""Formats an overview as an HTML page: one file without scripts or links elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom import __version__
from specloom.diagnostics import counted
from specloom.inspection.drawing import (
    drawn_models,
    model_graph,
    resource_tree,
    shown_text,
)
from specloom.inspection.overview import MethodEntry, Overview, ResourceEntry

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --accent: #2b6cb0;
  --warn: #c05621; --ink: #1a202c; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --accent: #63b3ed; --warn: #f6ad55;
  --ink: #e2e8f0; --paper: #14181f; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem;
  padding: 1rem 1.5rem 4rem; color: var(--ink); background: var(--paper); }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; }
code, .path, svg text { font-family: ui-monospace, monospace; }
code { font-size: .92em; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }
.facts dt { font-weight: 600; } .facts dd { margin: 0; overflow-wrap: anywhere; }
.grade { float: right; border: 3px solid var(--accent); border-radius: 1rem;
  padding: .2rem 1.1rem; text-align: center; }
.grade b { font-size: 2.6rem; line-height: 1.1; display: block; }
.picture { overflow: auto; max-height: 46rem; border: 1px solid var(--line);
  border-radius: .5rem; background: var(--soft); }
svg path { fill: none; stroke: var(--line); } svg path.back { stroke-dasharray: 4 3; }
svg rect { fill: var(--paper); stroke: var(--line); }
svg text { font-size: 11.5px; fill: var(--ink); }
svg .client rect, svg .resource rect { stroke: var(--accent); }
svg .degraded rect { stroke: var(--warn); } svg .enum rect { stroke-dasharray: 3 2; }
svg .union rect { stroke: var(--accent); stroke-dasharray: 6 2; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: .2rem .6rem .2rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); }
meter { width: 9rem; } .path { opacity: .75; } .warn { color: var(--warn); }
summary { cursor: pointer; padding: .15rem 0; }
details details, details table { margin-left: 1.2rem; width: calc(100% - 1.2rem); }
ol.repairs li { margin-bottom: .9rem; }
"""


def overview_page(overview: Overview, *, every: bool = False) -> str:
    """The page; ``every`` draws all methods and models, also of large documents."""
    o = overview
    title = shown_text(f"{o.title} {o.version}")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="generator" content="specloom {__version__}">',
            f"<title>{title}: overview</title><style>{_STYLE}</style></head><body>",
            *_head(o, title),
            *_repairs(o),
            *_checks(o),
            *_resources(o, every),
            *_models(o, every),
            *_naming(o),
            *_warnings(o),
            "</body></html>",
            "",
        ]
    )


def _code(text: str) -> str:
    return f"<code>{shown_text(text)}</code>"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(map(_code, names)) or "none"


def _head(o: Overview, title: str) -> Iterator[str]:
    quality = o.quality
    yield f'<div class="grade"><b>{quality.grade}</b>{quality.score} of 100</div>'
    yield f"<h1>{title}</h1>"
    counts = f"{counted(o.operations, 'operation')}, {counted(len(o.models), 'type')}"
    yield f"<p>{shown_text(o.openapi)}, {_code(o.document)}: {counts}</p>"
    auth = "; ".join(
        f"{shown_text(one.kind)} {_code(one.scheme)}"
        + (f", {_code(one.argument)}" if one.argument else "")
        + f", {counted(one.operations, 'operation')}"
        for one in o.auth
    )
    pages = ", ".join(f"{n} {shown_text(style)}" for style, n in o.pagination.items())
    facts = {
        "Client": f"{_code(o.client)} of package {_code(o.package)}",
        "Servers": _codes(o.servers),
        "Authentication": auth or "none",
        "Without credentials": counted(o.anonymous, "operation"),
        "Lists by pagination": pages or "none",
        "Streaming": _codes(o.streaming),
        "Uploads": _codes(o.uploads),
        "Downloads": _codes(o.downloads),
        "Webhooks": _codes(o.webhooks),
    }
    yield '<dl class="facts">'
    yield from (f"<dt>{name}</dt><dd>{text}</dd>" for name, text in facts.items())
    yield "</dl>"


def _repairs(o: Overview) -> Iterator[str]:
    yield "<h2>The most useful repairs</h2>"
    yield '<ol class="repairs">'
    for one in o.quality.repairs:
        yield (
            f"<li>{shown_text(one.message)} (+{one.points} points).<br>"
            f"First at {_code(one.location)}, {_code(one.element)}. Write:<br>"
            f"{_code(one.write)}</li>"
        )
    yield "</ol>"


def _checks(o: Overview) -> Iterator[str]:
    yield "<h2>Quality</h2><table>"
    for check in o.quality.checks:
        share = check.good / check.total
        yield (
            f"<tr><td>{check.title}</td><td>{check.good} of {check.total}</td>"
            f'<td><meter value="{share:.3f}"></meter></td></tr>'
        )
    yield "</table>"


def _resources(o: Overview, every: bool) -> Iterator[str]:
    yield "<h2>Resources</h2>"
    yield f'<div class="picture">{resource_tree(o.client, o.resources, every=every)}</div>'
    yield from (line for one in o.resources for line in _resource(one))


def _resource(resource: ResourceEntry) -> Iterator[str]:
    yield f"<details><summary>{_code(resource.path)} ({resource.count})</summary>"
    if resource.methods:
        yield "<table>"
        yield from map(_method, resource.methods)
        yield "</table>"
    yield from (line for inner in resource.resources for line in _resource(inner))
    yield "</details>"


def _method(method: MethodEntry) -> str:
    arguments = ", ".join(method.arguments)
    notes = ", ".join(method.traits)
    if method.degraded:
        notes += f' <span class="warn">{shown_text(method.degraded)}</span>'
    return (
        f"<tr><td>{_code(f'{method.name}({arguments}) → {method.result}')}</td>"
        f'<td class="path">{shown_text(f"{method.method} {method.path}")}</td>'
        f"<td>{notes}</td></tr>"
    )


def _models(o: Overview, every: bool) -> Iterator[str]:
    shown = drawn_models(o.models, every=every)
    yield "<h2>Models</h2>"
    if len(shown) < len(o.models):
        yield (
            f"<p>The {len(shown)} of {len(o.models)} types with the most references; "
            "<code>--all</code> draws all of them.</p>"
        )
    yield f'<div class="picture">{model_graph(o.models, every=every)}</div>'
    yield f"<details><summary>{counted(len(o.models), 'type')}</summary><table>"
    for model in o.models:
        yield (
            f"<tr><td>{_code(model.name)}</td><td>{model.kind}</td>"
            f"<td>{counted(model.fields, 'field')}</td><td>{_codes(model.uses)}</td>"
            f"<td>{_code(model.location)}</td></tr>"
        )
    yield "</table></details>"


def _naming(o: Overview) -> Iterator[str]:
    naming = o.naming
    yield "<h2>Names</h2>"
    yield (
        f"<p>These names are those of <code>naming = &quot;{naming.used}&quot;</code>. "
        f"Better for this document: <code>{naming.fits}</code>, because "
        f"{shown_text(naming.reason)}. By operationIds, half of the calls have at most "
        f"{naming.lengths[0]} characters, by paths {naming.lengths[1]}.</p>"
    )
    changed = o.renamed
    yield f"<details><summary>{counted(len(changed), 'call')} with another name</summary>"
    yield "<table>"
    for method in changed:
        yield f"<tr><td>{_code(method.call)}</td><td>{_code(method.other_call)}</td></tr>"
    yield "</table></details>"


def _warnings(o: Overview) -> Iterator[str]:
    yield "<h2>Warnings</h2>"
    if not o.warnings and not o.skipped:
        yield "<p>None.</p>"
        return
    yield "<table>"
    for id_, reason in o.skipped:
        yield f"<tr><td>{_code(id_)}</td><td>skipped</td><td>{shown_text(reason)}</td></tr>"
    for one in o.warnings:
        yield (
            f"<tr><td>{one.code}</td><td>{one.count} × {shown_text(one.title)}</td>"
            f"<td>{shown_text(one.message)}<br>{_codes(one.places)}</td></tr>"
        )
    yield "</table>"
