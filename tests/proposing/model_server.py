"""A small local server that passes for a language model, and also answers wrongly or not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]
"""Answers one request."""


class ModelServer:
    """What the server does, and what it was asked.

    Attributes:
        url: its address, up to /v1.
        requests: (path, headers, body) of every request.
        script: what is done with the next requests; the last one stays.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.script: list[Behaviour] = []
        self.over = threading.Event()

    def answers(self, *script: Behaviour) -> ModelServer:
        self.script = list(script)
        return self


def says(content: Any, finish_reason: Any = "stop") -> Behaviour:
    """Answer with a chat completion; what is no text is told as JSON."""
    words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": words}
    body = {"choices": [{"index": 0, "message": message, "finish_reason": finish_reason}]}
    return sends(json.dumps(body).encode())


def sends(body: bytes, status: int = 200, **headers: str) -> Behaviour:
    """Answer with these bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def drips(part: bytes, pause_s: float, over: threading.Event) -> Behaviour:
    """Answer without an end: a part and a pause, again and again."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not over.wait(pause_s):
            handler.wfile.write(part)

    return drip


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """Break off in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.connection.close()


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Give a server on a port of its own, and end it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                server.requests.append((self.path, dict(self.headers), body))
                is_last = len(server.script) == 1
                behave = server.script[0] if is_last else server.script.pop(0)
            behave(self)

        def log_message(self, *_: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass

    lock = threading.Lock()
    http = Quiet(("127.0.0.1", 0), Handler)
    server = ModelServer(f"http://127.0.0.1:{http.server_port}/v1")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        http.server_close()
        thread.join()
