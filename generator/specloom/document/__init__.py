"""Reads OpenAPI files into nodes that know their location."""

from specloom.document.documents import Documents
from specloom.document.graft import Graft
from specloom.document.kinds import kind_of
from specloom.document.node import Node
from specloom.document.pieces import depth_limited
from specloom.document.source import Source

__all__ = ["Documents", "Graft", "Node", "Source", "depth_limited", "kind_of"]
