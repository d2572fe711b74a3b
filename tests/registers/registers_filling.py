"""Tables made for tests: filled templates, workbooks of odd kinds, and what is lifted of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.registers import list_registers, read_registers, read_tables
from thongthin.lifting.tabular.column import Register
from thongthin.lifting.tabular.matching import Given
from thongthin.lifting.tabular.template import template
from thongthin.paths import Project

TOWN = {"อปท. เจ้าของทะเบียน": "เทศบาลตำบลพนา", "อำเภอ": "พนา", "จังหวัด": "อำนาจเจริญ"}
"""The owner's cells of a row of the sheet MOU."""

AGREEMENTS: Sequence[Mapping[str, Any]] = (
    {
        "เลขที่ข้อตกลง": "1/2562",
        **TOWN,
        "เรื่อง": "การดูแลผู้สูงอายุที่บ้าน",
        "ชนิดข้อตกลง": "บันทึกข้อตกลงความร่วมมือ (MOU)",
        "วันที่ลงนาม": "๑ มีนาคม ๒๕๖๒",
        "สถานที่ลงนาม": "ห้องประชุมสำนักงานเทศบาล",
        "ระยะเวลา": "3 ปี",
        "วันสิ้นสุด": "28/2/2565",
        "ด้านนโยบาย": "ด้านสาธารณสุข; สวัสดิการชุมชน",
        "หนังสือสั่งการ": "มท 0000.1/ว 1",
    },
    {
        "เลขที่ข้อตกลง": "2/2562",
        **TOWN,
        "เรื่อง": "การจัดการขยะร่วมกัน",
        "วันที่ลงนาม": "2019-05-20",
        "ด้านนโยบาย": "การจัดการขยะมูลฝอย",
    },
)
PARTIES: Sequence[Mapping[str, Any]] = (
    {"เลขที่ข้อตกลง": "1/2562", "ชื่อภาคี": "โรงพยาบาลพนา", "บทบาท": "ผู้ดำเนินงาน", "ภาคส่วน": "ภาครัฐ"},
    {"เลขที่ข้อตกลง": "1/2562", "ชื่อภาคี": "มูลนิธิตัวอย่าง", "ภาคส่วน": "ประชาสังคม"},
    {"เลขที่ข้อตกลง": "1/2562", "ชื่อภาคี": "กระทรวงมหาดไทย", "บทบาท": "พยานในการลงนาม"},
    {
        "เลขที่ข้อตกลง": "2/2562",
        "ชื่อภาคี": "อบต.ส้าน",
        "อำเภอ": "เวียงสา",
        "จังหวัด": "น่าน",
        "ชนิดของภาคี": "องค์กรปกครองส่วนท้องถิ่น",
    },
)  # fmt: skip
FILLED = {"MOU": AGREEMENTS, "ภาคี": PARTIES}
"""A filled register: two agreements, one of them between local bodies."""


def register(name: str) -> Register:
    """Return a shipped register by its id."""
    return next(r for r in list_registers(Project.open(None)) if r.id == name)


def fill_in(path: Path, kit: Kit, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """Write the MOU template with rows of cells by head; return its path."""
    book = load_workbook(io.BytesIO(template(register("mou"), kit)))
    for name, filled in rows.items():
        sheet = book[name]
        heads = {str(c.value).rstrip("*"): c.column for c in sheet[1]}
        for number, row in enumerate(filled, 2):
            for head, value in row.items():
                sheet.cell(number, heads[head], value)
    book.save(path)
    return path


def write_sheet(path: Path, rows: Sequence[Sequence[Any]], name: str = "MOU") -> Path:
    """Write a workbook of one sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def rewrite(path: Path, part: str, old: str, new: str) -> Path:
    """Put one text for another in a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def lifted(path: Path, kit: Kit) -> tuple[LiftedDocument | None, Given]:
    """Return what the shipped registers take of a table, and how it was sorted out."""
    project = Project.open(None)
    given = read_tables([path], project)
    found = [d for d in read_registers(project, kit, frozenset(), given)
             if d.report in given.filled]  # fmt: skip
    return (found[0] if found else None), given


def refuses(read: Callable[[], object]) -> bool:
    """Say whether reading something is refused."""
    try:
        read()
    except ValueError:
        return True
    return False
