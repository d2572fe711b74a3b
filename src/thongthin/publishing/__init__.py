"""Graph to the web: files that others can take."""
