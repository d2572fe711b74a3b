"""Everything that the pages tell, read once from a project's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from thongthin.asking.catalogue import list_questions
from thongthin.asking.question import Question
from thongthin.graph.checks.assessment import Verdict, assess
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.axioms import Axiom, axioms_by_term, read_axioms
from thongthin.publishing.ontology_docs.changes import Version, read_changes
from thongthin.publishing.ontology_docs.counterparts import Counterparts, read_counterparts
from thongthin.publishing.ontology_docs.examples import Examples, read_examples
from thongthin.publishing.ontology_docs.gather import read_model
from thongthin.publishing.ontology_docs.model import Ontology
from thongthin.publishing.ontology_docs.schemes import Scheme, read_scheme_trees
from thongthin.publishing.ontology_docs.shapes import (
    Shape,
    ShapeFile,
    read_shape_files,
    shapes_by_term,
)
from thongthin.publishing.ontology_docs.uses import (
    Instance,
    LiftingRule,
    instances_by_class,
    questions_by_term,
    rules_by_term,
)
from thongthin.publishing.ontology_docs.words import read_words


@dataclass(frozen=True)
class Facts:
    """What the pages are made of; see the modules that read each part."""

    ontology: Ontology
    axioms: tuple[Axiom, ...]
    examples: Examples
    schemes: tuple[Scheme, ...]
    shape_files: tuple[ShapeFile, ...]
    questions: tuple[Question, ...]
    questions_by_term: Mapping[str, tuple[Question, ...]]
    rules_by_term: Mapping[str, tuple[LiftingRule, ...]]
    instances: Mapping[str, tuple[Instance, ...]]
    counterparts: Counterparts
    changes: tuple[Version, ...]
    verdicts: tuple[Verdict, ...]

    @cached_property
    def axioms_by_term(self) -> Mapping[str, tuple[Axiom, ...]]:
        """IRI of a term → what follows for it."""
        return axioms_by_term(self.ontology, self.axioms)

    @cached_property
    def shapes_by_term(self) -> Mapping[str, tuple[Shape, ...]]:
        """Local name of a term → the shapes that speak of it."""
        return shapes_by_term(self.shape_files)

    @cached_property
    def full_schemes(self) -> tuple[Scheme, ...]:
        """The schemes that hold concepts."""
        return tuple(scheme for scheme in self.schemes if scheme.top)


def read_facts(project: Project) -> Facts:
    """Read a project's ontology and what uses it.

    Raises:
        ThongthinError: a file is wrong; names it and what was expected.
    """
    ontology = read_model(project, tuple(read_words("en")["modules"]))
    schemes = read_scheme_trees(ontology.schemes)
    return Facts(
        ontology=ontology,
        axioms=read_axioms(ontology),
        examples=read_examples(project, ontology),
        schemes=schemes,
        shape_files=read_shape_files(project),
        questions=list_questions(project),
        questions_by_term=questions_by_term(project),
        rules_by_term=rules_by_term(project),
        instances=instances_by_class(),
        counterparts=read_counterparts(project, ontology),
        changes=read_changes(project, ontology, schemes),
        verdicts=assess(project),
    )
