"""PDFium's C functions, declared once: the only module that knows where the library comes from.

pypdfium2 ships the library. Its own declarations cover all of PDFium and wrap every handle in an object;
a reader calls a dozen functions a hundred thousand times, so these few are declared here with handles as
plain numbers. Names and meanings are those of PDFium's public headers (fpdfview.h, fpdf_text.h,
fpdf_edit.h, fpdf_doc.h, fpdf_save.h).
"""

import ctypes
import importlib.util
import sys
from collections.abc import Callable
from ctypes import c_float, c_int, c_size_t, c_ubyte, c_ulong, c_void_p
from pathlib import Path
from typing import Any, NewType, cast

OBJECT_TEXT, OBJECT_PATH, OBJECT_IMAGE, OBJECT_SHADING, OBJECT_FORM = 1, 2, 3, 4, 5
"""Kinds of page objects."""
SEGMENT_LINE, SEGMENT_BEZIER, SEGMENT_MOVE = 0, 1, 2
"""Kinds of path segments."""
MODE_STROKE, MODE_FILL_STROKE, MODE_INVISIBLE, MODE_CLIP = 1, 2, 3, 7
"""Text rendering modes (ISO 32000-1, 9.3.6)."""
ERROR_PASSWORD, ERROR_SECURITY = 4, 5
"""Reasons for which a document is not opened."""
REMOVE_SECURITY = 3
"""Saving without encryption."""


def _find() -> str:
    """Return the path of the library that pypdfium2 ships."""
    spec = importlib.util.find_spec("pypdfium2_raw")
    name = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(sys.platform, "libpdfium.so")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, name)
        if path.is_file():
            return str(path)
    from pypdfium2_raw import bindings  # type: ignore[import-untyped] # a build against a library of the system

    return str(bindings._libs["pdfium"]._name)


_PATH = _find()
# Calls that are short: releasing the interpreter's lock would cost more than they do. One thread reads.
_SHORT = ctypes.PyDLL(_PATH)
_LONG = ctypes.CDLL(_PATH)
# Handles come back as numbers; None stands for the null pointer.
_HANDLE = c_void_p
_ADDRESS = c_void_p
Handle = int
Passed = NewType("Passed", object)
"""A handle or address in the form that brief functions take."""
Function = Callable[..., Any]


def _declare(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Function:
    function = library[name]
    function.restype = result
    function.argtypes = arguments
    return function


def _brief(name: str, result: Any = c_int) -> Function:
    """Declare a function that is called for every object or character.

    It takes its handles and addresses as `passed` returns them, made once for many calls: converting a plain
    number takes longer than the call. A plain number would be cut to 32 bits, so only indices may be one.
    """
    function = _SHORT[name]
    function.restype = result
    return function


passed = cast("Callable[[Handle | None], Passed]", _ADDRESS.from_param)
"""Returns a handle or address in the form that brief functions take."""


class Config(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG, version 2."""

    _fields_ = (
        ("version", c_int),
        ("user_font_paths", ctypes.POINTER(ctypes.c_char_p)),
        ("isolate", c_void_p),
        ("embedder_slot", ctypes.c_uint),
    )


init_library = _declare(_LONG, "FPDF_InitLibraryWithConfig", None, ctypes.POINTER(Config))
load_document = _declare(_LONG, "FPDF_LoadMemDocument64", _HANDLE, ctypes.c_char_p, c_size_t, ctypes.c_char_p)
last_error = _declare(_LONG, "FPDF_GetLastError", c_ulong)
close_document = _declare(_LONG, "FPDF_CloseDocument", None, _HANDLE)
count_pages = _declare(_LONG, "FPDF_GetPageCount", c_int, _HANDLE)
meta_text = _declare(_LONG, "FPDF_GetMetaText", c_ulong, _HANDLE, ctypes.c_char_p, _ADDRESS, c_ulong)
language = _declare(_LONG, "FPDFCatalog_GetLanguage", c_ulong, _HANDLE, _ADDRESS, c_ulong)
page_label = _declare(_LONG, "FPDF_GetPageLabel", c_ulong, _HANDLE, c_int, _ADDRESS, c_ulong)

first_bookmark = _declare(_LONG, "FPDFBookmark_GetFirstChild", _HANDLE, _HANDLE, _HANDLE)
next_bookmark = _declare(_LONG, "FPDFBookmark_GetNextSibling", _HANDLE, _HANDLE, _HANDLE)
bookmark_title = _declare(_LONG, "FPDFBookmark_GetTitle", c_ulong, _HANDLE, _ADDRESS, c_ulong)
bookmark_target = _declare(_LONG, "FPDFBookmark_GetDest", _HANDLE, _HANDLE, _HANDLE)
bookmark_action = _declare(_LONG, "FPDFBookmark_GetAction", _HANDLE, _HANDLE)
action_target = _declare(_LONG, "FPDFAction_GetDest", _HANDLE, _HANDLE, _HANDLE)
target_page = _declare(_LONG, "FPDFDest_GetDestPageIndex", c_int, _HANDLE, _HANDLE)

load_page = _declare(_LONG, "FPDF_LoadPage", _HANDLE, _HANDLE, c_int)
close_page = _declare(_LONG, "FPDF_ClosePage", None, _HANDLE)
rotation = _declare(_LONG, "FPDFPage_GetRotation", c_int, _HANDLE)
bounding_box = _declare(_LONG, "FPDF_GetPageBoundingBox", c_int, _HANDLE, _ADDRESS)
count_annotations = _declare(_LONG, "FPDFPage_GetAnnotCount", c_int, _HANDLE)
annotation = _declare(_LONG, "FPDFPage_GetAnnot", _HANDLE, _HANDLE, c_int)
close_annotation = _declare(_LONG, "FPDFPage_CloseAnnot", None, _HANDLE)
annotation_kind = _declare(_SHORT, "FPDFAnnot_GetSubtype", c_int, _HANDLE)
annotation_flags = _declare(_SHORT, "FPDFAnnot_GetFlags", c_int, _HANDLE)
annotation_text = _declare(
    _LONG, "FPDFAnnot_GetStringValue", c_ulong, _HANDLE, ctypes.c_char_p, _ADDRESS, c_ulong
)
annotation_type = _declare(_SHORT, "FPDFAnnot_GetValueType", c_int, _HANDLE, ctypes.c_char_p)
annotation_box = _declare(_LONG, "FPDFAnnot_GetRect", c_int, _HANDLE, _ADDRESS)
count_objects = _declare(_SHORT, "FPDFPage_CountObjects", c_int, _HANDLE)
page_object = _brief("FPDFPage_GetObject", _HANDLE)
count_form_objects = _declare(_SHORT, "FPDFFormObj_CountObjects", c_int, _HANDLE)
form_object = _brief("FPDFFormObj_GetObject", _HANDLE)

object_type = _brief("FPDFPageObj_GetType")
object_bounds = _brief("FPDFPageObj_GetBounds")
object_matrix = _brief("FPDFPageObj_GetMatrix", None)
fill_color = _brief("FPDFPageObj_GetFillColor")
stroke_color = _brief("FPDFPageObj_GetStrokeColor")
stroke_width = _brief("FPDFPageObj_GetStrokeWidth", None)
has_transparency = _brief("FPDFPageObj_HasTransparency")
set_active = _declare(_SHORT, "FPDFPageObj_SetIsActive", c_int, _HANDLE, c_int)
count_marks = _brief("FPDFPageObj_CountMarks")
object_mark = _brief("FPDFPageObj_GetMark", _HANDLE)
remove_mark = _declare(_SHORT, "FPDFPageObj_RemoveMark", c_int, _HANDLE, _HANDLE)
mark_name = _brief("FPDFPageObjMark_GetName")
mark_number = _brief("FPDFPageObjMark_GetParamIntValue")
mark_bytes = _brief("FPDFPageObjMark_GetParamBlobValue")
clip_path = _brief("FPDFPageObj_GetClipPath", _HANDLE)
count_clips = _brief("FPDFClipPath_CountPaths")
count_clip_segments = _brief("FPDFClipPath_CountPathSegments")
clip_segment = _brief("FPDFClipPath_GetPathSegment", _HANDLE)
count_segments = _brief("FPDFPath_CountSegments")
path_segment = _brief("FPDFPath_GetPathSegment", _HANDLE)
draw_mode = _brief("FPDFPath_GetDrawMode", None)
segment_point = _brief("FPDFPathSegment_GetPoint", None)
segment_type = _brief("FPDFPathSegment_GetType")

enumerate_link = _declare(_LONG, "FPDFLink_Enumerate", c_int, _HANDLE, _ADDRESS, _ADDRESS)
link_action = _declare(_SHORT, "FPDFLink_GetAction", _HANDLE, _HANDLE)
action_type = _declare(_SHORT, "FPDFAction_GetType", c_ulong, _HANDLE)
action_address = _declare(_SHORT, "FPDFAction_GetURIPath", c_ulong, _HANDLE, _HANDLE, _ADDRESS, c_ulong)
link_rectangle = _declare(_SHORT, "FPDFLink_GetAnnotRect", c_int, _HANDLE, _ADDRESS)
count_link_quads = _declare(_SHORT, "FPDFLink_CountQuadPoints", c_int, _HANDLE)
link_quad = _declare(_SHORT, "FPDFLink_GetQuadPoints", c_int, _HANDLE, c_int, _ADDRESS)

create_bitmap = _declare(_LONG, "FPDFBitmap_CreateEx", _HANDLE, c_int, c_int, c_int, _ADDRESS, c_int)
fill_bitmap = _declare(
    _LONG, "FPDFBitmap_FillRect", c_int, _HANDLE, c_int, c_int, c_int, c_int, ctypes.c_ulong
)
render_page = _declare(
    _LONG, "FPDF_RenderPageBitmap", None, _HANDLE, _HANDLE, c_int, c_int, c_int, c_int, c_int, c_int
)
bitmap_pixels = _declare(_LONG, "FPDFBitmap_GetBuffer", _HANDLE, _HANDLE)
bitmap_stride = _declare(_LONG, "FPDFBitmap_GetStride", c_int, _HANDLE)
destroy_bitmap = _declare(_LONG, "FPDFBitmap_Destroy", None, _HANDLE)

load_text = _declare(_LONG, "FPDFText_LoadPage", _HANDLE, _HANDLE)
close_text = _declare(_LONG, "FPDFText_ClosePage", None, _HANDLE)
count_chars = _declare(_SHORT, "FPDFText_CountChars", c_int, _HANDLE)
get_text = _declare(_LONG, "FPDFText_GetText", c_int, _HANDLE, c_int, c_int, _ADDRESS)
char_code = _declare(_SHORT, "FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, c_int)
char_object = _brief("FPDFText_GetTextObject", _HANDLE)
char_origin = _brief("FPDFText_GetCharOrigin", None)
ink_box = _brief("FPDFText_GetCharBox")
char_box = _brief("FPDFText_GetLooseCharBox", None)
is_generated = _brief("FPDFText_IsGenerated")
is_hyphen = _brief("FPDFText_IsHyphen")
is_unmapped = _brief("FPDFText_HasUnicodeMapError")

text_font = _brief("FPDFTextObj_GetFont", _HANDLE)
text_size = _brief("FPDFTextObj_GetFontSize", None)
text_mode = _brief("FPDFTextObj_GetTextRenderMode")
font_name = _declare(_SHORT, "FPDFFont_GetBaseFontName", c_size_t, _HANDLE, _ADDRESS, c_size_t)
glyph_width = _declare(_SHORT, "FPDFFont_GetGlyphWidth", c_int, _HANDLE, ctypes.c_uint, c_float, _ADDRESS)
font_embedded = _declare(_SHORT, "FPDFFont_GetIsEmbedded", c_int, _HANDLE)
font_data = _declare(_LONG, "FPDFFont_GetFontData", c_int, _HANDLE, _ADDRESS, c_size_t, _ADDRESS)

WRITE_BLOCK = ctypes.CFUNCTYPE(c_int, c_void_p, ctypes.POINTER(c_ubyte), c_ulong)


class FileWrite(ctypes.Structure):
    """FPDF_FILEWRITE, version 1."""

    _fields_ = (("version", c_int), ("write_block", WRITE_BLOCK))


save_copy = _declare(_LONG, "FPDF_SaveAsCopy", c_int, _HANDLE, ctypes.POINTER(FileWrite), c_ulong)


# The library keeps the address: an empty list, so that no fonts of the system are looked at.
_NO_FONT_PATHS = (ctypes.c_char_p * 1)(None)


def start() -> None:
    """Make the library ready; more than once does no harm."""
    init_library(Config(2, _NO_FONT_PATHS, None, 0))


def utf16(call: Callable[[Any, int], int]) -> str:
    """Return the text that a function writes as UTF-16; it gives the bytes it needs, two for the end."""
    needed = int(call(None, 0))
    if needed <= 2:  # noqa: PLR2004 (nothing but the end)
        return ""
    buffer = ctypes.create_string_buffer(needed)
    call(ctypes.addressof(buffer), needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", "replace")


def plain(call: Callable[[Any, int], int]) -> str:
    """Return the text that a function writes byte by byte; it gives the bytes it needs, one for the end."""
    needed = int(call(None, 0))
    buffer = ctypes.create_string_buffer(max(needed, 1))
    call(ctypes.addressof(buffer), needed)
    return buffer.value.decode("utf-8", "replace")
