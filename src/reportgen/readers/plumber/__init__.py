"""The reader on pdfplumber: slower, the second pair of eyes."""
