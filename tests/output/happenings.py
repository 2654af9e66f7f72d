"""What can happen to a project: a maintainer's changes, an upgrade, somebody's edit."""

from __future__ import annotations

import re
from collections.abc import Callable

from specloom.output import formatting, manifest
from tests.output.project import CONFIG, DOCUMENT, Project
from tests.whole_output import ROOT


def edit(path: str, old: str, new: str) -> Callable[[Project], object]:
    return lambda project: project.edit(path, old, new)


def all_of(*steps: Callable[[Project], object]) -> Callable[[Project], object]:
    return lambda project: [step(project) for step in steps]


def write(path: str, text: str) -> Callable[[Project], object]:
    return lambda project: (project.root / path).write_text(text)


def remove(path: str) -> Callable[[Project], object]:
    return lambda project: (project.root / path).unlink()


def template(name: str, old: str, new: str) -> Callable[[Project], object]:
    def step(project: Project) -> None:
        file = project.own_templates() / name
        assert old in file.read_text()
        file.write_text(file.read_text().replace(old, new, 1))

    return step


def shorter_lines(project: Project) -> None:
    project.patch.setattr(formatting, "LINE_LENGTH", 60)
    project.patch.setattr(formatting, "_LONG", re.compile("^.{61,}$", re.MULTILINE))


def upgraded(project: Project) -> None:
    """Another specloom, which breaks lines earlier."""
    project.patch.setattr(manifest, "__version__", "9.9.9")
    shorter_lines(project)


def other_black(project: Project) -> None:
    versions = dict(manifest.tool_versions())
    project.patch.setattr(manifest, "tool_versions", lambda: {**versions, "black": "1"})
    shorter_lines(project)


def unexpected_file(project: Project) -> None:
    """A document that wants a file where somebody has one already."""
    write("sdk/docs/ShopsApi.md", "Somebody's notes.\n")(project)
    edit("api.yaml", "tags: [pets]", "tags: [shops]")(project)


def split_document(project: Project) -> None:
    """A part of the document in another file."""
    path = "api.yaml"
    edit(path, "{$ref: '#/components/schemas/User'}", "{$ref: 'more.yaml#/Person'}")(
        project
    )
    write("more.yaml", "Person: {type: object, properties: {age: {}}}\n")(project)
    project.run("generate")
    project.commit("Split")
    edit("more.yaml", "age", "years")(project)


def patched(project: Project) -> None:
    """An overlay that then says something else."""
    write(
        "fixes.yaml",
        "overlay: 1.0.0\ninfo: {title: Fixes, version: '1'}\n"
        "actions:\n- target: $.info\n  update:\n    description: Mended.\n",
    )(project)
    write("specloom.toml", CONFIG + 'overlays = ["fixes.yaml"]\n')(project)
    project.run("generate")
    project.commit("Patch")
    edit("fixes.yaml", "Mended.", "Mended twice.")(project)


def swapped(project: Project) -> None:
    """The first path behind the second."""
    head, users, pets = DOCUMENT.partition("components:")[0].split("  /")
    rest = DOCUMENT.removeprefix(f"{head}  /{users}  /{pets}")
    (project.root / "api.yaml").write_text(f"{head}  /{pets}  /{users}{rest}")


def overridden(project: Project) -> None:
    """A template of the maintainer's own, which then says something else."""
    own = project.root / "own" / "markdown"
    own.mkdir(parents=True)
    text = (ROOT / "templates/markdown/readme.md.jinja").read_text()
    (own / "readme.md.jinja").write_text(f"{text}\nHello.\n")
    write("specloom.toml", CONFIG + 'templates = "own"\n')(project)
    project.run("generate")
    project.commit("Override")
    edit("own/markdown/readme.md.jinja", "Hello.", "Welcome.")(project)


def changelog_removed(project: Project) -> None:
    """The changelog, which people may edit, but which has to be there."""
    write("specloom.toml", CONFIG + 'version = "auto"\n')(project)
    project.run("generate")
    edit("sdk/CHANGELOG.md", "# Changelog", "# What is new")(project)
    project.commit("Number by what changed")
    assert project.run("check").stdout == "sdk/: up to date\n"
    remove("sdk/CHANGELOG.md")(project)
