"""Applies Overlay documents (version 1.0 of that specification) to a description."""

from specloom.overlay.applying import apply_overlays

__all__ = ["apply_overlays"]
