"""Programs that read annotations (Typer, FastAPI) find the types of methods and models."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.features import FEATURES, package, write, write_runtime
from tests.whole_output import ROOT

READ = """
import importlib, inspect, pkgutil, sys, typing

def functions(cls):
    for name, value in vars(cls).items():
        if inspect.isfunction(value):
            yield name, value

def inherited(cls):
    for _, value in inspect.getmembers_static(cls):
        value = getattr(value, "__func__", value)
        if type(value).__name__ in ("property", "cached_property"):
            value = getattr(value, "fget", None) or value.func
        if inspect.isfunction(value):
            yield value

wrong, count = [], 0
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    models = importlib.import_module(f"{name}.models")
    resources = importlib.import_module(f"{name}.resources")
    places = [f"{name}.resources.{one.name}" for one in pkgutil.iter_modules(resources.__path__)]
    classes = [getattr(package, one) for one in package.__all__ if one not in ("errors", "models")]
    classes += [c for p in places for c in vars(importlib.import_module(p)).values()]
    classes = [c for c in classes if isinstance(c, type)]
    found = [(c.__name__, f) for c in classes for _, f in functions(c)
             if f.__module__.startswith((f"{name}.client", f"{name}.resources"))]
    base = importlib.import_module(f"{name}._runtime.client")
    made = [c for c in dict.fromkeys(classes)
            if issubclass(c, (base.BaseClient, base.SyncResource, base.AsyncResource))]
    found += [(c.__name__, c) for c in made]
    found += [(c.__name__, f) for c in made for f in inherited(c)]
    found += [(one, getattr(models, one)) for one in models.__all__]
    for owner, one in found:
        if not callable(one) or hasattr(one, "make_decoder"):
            continue
        if not isinstance(one, type) and not inspect.isfunction(one):
            continue
        count += 1
        try:
            hints = typing.get_type_hints(one, include_extras=True)
        except Exception as error:
            wrong.append(f"{name} {owner} {getattr(one, '__name__', one)}: {error!r}")
            continue
        text = [key for key, of in hints.items() if isinstance(of, str)]
        if text:
            wrong.append(f"{name} {owner} {one}: {text}")
print(count)
print(*wrong, sep="\\n", end="")
"""


def read(folders: list[Path], names: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", READ, *names],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    count, _, wrong = done.stdout.partition("\n")
    return int(count), wrong


def test_the_account_package() -> None:
    count, wrong = read([ROOT / "generated"], ["appwrite_account"])
    assert wrong == ""
    assert count > 60


def test_every_feature(tmp_path: Path) -> None:
    folders = [tmp_path / package(document) for document in FEATURES]
    runtime = write_runtime(tmp_path)
    for document, folder in zip(FEATURES, folders, strict=True):
        write(document, folder, runtime)
    count, wrong = read(folders, [package(document) for document in FEATURES])
    assert wrong == ""
    assert count > 500


SIGNATURES = """
import asyncio, inspect, sys, typing
from appwrite_account import Appwrite, AsyncAppwrite, models
from appwrite_account.pages import LogListPage
from appwrite_account.resources.account import Account, AsyncAccount

assert "appwrite_account.models.user" not in sys.modules
user = inspect.signature(Account.get).return_annotation
assert user == "User", "help() shows the text"
assert typing.get_type_hints(Account.get)["return"] is models.User
assert typing.get_type_hints(AsyncAccount.get)["return"] is models.User
views = typing.get_type_hints(Account)
assert isinstance(Account(Appwrite(project="x")).with_raw_response, views["with_raw_response"])
held = vars(AsyncAppwrite)["account"].func
assert typing.get_type_hints(held)["return"] is AsyncAccount
client = Appwrite(project="x", hostname="h")
assert typing.get_type_hints(client.account.list_logs)["return"] is LogListPage
assert inspect.get_annotations(models.Log)["event"] is str
assert inspect.signature(Account.get, eval_str=True).return_annotation is models.User
"""


def test_signatures_stay_text() -> None:
    subprocess.run(
        [sys.executable, "-c", SIGNATURES], cwd=ROOT / "generated", check=True
    )
