"""The semantic HTML that print, Word and web page share; the web page itself."""
