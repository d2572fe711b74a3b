"""Records to quads: statements, evidence, inference and validation."""
