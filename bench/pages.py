"""Time reading and writing a page of JSON with the models of a generated package.

    python bench/pages.py FOLDER MODULE TYPE FILE [rounds]

FOLDER contains the package, MODULE is its name, TYPE the name of a model (`User`) or of a
list of them (`list[User]`), and FILE the JSON. Without arguments, a page of sessions of the
account package is used. What to read is the ratio to `json.loads` or `json.dumps`, in
medians of processor time, the cases taking turns.
"""

from __future__ import annotations

import gc
import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

GENERATED = Path(__file__).parents[1] / "generated"


def sessions(models: Any) -> dict[str, Any]:
    """A page of 100 sessions, with sample values by the kind of the property."""
    from appwrite_account._runtime import codecs
    from appwrite_account._runtime.models import shape_of

    kinds = {
        codecs.DATETIME: "2020-10-15T06:38:00.000+00:00",
        codecs.BOOLEAN: True,
        codecs.INTEGER: 7,
        codecs.STRING: "a value of 00000001",
    }
    fields = shape_of(models.Session).fields.values()
    one = {field.wire: kinds.get(field.codec, ["email"]) for field in fields}
    return {"total": 100, "sessions": [one] * 100}


def cases(
    folder: str, module: str, name: str, data: Any
) -> dict[str, Callable[[], Any]]:
    """What is timed: reading and writing by the standard library and by the package."""
    sys.path.insert(0, folder)
    models = importlib.import_module(f"{module}.models")
    codecs = importlib.import_module(f"{module}._runtime.codecs")
    bare = name.removeprefix("list[").removesuffix("]")
    model = getattr(models, bare)
    kind = model if bare == name else list[model]  # type: ignore[valid-type]
    text = json.dumps(data)
    value = codecs.from_json(kind, text)
    assert json.loads(codecs.to_json(value)) == data
    return {
        "json.loads": lambda: json.loads(text),
        "from_json": lambda: codecs.from_json(kind, text),
        "from_json, warn": lambda: codecs.from_json(kind, text, validation="warn"),
        "json.dumps": lambda: json.dumps(data),
        "to_json": lambda: codecs.to_json(value),
    }


def main() -> None:
    """Print the times and ratios."""
    arguments = sys.argv[1:]
    if len(arguments) >= 4:
        folder, module, name, file = arguments[:4]
        data = json.loads(Path(file).read_bytes())
    else:
        folder, module, name = str(GENERATED), "appwrite_account", "SessionList"
        sys.path.insert(0, folder)
        data = sessions(importlib.import_module(f"{module}.models"))
    timed = cases(folder, module, name, data)
    rounds = int(arguments[4]) if len(arguments) > 4 else 30
    times: dict[str, list[float]] = {label: [] for label in timed}
    for _ in range(rounds):
        for label, run in timed.items():
            gc.collect()
            begin = time.process_time_ns()
            for _ in range(5):
                run()
            times[label].append((time.process_time_ns() - begin) / 5_000)
    medians = {label: statistics.median(each) for label, each in times.items()}
    for label, took in medians.items():
        base = "json.dumps" if label in ("json.dumps", "to_json") else "json.loads"
        print(f"{label:20}{took:8.0f} µs{took / medians[base]:7.2f}")


if __name__ == "__main__":
    main()
