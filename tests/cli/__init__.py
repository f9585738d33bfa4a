"""Commands as people type them: what stands on stdout, on stderr, and the exit code."""
