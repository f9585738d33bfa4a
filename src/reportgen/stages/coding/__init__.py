"""Coding: themes, asks, addressees, places, instruments and shared sentences of a compilation."""

from .coding import code

__all__ = ["code"]
