"""A font's weight and slant are weighed: no single statement decides."""

import pytest

from reportgen.readers.faces import FaceEvidence, weigh

FORCE_BOLD = 1 << 18
ITALIC = 1 << 6

BOLD = [
    FaceEvidence("ABCDEF+Lato-Bold"),
    FaceEvidence("TimesNewRomanPS-BoldMT"),
    FaceEvidence("Arial,Bold"),
    FaceEvidence("OpenSans-SemiBold"),
    FaceEvidence("SourceSans3ExtraLight-SemiBold"),
    FaceEvidence("CMBX10"),
    FaceEvidence("LMRoman10-Bold"),
    FaceEvidence("LinLibertineOB", flags=FORCE_BOLD),
    FaceEvidence("F17", weight=700),
    FaceEvidence("F17", os2_weight=600),
    FaceEvidence("F17", stem=160),
]
PLAIN = [
    FaceEvidence("Lato-Regular"),
    FaceEvidence("Helvetica"),
    FaceEvidence("CMR10"),
    FaceEvidence("LinLibertineO", stem=80),
    FaceEvidence("SourceSans3ExtraLight-Regular", weight=400),
    FaceEvidence("Garamond-Italic", flags=ITALIC, stem=150),
]


@pytest.mark.parametrize("evidence", BOLD, ids=lambda it: f"{it.name}-{it.weight:g}-{it.stem:g}")
def test_bold_faces(evidence: FaceEvidence) -> None:
    assert weigh(evidence).weight >= 600


@pytest.mark.parametrize("evidence", PLAIN, ids=lambda it: it.name)
def test_plain_faces(evidence: FaceEvidence) -> None:
    assert weigh(evidence).weight <= 400


@pytest.mark.parametrize(
    ("evidence", "italic"),
    [
        (FaceEvidence("Lato-Italic"), True),
        (FaceEvidence("Helvetica-Oblique"), True),
        (FaceEvidence("CMTI10"), True),
        (FaceEvidence("F3", angle=-12), True),
        (FaceEvidence("F3", flags=ITALIC), True),
        (FaceEvidence("Roboto-Regular"), False),
        (FaceEvidence("Lato-Bold"), False),
    ],
)
def test_slant(evidence: FaceEvidence, italic: bool) -> None:
    assert weigh(evidence).italic is italic


def test_the_subset_prefix_is_no_part_of_the_name() -> None:
    assert weigh(FaceEvidence("ABCDEF+Lato-Bold")).name == "Lato-Bold"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lato-Bold", "Lato-Regular"), ("CMBX10", "CMR10"), ("OpenSans-SemiBold", "ABCDEF+OpenSans-Italic")],
)
def test_cuts_of_one_family_have_one_family_name(one: str, other: str) -> None:
    assert weigh(FaceEvidence(one)).family == weigh(FaceEvidence(other)).family


def test_strangers_have_other_families() -> None:
    assert weigh(FaceEvidence("Lato-Bold")).family != weigh(FaceEvidence("Carlito-Bold")).family
