"""Text that goes into source files, whatever it is."""

from __future__ import annotations

import ast
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.output.formatting import black_text
from specloom.targets.python.code import import_line, literal, quoted
from specloom.targets.python.docstrings import (
    DocstringSection,
    docstring,
    markdown,
    wrapped,
)
from specloom.targets.python.package import (
    client_name,
    environment_prefix,
    package_name,
    release,
    toml,
)

AWKWARD = st.sampled_from(
    [
        '"',
        '"""',
        "'",
        "\\",
        '\\"',
        'ends with "',
        "ends with \\",
        "\x00",
        "\u2028",
        "\r\n",
        "\ud800",
        "\u202e",
        "a\tb",
        "  lead",
        "trail  ",
        '""""',
        "\\N{DASH}",
        "{x}",
        "\x85",
    ]
)
TEXTS = st.lists(AWKWARD | st.text(max_size=20), max_size=6).map(" ".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(TEXTS)
def test_string_literals_mean_their_text(text):
    assert ast.literal_eval(quoted(text)) == text


@settings(deadline=None)  # Black is imported, then slow
@given(TEXTS)
def test_string_literals_are_as_black_writes_them(text):
    source = f"x = {quoted(text)}\n"
    assert black_text(source) == source


@given(JSON)
def test_literals_mean_their_value(value):
    assert eval(literal(value)) == value


@given(TEXTS, st.sampled_from([0, 4, 8]))
def test_no_text_breaks_out_of_a_docstring(text, indent):
    doc = docstring(text, indent)
    if not doc:
        assert not text.strip()
        return
    margin = " " * indent
    source = f"{margin}{doc}\n{margin}x = 1\n"
    for depth in range(indent, 0, -4):
        source = f"{' ' * (depth - 4)}class A:\n{source}"
    tree = ast.parse(source)
    for _ in range(0, indent, 4):
        tree = tree.body[0]
    assert len(tree.body) == 2
    said = ast.get_docstring(tree, clean=True)
    assert said is not None
    assert said.split() == " ".join(text.split("\x00")).split() or "\x00" in text


@settings(deadline=None)
@given(TEXTS, st.sampled_from([4, 8]))
def test_docstrings_are_as_black_writes_them(text, indent):
    doc = docstring(text, indent)
    outer = "class A:\n" if indent == 8 else ""
    margin = " " * (indent - 4)
    source = f"{outer}{margin}class B:\n{margin}    {doc or 'pass'}\n"
    assert black_text(source) == source


@given(st.lists(st.text("ab", min_size=1, max_size=12), max_size=60).map(" ".join))
def test_lines_of_a_docstring_fit(text):
    assert all(len(line) <= 88 for line in f"        {docstring(text, 8)}".splitlines())


def test_links_and_code_are_not_broken():
    link = "[a link of several words](https://example.com/somewhere)"
    text = f"{'word ' * 8}{link} {'word ' * 4}`some code of several words` and more."
    lines = wrapped(text, 60)
    assert len(lines) > 1
    assert sum(link in line for line in lines) == 1
    assert sum("`some code of several words`" in line for line in lines) == 1


def test_wrapping_makes_no_lists_or_headings():
    text = f"{'word ' * 11}- no item {'word ' * 9}1. no item {'word ' * 10}# no heading"
    assert not [line for line in wrapped(text, 60)[1:] if line[:1] in "-1#"]


def test_lists_code_and_tables_keep_their_lines():
    text = "\n".join(
        [
            "- " + "word " * 20,
            "```",
            "x = " + "1 + " * 30 + "1",
            "```",
            "| a | b |",
            "|---|---|",
            "| " + "word " * 20 + " | b |",
        ]
    )
    lines = wrapped(text, 60)
    assert lines[0].startswith("- word")
    assert lines[1].startswith("  word")
    assert lines[2:] == [line.rstrip() for line in text.split("\n")[1:]]


def test_sections_hang():
    text = docstring(
        ["Do.", DocstringSection("Args", (("name", "word " * 30), ("x", "")))], 8
    )
    assert text.splitlines()[2] == "        Args:"
    assert text.splitlines()[3].startswith("            name: word word")
    assert text.splitlines()[4].startswith(" " * 16 + "word")
    assert text.splitlines()[-2] == "            x:"


@given(TEXTS)
def test_toml_strings_mean_their_text(text):
    expected = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert tomllib.loads(f"x = {toml(text)}")["x"] == expected


@given(TEXTS)
def test_titles_suggest_names(title):
    package, client = package_name(title), client_name(title)
    assert package.isidentifier()
    assert package.isascii()
    assert client.isidentifier()
    assert client[0].isupper()
    assert environment_prefix(client).isascii()


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("Swagger Petstore", "swagger_petstore", "SwaggerPetstore"),
        ("GitHub v3 REST API", "github_v3", "GitHubV3"),
        ("JSON", "json_client", "JSON"),
        ("Tests", "tests_client", "Tests"),
        ("nul", "nul_client", "Nul"),
        ("CON API", "con_client", "CON"),
        ("LPT9", "lpt9_client", "LPT9"),
        ("API", "api", "API"),
        ("Any", "any", "AnyClient"),
        ("3D", "api_3d", "Client3D"),
        ("", "empty", "Empty"),
    ],
)
def test_suggested_names(title, package, client):
    assert (package_name(title), client_name(title)) == (package, client)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("1.4.9", "1.4.9"),
        ("v2", "2"),
        ("1.0.0-beta.2", "1.0.0b2"),
        ("2.0-rc1", "2.0rc1"),
        ("1.0.0-SNAPSHOT", "1.0.0.dev0"),
        ("2024-01-31", "2024.1.31"),
        ("2024-06-30", "2024.6.30"),
        ("2024_06", "2024.6"),
        ("2024/1/31", "2024.1.31"),
        ("2025-10", "2025.10"),
        ("2024-01-31-preview", "2024.1.31rc0"),
        ("2024-01-31T12:00:00Z", "2024.1.31+t12.00.00z.ee624f94"),
        ("20240131", "20240131"),
        ("v1beta1", "1b1"),
        ("v1.9.x", "1.9+x"),
        ("1.2.3-4-gabcdef0", "1.2.3+4.gabcdef0"),
        ("1.0.0+build.5", "1.0.0+build.5"),
        ("1.0.0-rc.1.2", "1.0.0rc1+2"),
        ("5134cbc", "0.1.0+5134cbc"),
        ("1a2b3c4", "0.1.0+1a2b3c4"),
        ("latest", "0.1.0+latest"),
        ("Master", "0.1.0+master"),
        ("最新", "0.1.0+569af1a4"),
        ("1.0 (internal)", "1.0+internal.5d9fcfdc"),
        ("", "0.1.0"),
    ],
)
def test_releases(version, expected):
    assert release(version) == expected


def test_imports_are_in_the_order_of_isort() -> None:
    names = ("one", "V10", "STRING as _STRING", "Both", "V2", "V010", "NOT_GIVEN")
    assert import_line(".codecs", names, 4).splitlines() == [
        "    from .codecs import NOT_GIVEN, V010, V2, V10, Both, one",
        "    from .codecs import STRING as _STRING",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Lists <code>Pet</code>s.</p><P>All.</P>", "Lists `Pet`s.\n\nAll."),
        ("<b>Note:</b> <em>old</em>, <u>see</u>", "**Note:** *old*, see"),
        ("See <a class='x' href='/docs/a'>here</a>.", "See [here](/docs/a)."),
        ("<a name='top'>Top</a>", "Top"),
        ("One <br/> \n two<br><br>three", "One  \ntwo  \n\nthree"),
        ("<ul><li>a</li><li>b</li></ul>End", "- a\n- b\n\nEnd"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<h3>Title</h3>Text", "**Title**\n\nText"),
        ("<pre><code>a\nb</code></pre>", "```\na\nb\n```"),
        ("a &lt; b<br>", "a < b"),
    ],
)
def test_html_becomes_markdown(html, expected):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1 < 2 and 3 > 2",
        "List<b> of <id>, 2<sup>32</sup>, &lt;",
        "Use `<p>` or ``<b>`` or\n```\n<br>\n```",
        "<table><tr><td>a<br>b</td></tr></table>",
        "ends in a break  \nhere",
    ],
)
def test_what_is_not_html_or_has_no_notation_stays(text):
    assert markdown(text) == text
