"""Readers: a source file in, pages of styled lines out. Nothing above them knows an engine."""
