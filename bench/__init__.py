"""Measurements of specloom, its packages and its documents: ``python -m bench``.

``README.md`` in this folder explains each figure.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
for _folder in (ROOT, ROOT / "generator", ROOT / "templates" / "python"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))
