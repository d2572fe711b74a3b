"""The folder for w3id.org: redirects of our IRIs and its README, for one site.

The texts are `w3id/htaccess` and `w3id/README.md` beside this module, since a person at w3id.org
reviews them as they stand; only the site's address and the version are put in.
"""

from __future__ import annotations

import re
from pathlib import Path

from thongthin.errors import UsageError

_FOLDER = Path(__file__).parent / "w3id"
_NAMES = {".htaccess": "htaccess", "README.md": "README.md"}
_SITE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~-]+)*/?")
"""An address without anything that has a meaning in Apache's rules."""


def check_site(site: str) -> None:
    """Say early that redirects cannot lead to a site.

    Raises:
        UsageError: it is no absolute address, or has a query, a fragment or odd characters.
    """
    if not _SITE.fullmatch(site):
        sentence = (
            f"the site {site!r} is no plain address; begin with https:// and leave out ? and #"
        )
        raise UsageError(sentence, where="--site")


def w3id_files(site: str, version: str) -> dict[str, bytes]:
    """Return name → content of the files that w3id.org takes as its folder `thongthin`.

    Args:
        site: absolute address under which what the IRIs lead to is published.
        version: of the ontology, for the examples in the README.

    Raises:
        UsageError: the site is no plain address.
    """
    check_site(site)
    return {
        name: (_FOLDER / source)
        .read_text(encoding="utf-8")
        .replace("@SITE@", site.rstrip("/"))
        .replace("@VERSION@", version)
        .encode()
        for name, source in _NAMES.items()
    }
