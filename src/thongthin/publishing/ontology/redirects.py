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
_ADDRESS = re.compile(
    r"https?://(?P<host>[^/:?#]*)(?::(?P<port>[^/?#]*))?(?P<path>/[^?#]*)?(?P<rest>.*)", re.DOTALL
)
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")
"""Without anything that has a meaning in Apache's rules, and without steps up."""

_HIGHEST_PORT, _LONGEST_HOST = 65_535, 253


def check_site(site: str) -> None:
    """Say early that redirects cannot lead to a site.

    Source: RFC 3986, section 3; RFC 1123, section 2.1 (names of hosts).

    Raises:
        UsageError: it is no absolute address, its host or port cannot be, or it has a query, a
            fragment or odd characters; says which.
    """
    address = _ADDRESS.fullmatch(site)
    if reason := _fault(address) if address else "begin with https://":
        raise UsageError(f"the site {site!r} is no plain address; {reason}", where="--site")


def _fault(address: re.Match[str]) -> str:
    """Return what to change in an address; empty where it is fine."""
    host, port, path = address["host"], address["port"], address["path"] or ""
    if not _is_host(host):
        return f"{host!r} is no name of a host, such as example.org"
    if port is not None and not (
        port.isascii() and port.isdigit() and 0 < int(port) <= _HIGHEST_PORT
    ):
        return f"{port!r} is no port; write a number from 1 to {_HIGHEST_PORT}"
    if address["rest"]:
        return "leave out ? and # and what follows"
    if not _PATH.fullmatch(path):
        return (
            "write its path with letters a-z, digits and . _ ~ - only, without empty parts and .."
        )
    return ""


def _is_host(host: str) -> bool:
    labels = host.split(".")
    if len(host) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        return False
    if not labels[-1].isdigit():
        return True
    return len(labels) == 4 and all(part.isdigit() and int(part) <= 255 for part in labels)  # IPv4


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
