"""Send instances of a document's schemas through its models, and count what comes back changed.

python bench/round_trips.py [--tries N] [--show N] document...
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "generator"))
sys.path.insert(0, str(ROOT))

from tests.round_trips import run  # noqa: E402


def main() -> int:
    """Prints a line for each document, with the first failures; the exit code tells of any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--tries", type=int, default=10)
    parser.add_argument("--show", type=int, default=3)
    asked = parser.parse_args()
    wrong = 0
    for place, document in enumerate(asked.documents):
        with TemporaryDirectory() as folder:
            found = run(document, f"round_trip_{place}", Path(folder), asked.tries)
        wrong += len(found.failures)
        print(
            f"{document}: {found.schemas} schemas ({len(found.empty)} without a value),"
            f" {found.values} values, {len(found.failures)} failures"
        )
        for failure in found.failures[: asked.show]:
            print(f"  {failure}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
