"""Reports whose every word is known, read and compared."""
