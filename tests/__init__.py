"""Tests of reportgen."""
