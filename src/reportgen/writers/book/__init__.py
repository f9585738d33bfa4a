"""What the document says, whatever the format: chapters, common ground, annexes, fixed phrases."""
