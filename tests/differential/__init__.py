"""Two engines read the same file: what they say must be the same."""
