"""The redirects of the IRIs, asked of a real Apache by a table of requests (`w3id_matrix.csv`).

In the table "-" is a request without the header, an empty cell in the column of the language too;
locations are relative to the site. Every redirect into a release leads to a file that it has.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from apache import ask, asked_for, served
from releases import SITE, folder, manifest

from thongthin.errors import UsageError
from thongthin.graph.namespaces import BASE, DCTERMS, SKOS
from thongthin.publishing.ontology.redirects import w3id_files

VERSION = "0.1.0"
IN_A_RELEASE = ("ontology/latest/", f"ontology/{VERSION}/")

with Path(__file__).with_name("w3id_matrix.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = [row for row in csv.DictReader(_file) if not row["case"].startswith("#")]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Port of an Apache that has our folder, and beside it one file that MultiViews would find."""
    files = w3id_files(SITE, VERSION) | {"def.html": b"found by MultiViews"}
    with served("thongthin", files) as port:
        yield port


def headers_of(row: dict[str, str]) -> dict[str, str]:
    named = {"Accept": row["accept"], "Accept-Language": row["accept_language"]}
    return {name: value for name, value in named.items() if value not in ("", "-")}


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_request(port: int, row: dict[str, str]) -> None:
    response = ask(port, row["method"], f"/thongthin/{row['path']}", headers_of(row))
    assert response.status == int(row["status"])
    location = f"{SITE}/{row['location']}" if row["status"] == "303" else None
    assert response.headers["Location"] == location


@pytest.mark.parametrize("accept", ["text/turtle", "text/html", "image/png"])
def test_every_answer_may_be_read_by_pages_and_kept_by_caches(port: int, accept: str) -> None:
    """On redirects and refusals too: `Header set` alone would leave them out."""
    response = ask(port, "GET", "/thongthin/def", {"Accept": accept})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    vary = {name.strip() for name in response.headers["Vary"].split(",")}
    assert {"Accept", "Accept-Language"} <= vary


def test_cases_are_told_apart() -> None:
    assert len(ROWS) >= 80
    assert len({row["case"] for row in ROWS}) == len(ROWS)


def test_redirects_into_a_release_lead_to_files() -> None:
    """A folder of pages to its index.html; a fragment to its place on the page."""
    asked = [urlsplit(row["location"]) for row in ROWS]
    led = {(url.path, url.fragment) for url in asked if url.path.startswith(IN_A_RELEASE)}
    assert len(led) > 30
    for path, fragment in sorted(led):
        name = path.split("/", 2)[2] + ("index.html" if path.endswith("/") else "")
        assert (folder() / name).is_file(), name
        if fragment:
            assert f'id="{fragment}"' in (folder() / name).read_text(encoding="utf-8"), name


def test_every_artefact_is_led_to(port: int) -> None:
    for path in manifest()["triples"]:
        response = ask(port, "GET", f"/thongthin/{path}", {"Accept": "text/turtle"})
        assert response.headers["Location"] == f"{SITE}/ontology/latest/{path}.ttl"
        response = ask(port, "HEAD", f"/thongthin/{path}", {"Accept": "text/html"})
        assert response.status == 303


def test_every_source_of_the_bridge_is_led_to(port: int) -> None:
    line = f"<{BASE}def/bridge> <{DCTERMS}source> <{BASE}align/"
    text = (folder() / "def/bridge.nt").read_text(encoding="utf-8")
    named = [part.split(">")[0] for part in text.split(line)[1:]]
    assert len(named) > 5
    for name in named:
        response = ask(port, "GET", f"/thongthin/align/{name}", {})
        assert response.headers["Location"] == f"{SITE}/ontology/latest/align/{name}"
        assert (folder() / "align" / name).is_file()


def test_every_iri_of_ours_in_a_header_is_led_to(port: int) -> None:
    """Version IRIs, the maker, the logo."""
    named: set[str] = set()
    for path in ("def", "def/core", "def/bridge", "shapes", "shapes/labels", "scheme"):
        text = (folder() / f"{path}.nt").read_text(encoding="utf-8")
        header = [line for line in text.splitlines() if line.startswith(f"<{BASE}{path}> ")]
        named.update(iri for line in header for iri in re.findall(f" <{BASE}([^>#]*)>", line))
    assert {"def/0.1.0", "def/0.1.0/core", "shapes/0.1.0", "shapes/0.1.0/labels"} <= named
    for path in named:
        assert ask(port, "GET", f"/thongthin/{path}", {}).status == 303, path


def test_every_concept_has_a_page(port: int) -> None:
    concepts = {
        line.split(" ", 1)[0][1:-1].removeprefix(BASE)
        for line in (folder() / "scheme.nt").read_text(encoding="utf-8").splitlines()
        if f" <{SKOS}inScheme> " in line
    }
    assert len(concepts) > 100
    for path in concepts:
        location = ask(port, "GET", f"/thongthin/{path}", {}).headers["Location"]
        page, _, fragment = location.removeprefix(f"{SITE}/ontology/latest/").partition("#")
        assert f'id="{fragment}"' in (folder() / page).read_text(encoding="utf-8"), path


def test_a_refusal_tells_what_there_is(port: int) -> None:
    response, body = asked_for(port, "GET", "/thongthin/def", {"Accept": "image/png"})
    assert response.status == 406
    assert all(kind in body for kind in ("text/html", "text/turtle", "application/ld+json"))


def test_a_fault_in_the_rules_is_found() -> None:
    """The pitfall of the order: a rule for pages before those for data hides them."""
    rules = w3id_files(SITE, VERSION)[".htaccess"].decode()
    head, data = rules.split("# 3.")
    early = f"{head}RewriteRule ^def$ {SITE}/ontology/latest/en/ [R=303,L]\n# 3.{data}"
    with served("thongthin", {".htaccess": early.encode()}) as port:
        response = ask(port, "GET", "/thongthin/def", {"Accept": "text/turtle"})
    assert response.headers["Location"] != f"{SITE}/ontology/latest/def.ttl"


BAD_SITES = {
    "": "begin with https://",
    "example.org": "begin with https://",
    "ftp://example.org": "begin with https://",
    "https://": "'' is no name of a host",
    "https://-": "'-' is no name of a host",
    "https://...": "'...' is no name of a host",
    "https://a..org": "'a..org' is no name of a host",
    "https://me@e.org": "'me@e.org' is no name of a host",
    "https://[::1]/": "'[' is no name of a host",
    "https://e.org\n": "no name of a host",
    "https://1.2.3.256": "'1.2.3.256' is no name of a host",
    f"https://{'a' * 64}.org": "is no name of a host",
    f"https://{'a.' * 127}org": "is no name of a host",
    "https://e.org:": "'' is no port; write a number from 1 to 65535",
    "https://e.org:0": "'0' is no port",
    "https://e.org:99999": "'99999' is no port",
    "https://e.org:๘๐": "'๘๐' is no port",
    "https://e.org/ [R]": "write its path with letters",
    "https://e.org/%{ENV:X}": "write its path with letters",
    "https://e.org/a/../b": "write its path with letters",
    "https://e.org//a": "write its path with letters",
    "https://e.org/a\n": "write its path with letters",
    "https://e.org/?a=b": "leave out ? and #",
    "https://e.org#a": "leave out ? and #",
}


@pytest.mark.parametrize("site", BAD_SITES)
def test_a_site_that_is_no_plain_address_is_refused(site: str) -> None:
    with pytest.raises(UsageError, match="is no plain address; ") as refusal:
        w3id_files(site, VERSION)
    assert BAD_SITES[site] in refusal.value.sentence


@pytest.mark.parametrize("site", ["http://localhost:8000", "https://10.0.0.1/", "https://e.org/~a/b",
                                  "https://xn--o3cw4h.example:65535/v1.2/"])  # fmt: skip
def test_a_plain_address_is_taken(site: str) -> None:
    assert site.rstrip("/").encode() in w3id_files(site, VERSION)[".htaccess"]
