"""Alleged, denied, confirmed: by cue, negation and chain."""

from collections.abc import Callable

import pytest

from drafting.conftest import Row
from factcheck.domain.draft import Draft

Claims = Callable[[str], list[Row]]
Drafts = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    ("cue", "status"),
    [
        ("said", "alleged"),
        ("confirmed", "confirmed"),
        ("admitted", "confirmed"),
        ("acknowledged", "confirmed"),
        ("conceded", "confirmed"),
        ("denied", "denied"),
        ("disputed", "denied"),
    ],
)
def test_the_cue_has_its_status(claims: Claims, cue: str, status: str) -> None:
    assert claims(f"The company {cue} that the ship had sunk.") == [("Company", cue, status, "The ship had sunk.")]


@pytest.mark.parametrize(
    "cue",
    [
        "could not confirm",
        "did not deny",
        "would not confirm",
        "refused to confirm",
        "refused to confirm or deny",
        "declined to confirm",
        "neither confirmed nor denied",
    ],
)
def test_what_holds_a_cue_back_leaves_no_claim(claims: Claims, cue: str) -> None:
    assert claims(f"The company {cue} that the ship had sunk.") == []


def test_two_cues_two_statuses(claims: Claims) -> None:
    text = "Rita Lopes acknowledged that mistakes had been made but denied that money was missing."
    assert [(row[2], row[3]) for row in claims(text)] == [
        ("confirmed", "Mistakes had been made."),
        ("denied", "Money was missing."),
    ]


def test_a_denial_without_a_denier_is_about_what_stands_before_it(claims: Claims) -> None:
    text = "The transfer took place in May. It was officially denied."
    assert claims(text) == [("", "was officially denied", "denied", "The transfer took place in May.")]


def test_a_passive_denial_with_its_denier(claims: Claims) -> None:
    text = "The ministry said it had paid the farmers. This was denied by the union."
    assert claims(text)[1] == ("Union", "was denied", "denied", "[The ministry] had paid the farmers.")


def test_rejecting_claims_is_one_denial(claims: Claims) -> None:
    text = "Rita Lopes rejected claims that hospitals would close."
    assert claims(text) == [("Rita Lopes", "rejected", "denied", "Hospitals would close.")]


def test_a_chain_names_every_link_and_is_as_strong_as_its_weakest(drafts: Drafts) -> None:
    text = (
        "According to cables published by OpenVault, minister Karim Sadek claimed that General Leo Brandt "
        "had privately admitted that the raid took place."
    )
    assert [(one.speaker, one.via, one.reported.value) for one in drafts(text)] == [
        ("OpenVault", (), "alleged"),
        ("Karim Sadek", ("OpenVault",), "alleged"),
        ("Leo Brandt", ("OpenVault", "Karim Sadek"), "alleged"),
    ]


def test_a_relayed_denial_stays_a_denial(drafts: Drafts) -> None:
    text = "Karim Sadek said that Leo Brandt had denied that the raid took place."
    assert [(one.speaker, one.via, one.reported.value) for one in drafts(text)][1] == (
        "Leo Brandt",
        ("Karim Sadek",),
        "denied",
    )


@pytest.mark.parametrize(
    "text",
    [
        "A diplomat, quoted by the agency Lusa, said the deal was close.",
        "A diplomat was quoted by the agency Lusa as saying that the deal was close.",
    ],
)
def test_who_quotes_is_a_link(drafts: Drafts, text: str) -> None:
    (one,) = [one for one in drafts(text) if not one.rule.startswith("own-")]
    assert (one.speaker, one.via) == ("Diplomat", ("Lusa",))


def test_who_is_told_is_no_link(drafts: Drafts) -> None:
    (one,) = drafts("Rita Lopes told the agency Lusa that the deal was close.")
    assert one.via == ()
