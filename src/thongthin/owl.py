"""The ontology as objects of owlready2, which is an optional part: `pip install "thongthin[owl]"`.

owlready2 is licensed under the LGPL and therefore not installed with the package.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from thongthin.errors import UsageError
from thongthin.paths import Project
from thongthin.term import opened

if TYPE_CHECKING:
    from owlready2 import Ontology


def load_ontology(project: Project | Path | str | None = None) -> Ontology:
    """Load all modules and vocabularies into owlready2, in a world (store) of its own.

    Two calls give two ontologies that know nothing of each other: what is added to one, or
    inferred in it, is not in the other.

    Args:
        project: a project folder, or the data folders in force; those that are shipped where none
            is given.

    Returns:
        An `owlready2.Ontology`. Classes and properties are its attributes; concepts are found
        with `.instances()` of their class or `world.search`.

    Raises:
        UsageError: owlready2 is not installed, or the project folder does not exist.

    Example:
        >>> from thongthin import load_ontology
        >>> ontology = load_ontology()
        >>> ontology.LocalGovernmentBody.label.th
        ['องค์กรปกครองส่วนท้องถิ่น']
        >>> ontology.FormalPartnership in ontology.Partnership.subclasses()
        True
        >>> len(ontology.GovernancePrinciple.instances()) > 5
        True
    """
    try:
        from owlready2 import World
    except ImportError as error:
        sentence = 'owlready2 is not installed; install it with `pip install "thongthin[owl]"`'
        raise UsageError(sentence) from error
    from thongthin.publishing.ontology.artefacts import profile_artefact
    from thongthin.publishing.ontology.profiles import MERGED

    merged = profile_artefact(opened(project), MERGED)
    lines = "".join(f"{triple} .\n" for triple in merged.triples)
    ontology: Ontology = World().get_ontology(merged.iri)
    return ontology.load(fileobj=io.BytesIO(lines.encode()))
