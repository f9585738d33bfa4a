"""People's decisions laid over a report: found again by the words they quote, applied or held."""
