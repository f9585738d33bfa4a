"""One edition, a folder of reports: its settings and decisions; review, build, publish, accept, check."""
