"""The trees after each stage, from small values made by hand."""
