"""Bodies that a page goes on to call by their bare name: "แม่ทะมีเครือข่าย…" behind "อบต.แม่ทะ".

A bare name may as well mean the place. It is taken for the body only where the page names one body
so and in full before, where it begins a clause, and where what follows is what a body does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from thongthin.lifting.sight import Mention
from thongthin.reading.page import Gap, Stream

MIN_BARE_NAME = 3
"""Shortest bare name, in code points."""

_ACTS = (
    "มีเครือข่าย", "มีภาคี", "มีศูนย์", "มีแหล่งเรียนรู้", "มีการบริหาร", "มีการนำ",
    "มีการจัดทำ", "ยึด", "น้อมนำ", "นำหลัก", "ใช้หลัก", "บริหารงาน", "บริหารจัดการ",
    "ได้รับรางวัล", "ได้รับใบประกาศ", "ได้รับเกียรติบัตร", "คว้ารางวัล", "รับรางวัล",
    "ได้ลงนาม", "ลงนาม", "ร่วมลงนาม", "ทำบันทึก", "จัดทำบันทึก", "ได้ทำบันทึก",
    "จัดตั้งศูนย์", "จัดตั้งเครือข่าย", "สร้างเครือข่าย", "ดำเนินงาน", "ดำเนินการ",
)  # fmt: skip
"""What a body does, and a place does not."""


_BEFORE = ("ส่วน", "ขณะที่", "และ", "แต่", "ด้าน")
"""Words that lead over to another subject."""


def find_bare_names(
    stream: Stream,
    bodies: Sequence[Mention],
    types: Collection[str],
    provinces: Collection[str],
) -> Iterator[Mention]:
    """Yield a `body` mention for each bare name that can only mean one body of the page.

    Args:
        stream: the page.
        bodies: the bodies that are named in full.
        types: canonical names of legal types, as full names begin.
        provinces: canonical names of provinces, which a bare name means first.
    """
    for bare, names in _named_so(bodies, types).items():
        if len(names) > 1 or len(bare) < MIN_BARE_NAME or bare in provinces:
            continue
        (full,) = names
        first = min(m.end for m in bodies if m.value["body"] == full)
        at = stream.text.find(bare, first)
        while at >= 0:
            end = at + len(bare)
            if _begins_a_clause(stream, at) and stream.text.startswith(_ACTS, end):
                yield Mention("body", at, end, {"body": full})
            at = stream.text.find(bare, end)


def _begins_a_clause(stream: Stream, at: int) -> bool:
    is_apart = stream.gaps[at] not in (Gap.NONE, Gap.GUTTER)
    return is_apart or stream.text.endswith(_BEFORE, 0, at)


def _named_so(bodies: Sequence[Mention], types: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for body in bodies:
        full = str(body.value["body"])
        kind = max((t for t in types if full.startswith(t)), key=len, default="")
        if kind:
            found.setdefault(full.removeprefix(kind), set()).add(full)
    return found
