"""Fuzz targets: what each part of specloom promises of any input, tried with many.

    python -m bench.fuzz TARGET --minutes 10 [--seeds FOLDER]

Each module here holds targets of one part.  A target names its property, makes inputs, and
checks one; ``engine`` runs it, bounds its time and memory, and saves what breaks it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for _folder in (ROOT, ROOT / "generator", ROOT / "templates" / "python"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))
