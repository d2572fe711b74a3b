"""The review server: decisions from its own pages alone; nothing from any other page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewing_desks import KEY, WHO, Browser, desk, served
from small_pdf import pdf

from thongthin.build import build
from thongthin.lifting.decisions import TABLE
from thongthin.paths import Project
from thongthin.publishing.review.cards import Card, cards_of
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.names import Names
from thongthin.publishing.review.server import ReviewServer


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.fixture
def browser(mine: Desk) -> Iterator[Browser]:
    with served(mine) as browser:
        yield browser


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, Browser]]:
    """A project that nothing is written into, a record of it, and its pages."""
    folder = tmp_path_factory.mktemp("quiet")
    own = desk(folder)
    with served(own) as browser:
        yield folder, card(own, "document number").id, browser


def cards(of: Desk) -> tuple[Card, ...]:
    document = of.document(KEY)
    assert document
    names = Names(of.labels, of.kit, (*document.things, *document.aside), "en")
    return cards_of(document, names, of.decisions)


def card(of: Desk, predicate: str) -> Card:
    (found,) = (card for card in cards(of) if card.predicate == predicate)
    return found


def rows(folder: Path) -> list[dict[str, str]]:
    path = folder / TABLE
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_waiting_record_is_accepted_written_down_and_built(
    tmp_path: Path, mine: Desk, browser: Browser
) -> None:
    waiting = card(mine, "applies principle")
    assert waiting.group == "waiting"
    answer = browser.decide({"record": waiting.id, "decision": "accept", "why": "ชื่อถูกต้อง"})
    assert answer.status == 303
    assert answer.headers["Location"] == f"/en/{KEY}.html#{waiting.id}"
    (row,) = rows(tmp_path)
    assert (row["record"], row["document"], row["decision"]) == (waiting.id, KEY, "accept")
    assert (row["who"], row["why"]) == (WHO, "ชื่อถูกต้อง")
    assert row["statement"].startswith("“เทศบาลตำบลฟ้าใสริมธาร”")
    assert card(mine, "applies principle").group == "accepted"
    built = build(Project.open(tmp_path), (), tmp_path / "kg")
    assert built.exit_code == 0
    assert "accepted in review by สมชาย" in (tmp_path / "kg/thongthin.nq").read_text("utf-8")


def test_an_accepted_record_is_rejected_and_taken_back(
    tmp_path: Path, mine: Desk, browser: Browser
) -> None:
    number = card(mine, "document number")
    browser.decide({"record": number.id, "decision": "reject", "why": "คนละเรื่อง"})
    rejected = card(mine, "document number")
    assert rejected.group == "rejected"
    assert rejected.reasons == (f"rejected by {WHO} on {rows(tmp_path)[0]['when']}: คนละเรื่อง",)
    browser.decide({"record": number.id, "decision": "accept", "why": ""})
    assert card(mine, "document number").group == "accepted"


def test_a_value_is_corrected(mine: Desk, browser: Browser) -> None:
    number = card(mine, "document number")
    fields = {"record": number.id, "decision": "correct", "value": "มท 0404/ว 7", "why": "อ่านผิด"}
    assert browser.decide(fields).status == 303
    found = {c.object: c.group for c in cards(mine) if c.predicate == "document number"}
    assert found == {"มท 0404/ว 77": "rejected", "มท 0404/ว 7": "accepted"}


REFUSED = {
    "no reason": ({"decision": "reject"}, "Say why in one sentence."),
    "blanks as a reason": ({"decision": "reject", "why": " \n "}, "Say why in one sentence."),
    "no value": ({"decision": "correct", "why": "x"}, "Write the right value."),
    "no verdict": ({"decision": "burn", "why": "x"}, "Choose to accept"),
    "too long": ({"decision": "reject", "why": "x" * 2001}, "That is too long"),
    "no such record": ({"decision": "reject", "why": "x", "record": "r-0"}, "no longer there"),
    "false value": (
        {"decision": "correct", "why": "x", "value": "มท 9/ว 9"},
        "The gate keeps it out; nothing was written:",
    ),
}


@pytest.mark.parametrize(("fields", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_refused_decision_is_told_beside_what_was_sent(
    quiet: tuple[Path, str, Browser], fields: dict[str, str], sentence: str
) -> None:
    folder, record, browser = quiet
    answer = browser.decide({"record": record, **fields})
    assert answer.status == 422
    assert sentence in answer.text
    assert rows(folder) == []


HOSTILE: dict[str, tuple[dict[str, str], dict[str, str], int]] = {
    "another origin": ({"Origin": "http://evil.example"}, {}, 403),
    "no origin": ({"Origin": ""}, {}, 403),
    "origin null": ({"Origin": "null"}, {}, 403),
    "origin by https": ({"Origin": "https://127.0.0.1"}, {}, 403),
    "cross-site fetch": ({"Sec-Fetch-Site": "cross-site"}, {}, 403),
    "same-site fetch": ({"Sec-Fetch-Site": "same-site"}, {}, 403),
    "rebound name": ({"Host": "evil.example", "Origin": "http://evil.example"}, {}, 403),
    "text/plain form": ({"Content-Type": "text/plain"}, {}, 415),
    "json": ({"Content-Type": "application/json"}, {}, 415),
    "no token": ({}, {"token": ""}, 403),
    "wrong token": ({}, {"token": "x" * 43}, 403),
    "token of other letters": ({}, {"token": "ก"}, 403),
    "huge form": ({"Content-Length": "99999999"}, {}, 413),
    "length that is no number": ({"Content-Length": "-1"}, {}, 411),
    "superscript length": ({"Content-Length": "²".encode().decode("latin-1")}, {}, 411),
}


@pytest.mark.parametrize(("headers", "fields", "status"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_form_writes_nothing(
    quiet: tuple[Path, str, Browser], headers: dict[str, str], fields: dict[str, str], status: int
) -> None:
    folder, record, browser = quiet
    form = {"record": record, "decision": "reject", "why": "x", **fields}
    assert browser.decide(form, headers).status == status
    assert rows(folder) == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", ""])
def test_pages_are_shown_under_the_servers_own_name_alone(
    quiet: tuple[Path, str, Browser], host: str
) -> None:
    _, _, browser = quiet
    answer = browser.get(f"/en/{KEY}.html", Host=host)
    assert answer.status == 403
    assert "token" not in answer.text


def test_localhost_is_the_servers_own_name_too(browser: Browser) -> None:
    assert browser.get("/th/index.html", Host=f"localhost:{browser.port}").status == 200


@pytest.mark.parametrize(
    "path",
    ["/en/../../../etc/passwd", "/en/%2e%2e%2f%2e%2e%2fetc%2fpasswd.html", "/xx/page-1.html",
     "/en/none-1.html", "/templates/page.html.j2", "/server.py", "/en/style.css", "/pictures/x.png",
     "/pictures/page-1.png", "//evil.example/", "/en/page-1.html/"],
)  # fmt: skip
def test_nothing_but_the_pages_is_served(quiet: tuple[Path, str, Browser], path: str) -> None:
    _, _, browser = quiet
    assert browser.get(path).status == 404


@pytest.mark.parametrize("path", ["/en/index.html", f"/th/{KEY}.html", "/style.css", "/nothing"])
def test_every_answer_holds_the_browser_to_this_server(
    quiet: tuple[Path, str, Browser], path: str
) -> None:
    _, _, browser = quiet
    headers = browser.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self'; ")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_decision_is_no_get_and_other_methods_are_none(tmp_path: Path, browser: Browser) -> None:
    assert browser.get("/en/decide?decision=reject").status == 404
    assert browser.ask("PUT", "/en/decide").status == 501
    assert browser.ask("HEAD", "/en/index.html").text == ""
    assert rows(tmp_path) == []


def test_the_server_listens_on_this_machine_alone(mine: Desk) -> None:
    with ReviewServer(mine, 0, "th") as server:
        assert server.server_address[0] == "127.0.0.1"
        assert server.address.startswith("http://127.0.0.1:")


def test_a_broken_table_is_told_with_its_line(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "mappings").mkdir()
    (tmp_path / TABLE).write_text("record,document\n", encoding="utf-8")
    answer = browser.get(f"/en/{KEY}.html")
    assert answer.status == 500
    assert "decisions.csv:1: has no column &#39;statement&#39;" in answer.text


def test_a_table_that_was_changed_by_hand_is_read_anew(
    tmp_path: Path, mine: Desk, browser: Browser
) -> None:
    number = card(mine, "document number")
    browser.decide({"record": number.id, "decision": "reject", "why": "คนละเรื่อง"})
    assert card(mine, "document number").group == "rejected"
    path = tmp_path / TABLE
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert card(mine, "document number").group == "accepted"


def test_a_page_of_a_pdf_has_its_picture_with_the_words_in_boxes(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    said = ("Page 31 - annual9", "Good governance in local government is told on this page.")
    (tmp_path / "seeds/report.pdf").write_bytes(pdf((), said))  # the blank page is left out
    own = Desk(Project.open(tmp_path), (), "a")
    ((key, found),) = own.documents.items()
    assert found.page
    assert found.page.file_page == 2
    with served(own) as browser:
        page = browser.get(f"/en/{key}.html").text
        assert f'<image href="../pictures/{key}.png"' in page
        assert re.search(r'<rect class="accepted" data-records="r-[0-9a-f ]', page)
        answer = browser.ask("HEAD", f"/pictures/{key}.png")
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")


def test_without_a_project_nothing_can_be_decided(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("เทศบาลตำบลพนา ยึดหลักธรรมาภิบาล", encoding="utf-8")
    with served(Desk(Project(), (tmp_path / "page.txt",), "a")) as browser:
        page = browser.get(f"/en/{KEY}.html").text
        assert "<form" not in page
        assert "Read only" in page
