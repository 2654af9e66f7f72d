"""The XML that values are expected to be, worked out from the document alone."""

from __future__ import annotations

import base64
from typing import Any

from specloom import ir
from specloom.ir import XmlNode
from specloom.kinds import is_array, is_object
from specloom.targets import xml
from specloom.targets.pytest.expressions import Base64Text
from specloom.targets.pytest.styles import UnsendableError
from specloom.targets.pytest.texts import text

_LONGEST = 80
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_INSIDE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_QUOTED = {**_INSIDE, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "bytes": (bytes,),
    "any": (str,),
}
Scope = dict[str, str]


class Document:
    """Writes one value.  ``faithful`` turns false when it cannot be read again as it was."""

    def __init__(self, api: ir.Api) -> None:
        self._api = api
        self._mixed = False
        self.faithful = True

    def written(self, node: xml.Node, value: Any) -> str:
        """The document of a value.

        Raises:
            UnsendableError: when more than one document could be meant, or none.
        """
        return _HEAD + self._element(node, value, {})

    def shown(self, written: str) -> str:
        """The document over several lines when it is long, where that changes nothing."""
        if self._mixed or len(written) <= _LONGEST:
            return written
        depth, lines = 0, list[str]()
        for tag in tags(written):
            depth -= tag.startswith("</")
            lines.append("  " * depth + tag)
            opens = not tag.startswith(("</", "<?")) and "</" not in tag
            depth += opens and not tag.endswith("/>")
        return "\n".join(lines) + "\n"

    def _element(self, node: xml.Node, value: Any, scope: Scope) -> str:
        if isinstance(node.of, xml.Either):
            node = self._alternative(node, node.of, value)
        scope = dict(scope)
        name, head = self._name(node, scope)
        if value is None:
            scoped = "" if scope.get("xsi") == _XSI else f' xmlns:xsi="{_XSI}"'
            return f'<{name}{head}{scoped} xsi:nil="true"/>'
        attributes, inside = self._content(node.of, value, scope)
        head = f"{name}{head}{attributes}"
        return f"<{head}>{inside}</{name}>" if inside else f"<{head}/>"

    def _name(self, node: xml.Node, scope: Scope) -> tuple[str, str]:
        plain = node.kind is XmlNode.ATTRIBUTE and not node.prefix
        if not node.namespace or plain:
            known = node.prefix and node.prefix in scope
            return (f"{node.prefix}:{node.name}" if known else node.name), ""
        declared = ""
        if scope.get(node.prefix) != node.namespace:
            scope[node.prefix] = node.namespace
            word = f"xmlns:{node.prefix}" if node.prefix else "xmlns"
            declared = f' {word}="{_escaped(node.namespace, _QUOTED)}"'
        return (f"{node.prefix}:{node.name}" if node.prefix else node.name), declared

    def _content(self, form: xml.Form, value: Any, scope: Scope) -> tuple[str, str]:
        match form:
            case xml.Named(id_) if is_object(value):
                model = self._api.index[id_]
                assert isinstance(model, ir.Model)
                return self._members(model, value, scope)
            case xml.Items(item) if is_array(value):
                return "", "".join(self._element(item, one, scope) for one in value)
            case xml.Entries(of) if is_object(value):
                return "", self._entries(of, value, scope)
            case xml.Text(kind):
                return "", _escaped(self._scalar(kind, value), _INSIDE)
            case _:
                raise UnsendableError("a value that no XML is described for")

    def _scalar(self, kind: str, value: Any) -> str:
        if is_object(value) or is_array(value):
            raise UnsendableError("XML of what may be anything")
        right = isinstance(value, _PYTHON[kind])
        if not right or isinstance(value, bool) is not (kind == "boolean"):
            self.faithful = False
        if isinstance(value, Base64Text):
            return str(value)
        return (
            base64.b64encode(value).decode()
            if isinstance(value, bytes)
            else text(value)
        )

    def _entries(self, of: xml.Form, value: dict[str, Any], scope: Scope) -> str:
        written = ""
        for name, item in value.items():
            if isinstance(of, xml.Items) and not of.wrapped and is_array(item):
                self.faithful = self.faithful and bool(item)
                inner = of.item
                node = xml.Node(of=inner.of, name=name)
                written += "".join(self._element(node, one, scope) for one in item)
            else:
                written += self._element(xml.Node(of=of, name=name), item, scope)
        return written

    def _members(
        self, model: ir.Model, value: dict[str, Any], scope: Scope
    ) -> tuple[str, str]:
        attributes, inside = "", ""
        nodes = dict(xml.members(self._api, model))
        # Attributes declare their namespaces for the elements beside them.
        first = sorted(nodes.items(), key=lambda n: n[1].kind is not XmlNode.ATTRIBUTE)
        for wire, node in first:
            if wire not in value:
                self.faithful = self.faithful and node.missing != "null"
                continue
            more, inner = self._member(node, value[wire], scope)
            attributes, inside = attributes + more, inside + inner
        left = {wire: item for wire, item in value.items() if wire not in nodes}
        form = xml.other(self._api, model) or xml.Text("any")
        return attributes, inside + self._entries(form, left, scope)

    def _member(self, node: xml.Node, value: Any, scope: Scope) -> tuple[str, str]:
        if node.kind is XmlNode.ATTRIBUTE:
            if value is None:
                self.faithful = self.faithful and node.missing == "null"
                return "", ""
            name, declared = self._name(node, scope)
            said = _escaped(self._single(node.of, value), _QUOTED)
            return f'{declared} {name}="{said}"', ""
        if node.kind in (XmlNode.TEXT, XmlNode.CDATA):
            said = self._single(node.of, value)
            self._mixed = True
            self.faithful = self.faithful and bool(said.strip())
            if node.kind is XmlNode.TEXT:
                return "", _escaped(said, _INSIDE)
            cut = said.replace("]]>", "]]]]><![CDATA[>")
            return "", f"<![CDATA[{cut}]]>" if said else ""
        if node.kind is XmlNode.NONE:
            self.faithful = self.faithful and bool(value)
            return self._content(node.of, value, scope)
        if isinstance(node.of, xml.Items) and not node.of.wrapped and is_array(value):
            self.faithful = self.faithful and bool(value or node.missing == "list")
            return "", self._content(node.of, value, scope)[1]
        return "", self._element(node, value, scope)

    def _single(self, form: xml.Form, value: Any) -> str:
        if isinstance(form, xml.Either):
            kinds = [
                node.of.kind for node in form.nodes if isinstance(node.of, xml.Text)
            ]
            form = xml.Text(next((k for k in kinds if _suits(value, k)), "string"))
            self.faithful = False
        if not isinstance(form, xml.Text):
            raise UnsendableError("XML of a single value that has members")
        return self._scalar(form.kind, value)

    def _alternative(self, node: xml.Node, form: xml.Either, value: Any) -> xml.Node:
        """The node of the variant that a value is, where there is but one."""
        found = [one for one in form.nodes if self._could_be(one.of, value)]
        if is_object(value) and form.tag in value:
            tag = text(value[form.tag])
            found = [form.nodes[place] for word, place in form.tags if word == tag]
        elif len(found) != 1 or len(form.nodes) > 1:
            self.faithful = False
        if len(found) != 1:
            raise UnsendableError("XML that may be one of several things")
        return xml.Node(
            of=found[0].of,
            name=node.name or found[0].name or xml.ROOT,
            namespace=node.namespace or found[0].namespace,
            prefix=node.prefix or found[0].prefix,
        )

    def _could_be(self, form: xml.Form, value: Any) -> bool:
        match form:
            case xml.Named() | xml.Entries():
                return is_object(value)
            case xml.Items():
                return is_array(value)
            case xml.Either(nodes):
                return any(self._could_be(node.of, value) for node in nodes)
            case xml.Text(kind):
                return _suits(value, kind)


def tags(written: str) -> list[str]:
    """A document in pieces, each of which begins with a tag and ends with one."""
    pieces = written.split("><")
    return [
        ("<" if place else "") + piece + (">" if place < len(pieces) - 1 else "")
        for place, piece in enumerate(pieces)
    ]


def _suits(value: Any, kind: str) -> bool:
    exact = isinstance(value, bool) is (kind == "boolean")
    return exact and isinstance(value, _PYTHON[kind])


def _escaped(said: str, marks: dict[str, str]) -> str:
    plain = said.replace("\t", "").replace("\n", "").replace("\r", "")
    if any(mark < " " or mark in "\ufffe\uffff" for mark in plain):
        raise UnsendableError("XML has no control characters")
    return "".join(marks.get(mark, mark) for mark in said)
