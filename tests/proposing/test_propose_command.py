"""`thongthin propose`: what is asked, kept and told; what is wrong use."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from model_server import ModelServer, drips, says, sends
from proposed_page import AGREED, BODY, INVENTED, OBEYED, PAGE, TRUST, answer
from proposing_runs import Run, call, contents, shut_network

pytest_plugins = ("proposing_fixtures",)

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def propose(capsys: Capture, tmp_path: Path, source: Path, server: ModelServer) -> Any:
    """Return a function that calls the command about the page, without retries."""

    def propose(*arguments: object, sources: tuple[Path, ...] = (source,)) -> Run:
        return call(capsys, "propose", *sources, "--endpoint", server.url, "--model", "test-model",
                    "--out", tmp_path / "kept", "--retries", 0, *arguments)  # fmt: skip

    return propose


def told(run: Run) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(run.out)
    return value


def test_figures_tell_what_became_of_the_proposals(propose: Any, server: ModelServer) -> None:
    server.answers(says(answer(AGREED, TRUST, OBEYED, INVENTED)))
    run = propose("--json")
    assert (run.code, run.err) == (0, "")
    assert told(run) == {
        "asked": 1,
        "kept_before": 0,
        "models": {
            "test-model": {
                "answers": 1,
                "broken_answers": {},
                "proposals": 4,
                "rejected": 1,
                "rejection_rate": 0.25,
                "rejected_by_reason": {"words not on the page": 1},
                "agreed": 1,
                "waiting": 2,
            }
        },
        "problems": [],
        "notes": [],
    }
    assert propose().out == (
        "asked about 0 pages; the answers about 1 were kept before\n"
        "test-model: 1 answers, 4 proposals: 1 rejected (25%; words not on the page 1), "
        "1 agreed, 2 waiting\n"
    )


def test_what_is_kept_is_not_asked_again(propose: Any, server: ModelServer, tmp_path: Path) -> None:
    server.answers(says(answer(TRUST)))
    propose()
    kept = contents(tmp_path / "kept")
    assert propose().code == 0
    assert len(server.requests) == 1
    assert contents(tmp_path / "kept") == kept


def test_the_message_holds_the_page_as_data_and_no_offset(
    propose: Any, server: ModelServer
) -> None:
    server.answers(says(answer()))
    propose()
    ((_, _, body),) = server.requests
    instructions, message = (m["content"] for m in body["messages"])
    assert BODY not in instructions
    data = json.loads(message)
    assert sorted(data) == ["concepts", "page", "statements", "things"]
    assert [line["line"] for line in data["page"]] == [1, 2, 3, 4, 5, 6]
    words = "".join(line["words"] for line in data["page"])
    assert "".join(words.split()) == "".join(PAGE.split()).translate(
        str.maketrans("๐๑๒๕๖", "01256")
    )
    assert {thing["id"]: thing["name"] for thing in data["things"]} == {
        "body-1": BODY,
        "centre-1": f"ศูนย์เรียนรู้ผ้าบาติก{BODY}",
    }
    assert "id:" not in message


def test_no_key_stands_in_what_is_kept_or_told(
    propose: Any, server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_MODEL_KEY", "sk-secret-1234")
    server.answers(says(answer(TRUST)))
    run = propose("--key-env", "TEST_MODEL_KEY")
    assert server.requests[0][1]["Authorization"] == "Bearer sk-secret-1234"
    everything = run.out + run.err + repr(contents(tmp_path / "kept"))
    assert "secret" not in everything
    assert server.url.rpartition(":")[2] not in everything


@pytest.mark.parametrize(
    ("content", "reason"),
    [("not json", "answer is no JSON"), ("", "empty answer"), ("[]", "answer of another form")],
)
def test_a_broken_answer_is_kept_and_counted(
    propose: Any, server: ModelServer, content: str, reason: str
) -> None:
    server.answers(says(content))
    (figures,) = told(propose("--json"))["models"].values()
    assert figures["broken_answers"] == {reason: 1}
    assert figures["proposals"] == 0


def test_one_page_without_an_answer_leaves_the_others(
    propose: Any, server: ModelServer, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PAGE + "หน้าอื่น\n", encoding="utf-8")
    server.answers(sends(b"{}"), says(answer(TRUST)))
    run = propose("--json", "--at-once", 1, sources=(source, other))
    assert run.code == 1
    assert len(told(run)["problems"]) == 1
    assert "no chat completion" in run.err
    assert told(run)["models"]["test-model"]["answers"] == 1


def test_an_endpoint_that_refuses_ends_the_run(
    propose: Any, server: ModelServer, tmp_path: Path
) -> None:
    server.answers(sends(b"", 401))
    run = propose()
    assert (run.code, run.out) == (3, "")
    assert "refuses the key" in run.err
    assert not (tmp_path / "kept").exists()


def test_a_long_page_is_not_sent(propose: Any, server: ModelServer) -> None:
    run = propose("--max-characters", 100)
    assert run.code == 0
    assert "--max-characters is 100" in run.err
    assert server.requests == []


def test_a_page_without_anything_to_speak_of_is_not_sent(
    propose: Any, server: ModelServer, source: Path
) -> None:
    source.write_text("วันนี้อากาศดี\n", encoding="utf-8")
    run = propose()
    assert "nothing is found on it" in run.err
    assert server.requests == []


def test_without_an_endpoint_nothing_is_sent(
    propose: Any, server: ModelServer, capsys: Capture, source: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    server.answers(says(answer(TRUST)))
    asked = told(propose("--json"))
    shut_network(monkeypatch)
    run = call(capsys, "propose", source, "--model", "test-model", "--out", tmp_path / "kept",
               "--json")  # fmt: skip
    assert told(run)["models"] == asked["models"]
    assert (told(run)["asked"], told(run)["kept_before"]) == (0, 1)


def test_a_shut_network_is_seen_where_something_is_sent(
    propose: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", seen.append)
    shut_network(monkeypatch)
    assert propose().code == 3
    assert [str(failure.exc_value) for failure in seen] == ["a socket is opened"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--key-env", "NO_SUCH_VARIABLE"), "no variable NO_SUCH_VARIABLE"),
        (("--endpoint", "localhost"), "--endpoint must be a whole address"),
        (("--model", "\n"), "--model must be the name of a model"),
        (("--answer-format", "xml"), "--answer-format"),
    ],
)
def test_wrong_use_is_told(
    propose: Any, server: ModelServer, arguments: tuple[str, ...], sentence: str
) -> None:
    run = propose(*arguments)
    assert run.code == 2
    assert sentence in run.err
    assert server.requests == []


def test_a_file_in_the_place_of_the_folder_is_told(propose: Any, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine", encoding="utf-8")
    run = propose()
    assert run.code == 2
    assert "is no folder of kept answers" in run.err


def test_without_the_extra_it_says_how_to_install_it(
    propose: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "thongthin.proposing.client", raising=False)
    monkeypatch.setitem(sys.modules, "httpx", None)
    run = propose()
    assert run.code == 2
    assert 'pip install "thongthin[llm]"' in run.err


def test_several_pages_are_asked_about_at_once(
    propose: Any, server: ModelServer, tmp_path: Path
) -> None:
    """Two requests meet at a barrier that one alone would not pass."""
    meet = threading.Barrier(2, timeout=5)
    answered = says(answer(TRUST))

    def together(handler: BaseHTTPRequestHandler) -> None:
        meet.wait()
        answered(handler)

    server.answers(together)
    pages = tuple(tmp_path / f"page-{n}.txt" for n in range(4))
    for path in pages:
        path.write_text(f"{PAGE}{path.stem}\n", encoding="utf-8")
    run = propose("--json", "--at-once", 2, sources=pages)
    assert run.code == 0
    assert told(run)["asked"] == len(server.requests) == 4
    assert told(run)["models"]["test-model"]["waiting"] == 4


@pytest.mark.slow
def test_the_keyboard_ends_it_though_the_server_is_silent(
    server: ModelServer, source: Path, tmp_path: Path
) -> None:
    server.answers(drips(b"", 0.05, server.over))
    command = [sys.executable, "-m", "thongthin.cli", "propose", str(source), "--model", "m",
               "--endpoint", server.url, "--out", str(tmp_path / "kept")]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + 30
        while not server.requests and time.monotonic() < end:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
    assert process.returncode == 3
    assert "stopped" in said
    assert "Traceback" not in said
