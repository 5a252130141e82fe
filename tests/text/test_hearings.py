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


MEMBERS = """The Speaker: The House will come to order.

Ida Rohn (Westland, Ind): The mine is dry.

Mr Tor Beck (Norland, Lab): It was wet.

Ola Vik (Sudland, Lab): It is wet now.

Ida Rohn (Westland, Ind): It was pumped in May.
"""


def test_a_member_who_speaks_once_has_a_seat_behind_the_name_as_the_others_have() -> None:
    assert [who for _, who, _ in talk(MEMBERS)] == ["The Speaker", "Ida Rohn", "Mr Tor Beck", "Ola Vik", "Ida Rohn"]
    square = MEMBERS.replace("(", "[").replace(")", "]")
    assert [who for _, who, _ in talk(square)] == [who for _, who, _ in talk(MEMBERS)]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Peter Vik", "Peter Vik"),
        ("The Temporary Speaker (Hon. Ola Vik)", "Hon. Ola Vik"),
        ("Hon. (Ms) Ola Vik (Sudland, Lab)", "Ola Vik"),
        ("Minister for Salt [Datuk Ola bin Vik]", "Datuk Ola bin Vik"),
        ("Clerk of Works (Deputy Ola Vik)", "Deputy Ola Vik"),
        ("OLA VIK (SUDLAND) ", "OLA VIK"),
        ("***Ola Vik***", "Ola Vik"),
        ("***Ola Vik:***", "Ola Vik"),
        ("**Senator the Hon. OLA VIK** (Sudland—Minister for Salt) (14:02)", "Senator the Hon. OLA VIK"),
        ("Madam Second Deputy Speaker", "Madam Second Deputy Speaker"),
        ("The Registrar", "The Registrar"),
    ],
)
def test_who_speaks_once_in_a_record_has_the_word_whatever_the_label(label: str, name: str) -> None:
    label = label if label.endswith(":***") else f"{label}:"
    said = [row[1:] for row in talk(MEMBERS.replace("Ola Vik (Sudland, Lab):", label))]
    assert (name, "It is wet now.") in said


RECORDS = [
    ("SEN. ROHN. {0}\n\nMR. BECK. {1}\n\nATTY. VIK. {2}\n", ["SEN. ROHN", "MR. BECK", "ATTY. VIK"]),
    (
        "Ida Rohn (PPE). – {0}\n\nPresident. – {1}\n\nIda Rohn, on behalf of the PPE Group. – {2}\n",
        ["Ida Rohn", "President", "Ida Rohn"],
    ),
    (
        "Mr IDA ROHN (Westland – Minister for Salt) – {0}\n\nSir TOR BECK-VIK (Norland) – {1}\n\nMr IDA ROHN – {2}\n",
        ["Mr IDA ROHN", "Sir TOR BECK-VIK", "Mr IDA ROHN"],
    ),
]


@pytest.mark.parametrize(("form", "names"), RECORDS)
def test_a_stop_or_a_dash_stands_behind_the_name_in_other_records(form: str, names: list[str]) -> None:
    words = ["The mine is dry.", "It was wet in May.", "Who sold the pumps?"]
    assert [row[1:] for row in talk(form.format(*words))] == list(zip(names, words, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Ida Rohn (Nora): A nurse who runs the mine.\n\nTor Beck (Olaf): Her son.\n\nOla Vik (Siv): The cook.\n",
        "Rohn (2019): The mine is dry.\n\nBeck (2020): The mine is wet.\n\nVik (2021): Salt and water.\n",
        "Present: Ida Rohn, Tor Beck\n\nItem One (Mr Beck): The pumps.\n\nItem Two (Ms Rohn): The mine.\n",
        "THE MINE. It is dry, the board says.\n\nTHE PUMPS. They are old, the board says.\n",
        "OSLO. – The mine is dry, the board says.\n\nBONN. – It is wet, the miners say.\n",
        "Note. – The mine is dry.\n\nThe board met in May.\n\nNote. – The mine is wet.\n",
        "Article One. – The mine shall be dry.\n\nArticle Two. – The pumps shall be sold.\n",
        "Dry Mine (Westland): Water came in May.\n\nWet Mine (Norland): None came.\n\nOld Mine (Sudland): None.\n",
    ],
)
def test_lists_and_articles_have_no_labels(text: str) -> None:
    assert talk(text) == []


def test_a_line_of_a_record_that_names_nobody_who_speaks_is_no_label() -> None:
    assert "Salt Songs" not in {
        who for _, who, _ in talk(f"{MEMBERS}\nSalt Songs: The Complete Works is out in May.\n")
    }
