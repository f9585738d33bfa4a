"""A CMap says how a string falls into codes, and which glyphs they stand for."""

from reportgen.readers.cmaps import CodeMap, CodeSpace, meanings, parse

MIXED = b"""1 begincodespacerange <00> <80> endcodespacerange
1 begincodespacerange <8140> <9FFC> endcodespacerange
2 begincidchar <41> 7 <8140> 900 endcidchar
1 begincidrange <61> <63> 20 endcidrange"""


def test_codes_of_one_and_two_bytes_are_told_apart() -> None:
    assert list(parse(MIXED).codes(b"A\x81\x40b")) == [0x41, 0x8140, 0x62]


def test_single_codes_and_ranges_name_their_glyphs() -> None:
    assert parse(MIXED).glyphs == {0x41: 7, 0x8140: 900, 0x61: 20, 0x62: 21, 0x63: 22}


def test_every_byte_of_a_code_lies_in_its_range() -> None:
    space = CodeSpace(b"\x81\x40", b"\x9f\xfc")
    assert [space.holds(code) for code in (b"\x81\x40", b"\x90\x30", b"\xa0\x40", b"\x81")] == [
        True,
        False,
        False,
        False,
    ]


def test_bytes_that_no_range_holds_are_codes_of_the_usual_length() -> None:
    assert list(CodeMap((), {}).codes(b"\x00A\x00B")) == [0x41, 0x42]
    assert list(parse(MIXED).codes(b"\xffA")) == [0xFF, 0x41]


def test_a_range_without_end_is_cut_at_what_two_bytes_hold() -> None:
    assert len(parse(b"1 begincidrange <0000> <FFFFFFFF> 0 endcidrange").glyphs) <= 65_537


def test_a_map_of_another_kind_says_nothing() -> None:
    assert parse(b"/UniJIS-UTF16-H usecmap") == CodeMap((), {})


def test_white_space_inside_the_letters_of_a_ligature_says_nothing() -> None:
    table = b"1 beginbfchar <21><0054 0068> endbfchar 1 beginbfchar <2d> <0066 0066\n0069> endbfchar"
    assert dict(meanings(table)) == {0x21: "Th", 0x2D: "ffi"}
