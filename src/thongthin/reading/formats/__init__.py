"""One way to the text of a file, whatever its format (`contents`); one module a format."""
