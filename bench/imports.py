"""Time what importing the account package costs beside importing the HTTP library.

    python bench/imports.py [processes]

Each figure is the median of processor time over fresh processes, the cases taking turns.
What to read is the ratios: the import at most 0.3, with the first client made at most 1.3;
a second client takes at most a millisecond. The last case, a first call without a network,
has no limit; it shows that nothing was put off for long. The package is compiled first, as
one that was installed is.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generated" / "appwrite_account"
MADE = 'appwrite_account.Appwrite(project="p", jwt="j")'
MOCKED = "httpx2.MockTransport(lambda _: httpx2.Response(200, json={}))"
CASES: dict[str, tuple[str, str]] = {
    "import": ("import appwrite_account", "import httpx2"),
    "import, first client": (
        f"import appwrite_account; client = {MADE}",
        "import httpx2; client = httpx2.Client()",
    ),
    "import, client, first call": (
        "import appwrite_account, httpx2; client = appwrite_account.Appwrite("
        f'project="p", jwt="j", http_client={MOCKED}); client.account.get_prefs()',
        f"import httpx2; client = httpx2.Client(transport={MOCKED}); "
        'client.get("http://test/v1/account/prefs").json()',
    ),
}
SECOND = f"import appwrite_account; first = {MADE}", f"second = {MADE}"
TIMED = """\
import time
{before}
start = time.process_time()
{timed}
print(time.process_time() - start)
"""


def seconds(folder: str, timed: str, before: str = "") -> float:
    """Processor time of a piece of program in a process of its own."""
    program = TIMED.format(before=before, timed=timed)
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": folder},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout)


def main(folder: str, processes: int) -> None:
    """Measure, and print a line for each case."""
    ours: dict[str, list[float]] = {name: [] for name in CASES}
    bare: dict[str, list[float]] = {name: [] for name in CASES}
    again: list[float] = []
    for _ in range(processes):
        for name, (mine, theirs) in CASES.items():
            ours[name].append(seconds(folder, mine))
            bare[name].append(seconds(folder, theirs))
        again.append(seconds(folder, SECOND[1], before=SECOND[0]))
    for name in CASES:
        mine_, theirs_ = statistics.median(ours[name]), statistics.median(bare[name])
        print(
            f"{name:27} package {mine_ * 1e3:6.1f} ms   httpx2 {theirs_ * 1e3:6.1f} ms   "
            f"ratio {mine_ / theirs_:.2f}"
        )
    print(f"{'second client':27} package {statistics.median(again) * 1e3:6.2f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(PACKAGE, Path(copy) / PACKAGE.name)
        compileall.compile_dir(copy, quiet=2)
        main(copy, int(sys.argv[1]) if len(sys.argv) > 1 else 21)
