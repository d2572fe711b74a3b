"""The review server: pages of one machine for the person who sits at it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from thongthin.asking.question import Language
from thongthin.errors import ThongthinError
from thongthin.publishing.review.choices import Choice, RefusedError
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.guard import HEADERS, HOST, DeniedError, Guard
from thongthin.publishing.review.pictures import FOLDER, png_of
from thongthin.publishing.review.render import (
    ASSETS,
    Form,
    asset,
    render_document,
    render_index,
    render_problem,
)
from thongthin.publishing.review.words import LANGUAGES

_HTML = "text/html; charset=utf-8"
_PLAIN = "text/plain; charset=utf-8"


class ReviewServer(ThreadingHTTPServer):
    """Serves the pages of a desk on this machine alone.

    Attributes:
        desk: the documents under review.
        guard: judges requests.
        language: of the page that the address without a path leads to.
    """

    daemon_threads = True

    def __init__(self, desk: Desk, port: int, language: Language) -> None:
        """Listen on a port of this machine; 0 takes a free one.

        Raises:
            OSError: the port is taken.
        """
        super().__init__((HOST, port), _Handler)
        self.desk = desk
        self.guard = Guard(self.server_port)
        self.language = language

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that has gone; tell of anything else."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """Where the first page is."""
        return f"http://{HOST}:{self.server_port}/{self.language}/index.html"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = f"thongthin/{version('thongthin')}"
    sys_version = ""
    timeout: ClassVar[int] = 30

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: standard error is for what a person must know."""

    def do_GET(self) -> None:
        self._answer(self._show)

    def do_HEAD(self) -> None:
        self._answer(self._show)

    def do_POST(self) -> None:
        self._answer(self._decide)

    def _answer(self, act: Callable[[], None]) -> None:
        try:
            act()
        except DeniedError as denied:
            self.close_connection = True  # what was sent with it is not read
            self._send(denied.status, _PLAIN, f"{denied.sentence}\n".encode())
        except ThongthinError as error:
            page = render_problem(self.server.desk, self._place()[0], str(error))
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, _HTML, page.encode())

    def _place(self) -> tuple[Language, str]:
        """Return language and name of the page that a path asks for."""
        folder, _, name = unquote(urlsplit(self.path).path).removeprefix("/").rpartition("/")
        language = next((each for each in LANGUAGES if each == folder), None)
        return language or self.server.language, name if language or not folder else ""

    def _show(self) -> None:
        self.server.guard.check_request(self.headers)
        path = unquote(urlsplit(self.path).path)
        language, name = self._place()
        if path == "/" or path == f"/{language}/":
            self._go(f"/{language}/index.html")
        elif path.removeprefix("/") in ASSETS:
            name = path.removeprefix("/")
            self._send(HTTPStatus.OK, ASSETS[name], asset(name))
        elif path.startswith(f"/{FOLDER}/") and path.endswith(".png"):
            self._show_picture(path.removeprefix(f"/{FOLDER}/").removesuffix(".png"))
        elif path == f"/{language}/index.html":
            page = render_index(self.server.desk, language)
            self._send(HTTPStatus.OK, _HTML, page.encode())
        elif path == f"/{language}/{name}" and name.endswith(".html"):
            self._show_document(language, name.removesuffix(".html"))
        else:
            raise DeniedError(HTTPStatus.NOT_FOUND, "there is no such page")

    def _show_picture(self, key: str) -> None:
        desk = self.server.desk
        found = desk.documents.get(key)
        png = png_of(found.page, desk.paths[key]) if found and found.page else None
        if png is None:
            raise DeniedError(HTTPStatus.NOT_FOUND, "there is no such picture")
        self._send(HTTPStatus.OK, "image/png", png)

    def _show_document(
        self, language: Language, key: str, refused: tuple[Choice, RefusedError] | None = None
    ) -> None:
        desk = self.server.desk
        document = desk.document(key)
        if document is None:
            raise DeniedError(HTTPStatus.NOT_FOUND, "there is no such page")
        form = Form(self.server.guard.token, refused) if desk.is_open else None
        page = render_document(desk, document, language, form)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
        self._send(status, _HTML, page.encode())

    def _decide(self) -> None:
        guard = self.server.guard
        length = guard.check_form(self.headers)
        language, name = self._place()
        if name != "decide":
            raise DeniedError(HTTPStatus.METHOD_NOT_ALLOWED, "decisions are sent to /th/decide")
        body = self.rfile.read(length).decode("utf-8", "replace")
        fields = {k: v[-1] for k, v in parse_qs(body, max_num_fields=20).items()}
        guard.check_token(fields.get("token", ""))
        choice = Choice(
            document=fields.get("document", ""),
            record=fields.get("record", ""),
            verdict=fields.get("decision", ""),
            value=fields.get("value", ""),
            why=fields.get("why", ""),
        )
        try:
            self.server.desk.decide(choice)
        except RefusedError as refused:
            self._show_document(language, choice.document, (choice, refused))
            return
        self._go(f"/{language}/{choice.document}.html#{choice.record}")

    def _go(self, path: str) -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self._end_headers()

    def _send(self, status: HTTPStatus, media_type: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self._end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
