"""Find the data folders: packaged with the wheel, in a checkout, and a project of one's own.

`ontology/`, `mappings/`, `queries/`, `seeds/` and `kg/facts.ttl` travel inside the wheel; an
editable install falls back to the checkout. A project folder (`--project DIR`) lies over them: a
file there wins over the packaged file of the same relative path, and files of its own are added.
Tables and lists of names grow instead (`lifting/tables.py`, `lifting/named_lists.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thongthin.errors import UsageError

_PACKAGED = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parents[2]


def packaged_root() -> Path:
    """Return the folder that holds `ontology/`, `mappings/`, `queries/` and `seeds/`."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


@dataclass(frozen=True, slots=True)
class Project:
    """The data folders in force: the packaged ones, and over them a user's own.

    Attributes:
        overlay: the user's project folder, or None.
    """

    overlay: Path | None = None

    @classmethod
    def open(cls, folder: Path | None) -> Project:
        """Open a project folder.

        Raises:
            UsageError: the folder does not exist.
        """
        if folder is not None and not folder.is_dir():
            raise UsageError("is not a folder; name an existing project folder", where=str(folder))
        return cls(folder)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders to look in, the winning one last; a checkout over itself is one folder."""
        shipped = packaged_root()
        if self.overlay is None or self.overlay.resolve() == shipped.resolve():
            return (shipped,)
        return (shipped, self.overlay)

    def file(self, relative: str) -> Path | None:
        """Return the winning file of that relative path, or None where no folder has it."""
        found = [root / relative for root in self.roots if (root / relative).is_file()]
        return found[-1] if found else None

    def files(self, folder: str, pattern: str) -> tuple[Path, ...]:
        """Return the files of a folder that match a glob, one per relative path, sorted by it."""
        by_name: dict[str, Path] = {}
        for root in self.roots:
            base = root / folder
            by_name.update({p.relative_to(base).as_posix(): p for p in base.glob(pattern)})
        return tuple(by_name[name] for name in sorted(by_name))
