"""Stages: pure functions from value to value; no files, clock or vendor inside."""
