"""Which words of two texts correspond: folding, similarity, alignment, changes."""
