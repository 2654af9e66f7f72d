"""Warnings for deprecated names."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    # Type checkers bundle it; it need not be installed at run time.
    from typing_extensions import (  # pyright: ignore[reportMissingModuleSource]
        deprecated as deprecated,
    )
else:
    from functools import update_wrapper
    from warnings import warn

    def deprecated(message: str) -> Callable[[Any], Any]:
        """Issue a DeprecationWarning when the decorated function is called (PEP 702)."""

        def marked(function: Any) -> Any:
            def called(*args: Any, **kwargs: Any) -> Any:
                warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            async def awaited(*args: Any, **kwargs: Any) -> Any:
                warn(message, DeprecationWarning, stacklevel=2)
                return await function(*args, **kwargs)

            # 0x80 is CO_COROUTINE; importing `inspect` would be slow.
            wrapper = awaited if function.__code__.co_flags & 0x80 else called
            wrapper.__deprecated__ = message
            return update_wrapper(wrapper, function)

        return marked
