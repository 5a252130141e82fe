"""Texts that stand alone: a noun that points out of its sentence, who is meant by a pronoun, what the page adds."""

from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser

Drafts = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The council set a night fee for boats.\n\nOla Brandt said that the fee was 9,000 crowns.",
            "[The night fee for boats] was 9,000 crowns.",
        ),
        (
            "The upper gate leaked in May.\n\nOla Brandt said that the gate's lock had been broken in April.",
            "[The upper gate's] lock had been broken in April.",
        ),
        (
            "A ruling to close the mine was made on Monday.\n\nOla Brandt said that the ruling cost 90 jobs.",
            "[The ruling to close the mine] cost 90 jobs.",
        ),
        (
            "The upper gate leaked. The lower gate held.\n\nOla Brandt said that the gate was shut on 3 May.",
            "The gate was shut on 3 May.",
        ),
        (
            "Another gate leaked.\n\nOla Brandt said that the gate was shut on 3 May.",
            "The gate was shut on 3 May.",
        ),
        (
            "The gate leaked in May.\n\nOla Brandt said that the gate was shut on 3 May.",
            "The gate was shut on 3 May.",
        ),
    ],
    ids=["told apart", "possessive", "infinitive", "two", "another", "never told"],
)
def test_a_noun_is_written_as_the_text_has_told_it_apart(drafts: Drafts, text: str, said: str) -> None:
    assert [one.text for one in drafts(text) if one.speaker == "Ola Brandt"] == [said]


def test_whoever_did_it_is_meant_rather_than_a_name_beside_it(drafts: Drafts) -> None:
    text = "The farmer was fined 900 crowns by Judge Ola Brandt. He paid 900 crowns in 2019."
    assert "[The farmer] paid 900 crowns in 2019." in [one.text for one in drafts(text)]


def test_a_storm_is_a_thing_and_letters_are_a_body(drafts: Drafts) -> None:
    storm = "Hurricane Milton came ashore on the west coast of Norland. It brought 20 inches of rain to Altheim."
    assert "[Hurricane Milton] brought 20 inches of rain to Altheim." in [one.text for one in drafts(storm)]


def test_a_headline_in_capitals_is_nobody_who_speaks(drafts: Drafts) -> None:
    text = (
        "The ferry sank on 3 May near Altheim, where 40 people live.\n"
        "HARBOUR CRISIS: SCENES OF FEAR AND LESSONS IN CALM\n"
        "In 2019 the harbour counted 900 boats and 12 ferries.\n"
        "MINISTER STRUCK BY DOUBT AS FERRIES STAY SHUT\n"
        "In 2020 the harbour counted 700 boats."
    )
    assert {one.speaker for one in drafts(text)} == {""}
    assert not any(one.text.isupper() for one in drafts(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bank has confirmed that 9 clerks were hurt but has not named them.", "9 clerks were hurt."),
        ("(Altheim, Norland) Nine clerks were hurt in 2019, the bank said.", "Nine clerks were hurt in 2019."),
        ("The pipeline, opened in 2009, carries 4 tons of oil a year.", "The pipeline carries 4 tons of oil a year."),
    ],
    ids=["perfect", "dateline", "comma"],
)
def test_the_words_of_another_are_cut_off(drafts: Drafts, text: str, said: str) -> None:
    assert said in [one.text for one in drafts(text)]


def test_a_line_that_ends_in_a_small_word_is_no_heading(parser: Parser) -> None:
    text = (
        "The council met in the hall of the old mill on Monday and voted on the\n"
        "plan for the harbour and on the fee for the boats, by a vote of\n"
        "7 to 2. The plan costs 9 million crowns, the council said on Monday.\n"
    )
    assert any("vote of 7 to 2" in one.text for one in draft(text, parser=parser, everything=True))


def test_what_points_out_is_a_sign_for_the_confidence(parser: Parser) -> None:
    text = "Ola Brandt said that both sides want this. Ola Brandt said that 90 boats sank in Norland in 2019."
    loose, firm = draft(text, parser=parser, everything=True)
    assert {"another", "that"} & {*loose.signs}
    assert not {"another", "that", "first person"} & {*firm.signs}
    assert loose.confidence < firm.confidence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The ship carried 212 people, Hedda Moe, the harbour chief, said Monday.", "The ship carried 212 people."),
        ("The ship carried 212 people, the harbour chief, Hedda Moe, said Monday.", "The ship carried 212 people."),
        ("The vaccine is safe, the ministry’s chief doctor Hedda Moe said on Monday.", "The vaccine is safe."),
        (
            (
                "Geir Lund will be the new United Nations Syria envoy, UN Secretary-General Hedda Moe told the UN "
                "Security Council in a letter seen by the paper on Tuesday."
            ),
            "Geir Lund will be the new United Nations Syria envoy.",
        ),
    ],
    ids=["name first", "office first", "office with a name", "a letter"],
)
def test_a_cue_behind_an_office_and_a_name_is_theirs(drafts: Drafts, text: str, said: str) -> None:
    assert [(one.speaker.split()[-1], one.text) for one in drafts(text)] == [("Moe", said)]


def test_a_paper_of_somebody_s_is_named_by_its_owner(drafts: Drafts) -> None:
    text = "Kelda Bank lost 9 million crowns in 2019, its annual report shows."
    assert [(one.speaker, one.text) for one in drafts(text)] == [
        ("annual report of Kelda Bank", "Kelda Bank lost 9 million crowns in 2019.")
    ]


_SPEAKER_FIRST = """| Time | Speaker | Statement |
|---|---|---|
| 09:10 | Hedda Moe | The harbour lost 9 ships in 2019. |
| | Per Dahl, engineer | I opened the gate 40 times in April. |
"""
_SPEAKER_LAST = """
| **Claim** | | **Who** |
| --- | --- | --- |
| The harbour lost 9 ships in 2019. | | Hedda Moe |
| I opened the gate 40 times in April. | 2 | Per Dahl |
"""


@pytest.mark.parametrize("table", [_SPEAKER_FIRST, _SPEAKER_LAST])
def test_a_table_that_says_who_said_what(drafts: Drafts, table: str) -> None:
    found = drafts(f"# Hearing of 3 May 2026\n\n{table}\nIt rained in Altheim.")
    assert [(one.speaker, one.text) for one in found] == [
        ("Hedda Moe", "The harbour lost 9 ships in 2019."),
        ("Per Dahl", "[Per Dahl] opened the gate 40 times in April."),
    ]


def test_a_table_of_figures_is_nobody_s_word(drafts: Drafts) -> None:
    table = "| Year | Harbour | Ships |\n|---|---|---|\n| 2019 | Altheim | The harbour had 9 ships in 2019. |\n"
    assert {one.speaker for one in drafts(table)} <= {""}


def test_whoever_was_identified_is_meant_by_the_word(drafts: Drafts) -> None:
    text = (
        "Police identified the victim as Keith Vereen, 46, of Altheim. The victim sold 90 boats in 2019.\n\n"
        "Ola Brandt said that the victim's car was found on 3 May. Ola Brandt said that 9 men had seen the victim."
    )
    assert [one.text for one in drafts(text)][1:] == [
        "[Keith Vereen] sold 90 boats in 2019.",
        "[Keith Vereen's] car was found on 3 May.",
        "9 men had seen [Keith Vereen].",
    ]


def test_what_joins_a_sentence_to_the_one_before_is_left_out(drafts: Drafts) -> None:
    text = "However, a ruling ended the rule in 2013. For example, 900 cows were sold in Altheim in 2014."
    assert [one.text for one in drafts(text)] == [
        "A ruling ended the rule in 2013.",
        "900 cows were sold in Altheim in 2014.",
    ]


def test_what_goes_on_meanwhile_is_no_sentence_of_its_own(offered: Callable[[str], list[str]]) -> None:
    text = "Norland holds what are likely to be tight elections in May, while fighting a war that has killed 900 men."
    assert not any("fighting" in words for words in offered(text))
