"""Who has the word in the records of courts, commissions, parliaments and councils, as each country sets them."""

import pytest

from factcheck.domain.block import BlockKind
from factcheck.text.layout import blocks
from tests.text.test_layout_talk import talk

EXAMINED = """MS ROHN: You ran the salt mine?---Yes. I ran it from May.

And it was dry?---It was wet. The pumps were sold.

I show you exhibit 4.

Who sold them?---Mr Vik sold them.

MS ROHN: No further questions.
"""


def test_the_answer_stands_behind_the_dashes_of_its_question() -> None:
    assert talk(EXAMINED) == [
        ("question", "MS ROHN", "You ran the salt mine?"),
        ("answer", "", "Yes. I ran it from May."),
        ("question", "MS ROHN", "And it was dry?"),
        ("answer", "", "It was wet. The pumps were sold."),
        ("question", "MS ROHN", "I show you exhibit 4."),
        ("question", "MS ROHN", "Who sold them?"),
        ("answer", "", "Mr Vik sold them."),
        ("turn", "MS ROHN", "No further questions."),
    ]


@pytest.mark.parametrize("dash", ["?\u2011\u2011\u2011", "? --- ", "?——"])
def test_the_dashes_of_an_answer_are_typed_in_several_ways(dash: str) -> None:
    assert talk(EXAMINED.replace("?---", dash)) == talk(EXAMINED)


def test_a_question_that_was_broken_off_is_asked_and_not_answered() -> None:
    text = EXAMINED.replace("And it was dry?---It was", "And it - - -?---It was")
    assert talk(text)[2:4] == [
        ("question", "MS ROHN", "And it - - -?"),
        ("answer", "", "It was wet. The pumps were sold."),
    ]


def test_one_dash_makes_an_answer_where_each_question_has_one() -> None:
    text = "Was it dry?—It was wet.\n\nWho sold the pumps?—Mr Vik.\n\nAnd the mine?—I kept it.\n"
    assert [kind for kind, _, _ in talk(text)] == ["question", "answer"] * 3


def test_where_a_block_has_several_questions_only_what_stands_behind_a_dash_is_answered() -> None:
    text = (
        "MR BECK: Was it dry?---It was wet. You sold it. Is that so?---No. I kept it. I keep it now.\n\n"
        "MR BECK: Who paid?---I did.\n"
    )
    assert talk(text)[:4] == [
        ("question", "MR BECK", "Was it dry?"),
        ("answer", "", "It was wet."),
        ("question", "MR BECK", "You sold it. Is that so?"),
        ("answer", "", "No. I kept it. I keep it now."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Was it dry? — The board says so, and the miners say --- with reason --- that it was not.\n\nIt was wet.\n",
        "Who pays?---The state pays for it.\n\nThe mine was wet in May, the board says.\n",
        "Why now? — asked the board.\n\nAnd who? — asked Ida Rohn.\n\nSince when? — asked the miners.\n",
        "Title: Salt?\n---\n\nThe mine is dry.\n\n---\n\nIt is wet in May.\n",
    ],
)
def test_dashes_of_an_article_answer_nothing(text: str) -> None:
    assert not {BlockKind.QUESTION, BlockKind.ANSWER} & {block.kind for block in blocks(text)}
