"""An HTML page → its visible running text: blocks as lines, cells of a table parted by tabs.

Taken is the content of the one `<main>` (else the one `<article>`, else all of `<body>`), without
scripts, navigation, forms, asides and what is hidden; headers and footers of the page are left
out, those of an article stay. White space is closed up as a browser does, except in `<pre>`. A
block ends a line, a paragraph, heading, list or table is parted from the next by an empty line.
The page's `<title>` is no text of the page. Nothing that the page names is fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from thongthin.reading.formats.charset import THAI_PAGE, as_thai, utf16_of
from thongthin.reading.formats.flow import Flow
from thongthin.reading.formats.refused import RefusedError

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_META_REACH = 4096
_THAI_NAMES = frozenset(
    {"tis-620", "tis620", "iso-8859-11", "windows-874", "cp874", "x-windows-874"}
)

_WORDS = re.compile(r"\S+")
_LEFT_OUT = frozenset(
    _WORDS.findall(
        "script style noscript template title nav aside form button select textarea input svg "
        "math canvas audio video object embed iframe dialog menu"
    )
)
_OF_THE_PAGE = frozenset({"header", "footer"})
_ROLES_LEFT_OUT = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_PARAGRAPHS = frozenset(
    _WORDS.findall("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article figure hr")
)
_BLOCKS = _PARAGRAPHS | frozenset(
    _WORDS.findall(
        "div li dt dd tr caption thead tbody tfoot main header footer address details summary "
        "figcaption body center fieldset legend"
    )
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def read_sheets(path: str) -> Iterator[dict[str, Any]]:
    """Yield one answer: `text`, `columns` (none) and `notes`.

    Args:
        path: the file.

    Raises:
        RefusedError: characters in no encoding that is known, or nested too deeply to be a page.
    """
    text, notes = _decoded(Path(path).read_bytes())
    root = _parsed(text)
    flow = Flow()
    _write(_main_part(root), flow)
    written = flow.text()
    yield {"text": written, "columns": [""] * written.count("\n"), "notes": notes}


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """Return the characters: by byte order mark, declaration, UTF-8, or certain Thai."""
    for bom, name in ((codecs.BOM_UTF8, "utf-8"), (b"", utf16_of(data) or "")):
        if name and data.startswith(bom):
            return data.decode(name, "replace").lstrip("\ufeff"), []
    declared = _META.search(data[:_META_REACH])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    name = THAI_PAGE if name in _THAI_NAMES else name
    try:
        return data.decode(name), []
    except (LookupError, UnicodeDecodeError):
        thai = as_thai(data)
    if thai is not None:
        return thai, ["is not in the encoding it declares; it is read as Windows-874 (TIS-620)"]
    raise RefusedError(f"is not in the encoding it declares ({name}); save it as UTF-8")


def _parsed(text: str) -> Any:
    """Return the root of the page; the parser fetches nothing and limits how deep it goes."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        # Bytes, since lxml takes no characters of a page that declares an encoding.
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RefusedError("is no HTML page that can be read; expected text in its body") from error
    return root


def _main_part(root: Any) -> Any:
    for name in ("main", "article"):
        found = root.findall(f".//{name}")
        if len(found) == 1:
            return found[0]
    # Not the body: the parser leaves elements it does not know in the head.
    return root


def _write(top: Any, flow: Flow) -> None:
    """Write an element; a walk without recursion, since elements may be nested deeply."""
    stack: list[tuple[Any, bool]] = [(top, False)]
    while stack:
        element, is_end = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if is_end:
            _end(name, flow)
        elif name and not _is_left_out(element, name):
            _begin(name, flow)
            flow.add(element.text or "")
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not top:
            flow.add(element.tail or "")


def _is_left_out(element: Any, name: str) -> bool:
    if name in _LEFT_OUT or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in _ROLES_LEFT_OUT:
        return True
    if _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    return name in _OF_THE_PAGE and not any(
        parent.tag in ("article", "main") for parent in element.iterancestors()
    )


def _begin(name: str, flow: Flow) -> None:
    if name == "br":
        flow.line()
    elif name in ("td", "th"):
        flow.cell()
    elif name == "pre":
        flow.paragraph()
        flow.keep_white_space()
    elif name in _PARAGRAPHS:
        flow.paragraph()
    elif name == "tr":
        flow.row()
    elif name in _BLOCKS:
        flow.end_line()


def _end(name: str, flow: Flow) -> None:
    if name == "pre":
        flow.keep_white_space(False)
    if name in ("td", "th"):
        flow.end_cell()
    elif name in _PARAGRAPHS:
        flow.paragraph()
    elif name in _BLOCKS:
        flow.end_line()
