"""A footnote is read behind its mark, with its number as its label."""

import io

import pikepdf

from reportgen.writers.print import pdf, press
from reportgen.writers.print.jobs import Job

STYLE = pdf.SHEETS["A4"].style + (
    ".footnote { float: footnote } .footnote::footnote-call, .footnote::footnote-marker { content: '' }"
)
NOTE = (
    "<p>Wages<a class='call' id='footnote/a/mark' href='#footnote/a'>1</a>"
    "<span class='footnote' id='footnote/a'><a class='footnote-mark' href='#footnote/a/mark'>1</a> A note."
    "</span> are paid.</p>"
)


def roles(element: pikepdf.Object) -> list[str]:
    return [str(kid.S) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_a_note_stands_behind_its_mark_inside_the_paragraph() -> None:
    job = Job("<html lang=en><title>Whole</title><body>", NOTE, "", STYLE, "", 0, 0.0, 1000.0)
    with pikepdf.open(io.BytesIO(press.set_part(job).pdf)) as found:
        elements = [it for it in found.objects if isinstance(it, pikepdf.Dictionary) and "/S" in it]
        [paragraph] = [it for it in elements if it.S == "/P"]
        [note] = [it for it in elements if it.S == "/Note"]
        inside = roles(paragraph)
        assert inside[inside.index("/Reference") + 1] == "/Note"
        assert roles(note)[0] == "/Lbl"
        assert str(note.ID) == "footnote/a"
        assert not [it for it in elements if it.S == "/NonStruct" and not it.get("/K")]
