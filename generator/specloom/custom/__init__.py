"""Custom code: what a generated project has of its maintainer's own."""

from specloom.custom.finding import FOLDER
from specloom.custom.gathering import PAGES, Custom, custom_code
from specloom.custom.report import Place, packages, places

__all__ = ["FOLDER", "PAGES", "Custom", "Place", "custom_code", "packages", "places"]
