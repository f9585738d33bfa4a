"""Links, e-mail addresses and telephone numbers in what is published."""

import pytest

from reportgen.checks.contacts import contacts

from .editions import introduced, said


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("Write to ana.ruiz@example.org.", "check-email", "ana.ruiz@example.org"),
        ("Write to ana (at) example.org today.", "check-email", "ana (at) example.org"),
        ("Call +221 33 889 12 12 at any time.", "check-phone", "+221 33 889 12 12"),
        ("The line is (202) 555-0143.", "check-phone", "(202) 555-0143"),
        ("The line 1-202-555-0143 is open.", "check-phone", "1-202-555-0143"),
        ("The hotline 116 000 is known to few.", "check-phone", "116 000"),
        ("Hotline: 19019", "check-phone", "19019"),
        ("See https://example.org/forum, please.", "check-link", "https://example.org/forum"),
        ("See www.example.org.", "check-link", "www.example.org"),
        ("See [here](https://example.org/a).", "check-link", "https://example.org/a"),
    ],
)
def test_found(text: str, code: str, shown: str) -> None:
    found = list(contacts([said(text, 20, item="africa/s1/1")]))
    assert [(it.code, it.item, it.page) for it in found] == [(code, "africa/s1/1", 20)]
    assert f"“{shown}”" in found[0].message
    assert found[0].severity == ("note" if code == "check-link" else "warning")


@pytest.mark.parametrize(
    "text",
    [
        "The plan of 2020-2024 and that of 2019/20.",
        "Alliance 8.7 brings 1 234 567 people together.",
        "We call 300 companies by name; a hotline that 300 people use.",
        "It cost 1.250.000 in 2031, or 12 000 a month.",
        "On 12-14 May 2031, e.g. at noon, i.e. in time.",
        "The call 2021 2022 is closed. Articles 3, 4 and 10/2.",
        "A hotline is needed. In 5 to 10 years, call 3 witnesses.",
    ],
)
def test_numbers_that_are_no_telephone(text: str) -> None:
    assert list(contacts([said(text, item="africa/s1/1")])) == []


def test_an_address_is_not_a_link_too_and_a_link_is_said_once() -> None:
    found = list(contacts([introduced("Write to desk@example.org. See www.example.org/a.")]))
    assert [it.code for it in found] == ["check-email", "check-link"]
    assert {it.file for it in found} == {"edition.toml"} and "the introduction" in found[0].message
    links = list(
        contacts([said("See www.example.org.", page, item=f"africa/s1/{page}") for page in (4, 5, 6)])
    )
    assert [it.page for it in links] == [4] and "in 2 more places" in links[0].message
