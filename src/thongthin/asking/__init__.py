"""Questions to answers: canned SPARQL with typed parameters, and the way back to the words."""
