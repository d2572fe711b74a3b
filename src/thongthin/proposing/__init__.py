"""Proposals of a language model: asked for, kept, aligned to the words, judged; never facts."""
