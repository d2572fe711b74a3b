"""The same inputs give the same bytes, whatever the hash seed, the order and the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("graph_samples.py")


def test_hash_seed_and_order_never_matter(tmp_path: Path) -> None:
    built = []
    for order, seed in enumerate(("0", "1", "4242", "random")):
        folder = tmp_path / f"here-{order}" / "kg"
        subprocess.run(
            [sys.executable, str(SCRIPT), str(folder), str(order)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=tmp_path,
            check=True,
        )
        built.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(built[0]) == 6
    assert all(files == built[0] for files in built)
