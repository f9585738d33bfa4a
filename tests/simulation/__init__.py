"""Second versions of reports and the corrections made on the first: where each must land is known."""
