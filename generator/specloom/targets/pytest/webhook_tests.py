"""The tests of what the service sends on its own."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.ir import Access
from specloom.targets.incoming import Incoming, incoming
from specloom.targets.pytest.answers import json_of
from specloom.targets.pytest.constants import Constants, constant_name
from specloom.targets.pytest.results import LOADS
from specloom.targets.pytest.statements import Equal, Function, Line, assigned
from specloom.targets.python.code import Code, Symbol, call, quoted
from specloom.targets.python.names import PythonNames
from specloom.targets.python.webhooks import covers_url
from specloom.targets.samples import NoSample, Samples

# It is text, and base64 as well.
_KEY = 'secret="c2VjcmV0"'
_ADDRESS = "https://example.com/hook"


class WebhookTests:
    """Writes the tests of an API's webhooks and callbacks."""

    def __init__(self, api: ir.Api, names: PythonNames) -> None:
        self.constants = Constants()
        self._api = api
        self._names = names
        # They are requests, but those of the service: nothing is kept from its user.
        self._samples = Samples(api, Access.BOTH)

    def functions(self) -> Iterator[Function]:
        """A test for each."""
        for one in incoming(self._api):
            yield self._function(one)

    def _given(self, text: Code) -> Iterator[Code]:
        """The arguments that read a body, signed where the service signs it."""
        yield text
        signing = self._names.settings.signing
        if not signing:
            return
        url = [f'url="{_ADDRESS}"'] if covers_url(signing) else []
        sign = Symbol(f"{self._names.settings.package}.webhooks", "sign")
        yield call(sign, text, _KEY, *url)
        yield _KEY
        yield from url

    def _function(self, one: Incoming) -> Function:
        name = self._names.parser(one.webhook.id)
        try:
            value = self._samples.value(
                one.type, examples=one.content.examples, levels=1
            )
        except NoSample as reason:
            skip = call("pytest.skip", f"reason={quoted(str(reason))}")
            return Function(f"test_{name}_is_not_tested", (), (Line(skip),))
        text = self.constants.spelled(json_of(value), (constant_name(name),))
        package = self._names.settings.package
        parsed = call(Symbol(f"{package}.webhooks", name), *self._given(text))
        written = call(LOADS, call(Symbol(package, "to_json"), "value"))
        return Function(
            f"test_{name}_reads_what_is_sent",
            (),
            (
                assigned("value", parsed),
                assigned("written", written),
                Equal("written", call(LOADS, text)),
            ),
        )
