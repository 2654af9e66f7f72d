"""The inline pieces of CommonMark prose, told apart so that code and links stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch of prose is to a CommonMark parser."""

    TEXT = "text"
    ESCAPE = "escape"  # a backslash and a punctuation mark (CommonMark §2.4)
    CODE = "code"  # a code span (§6.1)
    TAG = "tag"  # raw HTML or an autolink (§6.5, §6.6)
    TARGET = "target"  # the end of an inline link: ](destination "title") (§6.3)


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of prose."""

    kind: Kind
    text: str


# Lengths are bounded so that text made to be slow is scanned in linear time.
_PIECE = re.compile(
    r"""
    (?P<escape> \\[!-/:-@\[-`{-~] )
  | (?P<code> (?P<ticks>`+)(?!`) .{1,4000}? (?<!`)(?P=ticks)(?!`) )
  | (?P<run> `+ )
  | (?P<tag> < (?:
        [A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}
      | [A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]{1,255}
      | [A-Za-z][A-Za-z0-9-]{0,63}
        (?: \s+ [A-Za-z_:][A-Za-z0-9_.:-]{0,63}
            (?: \s*=\s* (?: [^\s"'=<>`]{1,2000} | '[^']{0,2000}' | "[^"]{0,2000}" ) )?
        ){0,50} \s* /?
      | /[A-Za-z][A-Za-z0-9-]{0,63}\s*
      | !--.{0,2000}?--
      | \?.{0,2000}?\?
      | ![A-Za-z][^>]{0,2000}
    ) > )
  | (?P<target> \]\( (?: [^()\\] | \\. | \([^()]{0,500}\) ){0,2000} \) )
    """,
    re.VERBOSE | re.DOTALL,
)
# GFM §6.11: tags that change how the rest of a page is read.
_DISALLOWED = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)",
    re.IGNORECASE,
)


def split(text: str) -> Iterator[Piece]:
    """The pieces of one paragraph, in order; their texts joined are the paragraph."""
    start = 0
    for found in _PIECE.finditer(text):
        kind = "code" if found.lastgroup == "ticks" else found.lastgroup or "run"
        if kind == "run":
            continue
        if found.start() > start:
            yield Piece(Kind.TEXT, text[start : found.start()])
        yield Piece(Kind(kind), found[0])
        start = found.end()
    if start < len(text):
        yield Piece(Kind.TEXT, text[start:])


def inert(text: str) -> str:
    """The text with the tags that GFM disallows shown instead of obeyed."""
    return _DISALLOWED.sub("&lt;", text)


def code_content(span: str) -> str:
    """What a code span shows (CommonMark §6.1)."""
    ticks = len(span) - len(span.lstrip("`"))
    content = span[ticks:-ticks]
    padded = content[:1] == content[-1:] == " " and content.strip(" ") != ""
    return content[1:-1] if padded else content
