"""Who said what: direct, indirect and mixed speech, wherever the cue stands."""

from collections.abc import Callable

import pytest

from drafting.conftest import Row
from factcheck.domain.draft import Draft

Claims = Callable[[str], list[Row]]
Drafts = Callable[[str], list[Draft]]
HOLDS = "The dam will hold."


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ('"The dam will hold," Ana Reyes said.', "said", HOLDS),
        ('"The dam will hold," said Ana Reyes, an engineer.', "said", HOLDS),
        ("Ana Reyes said the dam would hold.", "said", "The dam would hold."),
        ('Ana Reyes said that the dam was "as safe as a church".', "said", 'The dam was "as safe as a church".'),
        ("The dam, Ana Reyes said, will hold until May.", "said", "The dam will hold until May."),
        ("The dam will hold until May, Ana Reyes claims.", "claims", "The dam will hold until May."),
        ("The dam will hold, as Ana Reyes noted.", "noted", HOLDS),
        ('Ana Reyes tweeted: "The dam will hold."', "tweeted", HOLDS),
        ("Ana Reyes told a meeting of farmers that the dam would hold.", "told", "The dam would hold."),
        ("According to Ana Reyes, the dam will hold.", "According to", HOLDS),
        ("The dam will hold, according to Ana Reyes.", "according to", HOLDS),
        ("The dam, according to Ana Reyes, will hold.", "according to", HOLDS),
        ("The dam will hold, per Ana Reyes.", "per", HOLDS),
        ("In the view of Ana Reyes, the dam will hold.", "In the view of", HOLDS),
        ("Ana Reyes described the dam as a miracle.", "described", "The dam is a miracle."),
        ("The dam was described by Ana Reyes as a miracle.", "was described", "The dam is a miracle."),
        ("Ana Reyes urged Spain to open the dam.", "urged", "Spain should open the dam."),
        ("Ana Reyes called for an inquiry.", "called for", "[There should be] an inquiry."),
        ("Ana Reyes promised to open the gates by June.", "promised", "[Ana Reyes] will open the gates by June."),
    ],
)
def test_one_speaker_one_claim(claims: Claims, text: str, cue: str, said: str) -> None:
    assert claims(text) == [("Ana Reyes", cue, "alleged", said)]


def test_coordinated_cues_are_two_claims(claims: Claims) -> None:
    text = "Ana Reyes noted that the gates were closed and confirmed the town's right to inspect them."
    assert claims(text) == [
        ("Ana Reyes", "noted", "alleged", "The gates were closed."),
        ("Ana Reyes", "confirmed", "confirmed", "The town [has the] right to inspect [the gates]."),
    ]


def test_what_follows_in_a_participle_belongs_to_the_same_speaker(claims: Claims) -> None:
    text = "Ana Reyes said the gates were closed, adding that nobody would be turned away."
    assert [row[:2] for row in claims(text)] == [("Ana Reyes", "said"), ("Ana Reyes", "adding")]
    assert claims(text)[0][3] == "The gates were closed."


def test_a_relative_clause_is_about_its_noun(claims: Claims) -> None:
    text = 'The shooting, which Lisbon condemned as "an act of terror", lasted an hour.'
    assert claims(text) == [("Government of Portugal", "condemned", "alleged", "The shooting is an act of terror.")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The paper published allegations that the mayor had taken bribes.",
            ("Paper", "published allegations", "alleged", "The mayor had taken bribes."),
        ),
        (
            "Madrid's demand for an apology went unanswered.",
            ("Government of Spain", "demand", "alleged", "[There should be] an apology."),
        ),
        (
            "Criticism from the opposition that the budget is too small has grown.",
            ("Opposition", "Criticism", "alleged", "The budget is too small."),
        ),
    ],
)
def test_a_noun_can_be_the_cue(claims: Claims, text: str, row: Row) -> None:
    assert claims(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Did the mayor say that the bridge was safe?",
        "Tell the mayor that the bridge is safe.",
        "The mayor has not said that the bridge is safe.",
        '"Is the bridge safe?" asked Rita Lopes.',
        "The silence signals a deeper loss of trust.",
        "The critics attacked the mayor.",
        "Rita Lopes wanted to go home.",
    ],
)
def test_what_nobody_claims_is_not_drafted_as_a_claim(claims: Claims, text: str) -> None:
    assert claims(text) == []


def test_headlines(claims: Claims) -> None:
    body = "\n\nAna Reyes, who runs the Alva dam, met farmers."
    assert claims(f"Reyes: dam will hold until spring{body}") == [
        ("Ana Reyes", ":", "alleged", "Dam will hold until spring.")
    ]
    assert claims(f"Dam will hold, says engineer{body}") == []


def test_an_interview_has_the_answers_of_the_one_who_was_introduced(claims: Claims) -> None:
    text = (
        "We met Rita Lopes, the mayor.\n\nQ: Is the bridge safe?\n\nA: It is safe and it is paid for.\n\n"
        "Q: Since when?\n\nA: Since 2 May."
    )
    assert claims(text) == [
        ("Rita Lopes", "", "alleged", "[The bridge] is safe."),
        ("Rita Lopes", "", "alleged", "[The bridge] is paid for."),
    ]


def test_drafts_come_in_the_order_of_the_document(all_drafts: Drafts) -> None:
    text = "Prices rose by 4 percent. Rita Lopes blamed the war. According to Leo Brandt, it is over. He left on 3 May."
    starts = [one.quotes[0] for one in all_drafts(text)]
    assert len(starts) > 3
    assert starts == sorted(starts)


def test_quotes_are_the_words_without_marks(drafts: Drafts) -> None:
    text = '"The dam will hold," said Ana Reyes. "It held in 1997."'
    (one,) = drafts(text)
    assert [text[a:b] for a, b in one.quotes] == ["The dam will hold", "It held in 1997."]
    assert one.attribution is not None
    assert [text[a:b] for a, b in one.attribution.cue] == ["said"]
    assert [text[a:b] for a, b in one.attribution.source] == ["Ana Reyes"]
    assert 0 < one.confidence <= 1


def test_a_quotation_behind_indirect_speech_is_a_claim_of_its_own(drafts: Drafts) -> None:
    text = 'Ana Reyes denied that she had sold the boat. "The boat lies in the harbour."'
    assert [(one.reported.value, one.text) for one in drafts(text)] == [
        ("denied", "[Ana Reyes] had sold the boat."),
        ("alleged", "The boat lies in the harbour."),
    ]


def test_a_quotation_says_one_thing_at_a_time_and_thanks_are_left_out(drafts: Drafts) -> None:
    text = (
        '"The boat sank in May. Nine sailors got out in 20 minutes. It was dark," Ana Reyes said. '
        '"I want to thank the firemen."'
    )
    assert [(one.speaker, one.text) for one in drafts(text)] == [
        ("Ana Reyes", "The boat sank in May."),
        ("Ana Reyes", "Nine sailors got out in 20 minutes. It was dark."),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Bo Lund says the boat sank in May. Insp Ana Reyes said that was untrue: the boat was sold in June.",
            [("denied", "The boat sank in May."), ("alleged", "The boat was sold in June.")],
        ),
        ("ANA REYES: I am aware that two gates are open.\n\nBO LUND: Nine are.", [("alleged", "Two gates are open.")]),
    ],
)
def test_what_is_called_untrue_or_known(drafts: Drafts, text: str, rows: list[tuple[str, str]]) -> None:
    assert [(one.reported.value, one.text) for one in drafts(text) if one.speaker == "Ana Reyes"] == rows


def test_minutes_go_on_in_the_past_perfect(drafts: Drafts) -> None:
    text = (
        "MINUTES of the Lark Council, 3 May 2026\n\nPresent: Ana Reyes (Chair), Bo Lund (Engineer)\n\n"
        "1. Reef\nBo Lund presented the survey. The coral had been counted in May and found dead in June. "
        "Rates stood at 90 crowns.\n"
    )
    assert [(one.speaker, one.text) for one in drafts(text)] == [
        ("", "Bo Lund presented the survey."),
        ("Bo Lund", "The coral had been counted in May and found dead in June."),
        ("", "Rates stood at 90 crowns."),
    ]


def test_a_name_that_the_text_gives_a_body_is_written_in_full(drafts: Drafts) -> None:
    text = (
        'LARK, May 3 -- Kestrel Grid Storage, Inc. ("Kestrel" or the "Company") sold 40 boats today.\n\n'
        "The Company said that it had paid its debts. In May the Company's crew sank 9 boats.\n\n"
        '"We bought them in 1990," said Delta Power Vice President Bo Lund.'
    )
    found = {one.text: one.speaker for one in drafts(text)}
    assert found["[Kestrel Grid Storage] had paid its debts."] == "Kestrel Grid Storage"
    assert found["In May [Kestrel Grid Storage's] crew sank 9 boats."] == ""
    assert found["[Delta Power] bought them in 1990."] == "Bo Lund"


def test_this_and_that_are_told_apart_by_what_stands_before(drafts: Drafts) -> None:
    text = "ANA REYES: The tidal gate at Carrow was shut.\n\nBO LUND: I sold that gate in 1990."
    assert [one.text for one in drafts(text) if one.speaker == "Bo Lund"] == [
        "[Bo Lund] sold [the tidal gate at Carrow] in 1990."
    ]


def test_long_words_before_a_capital_do_not_stop_the_drafting(drafts: Drafts) -> None:
    gate = "internationally supervised extraordinarily over-engineered EU gate"
    text = f"They opened the old gate at Tarn. They saw the {gate} on Monday. Ole Dahl said miners built that gate."
    assert [one.text for one in drafts(text) if one.speaker] == ["Miners built that gate."]


def test_what_only_the_speaker_can_do_is_no_part_of_his_words(drafts: Drafts) -> None:
    said = [
        (one.speaker, one.cue, one.text)
        for one in drafts(
            "Rita Bell said trips were good for children but accepted that many teachers had stayed away."
        )
    ]
    assert said == [
        ("Rita Bell", "said", "Trips were good for children."),
        ("Rita Bell", "accepted", "Many teachers had stayed away."),
    ]
    (one,) = drafts("Rita Bell said the nurse was ill and denied the charge.")[1:]
    assert one.text == "The nurse was ill."


def test_the_name_in_a_title_ends_where_what_he_does_begins(drafts: Drafts) -> None:
    text = (
        "Remarks by President Lund Reaffirming His Word\n\nTHE PRESIDENT: The bridge cost 40 million crowns.\n\n"
        "Q: How long is it?\n\nTHE PRESIDENT: The bridge has 12 lanes."
    )
    assert {one.speaker for one in drafts(text)} == {"Lund"}


def test_both_is_no_part_of_a_name(drafts: Drafts) -> None:
    (one, _) = drafts("Both Lark Films and Oldmark Shoes said that nine shops were shut in May.")
    assert one.speaker == "Lark Films"


def test_a_running_head_with_its_number_has_not_the_word(drafts: Drafts) -> None:
    turn = "MR. HALE: The port has 12 cranes and 90 trucks in all of its yards.\n\n"
    head = "Volume 11\n\nIt lost 3,400 containers in the storm of May 2019 and paid for nine.\n\n"
    assert {one.speaker for one in drafts((turn + head) * 3)} <= {"Hale", ""}


def test_the_defendant_is_the_one_whom_the_text_says_was_charged(drafts: Drafts) -> None:
    text = "Ana Reyes was charged with theft in May 2019. {}The defendant sold nine boats in Altheim in June."
    assert [one.text for one in drafts(text.format(""))][-1] == "[Ana Reyes] sold nine boats in Altheim in June."
    two = text.format("Carl Dahl was convicted of fraud in 2018. ")
    assert [one.text for one in drafts(two)][-1] == "The defendant sold nine boats in Altheim in June."


def test_this_year_is_no_thing_told_apart_and_so_is_no_part_of_what_is_said(drafts: Drafts) -> None:
    text = (
        "ANA REYES: The year was good for the 40 farms.\n\nBO LUND: So I sold 90 boats this year.\n\n"
        "ANA REYES: So many farms were sold that 30 had no owner."
    )
    said = [one.text for one in drafts(text)]
    assert said[1:] == ["[Bo Lund] sold 90 boats this year.", "So many farms were sold that 30 had no owner."]


def test_a_row_of_arrows_does_not_stop_the_drafting(drafts: Drafts) -> None:
    """A pattern that tries every way to part them takes four times as long for every two more."""
    (one,) = drafts(f"Ana Reyes said the dam {'→' * 60} was safe.")
    assert (one.speaker, one.text) == ("Ana Reyes", f"The dam {'→' * 60} was safe.")
