"""The values that everything passes on: pages, documents, compilations, decisions; plain data, no I/O."""
