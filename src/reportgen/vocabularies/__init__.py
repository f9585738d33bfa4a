"""Words that people agreed on: regions, audiences, headings, themes, places, spellings."""
