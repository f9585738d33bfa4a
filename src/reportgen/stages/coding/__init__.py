"""Coding: themes, asks, addressees, places, instruments and shared sentences of a compilation.

`coding.code` does all of it; nothing is imported here, as whoever splits sentences needs no codebook.
"""
