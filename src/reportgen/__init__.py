"""reportgen: regional PDF reports in, one merged document out, word for word."""

__version__ = "0.1.0"
