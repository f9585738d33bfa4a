"""The commands: each module adds one to the command line and runs it."""
