"""Reports made to be read back: a content model, several typesetting engines, exact truth."""
