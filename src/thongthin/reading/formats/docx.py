"""A Word document → its text: paragraphs and tables in their order.

A paragraph is a line; a row of a table is a line, with a tab between its cells; tabs stay tabs; a
page break that a person set (also "page break before" and a section that begins a page) is a form
feed. Text that was deleted with changes tracked is left out, text that was inserted is taken; the
text of a text box follows the paragraph it hangs on. Headers, footers and notes are other parts of
the file and are left out. Numbers that Word itself gives to list items are no text of the file.

The XML is read directly: `python-docx` passes over inserted text, content controls and text boxes.
Elements are told by their local names, so that both kinds of Office Open XML (transitional and
strict) are read.

Source: ECMA-376-1:2016, clause 17.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from thongthin.reading.formats.flow import Flow
from thongthin.reading.formats.refused import RefusedError

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
"""Largest main part that is unpacked: a report of 10,000 pages has some 100 MB of XML."""

_MAIN = "word/document.xml"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "sectPrChange"})
_OFF = frozenset({"0", "false", "off"})
_BROKEN = "is no Word document that can be opened: it is broken or cut off"


def read_sheets(path: str) -> Iterator[dict[str, Any]]:
    """Yield one answer: `text`, `columns` (none) and `notes`.

    Args:
        path: the file.

    Raises:
        RefusedError: broken, encrypted, not a Word document, or too large unpacked.
    """
    data, notes = _main_part(path)
    flow = Flow()
    flow.keep_white_space()
    _write(_parsed(data), flow)
    text = flow.text()
    yield {"text": text, "columns": [""] * text.count("\n"), "notes": notes}


def _main_part(path: str) -> tuple[bytes, list[str]]:
    """Return the XML of the document's body, and a note on what of the file is left out."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if _MAIN not in names:
                raise RefusedError(f"is a ZIP archive, but no Word document: {_MAIN} is missing")
            with archive.open(_MAIN) as part:
                data = part.read(MAX_UNPACKED_BYTES + 1)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, zlib.error) as error:
        raise RefusedError(_BROKEN) from error
    except (RuntimeError, NotImplementedError) as error:
        raise RefusedError(f"{_BROKEN}, or encrypted") from error
    if len(data) > MAX_UNPACKED_BYTES:
        raise RefusedError(
            f"unpacks to more than {MAX_UNPACKED_BYTES:,} bytes; split it into smaller files"
        )
    kinds = [
        kind
        for kind in ("header", "footer", "footnotes", "endnotes")
        if any(name.startswith(f"word/{kind}") for name in names)
    ]
    return data, [f"left out of it: {', '.join(kinds)}"] if kinds else []


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RefusedError(_BROKEN) from error
    if root.getroottree().docinfo.doctype:
        raise RefusedError("holds a document type declaration, which no Word document has")
    return root


def _write(root: Any, flow: Flow) -> None:
    """Write the elements in order; a walk without recursion. A text box follows its paragraph."""
    boxes: list[Any] = []
    stack: list[tuple[Any, str]] = [(root, "begin")]
    while stack:
        element, step = stack.pop()
        name = _name(element)
        if step == "end":
            _end(name, flow)
            if name == "p":
                stack.extend((box, "begin box") for box in reversed(boxes))
                boxes = []
        elif name == "txbxContent" and step != "begin box":
            boxes.append(element)
        elif name and name not in _LEFT_OUT:
            _begin(element, name, flow)
            stack.append((element, "end"))
            stack.extend((child, "begin") for child in reversed(element))


def _name(element: Any) -> str:
    """Return an element's local name; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _begin(element: Any, name: str, flow: Flow) -> None:
    match name:
        case "t":
            flow.add(element.text or "")
        case "tab" if _name(element.getparent()) == "r":
            flow.add("\t")
        case "noBreakHyphen":
            flow.add("-")
        case "br" | "cr":
            flow.page() if _value(element, "type") == "page" else flow.line()
        case "pageBreakBefore" if _value(element, "val") not in _OFF:
            flow.page()
        case "tbl":
            flow.paragraph()
        case "tr":
            flow.row()
        case "tc":
            flow.cell()


def _end(name: str, flow: Flow) -> None:
    match name:
        case "p":
            flow.line()
        case "tc":
            flow.end_cell()
        case "tr":
            flow.end_line()
        case "tbl":
            flow.paragraph()


def _value(element: Any, name: str) -> str:
    """Return the value of an attribute by its local name, or ""."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
