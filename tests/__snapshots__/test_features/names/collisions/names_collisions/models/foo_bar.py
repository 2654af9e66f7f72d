"""The ``FooBarModel_95cbfe`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .foo_bar_model_8c7054 import FooBar


class FooBarModel_95cbfe(Model):
    """The ``foo_bar`` object."""

    x: FooBar | None = optional("x", Ref("FooBar"), default=None)
