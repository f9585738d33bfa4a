"""The house as plain values: what a designer has set, for the Word document, the PDF and the web page."""
