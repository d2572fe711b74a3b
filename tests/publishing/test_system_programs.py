"""A missing program skips a test with its reason, and fails it where nothing may be left out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from system_programs import program

SCRIPT = Path(__file__).parents[2] / "tools/system_programs.sh"
NEEDED = ("apache2", "chromium", "soffice", "Laksaman.ttf")
REASON = "no-such-program is not installed; tools/system_programs.sh installs it"


def test_what_is_here_is_found() -> None:
    assert Path(program("no-such-program", "sh")).name == "sh"


def test_what_is_missing_skips_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "THONGTHIN_REQUIRE_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(pytest.skip.Exception, match=REASON):
        program("no-such-program")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("THONGTHIN_REQUIRE_SYSTEM", "1")])
def test_what_is_missing_fails_where_all_is_required(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(pytest.fail.Exception, match=REASON):
        program("no-such-program")


def run_script(tmp_path: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run the script where only these programs are to be found."""
    for name, text in programs.items():
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
    text = SCRIPT.read_text(encoding="utf-8").replace(':/usr/local/sbin:/usr/sbin:/sbin"', '"')
    text = text.replace("/usr/share/fonts/truetype/tlwg", str(tmp_path))
    return subprocess.run(
        ["/bin/bash", "-c", text], env={"PATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_script_does_nothing_where_all_is_there(tmp_path: Path) -> None:
    run = run_script(tmp_path, **dict.fromkeys(NEEDED, "exit 9"))
    assert run.returncode == 0
    assert run.stdout.splitlines() == [f"system programs: {name} is here" for name in NEEDED]


@pytest.mark.parametrize(
    ("programs", "sentence"),
    [
        ({}, "fonts-thai-tlwg missing, and there is no apt-get; install them by hand"),
        (
            {"apt-get": "exit 9", "id": "echo 1000"},
            "run this as root: sudo tools/system_programs.sh",
        ),
    ],
    ids=["no apt", "not root"],
)
def test_script_says_what_it_cannot_do(
    tmp_path: Path, programs: dict[str, str], sentence: str
) -> None:
    run = run_script(tmp_path, **programs)
    assert (run.returncode, run.stdout) == (1, "")
    assert "system programs: apache2-bin " in run.stderr
    assert sentence in run.stderr


def test_script_installs_what_is_missing(tmp_path: Path) -> None:
    here = dict.fromkeys([name for name in NEEDED if name != "apache2"], "exit 9")
    stubs = {"apt-get": f'echo "$@" >> {tmp_path}/asked', "id": "echo 0"}
    run = run_script(tmp_path, **here, **stubs)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1] == "system programs: installing apache2-bin"
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["update -qq", "install -y -qq --no-install-recommends apache2-bin"]
