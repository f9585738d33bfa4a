"""Writers: a compilation goes in, the bytes of an output file come out.

`book` puts the compilation into the order in which people read it; `html` turns that book into one
semantic HTML source; `pdf` and `docx` set this source; `tables` writes one row a priority, `workbook` all
lists.
Everything that is printed is either quoted from a source or stands in `templates/phrases`.
"""
