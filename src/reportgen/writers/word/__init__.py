"""The Word file: pandoc sets the HTML, then styles, contents, tables and furniture are put right."""
