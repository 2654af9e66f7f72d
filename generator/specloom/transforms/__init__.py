"""Changes to an API between reading and naming: overlays, selection, pagination, coverage."""
