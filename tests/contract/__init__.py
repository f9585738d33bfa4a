"""What the project promises about itself: its imports, documentation, locks and set-up."""
