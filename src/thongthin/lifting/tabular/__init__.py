"""Tables to records: CSV files and workbooks, registers' columns and statements, templates."""
