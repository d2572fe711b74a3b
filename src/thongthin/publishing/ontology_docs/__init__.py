"""Documentation of the ontology for people: pages in Thai and in English, made from its files."""

from thongthin.publishing.ontology_docs.write import write_docs

__all__ = ["write_docs"]
