"""The models. Each is imported on first use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .list_ships import ListShipsResponse
    from .ship import Ship

__all__ = [
    "ListShipsResponse",
    "Ship",
]

_HOMES = {
    "ListShipsResponse": ".list_ships",
    "Ship": ".ship",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(home, __name__), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
