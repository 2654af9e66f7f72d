"""The ``profile`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, member
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.values import NOT_GIVEN

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.values import NotGiven
    from ..models.profile import Profile as _Profile

_CHANGE: Operation[_Profile] = Operation(
    "PATCH",
    "/profile",
    arguments=(
        member("name"),
        member("phone", nullable=True),
        member("city"),
        member("motto", nullable=True),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Profile")}},
)


class Profile(SyncResource):
    """The ``profile`` operations."""

    def change(
        self,
        *,
        name: str,
        phone: str | None,
        city: str | None = None,
        motto: str | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> _Profile:
        """Change what is given, leave the rest.

        Args:
            name: Always there.
            phone: Always there but perhaps null.
            city: Perhaps absent but never null.
            motto: Perhaps absent and perhaps null.

        Returns:
            The profile.
        """
        return self._call(
            _CHANGE,
            {"name": name, "phone": phone, "city": city, "motto": motto},
            options,
        )


class AsyncProfile(AsyncResource):
    """The ``profile`` operations.

    Each method is a coroutine.
    """

    async def change(
        self,
        *,
        name: str,
        phone: str | None,
        city: str | None = None,
        motto: str | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> _Profile:
        """Change what is given, leave the rest.

        See ``Profile.change`` for details.

        Args:
            name: Always there.
            phone: Always there but perhaps null.
            city: Perhaps absent but never null.
            motto: Perhaps absent and perhaps null.
        """
        return await self._call(
            _CHANGE,
            {"name": name, "phone": phone, "city": city, "motto": motto},
            options,
        )
