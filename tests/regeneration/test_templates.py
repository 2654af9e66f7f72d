"""A maintainer's own templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from regeneration.shop import Shop
from specloom import overrides

README = "markdown/readme.md.jinja"


@pytest.fixture
def own(shop: Shop) -> Path:
    """The folder of the shop's own templates, which the config names."""
    shop.configure('templates = "mine"\n')
    folder = shop.folder / "mine"
    folder.mkdir()
    return folder


def copied(shop: Shop, own: Path, name: str) -> str:
    result = shop.run("templates", "copy", name)
    assert result.exit_code == 0, result.output
    return (own / name).read_text()


def test_a_copy_changes_nothing_until_it_is_changed(shop: Shop, own: Path) -> None:
    for name in (README, "python/client.py.jinja", "python/runtime/retries.py"):
        copied(shop, own, name)
    assert "1 written" in shop.generate().output  # the record of what it is made of
    text = (own / README).read_text()
    (own / README).write_text(text.replace("# {{ title }}", "# The {{ title }} SDK"))
    assert shop.run("check").exit_code == 1
    assert "warning" not in shop.generate().output
    assert shop.text("README.md").startswith("# The Shop SDK\n")


def test_a_part_of_a_template_can_be_replaced(shop: Shop, own: Path) -> None:
    name = "markdown/errors.md.jinja"
    (own / name).parent.mkdir()
    (own / name).write_text(overrides.marked(name, "All is well.\n"))
    shop.generate()
    assert "\nAll is well.\n" in shop.text("README.md")


def test_a_module_of_the_runtime_can_be_replaced(shop: Shop, own: Path) -> None:
    name = "python/runtime/retries.py"
    text = copied(shop, own, name)
    (own / name).write_text(text + "\nMINE = 7\n")
    shop.generate()
    assert "specloom's template" not in shop.text("shop/_runtime/retries.py")
    assert shop.python("from shop._runtime.retries import MINE\nprint(MINE)") == "7\n"


def test_an_original_that_changed_is_told_until_that_is_accepted(
    shop: Shop, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(shop, own, README)
    before = overrides.original(README)
    monkeypatch.setattr(overrides, "original", lambda name: before + "\nMore.\n")
    told = shop.run("generate")
    assert told.exit_code == 0
    assert (
        f"mine/{README}:1:1: warning[W507]: specloom's {README} has changed"
        in told.output
    )
    assert (
        f"{README}  overridden, but the built-in template has changed since"
        in shop.run("templates").stdout
    )
    assert "\n-More.\n" in shop.run("templates", "diff", README).stdout
    assert shop.run("templates", "accept", README).exit_code == 0
    assert "W507" not in shop.run("generate").output
    assert shop.run("templates", "diff", "markdown/api.md.jinja").exit_code == 2
    assert shop.run("templates", "copy", README).exit_code == 2


def test_an_error_is_told_with_its_place(shop: Shop, own: Path) -> None:
    (own / "markdown").mkdir()
    cases = {
        "{% if x %}\n": "1",
        "\n{{ title }\n": "2",
        "\n\n{{ titel }}\n": "3",
        "\n{% for a in 7 %}{% endfor %}\n": "2",
        "{{ title }}\n{% include 'markdown/nowhere.md.jinja' %}\n": "2",
    }
    for text, line in cases.items():
        (own / README).write_text(text)
        told = shop.run("generate")
        assert told.exit_code == 2
        assert f"mine/{README}:{line}:1: error[E507]" in told.output, told.output
        assert "Traceback" not in told.output


def test_a_page_that_is_no_python_is_the_templates_fault(shop: Shop, own: Path) -> None:
    (own / "python").mkdir()
    (own / "python/client_call.jinja").write_text("        pass pass\n")
    told = shop.run("generate")
    assert told.exit_code == 2
    assert "mine/python/client_call.jinja:1:1: error[E507]" in told.output
    assert "shop/client.py that does not parse" in told.output


def test_a_template_without_a_counterpart_is_an_error(shop: Shop, own: Path) -> None:
    (own / "markdown").mkdir()
    (own / "markdown/readme.jinja").write_text("")
    told = shop.run("generate")
    assert told.exit_code == 2
    assert "mine/markdown/readme.jinja:1:1: error[E506]" in told.output
    assert f"the nearest is {README}" in told.output
