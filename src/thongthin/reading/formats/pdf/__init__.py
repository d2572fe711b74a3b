"""PDF: characters with their places on the page → lines in reading order.

All of it runs in the process of `formats.worker`: PDFium is C++, not thread-safe, and reads files
that anybody may have made.
"""
