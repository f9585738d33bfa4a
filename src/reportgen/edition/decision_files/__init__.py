"""The files in which people write their decisions: corrections and sign-offs, as lists of entries in YAML."""
