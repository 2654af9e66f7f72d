"""Targets for texts of documents: as names, and inside Python, Markdown, TOML and a shell."""

from __future__ import annotations

import ast
import random
import shlex
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from packaging.version import Version
from tests.targets.markdown.test_hostile_documents import RENDERERS, flat, walk

from bench.fuzz.engine import Target
from bench.fuzz.mutations import WORDS
from specloom.cli.init_config import new_config
from specloom.cli.session import CliOptions, fix_command
from specloom.naming.assign import NameRequest, assign, identifier
from specloom.render import printable
from specloom.targets.markdown import escaping
from specloom.targets.python.code import STYLE, literal, quoted
from specloom.targets.python.docstrings import DocstringSection, docstring
from specloom.targets.python.package import (
    client_name,
    environment_prefix,
    package_name,
    release,
    toml,
)

Names = tuple[list[tuple[str, str]], int]

PIECES = [
    *(
        "user",
        "User",
        "ID",
        "id",
        "Id",
        "s",
        "2",
        "_",
        "-",
        " ",
        ".",
        "/",
        "$",
        "@",
        "HTTP",
    ),
    *("class", "Class", "None", "self", "mro", "list", "extra", "timeout", "to_dict"),
    *(
        "con",
        "nul",
        "COM1",
        "ß",
        "ẞ",
        "ﬁ",
        "İ",
        "ı",
        "ǆ",
        "ª",
        "٣",
        "𝟙",
        "日本",
        "‿",
        "\u0301",
    ),
    *("\u200d", "\ud800", "\x00", "🎉", "a" * 70, "A" * 70, "ΑΒ", "σς", "K", "Å", "ſ"),
]


def names(_: Path | None) -> SearchStrategy[Names]:
    """Texts that become names, each with a second text to turn to."""
    text = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=4).map(
        "".join
    )
    pairs = st.lists(st.tuples(text, text), min_size=1, max_size=8)
    return st.tuples(pairs, st.integers(0, 2**32))


def check_names(given: Names) -> None:
    """Gives names of every role to the texts."""
    texts, number = given
    for role, rule in STYLE.items():
        for text, _ in texts:
            name = identifier(text, rule)
            is_name(name, rule.ascii)
            assert name not in rule.reserved
            assert len(name) <= rule.longest + 1, f"{role}: {len(name)}"
            assert not rule.capital or name[0].isupper()
        claims = [
            NameRequest(role=role, scope="s", id=f"#/{place}", candidates=both)
            for place, both in enumerate(texts)
        ]
        assigned(claims, number)
    for title, version in texts:
        package, client = package_name(title), client_name(title)
        is_name(package, ascii_only=True)
        is_name(client, ascii_only=False)
        prefix = environment_prefix(client)
        assert prefix.isidentifier()
        assert prefix.isascii()
        Version(release(version))


def is_name(name: str, ascii_only: bool) -> None:
    """A text is a Python identifier that the compiler does not change."""
    assert name.isidentifier(), repr(name)
    assert unicodedata.normalize("NFKC", name) == name, repr(name)
    assert not name.startswith("_"), repr(name)
    assert name.isascii() or not ascii_only, repr(name)
    compile(f"{name} = 1", "name", "exec")


def assigned(claims: list[NameRequest], number: int) -> None:
    """Names are unique, do not depend on order, and stay when others come."""
    found = assign(claims, STYLE)
    assert len(found) == len(claims)
    assert len(set(found.values())) == len(claims), sorted(found.values())
    shuffled = list(claims)
    random.Random(number).shuffle(shuffled)
    assert dict(assign(shuffled, STYLE)) == dict(found), "names depend on order"
    kept = dict(list(found.items())[: len(found) // 2])
    later = assign(claims, STYLE, kept)
    assert all(later[key] == name for key, name in kept.items())
    assert len(set(later.values())) == len(claims)


# Escapers

MARKS = st.text(alphabet="\\|`*_[]()<>&!#~:=-+.1\"' \tab$\n%;/@w", max_size=30)
TEXT = st.one_of(
    MARKS,
    st.text(max_size=20),
    st.lists(st.sampled_from(WORDS) | MARKS, max_size=5).map("".join),
    st.lists(
        st.sampled_from(
            [
                *(
                    "https://a.example/",
                    "www.a.example",
                    "javascript:",
                    "data:",
                    "](",
                    "[x",
                ),
                *(
                    "<img src=x onerror=alert(1)>",
                    "<script>",
                    "</td>",
                    "<details>",
                    "<!--",
                ),
                *("```", "~~~", "- ", "1. ", "> ", "    ", "\n", "\n\n", "| a | b |\n"),
                *(
                    "--- | ---\n",
                    "&#106;",
                    "&lt;",
                    "&Tab;",
                    "<a href='",
                    "'>",
                    "[^1]: ",
                ),
                *(
                    "[x]: ",
                    "xmpp:a@b",
                    "mailto:",
                    "a@b.example",
                    "`",
                    "``",
                    "\\",
                    '"',
                    "'",
                ),
                *(
                    "<p>",
                    "</p>",
                    "<pre>",
                    "</pre>",
                    "<b>",
                    "</b>",
                    "<br/>",
                    "<",
                    ">",
                    "x",
                ),
            ]
        )
        | st.text(max_size=4),
        max_size=9,
    ).map("".join),
)


def escaped_texts(_: Path | None) -> SearchStrategy[str]:
    """Texts of marks that mean something in the languages that are written."""
    return TEXT


def check_escapers(text: str) -> None:
    """Puts a text into every language that specloom writes."""
    in_python(text)
    in_toml(text)
    in_a_shell(text)
    clean = printable(text)
    in_markdown(clean)


def in_python(text: str) -> None:
    """As a literal it has the same value; in a docstring it stays in the docstring."""
    for value in (text, [text, {text: 1.5}], {text: [None, True, text]}):
        assert ast.literal_eval(literal(value)) == value
    assert ast.literal_eval(quoted(text)) == text
    section = DocstringSection("Args", (("name", text), ("", text)))
    for part in (text, (text, section)):
        for indent in (0, 8):
            written = docstring(part, indent)
            if not written:
                continue
            module = f"{written}\nclass A:\n    def f(self):\n        mark\n"
            if indent:
                module = (
                    f"class A:\n    def f(self):\n        {written}\n        mark\n"
                )
            kinds = [type(n).__name__ for n in ast.walk(ast.parse(printable(module)))]
            assert kinds.count("ClassDef") == kinds.count("FunctionDef") == 1
            assert kinds.count("Name") == kinds.count("Constant") == 1, module


def in_toml(text: str) -> None:
    """A TOML string has the same value, and so has a new config."""
    clean = "".join(c if not 0xD800 <= ord(c) <= 0xDFFF else "\ufffd" for c in text)
    assert tomllib.loads(f"x = {toml(text)}") == {"x": clean}
    config = new_config(Path("specloom.toml"), {"document": text, "client": text})
    read: Any = tomllib.loads(config)
    while "document" not in read:
        (read,) = read.values()
    assert read == {"document": clean, "client": clean}


def in_a_shell(text: str) -> None:
    """A command that is suggested has the text as one word."""
    if "\0" in text:
        return
    call = CliOptions(
        command="check",
        document=Path("d", text),
        config_file=Path("c", text),
        quiet=False,
        strict=False,
        format="text",
    )
    words = shlex.split(fix_command(call, Path("o", text), force=False))
    wanted = [str(Path("d", text)), str(Path("c", text)), str(Path("o", text))]
    assert [words[2], words[4], words[6]] == wanted


def in_markdown(text: str) -> None:
    """On a page it stays in its place, makes no HTML or link that runs, and plain texts
    are shown as they are.
    """
    plain = {
        "plain": f"x {escaping.plain(text)}\n\nAFTER",
        "heading": f"# {escaping.heading(text)}\n\nAFTER",
        "title": f"# {escaping.title(text)}\n\nAFTER",
        "code": f"x {escaping.code(text)}\n\nAFTER",
        "plain cell": table(escaping.plain(text)),
        "code cell": table(escaping.code_cell(text)),
        "link": f"a {escaping.link(text, f'page.md#{text}')} b\n\nAFTER",
        "fence": f"{escaping.fence(text)}\n\nAFTER",
    }
    prose = {
        "cell": table(escaping.cell(text)),
        "line": f"{escaping.line(text)}\n\nAFTER",
        "summary": f"{escaping.summary(text)}\n\nAFTER",
        "summary cell": table(escaping.summary_cell(text)),
        "item": f"- {escaping.list_item(text)}\n\nAFTER",
        "block": f"{escaping.block(text)}\n\nAFTER",
        "starred": f"{escaping.rest_form_prose(text)}\n\nAFTER",
    }
    for renderer in RENDERERS:
        for place, page in (plain | prose).items():
            walked = walk(page, renderer)
            # What is struck through is <s> to markdown-it and <del> to GitHub.
            wrong = [one for one in walked.wrong if one != "<s>"]
            assert not wrong, f"{renderer}: {place}: {wrong}"
            seen = "".join(walked.seen)
            assert seen.rstrip().endswith("AFTER"), f"{renderer}: {place}: {seen!r}"
            if place in plain and place not in ("link", "fence"):
                said = flat(escaping.one_line(text).replace("\x00", "\ufffd"))
                assert said in flat(seen), f"{renderer}: {place}: {page!r}"
            if "cell" in place:
                html = RENDERERS[renderer](page)
                assert html.count("<td") == 2, f"{renderer}: {place}: {page!r}"


def table(cell: str) -> str:
    """A page with a table whose first cell has a text."""
    return f"| A | B |\n| --- | --- |\n| {cell} | SECOND |\n\nAFTER"


TARGETS = (
    Target(
        name="names",
        holds="Any texts become valid names that Python does not change, unique in their "
        "scope, no reserved words, the same in every order; published names stay.",
        inputs=names,
        check=check_names,
        quick=40,
    ),
    Target(
        name="escapers",
        holds="Any text is the same value in Python, TOML and a shell, stays inside its "
        "docstring, and makes no HTML or link that runs in Markdown; plain texts show as "
        "they are, and what follows on the page stays what it is.",
        inputs=escaped_texts,
        check=check_escapers,
        quick=40,
    ),
)
