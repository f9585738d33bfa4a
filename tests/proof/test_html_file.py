"""HTML as blocks: what a reader sees, with ids, classes, bold, references and numbers of entries."""

import pytest

from reportgen.proof.html_file import blocks_of, scripts_of
from reportgen.proof.words import Lettering


def texts(html: str) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks_of(html)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>one</p><p>two", ["one", "two"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<p>one<br>two &amp; three", ["one two & three"]),
        ("<p>a<script>x()</script>b<style>c{}</style>", ["ab"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<p>  </p><ul><li>entry</ul>", ["entry"]),
        ("<p>a<a class=reference>p. 1<p>b", ["a", "b"]),
        ("<p>a<img src=x alt=y>b</p></div></p>", ["ab"]),
        ("<p class=entries>“a” <a href=#x>p. 1</a> “b” <a href=#y>p. 2</a>", ["“a”", "p. 1", "“b”", "p. 2"]),
    ],
)
def test_blocks_end_where_a_reader_sees_them_end(html: str, found: list[str]) -> None:
    assert texts(html) == found


def test_bold_ids_and_classes_come_from_all_elements_around() -> None:
    (block,) = blocks_of('<section id=asia class="chapter x"><p id=asia/1>a <strong>b <i>c</i></strong></p>')
    assert block.pieces == (("a ", False), ("b ", Lettering.BOLD), ("c", Lettering.BOLD | Lettering.ITALIC))
    assert (block.tag, block.ids) == ("p", ("asia", "asia/1"))
    assert {"chapter", "x", "<section>", "<strong>"} - block.classes == {"<strong>"}


def test_references_are_taken_out_of_the_text() -> None:
    (block,) = blocks_of('<p>words <a class="reference" href="#source/a">p.  9</a> more</p>')
    assert (" ".join(block.text.split()), block.references, block.target) == (
        "words more",
        ("p. 9",),
        "source/a",
    )


@pytest.mark.parametrize(
    ("html", "bullet"),
    [
        ("<ul><li>a</ul>", ""),
        ('<ol><li data-marker="2.">a</ol>', "2."),
        ('<ol><li><p data-marker="iv)">a</p></ol>', "iv)"),
        ("<p>a", None),
    ],
)
def test_an_entry_knows_its_printed_number(html: str, bullet: str | None) -> None:
    assert blocks_of(html)[0].bullet == bullet


def test_scripts_and_styles_are_listed() -> None:
    assert scripts_of(
        "<style> p{} </style><p>a<script>run()</script><template>t</template><script></script>"
    ) == (
        "p{}",
        "run()",
        "t",
    )
