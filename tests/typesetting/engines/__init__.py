"""One module per typesetting engine; each has `typeset(report, design, out_path) -> Truth`."""
