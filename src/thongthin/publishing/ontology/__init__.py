"""The ontology as files for others: profiles, formats, tables, and the redirects of its IRIs."""
