"""The pages of the documentation site."""

from specloom.targets.site.pages import Site, site_of

__all__ = ["Site", "site_of"]
