"""Finds the product that a document describes, which the package is named after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from specloom.naming.assign import words

_VERSION = re.compile(
    r"(?i)(?:\b(?:version|ver\.?|openapi|swagger)\s*)?\bv?\d+(?:\.\d+)+\b"
    r"|\b(?:version|openapi|swagger)\s*\d+\b|(?<![a-z])v\d+(?:alpha|beta)?\d*\b"
    r"|\b(?:19|20)\d{2}-\d{2}(?:-\d{2})?\b"
)
_STAGE = re.compile(r"(?i)\((?:alpha|beta|preview|stable|deprecated|legacy|)\s*\)")
_LETTER = re.compile(r"[A-Za-z\d]")  # others make no readable name of a package
_DOMAIN = re.compile(r"(?i)(?<=\w)\.(?:com|net|org|io)\b")
_API = re.compile(
    r"(?i:\bopen\s*apis?\b|\bapiv\d+\b)|(?<=[a-z])(?<!\bFast)APIs?(?![A-Za-z])"
)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that every title may have: they say nothing about the product.
_FILLERS = _set(
    """api apis openapi rest restful http https official public spec specification
    specs docs documentation"""
)
# With nothing but such words, a title says nothing. "Swagger Petstore" is still a name.
_GENERIC = _FILLERS | _set(
    """a an and app application backend default definition definitions description
    document endpoint endpoints fastapi for generated interface json my new our project
    reference server service services swagger the this title untitled web your"""
)
# What the parts of a host say nothing with, besides the words of titles.
_HOST_PARTS = _GENERIC | _set(
    """com dev domain edge example gateway gw host hostname internal local localhost mock
    mockapi prod production qa sandbox stage staging test testing uat virtserver www
    yourdomain yourcompany company"""
)
_FILE_PARTS = _GENERIC | _set(
    """bundle bundled deref dereferenced full latest oas oas2 oas3 openapi2 openapi3
    resolved schema spec2 spec3 stdin swagger2 swagger3 yaml yml"""
)
# Second levels of country domains, and domains below which each customer has a name.
_SECOND_LEVEL = _set("ac co com edu gov net org")
_PLATFORMS = _set(
    """appspot.com azurewebsites.net cloudapp.net firebaseapp.com fly.dev github.io
    gitlab.io herokuapp.com netlify.app ngrok.io onrender.com pages.dev railway.app
    render.com run.app vercel.app web.app workers.dev"""
)
# Domains of which no part is the product.
_NO_PRODUCT = _set(
    """amazonaws.com apiary-mock.com azure-api.net cloudfront.net cloudfunctions.net
    github.com githubusercontent.com gitlab.com mockable.io stoplight.io swaggerhub.com
    swagger.io"""
)
# "OpenAI", "DigitalOcean" and "SureVoIP" are one word, "UserAccountService" is not.
_MOST_HUMPS = 2
_SHORT = 10
_OPEN_ENDS = _set("a an and at by for from in is of on or the to with")
_LONGEST = 40  # characters of a product; further words of a title are left out


def product_of(title: str, servers: Iterable[str], file: str) -> str:
    """The text that package and client are named after, such as ``Acme`` for "Acme API v2".

    A title without a product ("OpenAPI definition", "My API") gives way to the host of the
    first server, then to the name of the document's file. ``file`` may be a URL.
    """
    hosts = map(_of_host, (*servers, file))
    candidates = [_of_title(title), *hosts, _of_file(file)]
    fallback = title if title.isascii() and words(title) else "api client"
    return next(filter(None, candidates), fallback)


def one_word(text: str) -> str:
    """``text`` with names such as ``OpenAI`` as one word in lower case."""

    def folds(token: str) -> bool:
        few = len(words(token)) <= _MOST_HUMPS or len(token) <= _SHORT
        return few and token.isalnum()

    return " ".join(t.lower() if folds(t) else t for t in text.split())


def _of_title(title: str) -> str:
    """A title without versions and the words that every title has, or ""."""
    for pattern in (_STAGE, _VERSION, _DOMAIN, _API):
        title = pattern.sub(" ", title)
    tokens = [t for t in re.split(r"[\s/|:,;()\[\]–—-]+", title) if _LETTER.search(t)]
    if all(_folded(token) in _GENERIC for token in tokens):
        return ""
    while _folded(tokens[0]) in {"the", "my"}:
        tokens = tokens[1:]
    kept = [token for token in tokens if _folded(token) not in _FILLERS]
    while len(kept) > 1 and _folded(kept[-1]) in {"definition", "swagger", "reference"}:
        kept.pop()
    return _shortened(kept)


def _shortened(kept: list[str]) -> str:
    """As many of the words as fit, without a preposition or an article at the end."""
    whole = len(kept)
    while len(kept) > 1 and (
        len("_".join(words(" ".join(kept)))) > _LONGEST
        or (len(kept) < whole and kept[-1].lower() in _OPEN_ENDS)
    ):
        kept.pop()
    return " ".join(kept)


def _folded(token: str) -> str:
    return re.sub(r"['’]s$", "", token).strip("'\"`._").lower()


def _of_host(url: str) -> str:
    """The part of a URL's host that names its owner: ``acme`` of ``api.acme.co.uk``."""
    if "//" not in url:
        return ""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    if re.fullmatch(r"[\d.]+|.*:.*", host):
        return ""
    parts = host.split(".")
    domain = ".".join(parts[-2:])
    if domain in _NO_PRODUCT:
        return ""
    if domain in _PLATFORMS:
        parts = [part for part in parts[:-1] if part != "a"]  # shop.a.run.app
    if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL:
        parts = parts[:-1]
    part = parts[-2] if len(parts) > 1 else host
    known = all(word.lower() in _HOST_PARTS for word in words(part))
    return "" if known or "{" in part else part


def _of_file(file: str) -> str:
    """The name of a file without its extension and the words that every document has."""
    stem = re.split(r"[/\\]", file)[-1]
    stem = _VERSION.sub(" ", re.sub(r"(?i)(?:\.(?:json|ya?ml))+$", "", stem))
    kept = [w for w in words(stem) if w.lower() not in _FILE_PARTS]
    return "" if all(word.isdigit() for word in kept) else _shortened(kept)
