"""Pull quotes inside a sentence, and credits and captions of pictures, typeset by two engines."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from reportgen.model.document import Document
from tests.typesetting.printed import read

pytestmark = pytest.mark.middle

TEXT = (
    "Sellers of labour told the panel that nobody had asked them before, and that the forms were in a "
    "language that few could read. The inspectors came once a year and spoke to the owner alone, which is "
    "why the lists that they made were short and out of date."
)
MORE = "Wages paid on the day they are earned leave little room for debt and less for threats. " * 3
QUOTE = "We were asked last and paid least of all the people on the boat"
FIRST = " ".join(TEXT.split()[:30])
REST = TEXT.removeprefix(FIRST).strip()


def _read(body: str, style: str, engine: str, folder: Path) -> Document:
    return read(f"{body}<p style='break-before:page'>{MORE * 3}</p><p>{TEXT}</p>", style, engine, folder)


@pytest.mark.parametrize(
    "style",
    [
        "font-size:17pt;color:#a33;margin:14pt 40pt;font-style:italic;line-height:1.2",
        "font:bold 15pt sans-serif;margin:14pt 0;border:solid;border-width:1pt 0;padding:8pt 0",
    ],
)
@pytest.mark.parametrize("engine", ["weasyprint", "chromium"])
def test_a_paragraph_goes_on_behind_a_pull_quote(engine: str, style: str, tmp_path: Path) -> None:
    body = (
        f"<p>{MORE}</p><p style='text-align:justify;text-align-last:justify;margin:0'>{FIRST}</p>"
        f"<div class=q>{QUOTE}</div><p>{REST}</p><p>{MORE}</p>"
    )
    blocks = _read(body, f".q{{{style}}}", engine, tmp_path).blocks
    assert [block.text for block in blocks if block.type == "aside"] == [QUOTE]
    assert TEXT in [block.text for block in blocks if block.evidence[0].page == 1]


CREDITS = (
    "font-size:7pt'>Photo: Amina Diallo / The Lantern Foundation",
    "font-size:8pt;font-weight:700'>© Amina Diallo",
    "font-weight:700'>Photo credit: Amina Diallo",
    "font-size:9pt;font-weight:700;color:#369'>Fishers in the harbour of Dakar at dawn",
    "position:relative;top:-16pt;margin-bottom:-12pt;color:#fff;font-size:8pt;font-weight:700'>Amina Diallo",
)


def _picture() -> str:
    image = Image.new("RGB", (200, 100))
    image.putdata([(x * 7 % 255, y * 5 % 255, x * y % 255) for y in range(100) for x in range(200)])
    stream = io.BytesIO()
    image.save(stream, "PNG")
    source = base64.b64encode(stream.getvalue()).decode()
    return f"<img style='width:300pt;height:150pt;display:block' src='data:image/png;base64,{source}'>"


@pytest.mark.parametrize("words", CREDITS)
@pytest.mark.parametrize("engine", ["weasyprint", "chromium"])
def test_credits_and_captions_of_pictures_are_no_headings(engine: str, words: str, tmp_path: Path) -> None:
    titles = ("Hours and wages", "Courts and clerks")
    body = "".join(
        f"<h2>{title}</h2><p>{MORE}</p>{_picture()}<div style='{words}</div><p>{TEXT}</p>" for title in titles
    )
    blocks = _read(body, "h2{font-size:15pt;color:#369}", engine, tmp_path).blocks
    assert [block.text for block in blocks if block.type == "heading"] == list(titles)
    assert len([block for block in blocks if block.type == "caption"]) == len(titles)
