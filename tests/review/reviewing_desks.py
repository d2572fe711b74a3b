"""What the tests of the review pages share: a project with a page to decide on, and its server."""

from __future__ import annotations

import contextlib
import http.client
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from thongthin.paths import Project
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.server import ReviewServer

TEXT = """\
เทศบาลตำบลฟ้าใสริมธาร ยึดหลักธรรมาภิบาลในการทำงาน

เทศบาลตำบลพนา ดำเนินการตามหนังสือกระทรวงมหาดไทย ที่ มท 0404/ว 77 <script>alert("1")</script>
"""
"""No list has the first body's name: what is said of it waits for a person."""

KEY = "page-1"
WHO = "สมชาย <b>ใจดี</b>"


def desk(folder: Path, text: str = TEXT) -> Desk:
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds/page.txt").write_text(text, encoding="utf-8")
    return Desk(Project.open(folder), (), WHO)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


class Browser:
    """Asks a review server as a browser on its pages would, or as another page would."""

    def __init__(self, server: ReviewServer) -> None:
        self.port = server.server_port
        self.host = f"127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: str = ""
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request(method, path, body.encode() or None, dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read().decode())

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers)

    def token(self) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.get(f"/en/{KEY}.html").text)
        assert found
        return found[1]

    def decide(self, fields: Mapping[str, str], headers: Mapping[str, str] | None = None,
               path: str = "/en/decide") -> Answer:  # fmt: skip
        sent = {
            "Origin": f"http://{self.host}",
            "Content-Type": "application/x-www-form-urlencoded",
            **(headers or {}),
        }
        form = {"token": self.token(), "document": KEY, **fields}
        return self.ask("POST", path, sent, urlencode(form))


@contextlib.contextmanager
def served(of: Desk) -> Iterator[Browser]:
    with ReviewServer(of, 0, "en") as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield Browser(server)
        finally:
            server.shutdown()
            thread.join()
