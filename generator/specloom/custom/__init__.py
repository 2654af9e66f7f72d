"""Custom code: the hand-written files of a generated project."""

from specloom.custom.finding import FOLDER
from specloom.custom.gathering import PAGES, Custom, custom_code
from specloom.custom.moving import at_new_places, left_behind
from specloom.custom.report import Place, packages, places

__all__ = [
    "FOLDER",
    "PAGES",
    "Custom",
    "Place",
    "at_new_places",
    "custom_code",
    "left_behind",
    "packages",
    "places",
]
