"""When something was said, from the words around the cue and the date of the document."""

import pytest

from factcheck.text.layout import day_of
from factcheck.text.saying import said_on

THURSDAY = "2024-09-05"


@pytest.mark.parametrize(
    ("before", "behind", "said"),
    [
        ("Tor Beck", " on July 19, 2023, that", "2023-07-19"),
        ("Tor Beck", " on 19 July that", "2024-07-19"),
        ("Tor Beck", " on 19 November that", "2023-11-19"),
        ("Tor Beck", " reporters in the harbour of Lemvik late on Tuesday that", "2024-09-03"),
        ("Tor Beck on Monday", " that", "2024-09-02"),
        ("On Friday Tor Beck, the head of the mine,", " that", "2024-08-30"),
        ("In March, Tor Beck", " that", "2024-03"),
        ("In 2019 the board", "", "2019"),
        ("Tor Beck", " on Thursday", "2024-09-05"),
        ("Tor Beck", " last Thursday", "2024-08-29"),
        ("Tor Beck", " yesterday that", "2024-09-04"),
        ("Tor Beck, who left on 3 May 2021,", " that", ""),
        ("Tor Beck", " that the mine shut on Monday", ""),
        ("Tor Beck", " he would leave next Monday", ""),
        ("Tor Beck", " the paper", ""),
    ],
)
def test_the_day_beside_a_cue(before: str, behind: str, said: str) -> None:
    assert said_on(before, behind, THURSDAY) == said


def test_a_day_without_a_year_is_of_the_latest_year_that_had_it() -> None:
    for published, said in (("2024-10-12", "2024-10-03"), ("2024-10-03", "2024-10-03"), ("2024-10-02", "2023-10-03")):
        assert said_on("Tor Beck", " on 3 October that", published) == said
    for published, said in (("2024-10-02", "2024-10"), ("2024-09-30", "2023-10")):
        assert said_on("Tor Beck", " in October that", published) == said


def test_without_the_document_s_day_only_a_full_date_is_one() -> None:
    assert said_on("Tor Beck", " on Monday", "") == ""
    assert said_on("Tor Beck", " on Monday", "2024-09") == ""
    assert said_on("Tor Beck", " on 3 May", "") == ""
    assert said_on("Tor Beck", " on 3 May 2021", "") == "2021-05-03"
    assert said_on("Tor Beck", " in May", "2024") == "2024-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mine shut\n\nLINZ, 4 June 2023 – The mine is shut, its head told the paper.\n", "2023-06-04"),
        ("Mine shut\n\nLINZ, 4 June – The mine is shut, its head told the paper.\n", ""),
        ("Record of the board\n\nLemvik, 14 May 2024\n\nThe mine was shut in 1987.\n", "2024-05-14"),
        ("From: A Beck <a@b.example>\nDate: Tue, 3 Sep 2024 09:12:44 +0200\n\n\nIt is dry.\n", "2024-09-03"),
        ("Mine shut\nUpdated 3 May 2021, 10:15\n\nThe mine was shut on 4 May 2020.\n", "2021-05-03"),
        ("The mine was shut on 4 May 2020.\n", ""),
    ],
)  # fmt: skip
def test_the_day_of_a_document_from_its_own_text(text: str, day: str) -> None:
    assert day_of(text) == day
