"""Programs of the system that a test needs: found, or told to be missing.

Where they are not installed the tests that need them are skipped, with the reason; under `CI=true`
or `THONGTHIN_REQUIRE_SYSTEM=1` they fail, so that nothing is left out unseen.
`tools/system_programs.sh` installs them.
"""

from __future__ import annotations

import os
import shutil

import pytest

SEARCHED = os.pathsep.join((os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin", "/sbin"))
YES = ("1", "true")


def program(*names: str) -> str:
    """Return the path of the first program of these names; else skip the test, or fail it."""
    for name in names:
        if found := shutil.which(name, path=SEARCHED):
            return found
    missing = f"{' or '.join(names)} is not installed; tools/system_programs.sh installs it"
    if is_required():
        pytest.fail(missing)
    pytest.skip(missing)


def is_required() -> bool:
    """Say whether a missing program is a failure here."""
    return any(os.environ.get(name) in YES for name in ("CI", "THONGTHIN_REQUIRE_SYSTEM"))
