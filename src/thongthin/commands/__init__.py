"""The commands, by what a person wants: build a graph, ask it, measure it."""
