"""The models. Each is imported on first use."""

from __future__ import annotations

TYPE_CHECKING = False
if not TYPE_CHECKING:
    _MODULES = {}
    __all__ = list(_MODULES)

    def __getattr__(name):
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(module, __name__), name)
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
