"""Raised and lowered forms of figures and signs."""

from reportgen.model.script_signs import WITH_FORMS, as_sign


def test_figures_and_signs_have_both_forms() -> None:
    assert as_sign("-10", "sup") == "⁻¹⁰"
    assert as_sign("2", "sub") == "₂"
    assert all(as_sign(sign, script) != sign for sign in WITH_FORMS for script in ("sup", "sub"))


def test_letters_stay_letters() -> None:
    assert as_sign("nd", "sup") == "nd"
