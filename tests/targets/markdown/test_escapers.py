"""Escaped text comes back from a GFM parser as it went in."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from specloom.targets.markdown import escaping

PARSER = MarkdownIt("gfm-like", {"linkify": False})
MARKS = st.text(alphabet="\\|`*_[]()<>&!#~:=-+.1\"' \tab$\n%;/", max_size=24)
TEXTS = st.one_of(MARKS, st.text(max_size=24))


def visible_text(tokens: list[Token]) -> str:
    text = ""
    for token in tokens:
        assert token.type in (
            "text",
            "text_special",
            "code_inline",
            "html_inline",
            "entity",
        ), token
        text += token.content
    return text


def row(cells: str) -> list[list[Token]]:
    page = f"A | B\n--- | ---\n{cells}\n\nafter"
    tokens = PARSER.parse(page)
    assert [t.content for t in tokens if t.type == "inline"][-1] == "after"
    assert sum(t.type == "tr_open" for t in tokens) == 2
    found = [t.children or [] for t in tokens if t.type == "inline"][2:-1]
    assert len(found) == 2
    return found


@given(TEXTS)
@example("a|b")
@example("\\|")
@example("`|`")
@example("[a](b)")
@example("&amp;")
def test_plain_text_shows_as_it_is_in_a_cell(text: str) -> None:
    first, second = row(f"x{escaping.plain(text)}x | y")
    assert visible_text(first) == "x" + escaping.one_line(text) + "x"
    assert visible_text(second) == "y"


@given(TEXTS)
def test_plain_text_shows_as_it_is_in_a_heading(text: str) -> None:
    flat = escaping.one_line(text)
    tokens = PARSER.parse(f"## x{escaping.heading(text)}\n\nafter")
    assert tokens[0].type == "heading_open"
    assert visible_text(tokens[1].children or []) == "x" + flat
    assert tokens[4].content == "after"


@given(TEXTS)
@example("`")
@example(" ` ")
@example("a\\|b")
@example("\\")
def test_code_shows_as_it_is_in_a_cell(text: str) -> None:
    flat = escaping.one_line(text)
    first, second = row(f"x {escaping.code_cell(text)} | y")
    content = "".join(t.content for t in first if t.type != "html_inline")
    assert content == ("x " + flat).strip()
    assert visible_text(second) == "y"


@given(TEXTS)
def test_a_code_span_shows_as_it_is(text: str) -> None:
    flat = escaping.one_line(text)
    children = PARSER.parseInline("x " + escaping.code(text))[0].children or []
    assert [t.content for t in children if t.type == "code_inline"] == (
        [flat] if flat else []
    )


@given(TEXTS)
@example("```\n# x")
def test_a_fence_shows_as_it_is(text: str) -> None:
    body = text.replace("\r", "").strip("\n")
    tokens = PARSER.parse(escaping.fence(body, "python") + "\n\nafter")
    assert tokens[0].type == "fence"
    assert tokens[0].content.strip("\n") == body.replace("\x00", "\ufffd").strip("\n")
    assert tokens[2].content == "after"


@given(TEXTS, st.text(max_size=12))
@example("list[str]", "Model.md")
@example("a]b", "x")
@example("[", ")")
@example("[[", ")")
@example("a\\", ")")
def test_a_link_shows_its_text(text: str, target: str) -> None:
    flat = escaping.one_line(text)
    children = (
        PARSER.parseInline(f"a {escaping.link(text, 'x.md#' + target.strip())} b")[
            0
        ].children
        or []
    )
    assert [t.type for t in children][:2] == ["text", "link_open"]
    inner = children[2:]
    inner = inner[: [t.type for t in inner].index("link_close")]
    assert visible_text(inner) == flat
    assert (children[-1].type, children[-1].content) == ("text", " b")


@given(TEXTS)
@example("# heading")
@example("```json\n{}")
@example("~~~")
@example("1. one")
@example("<script>alert(1)</script>")
@example("<!-- open")
@example("[a]: b")
@example("---")
@example("    code")
def test_a_line_of_prose_is_one_paragraph(text: str) -> None:
    tokens = PARSER.parse(f"before\n\n{escaping.line(text)}\n\nafter")
    kinds = [t.type for t in tokens]
    assert kinds[-3:] == ["paragraph_open", "inline", "paragraph_close"]
    assert tokens[-2].content == "after"
    middle = kinds[3:-3]
    assert middle in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
        ["html_block"],
    )


@given(st.lists(MARKS, max_size=4).map("\n".join))
@example("# a\n\n```\n# open")
@example("text\n---")
@example("<!-- open")
@example("~~~\n```")
def test_blocks_of_prose_leave_the_page_as_it_is(text: str) -> None:
    tokens = PARSER.parse(f"before\n\n{escaping.block(text)}\n\n## After\n")
    headings = [
        i for i, t in enumerate(tokens) if t.type == "heading_open" and t.level == 0
    ]
    assert [tokens[i + 1].content for i in headings] == ["After"]
    assert tokens[-1].type == "heading_close"


@given(st.lists(MARKS, max_size=4).map("\n".join))
@example("```json\n{}\n```")
@example("a\n```\nb")
def test_starred_prose_leaves_the_page_as_it_is(text: str) -> None:
    tokens = PARSER.parse(f"before\n\n{escaping.rest_form_prose(text)}\n\n## After\n")
    headings = [
        i for i, t in enumerate(tokens) if t.type == "heading_open" and t.level == 0
    ]
    assert [tokens[i + 1].content for i in headings] == ["After"]
    assert not [t for t in tokens if t.type == "html_block"]


@given(MARKS)
@example("a `b|c` d")
@example("a `b\\|c` d")
@example("[a](b|c)")
@example("](|)")
@example("\\\\|")
def test_prose_in_a_cell_is_one_cell_with_the_same_meaning(text: str) -> None:
    first, second = row(f"x {escaping.cell(text)} x | y")
    assert visible_text(second) == "y"
    alone = PARSER.parseInline(f"x {escaping.line(text)} x")[0].children or []
    assert words(first) == words(alone)


def words(tokens: list[Token]) -> str:
    return "".join(t.content for t in tokens if t.type != "html_inline")


def test_prose_keeps_what_the_document_wrote() -> None:
    text = 'Use **userId** and [a](http://x/y_z "t"), `"q"`, it\'s "so".'
    assert escaping.line(text) == (
        'Use **userId** and [a](http://x/y_z "t"), `"q"`, it\'s \\"so\\".'
    )
    assert escaping.cell(text) == text


def test_tags_that_prose_may_not_have_are_shown() -> None:
    assert escaping.line("a <script>b</script>") == "a &lt;script>b&lt;/script>"
    assert escaping.cell("a <IFRAME src=x>") == "a &lt;IFRAME src=x>"
    assert escaping.cell("a `<script>`") == "a `<script>`"
    assert escaping.block("a\n<style>\nb") == "a\n&lt;style>\nb"
    assert escaping.cell("<a title='`'><script>`") == "&lt;a title='`'><script>`"
    assert escaping.line("<!-- a -->") == "&lt;!-- a -->"


def test_tags_that_prose_may_have_lose_their_attributes() -> None:
    assert escaping.line("a <b class=x>b</b><br/>") == "a <b>b</b><br/>"
    link = '<a href="https://x.example/?a&amp;b" target=_blank>x</a>'
    kept = '<a href="https://x.example/?a&amp;b">x</a>'
    assert escaping.cell(link) == escaping.block(link) == kept
    assert escaping.cell("<a href='javascript:x'>x</a>") == "<a>x</a>"
    page = "<ul>\n<li>a\n<li>`b`\n</ul>\n\n<pre>\n\nx</pre>"
    assert escaping.block(page) == page


def test_tags_without_their_partners_are_shown() -> None:
    assert escaping.cell("<b>a</i>") == "&lt;b>a&lt;/i>"
    assert escaping.cell("</td><td>a</td>") == "&lt;/td>&lt;td>a&lt;/td>"
    assert escaping.block("<details>\n\na") == "&lt;details>\n\na"
    assert escaping.line("a<p>b") == "a<p>b"


def test_links_that_run_are_shown() -> None:
    assert escaping.line("[x](javascript:y)") == "[x]\\(javascript:y)"
    assert escaping.block("[x]: data:y\n\n[x]") == "[x]\\: data:y\n\n[x]"
    assert escaping.cell("<javascript:y>") == "&lt;javascript:y>"
    kept = "[x](https://x.example 't') [y](#y) [z](mailto:a@x.example) <https://y>"
    assert escaping.line(kept) == escaping.block(kept) == escaping.cell(kept) == kept


def test_an_address_that_takes_escapes_in_is_no_link() -> None:
    assert escaping.plain("https://x/<b>") == "https&#58;//x/&lt;b>"
    assert escaping.plain("www.x/*") == "www&#46;x/\\*"
    assert escaping.plain("https://x/y") == "https://x/y"


def test_rest_prose_has_entities() -> None:
    assert escaping.rest_form_prose('the user\'s "x" <b>\n') == (
        "** the user&#039;s &quot;x&quot; &lt;b&gt;\n **"
    )
    assert escaping.title("A & <b> #") == "A &amp; &lt;b&gt; \\#"
    assert escaping.title("*a* [b](c)") == "\\*a\\* \\[b\\](c)"


def test_a_table_without_outer_bars_stays_a_table() -> None:
    table = "a | b\n--- | ---\n1 | 2"
    assert escaping.block(table) == table
