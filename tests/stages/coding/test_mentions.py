"""Places, instruments and addressees with their spans."""

import pytest

from reportgen.model.compilation import Mention
from tests.stages.coding.texts import coded


def _named(text: str, mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(mention.id, text[mention.start : mention.end]) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Nepal and Costa Rica met.", [("NP", "Nepal"), ("CR", "Costa Rica")]),
        ("Haiti's budget and Haitian law.", [("HT", "Haiti"), ("HT", "Haitian")]),
        ("ASEAN, SAARC and the GCC.", [("asean", "ASEAN"), ("saarc", "SAARC"), ("gcc", "GCC")]),
        ("North Americans and South Americans.", []),
        (
            "Latin American states, American victims.",
            [("latin-america", "Latin American"), ("US", "American")],
        ),
        (
            "In the U.S. and the United States of America.",
            [("US", "U.S."), ("US", "United States of America")],
        ),
        ("Papua New Guinea, not Guinea-Bissau.", [("PG", "Papua New Guinea"), ("GW", "Guinea-Bissau")]),
        ("Let us eat turkey and polish the china.", []),
        ("They told us about Turkey.", [("TR", "Turkey")]),
        ("Nigeria is not Niger.", [("NG", "Nigeria"), ("NE", "Niger")]),
        ("In North Africa and Africa.", [("mena", "North Africa"), ("africa", "Africa")]),
        ("The French text and the Spanish one.", []),
    ],
)
def test_places(text: str, places: list[tuple[str, str]]) -> None:
    assert _named(text, coded(text).places) == places


def test_places_in_spanish_and_french() -> None:
    text = "Perú y Haití, en el Caribe."
    assert [it.id for it in coded(text, language="es").places] == ["PE", "HT", "caribbean"]
    text = "Le Bénin et la Côte d’Ivoire."
    assert [it.id for it in coded(text, language="fr").places] == ["BJ", "CI"]


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("The Palermo protocol and the Palermo Protocol.",
         [("palermo-protocol", "Palermo protocol"), ("palermo-protocol", "Palermo Protocol")]),
        ("The kafala system, or kafala.", [("kafala", "kafala system"), ("kafala", "kafala")]),
        ("The iris of an eye; IRIS of the IOM.", [("iris", "IRIS")]),
        ("It should pass the Child Marriage Restraint Act.",
         [("national:child-marriage-restraint-act", "Child Marriage Restraint Act")]),
        ("The Forced Begging bill is new.", [("national:forced-begging-bill", "Forced Begging bill")]),
        ("In Geneva, the Convention on Fair Pay was read.", []),
        ("The European Convention was read.", [("international:european-convention", "European Convention")]),
        ("The Act is old. This Act is older. They act.", []),
        ("Nepal, India, Labour Act.", [("national:labour-act", "Labour Act")]),
        ("The rule of law and the penal code.", []),
        ("The Alliance 8.7 and SDG 8.7.", [("alliance-8-7", "Alliance 8.7"), ("sdg-8-7", "SDG 8.7")]),
    ],
)  # fmt: skip
def test_instruments(text: str, instruments: list[tuple[str, str]]) -> None:
    assert _named(text, coded(text).instruments) == instruments


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Governments should act.", ["governments"]),
        ("Governments and employers should act.", ["governments", "private-sector"]),
        ("CSOs, donors and the media must act.", ["civil-society", "donors", "media"]),
        ("It was recommended that embassies stay open.", ["embassies"]),
        ("Parents were urged to watch the phones.", ["families"]),
        ("Participants called on ASEAN to act.", ["intergovernmental"]),
        ("There is a need for judges to listen.", ["justice-legal-actors"]),
        ("More cooperation between CSOs and universities is needed.", ["civil-society", "academia"]),
        ("Nepal should act.", ["country:NP"]),
        ("The Haitian government should act.", ["country:HT", "governments"]),
        ("The law should be translated by the ministries and be taught by the police.",
         ["governments", "justice-legal-actors"]),
        ("Companies that recruit in Nepal should pay the fees.", ["private-sector"]),
        # who speaks, helps or is helped is not addressed
        ("CSOs recommended that governments act.", ["governments"]),
        ("Donors also noted that CSOs should act.", ["civil-society"]),
        ("Support for CSOs should grow.", []),
        ("The police of Nepal met. They should act.", []),
        ("Governments should work with embassies.", ["governments"]),
        ("CSOs told the story.", []),
    ],
)  # fmt: skip
def test_addressees(text: str, addressees: list[str]) -> None:
    assert [mention.id for mention in coded(text).addressees] == addressees


def test_an_addressee_has_its_span() -> None:
    text = "As agreed, recruitment agencies must pay."
    assert _named(text, coded(text).addressees) == [("private-sector", "recruitment agencies")]
