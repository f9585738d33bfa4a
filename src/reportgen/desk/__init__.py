"""The desk: everything a secretariat decides, in the browser; a thin local web app over the library.

No rule of the product lives here: a form becomes a call of `edition`, what it returns becomes a page.
"""
