"""Bytes to pages: decode, recognise furniture, find the reading order, canonicalise.

Knows nothing of RDF and nothing of what the words mean.
"""
