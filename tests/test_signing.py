"""How webhooks are signed, as a config or a document says, through the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from specloom.config import Config, load_config
from specloom.diagnostics import InputError, Report
from specloom.pipeline import build
from tests.command_line import mypy
from tests.features import FOLDER
from tests.whole_output import silent

DOCUMENT = FOLDER / "operations" / "webhooks.yaml"


def test_the_table_of_a_config(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool.specloom.webhooks]\nscheme = "github"\nheader = "X-Own"\n')
    assert dict(load_config(file).webhooks) == {"header": "X-Own", "prefix": "sha256="}


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ('webhooks = "github"', (1, 1), "scheme must be one of hmac"),
        ('[webhooks]\nscheme = "svx"', (2, 1), "scheme must be one of hmac"),
        ('[webhooks]\nscheme = "hmac"', (1, 1), "header is missing"),
        ('[webhooks]\nscheme = "github"\nsalt = "x"', (3, 1), "unknown key 'salt'"),
        ('[webhooks]\nscheme = "github"\nencoding = "rot13"', (3, 1), "one of hex"),
        (
            '[webhooks]\nscheme = "github"\ntolerance = "5"',
            (3, 1),
            "must be a whole number",
        ),
        (
            '[webhooks]\nscheme = "github"\nsigned = "{url}"',
            (3, 1),
            "contain {body} exactly once",
        ),
    ],
)
def test_what_is_no_scheme(
    tmp_path: Path, line: str, place: tuple[int, int], said: str
) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(line + "\n")
    with pytest.raises(InputError) as stop:
        load_config(file)
    found = stop.value.diagnostics[0]
    assert found.code == "E502"
    assert said in found.message
    assert found.span.line == place[0]


PROGRAM = """
from signed.webhooks import WebhookVerificationError, parse_user_added, sign, verify
body, url = '{"id": 3}', "https://example.com/hook"
headers = sign(body, secret="s", url=url)
assert list(headers) == ["X-Appwrite-Webhook-Signature"]
assert parse_user_added(body, headers, secret=["new", "s"], url=url).id == 3
try:
    parse_user_added(body, headers, secret="t", url=url)
except WebhookVerificationError:
    verify(body, headers, secret="s", url=url)
    print("refused")
"""


def test_the_functions_of_a_package(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text('package = "signed"\nwebhooks = { scheme = "appwrite" }\n')
    plan = build(DOCUMENT, load_config(file), Report(), silent).plan
    for path, text in plan.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "program.py").write_text(PROGRAM)
    checked = mypy(tmp_path, "signed/webhooks.py", "program.py")
    assert checked.returncode == 0, checked.stdout
    for command in (
        ("program.py",),
        ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_webhooks.py"),
    ):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_document_may_say_it_and_the_config_wins() -> None:
    document = FOLDER / "operations" / "signed_webhooks.yaml"
    own = build(document, Config(package="p"), Report(), silent).plan.files
    assert 'prefix="v1,"' in own["p/webhooks.py"]
    assert "tolerance=60" in own["p/webhooks.py"]
    chosen = Config(package="p", webhooks=(("header", "X-Own"),))
    other = build(document, chosen, Report(), silent).plan.files
    assert 'Signature("X-Own")' in other["p/webhooks.py"]


def test_a_package_whose_webhooks_are_not_signed_has_no_signatures() -> None:
    files = build(DOCUMENT, Config(package="p"), Report(), silent).plan.files
    assert "p/_runtime/webhooks.py" not in files
    assert "verify" not in files["p/webhooks.py"]
