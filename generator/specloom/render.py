"""Prints a view through its template."""

from __future__ import annotations

import ast
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment(*folders: Path) -> Environment:
    """Where the templates of folders are compiled, each once for as long as it is unchanged;
    the first folder that has one wins.
    """
    return Environment(
        loader=FileSystemLoader(folders, encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # It prints Python and Markdown; the views escape for each.
        autoescape=False,  # noqa: S701
    )


class Renderer:
    """Renders templates strictly: a name that the view does not have is an error, never an
    empty text.
    """

    def __init__(self, *folders: Path) -> None:
        self.environment = environment(*folders)

    def text(self, template: str, view: object) -> str:
        """The template printed with the view's members as its names.

        Raises:
            jinja2.TemplateError: the template asks for what the view does not have.
        """
        return self.environment.get_template(template).render(members(view))


def members(view: object) -> dict[str, Any]:
    """The fields of a frozen dataclass by name, without copying what they hold."""
    return {f.name: getattr(view, f.name) for f in fields(view)}  # type: ignore[arg-type]


def syntax_flaw(path: str, text: str) -> str:
    """Why ``text`` is no Python module, or "" when it is one."""
    try:
        ast.parse(text, filename=path)
    except (SyntaxError, ValueError, RecursionError) as flaw:
        return f"{type(flaw).__name__}: {flaw}"
    return ""
