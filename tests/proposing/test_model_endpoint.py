"""The client against a server that answers rightly, wrongly, slowly, elsewhere or not at all."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from email.utils import formatdate
from typing import Any

import pytest
from model_server import ModelServer, drips, hangs_up, says, sends

from thongthin.errors import UsageError
from thongthin.proposing.ask import EndpointError, NoAnswerError, Settings
from thongthin.proposing.client import LONGEST_WAIT_S, MAX_BYTES, Endpoint

pytest_plugins = ("proposing_fixtures",)

KEY = "sk-secret-1234"
SCHEMA = {"type": "object"}
RIGHT = says("{}")
BUSY = sends(b"busy", 503)


class Pauses(list[float]):
    """Notes how long would be waited, and does not wait."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


Open = Callable[..., Endpoint]


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def endpoint(server: ModelServer, pauses: Pauses) -> Iterator[Open]:
    """Return a function that opens a client to the local server."""
    opened: list[Endpoint] = []

    def open_(url: str = "", key: str = "", retries: int = 0, **changes: Any) -> Endpoint:
        limits = {"max_tokens": 100, "answer_format": "schema", "timeout_s": 5.0, **changes}
        settings = Settings(model="test-model", retries=retries, **limits)
        opened.append(Endpoint(url or server.url, key, settings, wait=pauses))
        return opened[-1]

    yield open_
    for each in opened:
        each.close()


def asked(endpoint: Endpoint) -> str:
    return endpoint.complete("instructions", "message", SCHEMA).content


def test_the_request_is_as_the_interface_wants_it(server: ModelServer, endpoint: Open) -> None:
    server.answers(says('{"proposals": []}', "length"))
    reply = endpoint(key=KEY).complete("instructions", "message", SCHEMA)
    assert reply == ('{"proposals": []}', "length")
    ((path, headers, body),) = server.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert [m["content"] for m in body["messages"]] == ["instructions", "message"]
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("test-model", 0, 100)
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA


@pytest.mark.parametrize(("form", "sent"), [("json", {"type": "json_object"}), ("text", None)])
def test_a_server_that_knows_no_schema_is_asked_otherwise(
    server: ModelServer, endpoint: Open, form: str, sent: Any
) -> None:
    server.answers(RIGHT)
    asked(endpoint(answer_format=form))
    assert server.requests[0][2].get("response_format") == sent


def test_without_a_key_none_is_sent(server: ModelServer, endpoint: Open) -> None:
    server.answers(RIGHT)
    asked(endpoint(server.url + "/chat/completions/"))
    path, headers, _ = server.requests[0]
    assert path == "/v1/chat/completions"
    assert "Authorization" not in headers


def test_a_failing_server_is_asked_again(
    server: ModelServer, endpoint: Open, pauses: Pauses
) -> None:
    server.answers(sends(b"", 500), BUSY, RIGHT)
    assert asked(endpoint(retries=2)) == "{}"
    assert pauses == [1.0, 2.0]


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ("7", 7, 7),
        ("0", 1, 1),
        ("3600", LONGEST_WAIT_S, LONGEST_WAIT_S),
        ("9" * 400, LONGEST_WAIT_S, LONGEST_WAIT_S),
        (formatdate(4_000_000_000, usegmt=True), LONGEST_WAIT_S, LONGEST_WAIT_S),
        (formatdate(0, usegmt=True), 1, 1),
        ("soon", 1, 1),
        ("-5", 1, 1),
    ],
)
def test_retry_after_is_heeded_within_bounds(
    server: ModelServer, endpoint: Open, pauses: Pauses, told: str, least: float, most: float
) -> None:
    server.answers(sends(b"", 429, Retry_After=told), RIGHT)
    assert asked(endpoint(retries=1)) == "{}"
    assert least <= pauses[0] <= most


def test_a_server_that_goes_on_failing_gives_no_answer(server: ModelServer, endpoint: Open) -> None:
    server.answers(BUSY)
    with pytest.raises(NoAnswerError, match="status 503; it was asked 3 times"):
        asked(endpoint(retries=2))
    assert len(server.requests) == 3


@pytest.mark.parametrize("part", [b"", b" "], ids=["silence", "drip"])
def test_a_slow_answer_is_given_up(server: ModelServer, endpoint: Open, part: bytes) -> None:
    server.answers(drips(part, 0.02, server.over))
    with pytest.raises(NoAnswerError, match=r"no whole answer within 0\.2 seconds"):
        asked(endpoint(timeout_s=0.2))


def test_an_endless_answer_is_not_read_on(server: ModelServer, endpoint: Open) -> None:
    server.answers(drips(b"x" * 500_000, 0.0, server.over))
    with pytest.raises(NoAnswerError, match=f"longer than {MAX_BYTES:,} bytes"):
        asked(endpoint())


def test_a_connection_that_breaks_is_no_crash(server: ModelServer, endpoint: Open) -> None:
    server.answers(hangs_up)
    with pytest.raises(NoAnswerError, match="the connection broke"):
        asked(endpoint())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(server: ModelServer, endpoint: Open, status: int) -> None:
    elsewhere = sends(b"", status, Location=server.url + "/elsewhere")
    server.answers(elsewhere)
    with pytest.raises(EndpointError, match="not followed"):
        asked(endpoint(key=KEY, retries=3))
    assert [path for path, _, _ in server.requests] == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, EndpointError), (403, EndpointError), (404, EndpointError), (400, NoAnswerError),
     (413, NoAnswerError), (418, NoAnswerError)],
)  # fmt: skip
def test_a_refusal_is_told_and_not_repeated(
    server: ModelServer, endpoint: Open, status: int, error: type[Exception]
) -> None:
    server.answers(sends(f"\x1b[31mno {KEY}".encode(), status))
    with pytest.raises(error, match=f"status {status}") as told:
        asked(endpoint(key=KEY, retries=3))
    assert len(server.requests) == 1
    assert KEY not in str(told.value)
    assert "\x1b" not in str(told.value)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{}", b"[]", b"null", b"not json", b"\xff\xfe", b"[" * 100_000,
        b'{"choices": []}', b'{"choices": {}}', b'{"choices": [{}]}', b'{"choices": [null]}',
        b'{"choices": [{"message": null}]}', b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": 3}}]}',
        b'{"choices": [{"message": {"content": "\\ud800"}}]}',
    ],
    ids=range(15),
)  # fmt: skip
def test_what_is_no_chat_completion_is_told(
    server: ModelServer, endpoint: Open, body: bytes
) -> None:
    server.answers(sends(body))
    with pytest.raises(NoAnswerError, match="no chat completion"):
        asked(endpoint())


@pytest.mark.parametrize("odd", [None, 3, "\ud800", "เกิน"])
def test_an_odd_reason_to_end_is_left_out(server: ModelServer, endpoint: Open, odd: Any) -> None:
    server.answers(says("{}", odd))
    assert endpoint().complete("", "", SCHEMA).finish_reason == ""


def test_an_answer_that_repeats_the_key_is_thrown_away(server: ModelServer, endpoint: Open) -> None:
    server.answers(says(json.dumps({"proposals": [f"Bearer {KEY}"]})))
    with pytest.raises(NoAnswerError, match="repeats the key") as told:
        asked(endpoint(key=KEY))
    assert KEY not in str(told.value)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_a_closed_door_ends_the_run(endpoint: Open, pauses: Pauses) -> None:
    with pytest.raises(EndpointError, match="cannot be reached"):
        asked(endpoint(f"http://127.0.0.1:{free_port()}/v1", retries=1))
    assert pauses == [1.0]


def test_a_server_without_tls_ends_the_run(server: ModelServer, endpoint: Open) -> None:
    server.answers(RIGHT)
    with pytest.raises(EndpointError, match="cannot be reached"):
        asked(endpoint(server.url.replace("http", "https")))
    assert server.requests == []


@pytest.mark.parametrize(
    "url", ["", "localhost:8000", "ftp://localhost/v1", "http://", "http://a b/v1",
            "http://name:password@localhost/v1", "file:///etc/passwd", "http://[::1"],
)  # fmt: skip
def test_a_wrong_address_is_wrong_use(url: str) -> None:
    settings = Settings("m", 1, "text", 1.0, 0)
    with pytest.raises(UsageError) as told:
        Endpoint(url, "", settings)
    assert "password@" not in str(told.value)


def test_a_key_does_not_travel_unencrypted() -> None:
    settings = Settings("m", 1, "text", 1.0, 0)
    with pytest.raises(UsageError, match="unencrypted"):
        Endpoint("http://example.org/v1", KEY, settings)
    for url in ("https://example.org/v1", "http://localhost/v1", "http://[::1]:8000/v1"):
        Endpoint(url, KEY, settings).close()


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "กุญแจ"])
def test_a_key_that_cannot_be_one_is_not_shown(key: str) -> None:
    with pytest.raises(UsageError) as told:
        Endpoint("http://localhost/v1", key, Settings("m", 1, "text", 1.0, 0))
    assert key not in str(told.value)
