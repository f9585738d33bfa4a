"""Reports → Compilation: merged, accounted for block by block, with what is new and what is open."""
