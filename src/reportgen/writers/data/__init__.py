"""Tables: CSV, workbook, data package and the ledger of every block."""
