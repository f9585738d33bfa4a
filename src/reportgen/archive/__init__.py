"""Thousands of reports: read in a stream, resumable, into a folder of results or a store for questions."""
