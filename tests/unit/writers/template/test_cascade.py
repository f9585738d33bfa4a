"""Styles as they work: by name, with what they are based on and the defaults of their document."""

from reportgen.writers.house.values import StyleLook
from reportgen.writers.template.cascade import StyleSheet
from reportgen.writers.template.theme import OfficeTheme
from reportgen.writers.word import ooxml

THEME = OfficeTheme({"accent1": "#aa0000"}, {"major": "Inter", "minor": "Lora"})


def look(styles: str, name: str = "x") -> StyleLook:
    root = ooxml.parse(f'<w:styles xmlns:w="{ooxml.W}">{styles}</w:styles>'.encode())
    return StyleSheet(root, THEME).look(name)


def style(identity: str, name: str, paragraph: str = "", text: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def test_a_style_is_known_by_its_name_whatever_its_id_and_case() -> None:
    assert look(style("Standard7", "Body TEXT", text='<w:sz w:val="21"/>'), "body text").size == 10.5
    assert look(style("BodyText", "other", text='<w:sz w:val="21"/>'), "BodyText") == StyleLook()


def test_attributes_are_inherited_one_by_one_and_a_colour_as_a_whole() -> None:
    base = style(
        "b",
        "base",
        '<w:spacing w:before="100" w:after="200"/>',
        '<w:color w:val="00AA00" w:themeColor="accent1"/>',
    )
    own = style("x", "x", '<w:spacing w:after="60"/>', '<w:color w:val="0000BB"/>', "b")
    found = look(base + own)
    assert (found.before, found.after, found.ink) == (5.0, 3.0, "#0000bb")


def test_toggles_without_a_value_are_on() -> None:
    assert look(style("x", "x", text="<w:b/><w:i/>")) == StyleLook(bold=True, italic=True)
    assert look(style("x", "x", text='<w:b w:val="0"/><w:i w:val="false"/>')) == StyleLook(
        bold=False, italic=False
    )


def test_the_face_of_the_theme_wins_over_a_name_beside_it_and_gives_way_to_a_later_name() -> None:
    themed = style("b", "base", text='<w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Arial"/>')
    assert look(themed, "base").face == "Inter"
    assert look(themed + style("x", "x", text='<w:rFonts w:ascii="Arial"/>', based_on="b")).face == "Arial"


def test_defaults_of_the_document_come_first() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert look(defaults + style("x", "x")).size == 10.0


def test_lines_are_lines_points_or_points_at_least() -> None:
    def line(attributes: str) -> tuple[object, object]:
        found = look(style("x", "x", f"<w:spacing {attributes}/>"))
        return found.line, found.rule

    assert line('w:line="276"') == (1.15, "auto")
    assert line('w:line="290" w:lineRule="exact"') == (14.5, "exact")
    assert line('w:line="290" w:lineRule="atLeast"') == (14.5, "atLeast")
    assert line('w:line="-5" w:lineRule="exact"') == (None, None)
    assert line('w:line="many"') == (None, None)


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    circle = style("x", "x", text='<w:sz w:val="30"/>', based_on="y") + style("y", "y", based_on="x")
    assert look(circle).size == 15.0


def test_lengths_that_nobody_prints_are_none() -> None:
    assert look(style("x", "x", text='<w:sz w:val="9999999"/>')).size is None
    assert look(style("x", "x", text='<w:sz w:val="ten"/>')).size is None
