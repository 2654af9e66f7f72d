"""Names that something had before."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    # Every type checker brings it along; at run time nobody needs it.
    from typing_extensions import (  # pyright: ignore[reportMissingModuleSource]
        deprecated as deprecated,
    )
else:
    from functools import update_wrapper
    from warnings import warn

    def deprecated(message: str) -> Callable[[Any], Any]:
        """Warn whoever calls what is decorated (PEP 702)."""

        def marked(function: Any) -> Any:
            def former(*args: Any, **kwargs: Any) -> Any:
                warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            async def awaited(*args: Any, **kwargs: Any) -> Any:
                warn(message, DeprecationWarning, stacklevel=2)
                return await function(*args, **kwargs)

            # CO_COROUTINE: asking `inspect` would mean to import it.
            known = awaited if function.__code__.co_flags & 0x80 else former
            known.__deprecated__ = message
            return update_wrapper(known, function)

        return marked
