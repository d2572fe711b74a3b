"""Lift reports on Thai local government into a knowledge graph that leads back to its words.

For Python programs: `terms`, the IRIs of the ontology with their labels, and `load_ontology`, the
ontology as objects of owlready2.
"""

from importlib.metadata import version

from thongthin.owl import load_ontology
from thongthin.term import Term, Terms, terms

__version__ = version("thongthin")

__all__ = ["Term", "Terms", "__version__", "load_ontology", "terms"]
