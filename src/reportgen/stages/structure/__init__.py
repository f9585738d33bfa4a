"""Pages → Document: furniture, reading order, headings, paragraphs, tables, notes."""
