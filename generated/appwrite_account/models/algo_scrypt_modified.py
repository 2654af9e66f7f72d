"""The ``AlgoScryptModified`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoScryptModified(Model):
    """How a password was hashed with Firebase's variant of scrypt."""

    type: Literal["scryptMod"] = required(
        "type",
        LiteralOf("scryptMod"),
        default="scryptMod",
    )
    """Always `scryptMod`.

    For example ``"scryptMod"``.
    """

    salt: str = required("salt", STRING)
    """Salt mixed into the hash.

    For example ``"UxLMreBr6tYyjQ=="``.
    """

    salt_separator: str = required("saltSeparator", STRING)
    """Separator placed after the salt.

    For example ``"Bw=="``.
    """

    signer_key: str = required("signerKey", STRING)
    """Key that signs the hash.

    For example ``"XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuA...``.
    """
