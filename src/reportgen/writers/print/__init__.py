"""The printed document: parts set side by side and bound into one tagged PDF."""
