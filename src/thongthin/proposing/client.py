"""The one place that opens a connection: requests to an OpenAI-compatible endpoint, by httpx.

Nothing the server does is trusted: no redirect is followed, the size of an answer and the time
for it are bounded, and an answer that repeats the key is thrown away. The key goes into one
header and nowhere else.

Source: OpenAI API reference, "Create chat completion", as other servers offer it too; RFC 9110,
section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from thongthin.errors import UsageError
from thongthin.proposing.ask import EndpointError, NoAnswerError, Reply, Settings

MAX_BYTES = 2_000_000
"""Size up to which an answer is read."""

LONGEST_WAIT_S = 60.0
"""Longest pause before another try, whatever the server asks for."""

_BUSY = frozenset({408, 429, 500, 502, 503, 504, 529})
"""Statuses after which another try may succeed."""

_PATH = "/chat/completions"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Endpoint:
    """An OpenAI-compatible endpoint; several threads may ask it."""

    def __init__(
        self, url: str, key: str, settings: Settings, wait: Callable[[float], object] = time.sleep
    ) -> None:
        """Open a client; nothing is sent yet.

        Args:
            url: up to `/v1`, or with the path of chat completions.
            key: sent as a bearer token, "" for none.
            settings: how to ask.
            wait: pauses for some seconds.

        Raises:
            UsageError: no http(s) address, one with a password in it, or a key that would
                travel unencrypted to another machine.
        """
        self._url = _checked(url, bool(key))
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise UsageError("the variable of --key-env holds no key: it has blanks or odd letters")
        self._key = key
        self._settings = settings
        self._wait = wait
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._client = httpx.Client(
            headers=headers, timeout=settings.timeout_s, follow_redirects=False
        )

    @property
    def parameters(self) -> Mapping[str, Any]:
        """How it is asked, to be kept with its answers."""
        settings = self._settings
        return {
            "temperature": 0,
            "max_tokens": settings.max_tokens,
            "answer_format": settings.answer_format,
        }

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def complete(self, instructions: str, message: str, schema: Mapping[str, Any]) -> Reply:
        """Ask once; a busy or failing server is asked again, with pauses that double.

        Raises:
            NoAnswerError: no usable answer to this message.
            EndpointError: no use in asking on.
        """
        body = self._body(instructions, message, schema)
        outcome = self._try(body)
        for attempt in range(self._settings.retries):
            if isinstance(outcome, bytes):
                break
            self._wait(min(LONGEST_WAIT_S, max(2.0**attempt, outcome.pause_s)))
            outcome = self._try(body)
        if isinstance(outcome, bytes):
            return self._reply(outcome)
        sentence = f"{outcome.sentence}; it was asked {self._settings.retries + 1} times"
        raise (EndpointError if outcome.is_unreachable else NoAnswerError)(sentence)

    def _body(self, instructions: str, message: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        settings = self._settings
        body: dict[str, Any] = {
            "model": settings.model,
            "messages": [
                {"role": "system", "content": instructions},
                {"role": "user", "content": message},
            ],
            "temperature": 0,
            "max_tokens": settings.max_tokens,
        }
        if settings.answer_format == "schema":
            form = {"name": "proposals", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif settings.answer_format == "json":
            body["response_format"] = {"type": "json_object"}
        return body

    def _try(self, body: Mapping[str, Any]) -> bytes | _Failure:
        """Return the body of a good answer, or a failure after which another try may help."""
        deadline = time.monotonic() + self._settings.timeout_s
        try:
            with self._client.stream("POST", self._url, json=body) as response:
                if response.status_code in _BUSY:
                    sentence = f"the endpoint answers with status {response.status_code}"
                    return _Failure(sentence, _retry_after(response.headers.get("Retry-After")))
                content = _read(response, deadline)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            return _Failure(f"the endpoint cannot be reached ({error})", is_unreachable=True)
        except (httpx.TimeoutException, TimeoutError):
            return _Failure(f"no whole answer within {self._settings.timeout_s:g} seconds")
        except httpx.HTTPError as error:
            return _Failure(f"the connection broke ({type(error).__name__})")
        self._check(response, content)
        return content

    def _check(self, response: httpx.Response, content: bytes) -> None:
        status = response.status_code
        if status == 200:
            return
        if response.is_redirect:
            sentence = "the endpoint sends elsewhere, which is not followed; give its own address"
            raise EndpointError(f"{sentence} (status {status})")
        if status in (401, 403):
            raise EndpointError(f"the endpoint refuses the key (status {status}); see --key-env")
        if status == 404:
            raise EndpointError(
                "the endpoint has no chat completions there, or not this model (status 404)"
            )
        said = self._without_key(_printable(content))
        raise NoAnswerError(f"the endpoint refuses the request (status {status}): {said}")

    def _reply(self, content: bytes) -> Reply:
        """Return the words of the model out of the endpoint's JSON."""
        try:
            choice = json.loads(content)["choices"][0]
            words, finish_reason = choice["message"]["content"], choice.get("finish_reason")
            words.encode()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise NoAnswerError("the endpoint's answer is no chat completion") from error
        if self._key and self._key in words:
            raise NoAnswerError("the answer repeats the key and is thrown away")
        is_told = isinstance(finish_reason, str) and finish_reason.isascii()
        return Reply(words, finish_reason if is_told else "")

    def _without_key(self, text: str) -> str:
        return text.replace(self._key, "(the key)") if self._key else text


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a try failed that may be repeated.

    Attributes:
        sentence: what happened.
        pause_s: seconds that the server asks to wait.
        is_unreachable: no connection came about.
    """

    sentence: str
    pause_s: float = 0.0
    is_unreachable: bool = False


def _checked(url: str, has_key: bool) -> str:
    """Return the address of chat completions."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise UsageError("--endpoint is no address of the web") from error
    is_clean = url.isprintable() and " " not in url
    if parsed.scheme not in ("http", "https") or not parsed.host or not is_clean:
        raise UsageError("--endpoint must be a whole address that begins with http or https")
    if parsed.userinfo:
        raise UsageError("--endpoint must hold no password; name its variable with --key-env")
    if has_key and parsed.scheme == "http" and parsed.host not in _LOCAL:
        raise UsageError("--endpoint would get the key unencrypted; give its https address")
    path = parsed.path.rstrip("/")
    return str(parsed.copy_with(path=path if path.endswith(_PATH) else path + _PATH))


def _read(response: httpx.Response, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw():
        size += len(part)
        if size > MAX_BYTES:
            raise NoAnswerError(f"the answer is longer than {MAX_BYTES:,} bytes; it is not read on")
        if time.monotonic() > deadline:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)


def _retry_after(value: str | None) -> float:
    """Return the seconds that a header asks to wait, 0 where it says nothing readable."""
    if not value:
        return 0.0
    if value.strip().isascii() and value.strip().isdigit():
        return float(value) if len(value) < 8 else LONGEST_WAIT_S
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0


def _printable(content: bytes) -> str:
    """Return the head of what a server says, without what could act on a terminal."""
    text = content[:300].decode("utf-8", "replace")
    return "".join(c if c.isprintable() else " " for c in text).strip()
