"""Tables: CSV, workbook, data package and the account of every block."""
