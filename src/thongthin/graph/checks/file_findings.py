"""What is wrong with the files as files: no Turtle, shapes without names, files nobody reads.

A file that cannot be read is a finding like any other and is left out, so that one slip of the
pen does not hide what is wrong elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.checks.check_files import CheckSeverity
from thongthin.graph.checks.hygiene import TermFinding
from thongthin.graph.checks.term_files import TermFile, project_folder, read_term_file, term_paths
from thongthin.graph.ontology import read_turtle
from thongthin.graph.shapes import SHAPE_FILES
from thongthin.paths import Project, packaged_root

OWN_FOLDERS = ("ontology/modules", "ontology/vocab", "ontology/shapes")
"""Where the ontology files of a project lie."""

_READ_ELSEWHERE = ("ontology/examples",)
_BUILT = frozenset({"manifest.json", "pyvenv.cfg"})
"""Files by which a folder is known that a program filled."""

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-8 and UTF-16 (Unicode, section 23.8)."""

NOT_TURTLE = "not_turtle"
"""Rule of the finding of a file that cannot be read."""

_MESSAGES = {
    NOT_TURTLE: {
        "en": "the file is no Turtle: {error}; mend it there, nothing of this file has been "
        "checked",
        "th": "ไฟล์นี้อ่านเป็น Turtle ไม่ได้ ({error}) ให้แก้ตรงบรรทัดนี้ ขณะนี้ยังไม่ได้ตรวจส่วนใดของไฟล์",
    },
    "byte_order_mark": {
        "en": "the file is no Turtle: it begins with a byte order mark; save it as UTF-8 without "
        "byte order mark, nothing of this file has been checked",
        "th": "ไฟล์นี้อ่านเป็น Turtle ไม่ได้ เพราะขึ้นต้นด้วยเครื่องหมายลำดับไบต์ (BOM) "
        "ให้บันทึกใหม่เป็น UTF-8 แบบไม่มี BOM ขณะนี้ยังไม่ได้ตรวจส่วนใดของไฟล์",
    },
    "unnamed_shape": {
        "en": "the file has a blank node; give every shape and constraint an IRI, nothing of this "
        "file has been asked",
        "th": "ไฟล์นี้มีโหนดว่าง ให้กำหนด IRI แก่ทุกเชปและทุกเงื่อนไข ขณะนี้ยังไม่ได้ใช้ไฟล์นี้ตรวจ",
    },
    "unread_file": {
        "en": "the file lies where nobody reads it; move it to ontology/modules/ or "
        "ontology/vocab/ of the project folder",
        "th": "ไฟล์นี้อยู่นอกโฟลเดอร์ที่โปรแกรมอ่าน ให้ย้ายไปที่ ontology/modules/ หรือ "
        "ontology/vocab/ ในโฟลเดอร์โครงการ",
    },
}


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The files that can be read, and what is wrong with the others.

    Attributes:
        terms: modules and concept schemes.
        project: the data folders without the files that cannot be read.
        own: how many files of modules, schemes and shapes are from the project folder.
        findings: files that cannot be read, and files that nobody reads.
    """

    terms: tuple[TermFile, ...]
    project: Project
    own: int
    findings: tuple[TermFinding, ...]


@dataclass(frozen=True, slots=True)
class _Readable(Project):
    """Data folders in which some files are passed over."""

    without: frozenset[Path] = frozenset()

    def files(self, folder: str, pattern: str) -> tuple[Path, ...]:
        found = Project.files(self, folder, pattern)
        return tuple(path for path in found if path not in self.without)


def read_files(project: Project) -> ReadFiles:
    """Read modules, schemes and shapes; what cannot be read becomes a finding."""
    terms: list[TermFile] = []
    broken: dict[Path, TermFinding] = {}
    for name, path in term_paths(project):
        try:
            terms.append(read_term_file(project, name, path))
        except OntologyError as error:
            broken[path] = _broken(project, path, name, error)
    shapes = project.files(*SHAPE_FILES)
    for path in shapes:
        if found := _fault_of_shapes(project, path):
            broken[path] = found
    of_shapes = sum(bool(project_folder(project, path)) for path in shapes if path not in broken)
    return ReadFiles(
        terms=tuple(terms),
        project=_Readable(project.overlay, frozenset(broken)),
        own=sum(bool(file.folder) for file in terms) + of_shapes,
        findings=(*broken.values(), *_unread(project)),
    )


def _fault_of_shapes(project: Project, path: Path) -> TermFinding | None:
    name = f"{SHAPE_FILES[0]}/{path.name}"
    try:
        triples = read_turtle(path)
    except OntologyError as error:
        return _broken(project, path, name, error)
    if any(isinstance(part, ox.BlankNode) for t in triples for part in (t.subject, t.object)):
        return _finding(_shown(project, path, name), "unnamed_shape")
    return None


def _broken(project: Project, path: Path, name: str, error: OntologyError) -> TermFinding:
    shown = _shown(project, path, name)
    if path.is_file() and path.read_bytes().startswith(_MARKS):
        return _finding(shown, NOT_TURTLE, line=1, message="byte_order_mark")
    line = error.where.rpartition(":")[2]
    at = int(line) if line.isdigit() else 0
    return _finding(shown, NOT_TURTLE, line=at, error=error.sentence.partition(": ")[2])


def _unread(project: Project) -> Iterator[TermFinding]:
    """Yield a warning for each Turtle file of a project that lies in no folder that is read."""
    root = project.overlay
    if root is None or root.resolve() == packaged_root().resolve():
        return
    for path in sorted(_turtle_files(root)):
        folder = path.parent.relative_to(root).as_posix()
        if folder not in (*OWN_FOLDERS, *_READ_ELSEWHERE) or path.suffix != ".ttl":
            yield _finding(path.as_posix(), "unread_file", severity="warning")


def _turtle_files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        if _BUILT.intersection(names) and Path(folder) != root:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if name.lower().endswith(".ttl"))


def _shown(project: Project, path: Path, name: str) -> str:
    folder = project_folder(project, path)
    return (Path(folder) / name).as_posix() if folder else name


def _finding(
    file: str,
    rule: str,
    *,
    line: int = 0,
    severity: CheckSeverity = "violation",
    message: str = "",
    error: str = "",
) -> TermFinding:
    words = _MESSAGES[message or rule]
    return TermFinding(
        file=file,
        line=line,
        severity=severity,
        rule=rule,
        term="",
        message_en=words["en"].format(error=error),
        message_th=words["th"].format(error=error),
    )
