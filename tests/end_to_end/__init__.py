"""The whole way, as people go it."""
