"""What is asked comes in the order of what it costs."""

from reportgen.desk import asked


def test_the_hardest_come_first() -> None:
    codes = ["line-end-hyphen", "anything-new", "unknown-heading", "page-without-text", "note-mark"]
    hardest = ["page-without-text", "unknown-heading", "anything-new", "note-mark", "line-end-hyphen"]
    assert sorted(codes, key=asked._rank) == hardest
