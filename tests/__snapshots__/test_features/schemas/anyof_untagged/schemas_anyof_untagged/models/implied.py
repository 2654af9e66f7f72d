"""``Implied`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, optional, required


class Implied(Model):
    """The ``Implied`` object."""

    by: ImpliedBy = required("by", Ref("ImpliedBy"))


class ImpliedBy(Model):
    """The ``Implied by`` object."""

    name: str | None = optional("name", STRING, default=None)
