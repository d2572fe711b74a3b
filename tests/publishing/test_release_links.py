"""Links between the files of a release lead to files that it has."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from releases import folder

LINK = re.compile(r'(?:href|src)="([^"#]+)(?:#[^"]*)?"')


def broken(pages: Path) -> list[str]:
    """Return the relative links of the pages in a folder that lead nowhere."""
    found = []
    for page in sorted(pages.rglob("*.html")):
        for link in sorted(set(LINK.findall(page.read_text(encoding="utf-8")))):
            url = urlsplit(link)
            target = page.parent / unquote(url.path)
            if not url.scheme and not url.netloc and not target.exists():
                found.append(f"{page.relative_to(pages)}: {link}")
    return found


def test_links_of_the_pages_lead_to_files() -> None:
    assert broken(folder()) == []


def test_pages_lead_to_every_format_of_the_ontology() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in folder().glob("en/*.html"))
    assert all(f'href="../def.{ending}"' in text for ending in ("ttl", "rdf", "jsonld", "nt"))


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<a href="gone.ttl#x">x</a>', encoding="utf-8")
    assert broken(tmp_path) == ["page.html: gone.ttl"]
