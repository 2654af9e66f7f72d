"""``Signed`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, required


class Signed(Model):
    """The ``Signed`` object."""

    by: SignedBy = required("by", Ref("SignedBy"))


class SignedBy(Model):
    """The ``Signed by`` object."""

    name: str = required("name", STRING)
