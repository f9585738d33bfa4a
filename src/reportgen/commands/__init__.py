"""The commands: each module adds one to the command line and runs it."""

COMMANDS = (
    *("desk", "new", "template", "build", "check", "status", "correct", "sign", "accept", "suggest"),
    *("extract", "query", "render", "diff", "verify", "info"),
)
"""Modules of this package, in the order of the help."""
