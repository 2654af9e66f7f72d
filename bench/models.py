"""Time reading and writing a page of sessions: this runtime beside json alone.

    python bench/models.py [rounds]

pydantic and msgspec take part where they are installed. All run interleaved in one
process; what to read is the ratio to `json.loads` or `json.dumps`, in medians.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "templates" / "python"))

from runtime.codecs import DATETIME, ListOf, Ref
from runtime.models import Model, required

TEXTS = [
    "userId provider providerUid providerAccessToken providerAccessTokenExpiry",
    "providerRefreshToken ip osCode osName osVersion clientType clientCode clientName",
    "clientVersion clientEngine clientEngineVersion deviceName deviceBrand deviceModel",
    "countryCode countryName secret mfaUpdatedAt",
]
NAMES = ["$id", "$createdAt", "$updatedAt", "expire", "current", "factors"]
NAMES[1:1] = " ".join(TEXTS).split()
TIMES = ("$createdAt", "$updatedAt", "expire")


def session(number: int) -> dict[str, Any]:
    """One session as a server sends it."""
    values: dict[str, Any] = dict.fromkeys(NAMES, f"a value of {number:08}")
    values.update(dict.fromkeys(TIMES, "2020-10-15T06:38:00.000+00:00"))
    values.update(current=True, factors=["email"])
    return values


PAGE = {"total": 100, "sessions": [session(number) for number in range(100)]}
TEXT = json.dumps(PAGE)


def attribute(wire: str) -> str:
    """The attribute's name for a member."""
    return "".join("_" + c.lower() if c.isupper() else c for c in wire.lstrip("$"))


def ours(*, datetimes: bool) -> type[Model]:
    """The models of this runtime."""
    fields: dict[str, Any] = {
        attribute(wire): (
            required(wire, DATETIME) if datetimes and wire in TIMES else required(wire)
        )
        for wire in NAMES
    }
    suffix = "Dated" if datetimes else "Plain"
    one = type(f"Session{suffix}", (Model,), {**fields, "__module__": __name__})
    globals()[one.__name__] = one
    many: dict[str, Any] = {
        "total": required(),
        "sessions": required("sessions", ListOf(Ref(one.__name__, __name__))),
    }
    return type(f"Sessions{suffix}", (Model,), {**many, "__module__": __name__})


def pydantic_pair() -> tuple[Callable[[], Any], Callable[[], Any]] | None:
    """Reading and writing by pydantic."""
    try:
        from pydantic import ConfigDict, Field, create_model
    except ImportError:
        return None
    config = ConfigDict(extra="allow", populate_by_name=True)
    kinds: dict[str, Any] = {
        attribute(wire): (
            bool if wire == "current" else list[str] if wire == "factors" else str,
            Field(alias=wire),
        )
        for wire in NAMES
    }
    one = create_model("One", __config__=config, **kinds)
    many = create_model("Many", total=(int, ...), sessions=(list[one], ...))  # type: ignore[valid-type]
    value = many.model_validate_json(TEXT)
    return (
        lambda: many.model_validate_json(TEXT),
        lambda: value.model_dump_json(by_alias=True),
    )


def msgspec_pair() -> tuple[Callable[[], Any], Callable[[], Any]] | None:
    """Reading and writing by msgspec."""
    try:
        import msgspec
    except ImportError:
        return None
    sys.modules.pop("msgspec.json", None)  # so that our own reader does not use it
    fields: list[Any] = [
        (
            attribute(wire),
            bool if wire == "current" else list[str] if wire == "factors" else str,
            msgspec.field(name=wire),
        )
        for wire in NAMES
    ]
    one = msgspec.defstruct("One", fields)
    many = msgspec.defstruct("Many", [("total", int), ("sessions", list[one])])  # type: ignore[valid-type]
    value = msgspec.json.decode(TEXT, type=many)
    return (
        lambda: msgspec.json.decode(TEXT, type=many),
        lambda: msgspec.json.encode(value),
    )


def cases() -> tuple[dict[str, Callable[[], Any]], dict[str, Callable[[], Any]]]:
    """What is timed, the standard library first."""
    reading: dict[str, Callable[[], Any]] = {"json": lambda: json.loads(TEXT)}
    writing: dict[str, Callable[[], Any]] = {"json": lambda: json.dumps(PAGE)}
    for label, datetimes in (("ours", False), ("ours, 3 date-times", True)):
        model = ours(datetimes=datetimes)
        value = model.from_json(TEXT)
        assert value.to_dict() == PAGE
        reading[label] = lambda model=model: model.from_json(TEXT)
        writing[label] = value.to_json
        reading[label + ", strict"] = lambda model=model: model.from_json(
            TEXT, validation="strict"
        )
    for label, pair in (("pydantic", pydantic_pair()), ("msgspec", msgspec_pair())):
        if pair is not None:
            reading[label], writing[label] = pair
    return reading, writing


def medians(timed: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Microseconds of processor time by case, the cases taking turns."""
    times: dict[str, list[float]] = {label: [] for label in timed}
    for _ in range(rounds):
        for label, run in timed.items():
            gc.collect()
            begin = time.process_time_ns()
            for _ in range(5):
                run()
            times[label].append((time.process_time_ns() - begin) / 5_000)
    return {label: statistics.median(each) for label, each in times.items()}


def definition() -> float:
    """Microseconds that the definition of a class with 19 fields takes."""
    lines = [f'    f{n}: str = required("wire{n}")' for n in range(19)]
    source = "from __future__ import annotations\nclass Many(Model):\n"
    code = compile(source + "\n".join(lines), "many", "exec")
    names: dict[str, Any] = {"Model": Model, "required": required, "__name__": "many"}
    begin = time.process_time_ns()
    for _ in range(200):
        exec(code, names)
    return (time.process_time_ns() - begin) / 200_000


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    print(f"{len(TEXT) / 1000:.0f} kB of JSON, 100 sessions of {len(NAMES)} members")
    for title, timed in zip(("reading", "writing"), cases(), strict=True):
        print(f"\n{title:30}{'µs':>8}{'× json':>9}")
        results = medians(timed, rounds)
        for label, took in results.items():
            print(f"  {label:28}{took:8.0f}{took / results['json']:9.2f}")
    print(f"\ndefining a class of 19 fields: {definition():.0f} µs")


if __name__ == "__main__":
    main()
