"""Proves a published file against its sources, by a second way of reading both."""
