"""The machine underneath: files, processes, workers, the cache, what was built before."""
