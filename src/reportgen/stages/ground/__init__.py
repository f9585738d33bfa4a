"""What the regions share: counts, quotations and lists taken from coded priorities, word for word."""
