"""Pages to records: rules, registers and curated statements, judged by one gate."""
