"""Custom code: what a generated project has of its maintainer's own."""

from specloom.custom.gathering import Custom, custom_code
from specloom.custom.report import Place, packages, places

__all__ = ["Custom", "Place", "custom_code", "packages", "places"]
