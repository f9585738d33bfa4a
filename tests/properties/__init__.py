"""Random documents read back."""
