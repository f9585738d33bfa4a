"""Document → Report: where the priorities chapter stands, its sections, facts and meanings."""
