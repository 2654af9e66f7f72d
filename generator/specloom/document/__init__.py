"""Reads OpenAPI files into nodes that know their location."""

from specloom.document.loader import Documents
from specloom.document.node import Node, Source, depth_limited
from specloom.document.patches import PatchedDocument
from specloom.document.tree import kind_of

__all__ = ["Documents", "Node", "PatchedDocument", "Source", "depth_limited", "kind_of"]
