"""Publish: what people and programs read."""
