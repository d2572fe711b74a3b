"""Pages to review what was lifted: the words on the left, the records on the right."""
