"""Who may ask the review server for what: this machine's browser, on pages that the server made.

Any web page that a reviewer has open can make the browser send requests to a server on the same
machine. So the name asked for must be the server's own (against DNS rebinding), and a decision
must come from one of its own pages: by its origin, by what the browser says of the request, and by
a secret that only those pages hold (against cross-site request forgery).

Source: RFC 6454 (origins); RFC 9110, section 7.2 (Host); W3C Fetch Metadata Request Headers;
OWASP Cross-Site Request Forgery Prevention.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus

HOST = "127.0.0.1"
"""The only address that the server listens on."""

_NAMES = (HOST, "localhost")
_FORM = "application/x-www-form-urlencoded"

MAX_FORM = 65_536
"""Largest form that is read, in bytes."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Sent with every answer: nothing of others is loaded, nobody frames or embeds a page."""


class DeniedError(Exception):
    """A request that is not served.

    Attributes:
        status: of the answer.
        sentence: why, in one sentence.
    """

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges requests.

    Attributes:
        port: that the server listens on.
        token: this run's secret; forms carry it.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def check_request(self, headers: Message) -> None:
        """Let a request pass that asks for this server by its own name.

        Raises:
            DeniedError: another name, or none.
        """
        hosts = {f"{name}:{self.port}" for name in _NAMES}
        if self.port == 80:
            hosts.update(_NAMES)
        if headers.get("Host", "") not in hosts:
            raise DeniedError(HTTPStatus.FORBIDDEN, "this server answers to its own address only")

    def check_form(self, headers: Message) -> int:
        """Let a form pass that comes from a page of this server; return its length in bytes.

        Raises:
            DeniedError: it comes from elsewhere, is no form, or is too long.
        """
        self.check_request(headers)
        if headers.get("Origin", "") != f"http://{headers['Host']}":
            raise DeniedError(HTTPStatus.FORBIDDEN, "decisions come from the pages of this server")
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise DeniedError(HTTPStatus.FORBIDDEN, "decisions come from the pages of this server")
        if headers.get("Content-Type", "").partition(";")[0].strip().lower() != _FORM:
            raise DeniedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"a decision is sent as {_FORM}")
        length = headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()):
            raise DeniedError(HTTPStatus.LENGTH_REQUIRED, "the length of the form is missing")
        if len(length) > len(str(MAX_FORM)) or int(length) > MAX_FORM:
            raise DeniedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"over {MAX_FORM} bytes")
        return int(length)

    def check_token(self, token: str) -> None:
        """Let a form pass that carries this run's secret.

        Raises:
            DeniedError: it carries another one; the page is of an earlier run, or of others.
        """
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            raise DeniedError(HTTPStatus.FORBIDDEN, "the page is of an earlier run; load it again")
