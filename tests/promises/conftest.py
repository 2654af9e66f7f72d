"""What the tests of promises share."""

from __future__ import annotations

import sys
from pathlib import Path

# They make their repositories as the tests of comparing do.
sys.path.append(str(Path(__file__).resolve().parents[1] / "changes"))
