"""Every registered code, provoked through the command line, with the place that it names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from specloom.cli import main
from specloom.codes import CODES, find

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
OK = "responses: {'200': {description: Fine.}}"


class Case(NamedTuple):
    """A document, the place of its reported fault, and the name of its file."""

    text: str
    place: str
    name: str = "api.yaml"


def operation(text: str) -> str:
    """A document with one operation; ``text`` is its content, from column 5 of line 6."""
    return f"{HEAD}paths:\n  /a:\n    get:\n    {text}\n"


def parameter(text: str) -> str:
    """A document with one parameter, which stands at 6:24."""
    return operation(f"  parameters: [      {text}]")


def schema(text: str, more: str = "") -> str:
    """A document with one schema, ``A`` at 5:5."""
    return f"{HEAD}components:\n  schemas:\n    A: {text}\n{more}"


def referring(ref: str) -> str:
    """A document with a reference, at 5:19."""
    return schema(f"{{items: {{  $ref: '{ref}'}}}}")


CASES = {
    "E103": Case("title: \udce9\n", "1:8"),
    "E104": Case("title: a\x00b\n", "1:9"),
    "E105": Case("# to be written\n", "1:1"),
    "E106": Case("paths: [\n", "2:1"),
    "E108": Case("openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "2:1"),
    "E109": Case("[" * 501 + "]" * 501, "1:501", "api.json"),
    "E110": Case(
        f"a: &a [{', '.join(99 * 'x')}]\n"
        + "".join(
            f"{b}: &{b} [{', '.join(99 * ['*' + a])}]\n"
            for a, b in ("ab", "bc", "cd", "de")
        ),
        "4:8",
    ),
    "E111": Case("a: &a {self: *a}\n", "1:14"),
    "E112": Case("? [a, b]\n: c\n", "1:3"),
    "E113": Case("<<: text\n", "1:1"),
    "E114": Case("maximum: !!int x\n", "1:10"),
    "E115": Case("- openapi: 3.1.0\n", "1:1"),
    "E116": Case('{"title": "\\ud800"}', "1:11", "api.json"),
    "W105": Case(f"{HEAD}x-a:\n  get: {{}}\n  get: {{}}\n", "5:3"),
    "W106": Case(schema("{maximum: .inf}"), "5:18"),
    "W120": Case(referring("missing.yaml#/User"), "5:19"),
    "W121": Case(referring("https://example.com/user.yaml"), "5:19"),
    "W123": Case(
        schema("{$ref: '#/components/schemas/B/x'}")
        + "    B: {$ref: '#/components/schemas/C'}\n"
        + "    C: {$ref: '#/components/schemas/B'}\n",
        "5:9",
    ),
    "E118": Case(
        schema(f"{{  oneOf: [{', '.join(['{type: string}'] * 1001)}]}}"), "5:11"
    ),
    "E201": Case("title: Shopping list\n", "1:1"),
    "E202": Case('openapi: "4.0.0"\n', "1:1"),
    "E203": Case(f"{HEAD}paths: [/a]\n", "3:1"),
    "E204": Case(f"{HEAD}paths:\n  /users: {{get: 5}}\n", "4:12"),
    "W101": Case(f"{HEAD}x-key: !secret name\n", "3:8"),
    "W102": Case(
        '{"openapi": "3.1.0", "info": {"title": "T", "version": "1"},}',
        "1:60",
        "api.json",
    ),
    "W103": Case(referring("A"), "5:19"),
    "W104": Case(referring("#/components/schemas/Uesr"), "5:19"),
    "W280": Case("openapi: 3.1.0\ninfo: {title: 5, version: '1'}\n", "2:8"),
    "W281": Case(schema("{type: integer, default: many}"), "5:24"),
    "W301": Case(operation("  parameters: none"), "6:7"),
    "W302": Case(
        parameter("{name: a, in: query, schema: {}, examples: {b: {$ref: '#/c'}}}"),
        "6:74",
    ),
    "W303": Case(schema("{$ref: '#/components/schemas/A'}"), "5:5"),
    "W304": Case(schema("{type: object, not: {required: [token]}}"), "5:5"),
    "W305": Case(schema("{allOf: [{type: string}, {type: integer}]}"), "5:33"),
    "W306": Case(parameter("{name: page, in: query}"), "6:26"),
    "W307": Case(f"{HEAD}paths:\n  /users/{{id}}: {{get: {{{OK}}}}}\n", "4:3"),
    "W308": Case(parameter("{name: id, in: path, schema: {}}"), "6:26"),
    "W309": Case(parameter("{name: Authorization, in: header, schema: {}}"), "6:26"),
    "W310": Case(operation("  security: [{token: []}]"), "6:19"),
    "W311": Case(schema("{type: datetime}"), "5:5"),
    "W312": Case(schema(f"{{enum: [{', '.join(map(str, range(10_001)))}]}}"), "5:9"),
    "W313": Case(schema("{required: [id], properties: {name: {}}}"), "5:5"),
    "W314": Case(
        schema(
            "{oneOf: [{$ref: '#/components/schemas/B'}, {type: object, title: C}],\n"
            "      discriminator: {propertyName: kind}}\n",
            "    B: {properties: {kind: {type: string}}}\n",
        ),
        "5:51",
    ),
    "W315": Case(operation("  requestBody: {}"), "6:7"),
    "W316": Case(operation("  x-rate-limit: often"), "6:7"),
    "W317": Case(schema("{type: string, enum: [1, 2]}"), "5:23"),
    "W318": Case(f"{HEAD}servers: [{{url: 'https://{{host}}/v1'}}]\n", "3:11"),
    "W331": Case(
        operation(
            "  requestBody: {content: {text/xml: {schema: {type: array, items: {}}}}}\n"
            "      responses: {}"
        ),
        "6:31",
    ),
    "W340": Case(
        parameter("{name: q, in: query, schema: {type: array, items: {type: array}}}"),
        "6:26",
    ),
    "W332": Case(
        operation(
            "  responses: {'200': {description: Fine., content: "
            "{text/csv: {schema: {type: array}}}}}"
        ),
        "6:57",
    ),
}


def findings(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """Code and place of each finding, as JSON says them."""
    done = CliRunner().invoke(main, [*arguments, "--format", "json"])
    text = done.stderr if arguments[0] == "ir" else done.stdout
    content: Any = json.loads(text)
    stops = any(d["severity"] == "error" for d in content["diagnostics"])
    assert done.exit_code == content["exit"]
    assert stops == (done.exit_code == 2)
    places = [
        (d["code"], f"{d['file']}:{d['line']}:{d['column']}")
        for d in content["diagnostics"]
    ]
    assert all(find(code) for code, _ in places)
    return places


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with a document that has no fault."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text(operation(f"  {OK}"))
    return tmp_path


@pytest.mark.parametrize("code", CASES)
def test_a_document_provokes(here: Path, code: str) -> None:
    case = CASES[code]
    (here / case.name).write_bytes(case.text.encode("utf-8", "surrogateescape"))
    assert (code, f"{case.name}:{case.place}") in findings(here, "ir", case.name)


def test_every_example_of_a_document_is_strict(here: Path) -> None:
    for code, case in CASES.items():
        if code.startswith(("W1", "W2", "W3")):
            (here / case.name).write_text(case.text)
            done = CliRunner().invoke(main, ["ir", case.name, "--strict"])
            assert done.exit_code == 2, code
            assert f"error[{code}]" in done.stderr
            assert done.stdout == ""


Provoke = Callable[[Path, pytest.MonkeyPatch], list[tuple[str, str]]]


def no_file(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    return findings(here, "ir", "no-such-file.yaml")


def deep_schemas(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    inner = "".join(
        f"    S{i}: {{items: {{$ref: '#/components/schemas/S{i + 1}'}}}}\n"
        for i in range(1, 1000)
    )
    first = "{items: {$ref: '#/components/schemas/S1'}}"
    text = schema(first, f"{inner}    S1000: {{type: string}}\n")
    content = "{application/json: {schema: {$ref: '#/components/schemas/A'}}}"
    answer = f"{{'200': {{description: Fine., content: {content}}}}}"
    text += f"paths:\n  /a: {{get: {{responses: {answer}}}}}\n"
    (here / "deep.yaml").write_text(text)
    return findings(here, "generate", "deep.yaml")


def large_file(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    patch.setattr("specloom.document.node.MAX_BYTES", 10)
    return findings(here, "ir", "good.yaml")


def slow_check(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    patch.setattr("specloom.openapi.validation.SECONDS", -1.0)
    # Only the slow validator knows this format.
    (here / "slow.yaml").write_text(
        schema("{type: string, format: date-time, default: x}")
    )
    return findings(here, "ir", "slow.yaml")


def edited(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    assert findings(here, "generate", "good.yaml") == []
    (here / "generated/README.md").write_text("mine")
    return findings(here, "generate", "good.yaml")


def existing_file(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    (here / "README.md").write_text("mine")
    return findings(here, "generate", "good.yaml", "--output", ".")


def damaged(record: str) -> Provoke:
    def provoke(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
        assert findings(here, "generate", "good.yaml") == []
        (here / "generated/.specloom" / record).write_text("")
        return findings(here, "generate", "good.yaml")

    return provoke


def linked_folder(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    (here / "notes").mkdir()
    (here / "generated").mkdir()
    (here / "generated/docs").symlink_to("../notes")
    return findings(here, "generate", "good.yaml")


def no_folder(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    (here / "taken").write_text("")
    return findings(here, "generate", "good.yaml", "--output", "taken")


def wrong_page(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    # No document is known that does this; a printed module is spoilt by hand.
    patch.setattr("specloom.render.syntax_flaw", lambda path, text: "spoilt")
    found = findings(here, "generate", "good.yaml")
    assert not (here / "generated").exists()
    return [(code, place.partition("/")[2]) for code, place in found][:1]


def defect(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    def fails(*_: object) -> None:
        raise RuntimeError("by hand")

    patch.setattr("specloom.pipeline.read_api", fails)
    ((code, place),) = findings(here, "generate", "good.yaml")
    return [(code, Path(place.partition(":")[0]).name)]


def configured(text: str) -> Provoke:
    def provoke(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
        (here / "specloom.toml").write_text(f'document = "good.yaml"\n{text}\n')
        return findings(here, "generate")

    return provoke


def merged_names(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    assert findings(here, "generate", "good.yaml") == []
    lock = here / "generated/.specloom/names.lock"
    entry = '  "GET /a": "{}",\n'
    both = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n"
    names = both.format(entry.format("get_it"), entry.format("fetch_it"))
    lock.write_text(f'{{\n "method": {{\n{names} }}\n}}\n')
    return findings(here, "generate", "good.yaml")


def custom(text: str) -> Provoke:
    def provoke(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
        (here / "specloom.toml").write_text('document = "good.yaml"\npackage = "t"\n')
        (here / "generated/t/custom").mkdir(parents=True)
        (here / "generated/t/custom/mine.py").write_text(text)
        return findings(here, "generate")

    return provoke


def template(text: str, name: str = "python/errors.py.jinja") -> Provoke:
    def provoke(here: Path, patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
        (here / "specloom.toml").write_text(
            'document = "good.yaml"\ntemplates = "my"\n'
        )
        (here / "my/python").mkdir(parents=True)
        (here / "my" / name).write_text(text)
        return findings(here, "generate")

    return provoke


OTHERS: dict[str, tuple[Provoke, str]] = {
    "E101": (no_file, "no-such-file.yaml:1:1"),
    "E102": (large_file, "good.yaml:1:1"),
    "W282": (slow_check, "slow.yaml:1:1"),
    "E401": (edited, "generated/README.md:1:1"),
    "E402": (existing_file, "README.md:1:1"),
    "E403": (damaged("names.lock"), "generated/.specloom/names.lock:1:1"),
    "W408": (damaged("manifest.json"), "generated/.specloom/manifest.json:1:1"),
    "E408": (linked_folder, "generated/docs:1:1"),
    "E404": (no_folder, "taken:1:1"),
    "E117": (deep_schemas, "deep.yaml:904:12"),
    "E405": (wrong_page, "__init__.py:1:1"),
    "E406": (defect, "test_every_code.py"),
    "E501": (configured("client ="), "specloom.toml:2:9"),
    "E502": (configured('pakage = "shop"'), "specloom.toml:2:1"),
    "W502": (configured('exclude = ["tag:intrenal"]'), "specloom.toml:2:12"),
    "W503": (configured('release = ["models.A"]'), "specloom.toml:2:12"),
    "W504": (merged_names, "generated/.specloom/names.lock:1:1"),
    "E504": (custom("class A"), "generated/t/custom/mine.py:1:8"),
    "W505": (custom("\nclass BMixin: ...\n"), "generated/t/custom/mine.py:2:1"),
    "W506": (
        custom("class AMixin:\n  def get(self): ...\n"),
        "generated/t/custom/mine.py:2:3",
    ),
    "E524": (configured('after = ["no-such-program"]'), "specloom.toml:2:10"),
    "E505": (configured('templates = "my"'), "specloom.toml:2:1"),
    "E506": (template("", "python/erors.py.jinja"), "my/python/erors.py.jinja:1:1"),
    "E507": (template("\n{{ nothing }}\n"), "my/python/errors.py.jinja:2:1"),
    "W507": (template("# mine\n"), "my/python/errors.py.jinja:1:1"),
    "W501": (configured('accept = ["GET /gone"]'), "specloom.toml:2:1"),
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_run_provokes(here: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    provoke, place = OTHERS[code]
    assert (code, place) in provoke(here, monkeypatch)


# These need hosts, overlays or another command; the tests of those provoke them.
ELSEWHERE = {
    "adopt": ("E523",),
    "apidiff": ("E521", "E522"),
    "cli": ("E511",),
    "document": ("E122", "E124", "E125", "E126", "E127", "E503"),
    "transforms": ("E211", "E212", "E213", "W211", "W212", "W213"),
    "output": (
        "E407",
        "E409",
        "W508",
        "W509",
        *(f"E41{n}" for n in range(1, 9)),
    ),
}


@pytest.mark.parametrize("folder", ELSEWHERE)
def test_codes_that_need_more_are_provoked_elsewhere(folder: str) -> None:
    files = Path(__file__).parents[1].joinpath(folder).glob("test_*.py")
    tests = "".join(file.read_text("utf-8") for file in files)
    assert [code for code in ELSEWHERE[folder] if f'"{code}"' not in tests] == []


def test_every_code_is_provoked() -> None:
    provoked = [*CASES, *OTHERS, *(code for e in ELSEWHERE.values() for code in e)]
    assert sorted(entry.code for entry in CODES) == sorted(provoked)
