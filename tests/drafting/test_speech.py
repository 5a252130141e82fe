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
