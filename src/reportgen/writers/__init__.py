"""Writers: a compilation goes in, the bytes of an output file come out.

`formats` is the table of them. `book` puts the compilation into the order in which people read it; `html`
turns that book into one semantic HTML source, which `print` and `word` set; `data` writes rows for programs.
Everything that is printed is either quoted from a source or stands in `templates/phrases`.
"""
