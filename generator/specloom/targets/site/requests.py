"""Requests as curl commands, and example responses."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator

from msgspec import Struct

from specloom import ir
from specloom.ir import Access, SchemeKind
from specloom.targets.calls import MethodSignature
from specloom.targets.markdown.examples import server_value
from specloom.targets.markdown.text import (
    is_absolute,
    link_base,
    link_target,
)
from specloom.targets.pytest.cases import Planner
from specloom.targets.pytest.expected_requests import (
    ExpectedBody,
    ExpectedRequest,
    is_pair,
    secret,
)
from specloom.targets.pytest.responses import MockedResponse, failure, success
from specloom.targets.python.names import PythonNames
from specloom.targets.samples import NoSample, Samples

_PLAIN = re.compile(r"[A-Za-z0-9@%_=:,./+-]+")
_MOST_LINES = 60  # of an example; longer ones are cut


class ExampleResponse(Struct, frozen=True):
    """An example of a response: its status, its media type and its body as text."""

    status: int
    language: str
    text: str


class WireExamples(Struct, frozen=True):
    """Writes the requests and responses of an API's calls."""

    api: ir.Api
    names: PythonNames
    planner: Planner
    samples: Samples

    @classmethod
    def of(cls, api: ir.Api, names: PythonNames) -> WireExamples:
        """The examples of ``api``."""
        planner = Planner(api, names.calls)
        return cls(api, names, planner, Samples(api, Access.READ))

    def curl(self, call: MethodSignature) -> str:
        """The request with the required arguments as a curl command; "" if there is none."""
        request = self.planner.shortest_request(call)
        if request is None:
            return ""
        words = [["curl", self._quoted(self._address(call, request))]]
        if request.method != "GET":
            words.append(["-X", request.method])
        words += self._headers(request)
        if request.body is not None:
            words += self._body(request.body)
        return " \\\n  ".join(" ".join(part) for part in words)

    def responses(self, call: MethodSignature) -> Iterator[ExampleResponse]:
        """An example of the success, and of an error if the document describes one."""
        for make, found in ((success, call.success), (failure, call.errors)):
            try:
                made = make(self.api, call, self.samples)
                if found or make is success:
                    yield self._whole(made, found) or _shown(made)
            except NoSample:
                continue

    def _whole(
        self, made: MockedResponse, found: tuple[ir.Response, ...]
    ) -> ExampleResponse | None:
        """A JSON response with its optional properties; None for another response."""
        if made.stream or made.other is not None or made.of is None:
            return None
        examples = [
            example
            for response in found
            for content in response.contents
            if content.type == made.of
            for example in content.examples
        ]
        value = self.samples.value(made.of, examples=examples)
        shown = json.dumps(value, indent=2, ensure_ascii=False)
        return ExampleResponse(made.status, "json", _cut(shown))

    def _address(self, call: MethodSignature, request: ExpectedRequest) -> str:
        """The URL, with example names in place of placeholders of the server."""
        base = self.planner.base_of(call.operation)
        rest = request.url.removeprefix(base)
        shown = link_base(self.api, call.operation)
        if not is_absolute(shown):
            path = shown if shown.startswith("/") else ""
            return self._public(f"https://example.com{path}{rest}")
        for server in self.api.servers_of(call.operation):
            for variable in server.placeholders:
                keyword = self.names.variable(variable.wire)
                name = server_value(server.url, variable.wire, keyword)
                if link_target(server) and variable.default:
                    shown = shown.replace(variable.default, name)
        return self._public(f"{shown}{rest}")

    def _public(self, value: str) -> str:
        """The text with the credentials of the examples in place of those of the tests."""
        for scheme in self.api.schemes:
            if scheme.kind is not SchemeKind.MUTUAL_TLS and not is_pair(scheme):
                keyword = self.names.credential(scheme.wire)
                value = value.replace(secret(scheme), f"my-{keyword}")
        return value

    def _headers(self, request: ExpectedRequest) -> Iterator[list[str]]:
        for name, value in request.headers.items():
            if name == "authorization" and value.startswith("Basic "):
                yield ["-u", "user:password"]
            elif name not in ("accept", "user-agent"):
                title = "-".join(part.capitalize() for part in name.split("-"))
                yield ["-H", self._quoted(self._public(f"{title}: {value}"))]

    def _body(self, body: ExpectedBody) -> Iterator[list[str]]:
        if body.parts is not None:
            for part in body.parts:
                value = f"@{part.file}" if part.file else _decoded(part.data)
                yield ["-F", self._quoted(f"{part.name}={value}")]
            return
        yield ["-H", self._quoted(f"Content-Type: {body.media_type}")]
        if body.data is None:
            shown = json.dumps(body.json, indent=2, ensure_ascii=False)
            yield ["-d", self._quoted(shown)]
        elif _is_text(body.data):
            yield ["--data-raw", self._quoted(_decoded(body.data))]
        else:
            yield ["--data-binary", "@file"]

    @staticmethod
    def _quoted(value: str) -> str:
        return value if _PLAIN.fullmatch(value) else shlex.quote(value)


def _shown(response: MockedResponse) -> ExampleResponse:
    if response.stream and isinstance(response.other, str):
        return ExampleResponse(response.status, "", _cut(response.other))
    if response.json is not None and not isinstance(response.other, str):
        value = json.loads(response.json)
        shown = json.dumps(value, indent=2, ensure_ascii=False)
        return ExampleResponse(response.status, "json", _cut(shown))
    if isinstance(response.other, bytes):
        return ExampleResponse(response.status, "", "(a file)")
    language = "xml" if "xml" in response.media_type else ""
    return ExampleResponse(response.status, language, _cut(response.other or ""))


def _cut(value: str) -> str:
    lines = value.split("\n")
    return "\n".join([*lines[:_MOST_LINES], "…"] if len(lines) > _MOST_LINES else lines)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _is_text(data: bytes) -> bool:
    try:
        return data.decode("utf-8").isprintable() or b"\n" in data
    except UnicodeDecodeError:
        return False
