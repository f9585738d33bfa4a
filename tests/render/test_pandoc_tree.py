"""pandoc makes the same document of our tree as of the HTML, to the byte."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.model.compilation import Compilation
from reportgen.writers.html import pages
from reportgen.writers.word import docx, pandoc_tree
from tests import coded, compilations

KNOWN = (
    "<p> one \n two <strong> bold </strong><strong>er</strong> <em>slanted</em><u>lined</u>"
    " z&nbsp;w<br> q </p>",
    "<p><strong>a</strong><strong>b</strong><strong></strong>c<em> </em>d</p><p> </p><p></p>",
    '<section class="chapter" id="s" lang="ar" dir="rtl"><h1 class="k"> A  b </h1>'
    '<h2 id="t">c</h2></section>',
    "<ol><li>one</li><li>two<ul><li>x</li></ul></li></ol>"
    "<ol start='3' type='a'><li><p>one</p></li><li>b</li></ol>",
    "<ul><li><p>p</p> tail</li><li></li></ul><blockquote><p>q</p></blockquote>",
    '<div>bare <span id="i" data-custom-style="Website" dir="rtl"> in </span> text<p>p</p>after</div>',
    "<table><thead><tr><th>h</th></tr></thead><tbody><tr><th>h</th></tr>"
    '<tr><td style="text-align: right">1</td></tr></tbody></table>',
    '<table class="c"><caption>Words</caption><colgroup><col style="width: 33.3%"><col style="width: 66.7%">'
    '</colgroup><thead><tr><th>a</th><th style="text-align: right">b</th></tr></thead><tbody>'
    '<tr><th colspan="2" scope="row">g</th></tr>'
    '<tr id="r"><th>x</th><td data-label="b"><p>1</p><p>2</p></td></tr>'
    "</tbody><tbody><tr><td>x</td><td></td></tr></tbody></table>",
    '<p><a class="k" href="#s">to <strong>s</strong> </a>and '
    '<a id="u" href="https://example.org/?a=1&amp;b=2">u</a></p>',
    "<p>“soft\u00adhyphen”, non\u2011breaking, \u2003wide, \u200f مرحبا, 1 < 2 &amp;amp; \U0001f600</p>",
)
"""HTML in all the forms that templates and Markdown have."""

UNKNOWN = (
    "<pre><code>x\n</code></pre>",
    "<p><code>x</code></p>",
    "<hr>",
    '<p><a href="http://exämple.org/a b">l</a></p>',
    '<p><a id="z">no address</a></p>',
    '<ul><li id="k">a</li></ul>',
    '<ol style="list-style-type: lower-alpha"><li>y</li></ol>',
    '<div data-other="x">y</div>',
    "<table><tbody><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>",
    "<table><tbody><tr><td>a<br>b</td></tr></tbody></table>",
    "<table><tbody><tr><td><p>block</p></td></tr></tbody></table>",
    "<table><colgroup><col></colgroup><tbody><tr><td>a</td></tr></tbody></table>",
    '<table><tbody><tr><td style="text-align: center">a</td></tr></tbody></table>',
)


def page(body: str) -> str:
    head = '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"></head>'
    return f"{head}\n<body>\n{body}\n</body></html>"


def parts(content: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def assert_the_same(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the tree and of the HTML, pandoc makes the same document."""
    assert pandoc_tree.tree_of(source) is not None
    ours = parts(docx.convert(source, "en"))
    monkeypatch.setattr(pandoc_tree, "tree_of", lambda _: None)
    assert ours == parts(docx.convert(source, "en"))


@pytest.mark.parametrize("body", KNOWN)
def test_known_html_becomes_the_same_document(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_the_same(page(body), monkeypatch)


@pytest.mark.parametrize(
    "make",
    [
        compilations.realistic,
        compilations.crowded,
        compilations.edited,
        compilations.drafted,
        compilations.hostile,
        coded.coded,
    ],
)
def test_whole_documents_are_the_same(
    make: Callable[[], Compilation], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compilations.make_logos(tmp_path)
    assert_the_same(pages.render_word(make(), tmp_path), monkeypatch)


@pytest.mark.parametrize("body", UNKNOWN)
def test_what_is_not_known_is_left_to_pandoc(body: str) -> None:
    assert pandoc_tree.tree_of(page(f"<p>known</p>{body}")) is None
    assert parts(docx.convert(page(f"<p>known</p>{body}"), "en"))["word/document.xml"]


def test_a_pandoc_with_another_tree_reads_the_html(monkeypatch: pytest.MonkeyPatch) -> None:
    source = page("<p>words</p>")
    expected = parts(docx.convert(source, "en"))
    monkeypatch.setattr(pandoc_tree, "VERSION", (9, 9))
    with pytest.raises(RenderError, match="ersion"):
        docx._run("json", pandoc_tree.tree_of(source) or b"", "en")
    assert parts(docx.convert(source, "en")) == expected
