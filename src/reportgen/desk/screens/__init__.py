"""The screens: each shows an edition's state as a page, and takes the forms of that page."""
