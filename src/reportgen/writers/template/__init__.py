"""The house's Word file → its values: read within limits, looked over in plain words."""
