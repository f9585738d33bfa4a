"""Themes: what carries them, what only names them, and the ambiguous words that must not."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Theme
from reportgen.model.provenance import Span
from reportgen.stages.coding import code
from tests.stages.coding.texts import (
    CODEBOOK,
    GAZETTEER,
    asks,
    coded,
    compilation,
    report,
    strong,
    weak,
)

IDS = (
    "collaboration", "cross-border", "funding", "capacity-training", "awareness", "law-policy-reform",
    "intl-instruments", "access-to-justice", "prosecution-enforcement", "victim-identification",
    "recovery-services", "survivor-leadership", "prevention-root-causes", "community-based",
    "business-supply-chains", "labour-migration", "worker-rights-voice", "children-youth", "women-gender",
    "indigenous-peoples", "technology-online", "research-data", "media", "alliance-8-7", "covid-crises",
    "accountability-corruption", "advocacy-political-will", "sexual-exploitation", "rights-based-holistic",
    "good-practice-exchange",
)  # fmt: skip


def test_the_themes_keep_their_ids() -> None:
    assert tuple(CODEBOOK.themes) == IDS


CARRIED = {
    "Ministries should coordinate their calendars.": "collaboration",
    "Consulates must answer at night.": "cross-border",
    "Donors should accept one report.": "funding",
    "Recruits should be trained before they patrol.": "capacity-training",
    "Campaigns should speak the dialect of the valley.": "awareness",
    "Parliaments should amend the anti-trafficking law.": "law-policy-reform",
    "States should ratify the treaty.": "intl-instruments",
    "Victims should receive compensation.": "access-to-justice",
    "Perpetrators must be prosecuted.": "prosecution-enforcement",
    "A referral mechanism is needed.": "victim-identification",
    "Shelters should open at weekends.": "recovery-services",
    "Survivors must sit on these boards and decide.": "survivor-leadership",
    "Programs should tackle poverty.": "prevention-root-causes",
    "Village elders and grassroots groups should lead.": "community-based",
    "Importers should practice due diligence.": "business-supply-chains",
    "Tied visas for migrant workers should end.": "labour-migration",
    "Domestic workers need a day off.": "worker-rights-voice",
    "Foster care should be inspected.": "children-youth",
    "Violence against women must end.": "women-gender",
    "Indigenous languages should be used.": "indigenous-peoples",
    "An international hotline should be set up.": "technology-online",
    "More research is needed.": "research-data",
    "Journalists should be won as allies.": "media",
    "The Pathfinder process needs care.": "alliance-8-7",
    "Plans for hurricanes should exist.": "covid-crises",
    "Corruption must be exposed.": "accountability-corruption",
    "Advocacy should be planned.": "advocacy-political-will",
    "Brothels should be closed.": "sexual-exploitation",
    "Care must be trauma-informed.": "rights-based-holistic",
    "Best practices should be written down.": "good-practice-exchange",
}


@pytest.mark.parametrize(("text", "theme"), CARRIED.items())
def test_a_demand_carries_its_theme(text: str, theme: str) -> None:
    assert theme in strong(coded(text))


def test_every_theme_is_tried() -> None:
    assert sorted(CARRIED.values()) == sorted(IDS)


def test_strong_is_asked_for_or_a_need_and_weak_is_only_named() -> None:
    assert "recovery-services" in strong(coded("Shelters should open at weekends."))
    assert "recovery-services" in strong(coded("There are too few shelters."))
    assert "recovery-services" in strong(coded("Shelters close at weekends.", "issues"))
    assert "recovery-services" in weak(coded("Two shelters sent a letter."))


def test_beside_a_demand_stands_its_reason() -> None:
    reason = "Buses end at nine, and shelters take nobody in at night."
    assert "recovery-services" in strong(coded(f"{reason} Drivers should be paid."))
    assert "recovery-services" in weak(coded(f"{reason} We met twice. Drivers should be paid."))


def test_a_key_term_is_strong_wherever_it_stands() -> None:
    assert "recovery-services" in strong(coded("Two **shelters** sent a letter."))


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        # “support”, “mechanisms”, “focus”, “communication” mean nothing by themselves
        ("Increased **support** is needed.", ""),
        ("More support should be given.", ""),
        ("Robust **mechanisms** should be found.", ""),
        ("More **focus** is needed.", ""),
        ("**Communication** should be better.", ""),
        # the names of others
        ("The international community should act.", "community-based"),
        ("The business community should act.", "community-based"),
        ("Indigenous communities should be heard.", "community-based"),
        ("The alliance of ministers should meet more often.", "alliance-8-7"),
        ("The Trafficking Victims Protection Act should be renewed.", "victim-identification"),
        ("The Gulf Cooperation Council should act.", "collaboration"),
        ("UN Women should act.", "women-gender"),
        ("The Domestic Workers Convention should be ratified.", "worker-rights-voice"),
        # words that look alike
        ("Trained staff should be kept.", "capacity-training"),
        ("Social media should be watched.", "media"),
        ("Law enforcement must be fair.", "law-policy-reform"),
        ("A conflict of interest should be declared.", "covid-crises"),
        ("Fundamental questions should be asked.", "funding"),
        ("The economic recovery must be quick.", "recovery-services"),
        ("Investigative journalism should be free.", "prosecution-enforcement"),
        ("Witness protection is needed.", "victim-identification"),
        ("Border workers should wear badges.", "worker-rights-voice"),
        ("People from villages live in cities and should be asked.", "worker-rights-voice"),
        ("Boys and girls should be asked.", "women-gender"),
        ("Financial pressure on families must end.", "advocacy-political-will"),
        ("Advocates should be polite.", "advocacy-political-will"),
        ("Unions, academics and schools should come.", "worker-rights-voice"),
        ("Unions, academics and schools should come.", "research-data"),
    ],
)
def test_ambiguous_words(text: str, theme: str) -> None:
    found = strong(coded(text))
    assert theme not in found if theme else found == set()


def test_trained_as_a_demand_carries_its_theme() -> None:
    assert "capacity-training" in strong(coded("Judges must be trained."))
    assert "capacity-training" in strong(coded("Train the judges."))


def test_the_name_of_an_act_is_law() -> None:
    item = coded("Parliament should renew the Trafficking Victims Protection Act.")
    assert strong(item) == {"law-policy-reform"}
    assert [item.text[it.start : it.end] for theme in item.themes for it in theme.evidence] == [
        "Trafficking Victims Protection Act"
    ]


def test_kafala_and_iris_carry_labour_migration() -> None:
    assert "labour-migration" in strong(coded("The kafala system should end."))
    assert "labour-migration" in strong(coded("IRIS needs to be known."))


def test_terms_that_need_a_companion() -> None:
    assert "cross-border" in strong(coded("Laws should be harmonized between the countries of the region."))
    assert "cross-border" not in strong(coded("Visits between the countries should be cheap."))


def test_evidence_is_the_words() -> None:
    text = "They met twice. Governments should raise the general public's awareness of forced labor."
    item = coded(text)
    evidence = {theme.id: [text[it.start : it.end] for it in theme.evidence] for theme in item.themes}
    assert evidence["awareness"] == ["awareness"]
    assert asks(item) == ["Governments should raise the general public's awareness of forced labor."]


def test_strong_evidence_leaves_weak_places_out() -> None:
    text = "Two shelters sent a letter. We met twice. Shelters should open at weekends."
    theme = next(it for it in coded(text).themes if it.id == "recovery-services")
    assert theme.evidence == (Span(42, 50),)


def test_themes_stand_in_the_order_of_the_codebook() -> None:
    item = coded("Shelters, journalists and donors should coordinate.")
    assert [theme.id for theme in item.themes] == sorted(strong(item) | weak(item), key=IDS.index)


def test_what_people_confirmed_is_kept() -> None:
    made = report("Shelters should open at weekends.")
    own = (
        Theme("recovery-services", "weak", (), confirmed=True),
        Theme("media", "strong", (), confirmed=True),
    )
    item = replace(made.sections[0].items[0], themes=own)
    section = replace(made.sections[0], items=(item,))
    again = code.code(compilation([replace(made, sections=(section,))]), CODEBOOK, GAZETTEER)
    assert set(own) <= set(again.reports[0].sections[0].items[0].themes)


def test_themes_in_spanish_and_french() -> None:
    spanish = coded("Los gobiernos deben financiar albergues para los sobrevivientes.", language="es")
    assert {"funding", "recovery-services"} <= strong(spanish)
    french = coded("Il faut sensibiliser les communautés locales.", language="fr")
    assert {"awareness", "community-based"} <= strong(french)


def test_a_language_that_the_codebook_does_not_speak_is_read_as_english() -> None:
    assert "recovery-services" in strong(coded("Shelters should open.", language="sw"))
