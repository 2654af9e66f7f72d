"""The client for Appwrite Account."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.auth import ApiKey
from ._runtime.client import AsyncClient, SyncClient
from ._runtime.operations import Server
from ._runtime.settings import Service
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from ._runtime.auth import Credential
    from ._runtime.settings import AsyncOptions, SyncOptions
    from ._runtime.validation import Validation, ValidationIssue
    from .resources.account import Account, AsyncAccount

_SERVICE = Service(
    title="Appwrite Account",
    version="1.4.9",
    servers=(Server("https://{HOSTNAME}/v1", {"HOSTNAME": "HOSTNAME"}),),
    schemes={
        "Project": ApiKey(
            "header",
            "X-Appwrite-Project",
            keyword="project",
            env="APPWRITE_PROJECT",
        ),
        "Key": ApiKey("header", "X-Appwrite-Key", keyword="key", env="APPWRITE_KEY"),
        "JWT": ApiKey("header", "X-Appwrite-JWT", keyword="jwt", env="APPWRITE_JWT"),
        "Locale": ApiKey(
            "header",
            "X-Appwrite-Locale",
            keyword="locale",
            env="APPWRITE_LOCALE",
        ),
    },
    user_agent="appwrite-account/" + __version__,
)


class Appwrite(SyncClient):
    """A client for Appwrite Account.

    Example::

        with Appwrite(project=..., jwt=..., hostname=...) as client:
            client.account.get()
    """

    def __init__(
        self,
        *,
        project: Credential | None = None,
        key: Credential | None = None,
        jwt: Credential | None = None,
        locale: Credential | None = None,
        hostname: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
        http_client: object | None = None,
        **more: Unpack[SyncOptions],
    ) -> None:
        """Create a client. Connections are opened when they are needed.

        Args:
            project: ID of the project that the request is about. Default: the
                environment variable ``APPWRITE_PROJECT``.
            key: Secret key of a server. No operation of this service asks for it.
                Default: the environment variable ``APPWRITE_KEY``.
            jwt: JSON Web Token of a signed-in user. Treat it as a secret. Default: the
                environment variable ``APPWRITE_JWT``.
            locale: Language for texts from the server, such as `en`. No operation of
                this service asks for it. Default: the environment variable
                ``APPWRITE_LOCALE``.
            hostname: The variable ``HOSTNAME`` in the server URL.
            base_url: The base URL, in place of the server in the API description.
            timeout: Seconds to wait for a connection and for each read and write; None:
                no limit.
            max_retries: Maximum number of retries of a failed request.
            headers: Header fields for every request.
            validation: What happens if a response does not match the schema:
                ``"strict"`` raises, ``"warn"`` warns, ``"lenient"`` logs values that
                cannot be converted.
            on_validation_issue: Called with each validation issue, unless validation is
                ``"strict"``.
            http_client: An httpx2 client or transport that sends the requests.
            **more: Further options, such as ``deadline``, ``proxy`` or ``verify``; see
                ``types.ClientOptions``.
        """
        super().__init__(
            _SERVICE,
            credentials={"Project": project, "Key": key, "JWT": jwt, "Locale": locale},
            variables={"HOSTNAME": hostname},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_validation_issue=on_validation_issue,
            http_client=http_client,
            **more,
        )

    @cached_property
    def account(self) -> Account:
        """What users can do with the account they are signed in to."""
        from .resources.account import Account

        return Account(self)


class AsyncAppwrite(AsyncClient):
    """An asynchronous client for Appwrite Account.

    Example::

        async with AsyncAppwrite(project=..., jwt=..., hostname=...) as client:
            await client.account.get()
    """

    def __init__(
        self,
        *,
        project: Credential | None = None,
        key: Credential | None = None,
        jwt: Credential | None = None,
        locale: Credential | None = None,
        hostname: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
        http_client: object | None = None,
        **more: Unpack[AsyncOptions],
    ) -> None:
        """Create a client. Connections are opened when they are needed.

        Args:
            project: ID of the project that the request is about. Default: the
                environment variable ``APPWRITE_PROJECT``.
            key: Secret key of a server. No operation of this service asks for it.
                Default: the environment variable ``APPWRITE_KEY``.
            jwt: JSON Web Token of a signed-in user. Treat it as a secret. Default: the
                environment variable ``APPWRITE_JWT``.
            locale: Language for texts from the server, such as `en`. No operation of
                this service asks for it. Default: the environment variable
                ``APPWRITE_LOCALE``.
            hostname: The variable ``HOSTNAME`` in the server URL.
            base_url: The base URL, in place of the server in the API description.
            timeout: Seconds to wait for a connection and for each read and write; None:
                no limit.
            max_retries: Maximum number of retries of a failed request.
            headers: Header fields for every request.
            validation: What happens if a response does not match the schema:
                ``"strict"`` raises, ``"warn"`` warns, ``"lenient"`` logs values that
                cannot be converted.
            on_validation_issue: Called with each validation issue, unless validation is
                ``"strict"``.
            http_client: An httpx2 client or transport that sends the requests.
            **more: Further options, such as ``deadline``, ``proxy`` or ``verify``; see
                ``types.ClientOptions``.
        """
        super().__init__(
            _SERVICE,
            credentials={"Project": project, "Key": key, "JWT": jwt, "Locale": locale},
            variables={"HOSTNAME": hostname},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_validation_issue=on_validation_issue,
            http_client=http_client,
            **more,
        )

    @cached_property
    def account(self) -> AsyncAccount:
        """What users can do with the account they are signed in to."""
        from .resources.account import AsyncAccount

        return AsyncAccount(self)
