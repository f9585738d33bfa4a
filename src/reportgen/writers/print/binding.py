"""Parts, each set by itself → one tagged PDF/UA-1 and PDF/A-3a: pages, structure, links, outline, furniture.

Same parts, same bytes. The places of a structure tree, a name tree and an outline: ISO 32000-1, 14.7,
7.9.6 and 12.3.3.
"""

import hashlib
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from . import archival
from .jobs import FIGURE, NEXT_FIGURE, Attachment, NamedPlace, OutlineEntry, SetPart

_OTHER_FILE = re.compile(r"([^/:?#]+\.pdf)#(.+)")
"""A link to a named place of a PDF in the same folder."""

_OF_THE_DOCUMENT = ("/Lang", "/MarkInfo", "/Metadata", "/ViewerPreferences")
"""Entries of the catalog that are the same for the whole document."""


def bind(
    parts: Sequence[SetPart],
    furniture: SetPart,
    attachments: Iterable[Attachment],
    block: Sequence[float] | None = None,
) -> bytes:
    """Return one PDF with the pages of all parts; title and language are those of the first.

    Args:
        parts: in order.
        furniture: a page with the running footer, then one with each figure from 0 to 9, each where the
            first figure of a page number stands; FIGURE and NEXT_FIGURE show how wide it is.
        attachments: files to put inside.
        block: where the text stands on every page (ArtBox), points from the bottom left corner; None where it
            is the usual one.
    """
    whole = Pdf.new()
    sources = [Pdf.open(io.BytesIO(part.pdf)) for part in parts]
    _copy_facts(sources[0], whole)
    structure = _Structure(whole)
    for source in sources:
        _add_pages(source, whole)
        structure.add(whole.copy_foreign(source.Root.StructTreeRoot))
    pages = [page.obj for page in whole.pages]
    starts = list(_starts(parts))
    _lay_over(pages, furniture, whole)
    for page in pages if block is not None else ():
        page.ArtBox = Array(list(block or ()))
    _name_places(zip(starts, parts, strict=True), pages, whole)
    _outline(
        [(start, bookmark) for start, part in zip(starts, parts, strict=True) for bookmark in part.bookmarks],
        whole,
    )
    _lead_to_other_files(whole)
    embed(attachments, whole)
    archival.make_archival(whole)
    return archival.save(whole)


def _starts(parts: Iterable[SetPart]) -> Iterator[int]:
    """Yield for each part how many pages are before it."""
    before = 0
    for part in parts:
        yield before
        before += part.pages


def _copy_facts(first: Pdf, whole: Pdf) -> None:
    for name in _OF_THE_DOCUMENT:
        if name in first.Root:
            value = first.Root[name]
            whole.Root[name] = whole.copy_foreign(value) if value.is_indirect else _plain(value)
    for name, value in first.docinfo.items():
        whole.docinfo[name] = _plain(value)


def _plain(value: Object) -> Object:
    """Return a direct object that belongs to no file."""
    return Object.parse(value.unparse())


def _add_pages(source: Pdf, whole: Pdf) -> None:
    with warnings.catch_warnings():
        # it says that places are not copied along: they are named by `_name_places`
        warnings.simplefilter("ignore")
        whole.pages.extend(source.pages)


class _Structure:
    """The structure tree that grows with each part."""

    def __init__(self, whole: Pdf) -> None:
        self._document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        tree = Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([self._document]),
            ParentTree=whole.make_indirect(Dictionary(Nums=Array())),
        )
        whole.Root.StructTreeRoot = whole.make_indirect(tree)
        self._document.P = whole.Root.StructTreeRoot
        self._owners = whole.Root.StructTreeRoot.ParentTree.Nums

    def add(self, root: Object) -> None:
        """Put the elements of a part behind those that are there.

        Args:
            root: the structure tree of the part; its numbers are its own.
        """
        for element in root.K[0].K:
            element.P = self._document
            self._document.K.append(element)
        self._owners.extend(root.ParentTree.Nums)


def _lay_over(pages: Sequence[Object], furniture: SetPart, whole: Pdf) -> None:
    """Lay footer and number over the pages but the first, which is the cover."""
    with Pdf.open(io.BytesIO(furniture.pdf)) as source:
        names = ("/Footer", *(f"/Figure{digit}" for digit in range(10)))
        sheets = zip(names, source.pages, strict=False)
        forms = {name: whole.copy_foreign(sheet.as_form_xobject()) for name, sheet in sheets}
    left = {place.name: place.x for place in furniture.places}
    step = round(left[NEXT_FIGURE] - left[FIGURE], 3)
    keep = whole.make_stream(b"q")  # a page turns the coordinates over and does not turn them back
    for number, page in enumerate(pages[1:], 2):
        figures = (f"/Figure{digit} Do 1 0 0 1 {step} 0 cm" for digit in str(number))
        over = whole.make_stream(f"Q /Footer Do q {' '.join(figures)} Q".encode("ascii"))
        page.Contents = Array([keep, page.Contents, over])
        for name, form in forms.items():
            page.Resources.XObject[name] = form


def _name_places(parts: Iterable[tuple[int, SetPart]], pages: Sequence[Object], whole: Pdf) -> None:
    """Name every place in order of the names' bytes; of two with one name, the first counts."""
    places: dict[bytes, tuple[int, NamedPlace]] = {}
    for start, part in parts:
        for place in part.places:
            places.setdefault(_bytes(place.name), (start, place))
    names = Array()
    for name, (start, place) in sorted(places.items()):
        names.append(pikepdf.String(name))
        names.append(_destination(pages[start + place.page], place))
    whole.Root.Names = Dictionary(Dests=whole.make_indirect(Dictionary(Names=names)))


def _lead_to_other_files(whole: Pdf) -> None:
    """Let links to places of a PDF beside this one open it there (ISO 32000-1, 12.6.4.3)."""
    for page in whole.pages:
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            beside = _OTHER_FILE.fullmatch(address)
            if beside:
                file, place = unquote(beside[1]), unquote(beside[2])
                annotation.A = Dictionary(
                    S=Name.GoToR, F=pikepdf.String(file), D=pikepdf.String(_bytes(place)), Type=Name.Action
                )


def _bytes(name: str) -> bytes:
    """Return a name as WeasyPrint writes it into links."""
    return name.encode("ascii") if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _destination(page: Object, target: NamedPlace | OutlineEntry) -> Array:
    return Array([page, Name.XYZ, target.x, target.y, 0])


def _outline(bookmarks: Sequence[tuple[int, OutlineEntry]], whole: Pdf) -> None:
    """Write the outline; an entry stands below the last one of a higher level."""
    if not bookmarks:
        return
    root = whole.make_indirect(Dictionary(Type=Name.Outlines))
    path: list[tuple[int, Object]] = [(0, root)]
    for start, bookmark in bookmarks:
        while path[-1][0] >= bookmark.level:
            path.pop()
        entry = whole.make_indirect(
            Dictionary(
                Title=pikepdf.String(bookmark.label),
                Dest=_destination(whole.pages[start + bookmark.page].obj, bookmark),
                Parent=path[-1][1],
            )
        )
        for _, above in path:
            above.Count = int(above.get("/Count", 0)) + 1
        _append(entry, path[-1][1])
        path.append((bookmark.level, entry))
    whole.Root.Outlines = root


def _append(entry: Object, parent: Object) -> None:
    if Name.Last in parent:
        last = parent.Last
        last.Next, entry.Prev = entry, last
    else:
        parent.First = entry
    parent.Last = entry


def embed(attachments: Iterable[Attachment], pdf: Pdf) -> None:
    """Put `attachments` into `pdf`.

    No dates are written, so that the same files give the same bytes. The names of a name tree stand in
    order of their bytes (ISO 32000-1, 7.9.6).
    """
    ordered = sorted(attachments, key=lambda attachment: attachment.name.encode("utf-8"))
    if not ordered:
        return
    names = Array()
    for attachment in ordered:
        names.append(pikepdf.String(attachment.name))
        names.append(_file(attachment, pdf))
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=names))


def _file(attachment: Attachment, pdf: Pdf) -> pikepdf.Object:
    """Return the file specification of `attachment`; PDF/UA-1, 7.11, asks for both F and UF."""
    embedded = pdf.make_stream(attachment.content)
    embedded.Type = Name.EmbeddedFile
    embedded.Subtype = Name(f"/{attachment.media_type}")
    digest = hashlib.md5(attachment.content, usedforsecurity=False).digest()
    embedded.Params = Dictionary(Size=len(attachment.content), CheckSum=pikepdf.String(digest))
    specification = Dictionary(
        Type=Name.Filespec,
        F=pikepdf.String(attachment.name),
        UF=pikepdf.String(attachment.name),
        EF=Dictionary(F=embedded),
        Desc=pikepdf.String(attachment.description),
        AFRelationship=Name.Data,
    )
    return pdf.make_indirect(specification)
