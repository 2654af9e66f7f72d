"""The ``AccountCreateVerificationRequest`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required


class AccountCreateVerificationRequest(Model):
    """What `accountCreateVerification` takes."""

    url: str = required("url", STRING)
    """Page of your app that the emailed link opens. Its host must be on the list of
    platforms in the project, so that links cannot lead users to a stranger's site.

    For example ``"https://example.com"``.
    """
