"""All gold pages of a folder, lifted and compared: the measurement as one object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from thongthin.errors import DocumentError, MappingError
from thongthin.evaluation.compare import compare
from thongthin.evaluation.conformance import Conformance, check_conformance
from thongthin.evaluation.gold_page import read_gold_page
from thongthin.evaluation.guide import read_guide
from thongthin.evaluation.judged import Denial, Judged, JudgedThing, PageResult
from thongthin.evaluation.lifted_page import lift_text, view
from thongthin.evaluation.names import Namer
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.many import Lifter
from thongthin.paths import Project


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured.

    Attributes:
        pages: one a gold page that could be read, in the order of the paths.
        conformance: what the shapes say, or None where they were not asked.
        problems: one sentence for each gold page that could not be read.
    """

    pages: tuple[PageResult, ...]
    conformance: Conformance | None
    problems: tuple[str, ...]

    @property
    def statements(self) -> tuple[Judged, ...]:
        """All statements, page by page."""
        return tuple(one for page in self.pages for one in page.statements)

    @property
    def things(self) -> tuple[JudgedThing, ...]:
        """All things, page by page."""
        return tuple(thing for page in self.pages for thing in page.things)

    @property
    def denials(self) -> tuple[Denial, ...]:
        """All denials, page by page."""
        return tuple(denial for page in self.pages for denial in page.denials)

    @property
    def forbidden(self) -> tuple[Judged, ...]:
        """Forbidden facts that were asserted."""
        return tuple(one for one in self.statements if one.forbidden)

    @property
    def lifted(self) -> tuple[Judged, ...]:
        """Statements that were lifted and are judged."""
        return tuple(one for one in self.statements if one.outcome in ("found", "extra"))

    @property
    def overlaps(self) -> tuple[float, ...]:
        """Overlap of quotes and words of each found statement whose words are given."""
        return tuple(
            one.overlap
            for one in self.statements
            if one.outcome == "found" and one.overlap is not None
        )


def measure(paths: Iterable[Path], project: Project, *, with_shapes: bool = True) -> Measurement:
    """Lift and compare gold pages, by rules alone.

    Args:
        paths: gold pages, from `find_gold_pages`.
        project: the data folders in force.
        with_shapes: False leaves the shapes out, which is quicker.

    Raises:
        MappingError: a rule, gazetteer or table is wrong.
        BuildError: the graph of the pages could not be made.
    """
    lifter = Lifter(project, read_vocabulary(project), with_curated=False)
    namer, guide = Namer(lifter.kit), read_guide()
    results: list[PageResult] = []
    problems: list[str] = []
    documents: dict[str, tuple[LiftedDocument, ...]] = {}
    for path in paths:
        try:
            gold = read_gold_page(path, lifter.kit, namer)
            documents[gold.id] = lift_text(gold.id, gold.text, lifter)
        except (MappingError, DocumentError) as error:
            problems.append(str(error))
            continue
        lifted = view(documents[gold.id], lifter.kit.context, namer, guide)
        results.append(compare(gold, lifted, guide))
    context = lifter.kit.context
    shapes = check_conformance(documents, context, project) if with_shapes and documents else None
    return Measurement(tuple(results), shapes, tuple(problems))
