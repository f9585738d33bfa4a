"""What differs between two versions of a chapter, for people and as data."""
