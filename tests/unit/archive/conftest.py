"""Files that a store may have read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.archive.sources import SourceFile


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str], SourceFile]:
    """Files with given content."""

    def make(content: str) -> SourceFile:
        path = tmp_path / f"{content}.pdf"
        path.write_text(content)
        return SourceFile(path, content)

    return make
