"""The base class of the synchronous and the asynchronous client."""

from __future__ import annotations

from .notgiven import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Self

    from .deviations import Validation, ValidationIssue
    from .notgiven import NotGiven
    from .security import Credential
    from .service import Service
    from .settings import Settings


class BaseClient:
    """The part that the synchronous and the asynchronous client share: their settings."""

    _settings: Settings
    _caller: Any

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        package = __name__.removesuffix("._runtime.base_client")
        if cls.__module__ == f"{package}.client":
            cls.__module__ = package

    def __copy__(self) -> Self:
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied._caller = self._caller.__copy__()
        return copied

    def _configure(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Credential | None] | None,
        variables: Mapping[str, str | None] | None,
        base_url: str | None,
        timeout: float | None,
        max_retries: int,
        headers: Mapping[str, str] | None,
        validation: Validation,
        on_validation_issue: Callable[[ValidationIssue], object] | None,
        http_client: object | None,
        more: Mapping[str, Any],
    ) -> None:
        # Imported with the first client, so that importing the package stays fast.
        from .settings import client_settings

        self._settings = client_settings(
            service,
            credentials=credentials or {},
            variables=variables or {},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_validation_issue=on_validation_issue,
            own_http_client=http_client is not None,
            more=more,
        )

    @property
    def base_url(self) -> str:
        from .urls import without_secrets  # already loaded: every client imports it

        return without_secrets(self._settings.address())

    def _changed_settings(
        self,
        base_url: str | None,
        timeout: float | NotGiven | None,
        max_retries: int | None,
        headers: Mapping[str, str] | None,
        validation: Validation | None,
        on_validation_issue: Callable[[ValidationIssue], object] | NotGiven | None,
        more: Mapping[str, Any],
    ) -> Settings:
        from .client_options import SHARED
        from .settings import known_options

        known_options(more, SHARED)
        changes: dict[str, object] = {
            "base_url": base_url,
            "max_retries": max_retries,
            "validation": validation,
        }
        changes = {name: value for name, value in changes.items() if value is not None}
        if timeout is not NOT_GIVEN:
            changes["timeout"] = timeout
        if on_validation_issue is not NOT_GIVEN:
            changes["on_validation_issue"] = on_validation_issue
        if headers:
            changes["headers"] = (*self._settings.headers, *headers.items())
        return self._settings.replaced(**changes, **more)

    def __repr__(self) -> str:
        try:
            where = " " + self.base_url
        except ValueError:  # no absolute URL is known, which every call reports
            where = ""
        return f"<{type(self).__name__}{where}>"
