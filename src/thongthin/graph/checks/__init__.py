"""The ontology's own files judged: hygiene queries, shapes, published terms, FOOPS! and OOPS!."""
