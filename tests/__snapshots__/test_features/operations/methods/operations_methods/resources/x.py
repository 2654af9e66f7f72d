"""The ``x`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncXWithRawResponse,
        AsyncXWithStreamingResponse,
        XWithRawResponse,
        XWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_A: Operation[None] = Operation("GET", "/x", responses={"204": None})
_B: Operation[None] = Operation("PUT", "/x", responses={"204": None})
_C: Operation[None] = Operation("POST", "/x", responses={"204": None})
_D: Operation[None] = Operation("DELETE", "/x", responses={"204": None})
_E: Operation[None] = Operation("OPTIONS", "/x", responses={"204": None})
_F: Operation[None] = Operation("HEAD", "/x", responses={"204": None})
_G: Operation[None] = Operation("PATCH", "/x", responses={"204": None})
_H: Operation[None] = Operation("TRACE", "/x", responses={"204": None})
_I: Operation[None] = Operation("QUERY", "/x", responses={"204": None})
_J: Operation[None] = Operation("LINK", "/x", responses={"204": None})
_K: Operation[None] = Operation("unlink", "/x", responses={"204": None})


class X(SyncResource):
    """The ``x`` operations."""

    with_raw_response: XWithRawResponse
    with_streaming_response: XWithStreamingResponse

    def a(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /x``."""
        return self._call(_A, {}, options)

    def b(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``PUT /x``."""
        return self._call(_B, {}, options)

    def c(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /x``."""
        return self._call(_C, {}, options)

    def d(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /x``."""
        return self._call(_D, {}, options)

    def e(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``OPTIONS /x``."""
        return self._call(_E, {}, options)

    def f(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /x``."""
        return self._call(_F, {}, options)

    def g(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``PATCH /x``."""
        return self._call(_G, {}, options)

    def h(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``TRACE /x``."""
        return self._call(_H, {}, options)

    def i(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``QUERY /x``."""
        return self._call(_I, {}, options)

    def j(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``LINK /x``."""
        return self._call(_J, {}, options)

    def k(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``unlink /x``."""
        return self._call(_K, {}, options)


