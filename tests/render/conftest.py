"""The documents of the compilations, made once a session."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation
from reportgen.writers.html import pages
from reportgen.writers.print import companion as companion_pdf
from reportgen.writers.print import pdf
from reportgen.writers.publication import Publication
from reportgen.writers.word import companion as companion_docx
from reportgen.writers.word import docx
from tests import coded as codings
from tests import compilations


@dataclass(frozen=True)
class Outputs:
    """A compilation and everything made from it."""

    compilation: Compilation
    assets: Path
    pdf: bytes
    warnings: tuple[str, ...]
    docx: bytes
    web: str

    @cached_property
    def companion_pdf(self) -> bytes:
        """The companion."""
        return companion_pdf.make(Publication(self.compilation, self.assets)).content

    @cached_property
    def companion_docx(self) -> bytes:
        """The companion as a Word document."""
        return companion_docx.make(Publication(self.compilation, self.assets)).content


def _outputs(compilation: Compilation, assets: Path) -> Outputs:
    content, warnings = pdf.render(compilation, assets)
    return Outputs(
        compilation,
        assets,
        content,
        warnings,
        docx.render(compilation, assets),
        pages.render_web(compilation, assets),
    )


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition folder with logos."""
    return compilations.make_logos(tmp_path_factory.mktemp("edition"))


@pytest.fixture(scope="session")
def realistic(assets: Path) -> Outputs:
    """Five regions."""
    return _outputs(compilations.realistic(), assets)


@pytest.fixture(scope="session")
def hostile(assets: Path) -> Outputs:
    """Text that looks like markup."""
    return _outputs(compilations.hostile(), assets)


@pytest.fixture(scope="session")
def edited(assets: Path) -> Outputs:
    """A release with every mark of people's decisions."""
    return _outputs(compilations.edited(), assets)


@pytest.fixture(scope="session")
def drafted(assets: Path) -> Outputs:
    """The same as a draft with many open points."""
    return _outputs(compilations.drafted(), assets)


@pytest.fixture(scope="session")
def coded(assets: Path) -> Outputs:
    """Coded priorities: the document has the chapter "Common ground"."""
    return _outputs(codings.coded(), assets)


@pytest.fixture(scope="session", params=["realistic", "hostile", "edited", "drafted", "coded"])
def outputs(request: pytest.FixtureRequest) -> Outputs:
    """Each of the five."""
    found: Outputs = request.getfixturevalue(request.param)
    return found
