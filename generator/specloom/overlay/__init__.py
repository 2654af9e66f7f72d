"""Applies overlays (Overlay Specification 1.0) to a document."""

from specloom.overlay.applying import apply_overlays

__all__ = ["apply_overlays"]
