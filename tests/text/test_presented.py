"""Whose words stand under a name that no colon follows: in bold, behind a dash, with a time, over a letter."""

import pytest

from factcheck.text.layout import blocks

TALK = ("turn", "question", "answer")


def told(text: str) -> list[tuple[str, str]]:
    """Who says what, block by block."""
    return [
        (text[slice(*block.speaker)] if block.speaker else "", text[block.start : block.end])
        for block in blocks(text)
        if block.kind in TALK
    ]


TWO = [("Grace Oduya", "We found 40 leaks."), ("Tomasz Wilk", "The town paid for it in May.")]
FORMS = {
    "bold, with an office": "**Grace Oduya, director.** {}\n\n**Tomasz Wilk, mayor.** {}\n",
    "bold, without a stop": "**Grace Oduya** {}\n\n**Tomasz Wilk** {}\n",
    "bold lines": "**Grace Oduya, director**\n{}\n\n**Tomasz Wilk, mayor**\n{}\n",
    "italics": "*Grace Oduya:* {}\n\n*Tomasz Wilk:* {}\n",
    "behind a dash": "Grace Oduya — {}\n\nTomasz Wilk — {}\n",
    "in brackets": "[Grace Oduya] {}\n\n[Tomasz Wilk] {}\n",
    "headings": "# Two voices\n\n### Grace Oduya, director\n\n{}\n\n### Tomasz Wilk, mayor\n\nI was there. {}\n",
    "lines with an office": "Grace Oduya, director of Lorn Water\n\n{}\n\nTomasz Wilk, mayor\n\nI was there. {}\n",
    "an office under the name": "Grace Oduya\nDirector, Lorn Water\n{}\n\nTomasz Wilk\nMayor of Kelsk\n{}\n",
    "a time behind": "Grace Oduya  00:12\n{}\n\nTomasz Wilk  00:40\n{}\n",
    "a time before": "00:12 Grace Oduya\n{}\n\n00:40 Tomasz Wilk\n{}\n",
    "a time under": "Grace Oduya\nMay 3 at 10:15 AM ·\n{}\n\nTomasz Wilk\nMay 4 at 09:02 AM ·\n{}\n",
    "posted by": "Posted by Grace Oduya on 3 May 2024\n\n{}\n\nPosted by Tomasz Wilk on 4 May 2024\n\n{}\n",
    "wrote on": "Grace Oduya wrote on 3 May 2024:\n{}\n\nTomasz Wilk replied on 4 May 2024:\n{}\n",
    "captions": ">> GRACE ODUYA: {}\n\n>> TOMASZ WILK: {}\n\n>> GRACE ODUYA: Thank you.\n",
    "a colon and an office": "Director Grace Oduya: {}\n\nMayor Tomasz Wilk: {}\n",
    "witnesses by number": "Witness 1 – Grace Oduya\n\n{}\n\nWitness 2 – Tomasz Wilk\n\nI was there. {}\n",
    "letters": "Sir, – {}\nYours etc,\nGrace Oduya\nKelsk\n\nSir, – I was there. {}\nYours faithfully,\nTomasz Wilk\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_comes_twice_is_a_label(form: str) -> None:
    found = told(FORMS[form].format(*(words for _, words in TWO)))[:2]
    assert [" ".join(who.title().split()[-2:]) for who, _ in found] == [who for who, _ in TWO]
    assert all(said in words for (_, said), (_, words) in zip(TWO, found, strict=True))


NOBODY = {
    "portraits": "**Grace Oduya, director.** She was elected in 2011.\n\n**Tomasz Wilk, mayor.** He has 3 children.\n",
    "staff": "Grace Oduya, director\nGrace led it for 9 years.\n\nTomasz Wilk, editor\nTomasz wrote 3 books.\n",
    "sections": "**Annual Report.** The firm sold 4 cars.\n\n**Market Outlook.** We expect to sell 5 cars.\n",
    "towns": "**New York.** Two people were killed.\n\n**San Diego.** Nine houses burned.\n",
    "once": "**Grace Oduya, director.** We found 40 leaks.\n\nThe town paid for it in May.\n",
    "numbers": "What the numbers say\n\nOur three hospitals had 40 nurses. We counted them.\n",
    "a mail's marks": ">> We found 40 leaks.\n\n>> The town paid.\n",
}


@pytest.mark.parametrize("page", NOBODY)
def test_a_name_over_what_is_told_of_somebody_is_no_label(page: str) -> None:
    assert told(NOBODY[page]) == []


@pytest.mark.parametrize(
    "over",
    [
        "Statement from Lorn Water in full",
        "Response from Lorn Water:",
        "Lorn Water's response",
        "## Reply by Lorn Water",
    ],
)
def test_a_heading_may_say_whose_the_words_under_it_are(over: str) -> None:
    text = f"# Burst pipe\n\nRain.\n\n{over}\n\nWe found 40 leaks.\n\n## What is next\n\nThe council meets.\n"
    assert told(text) == [("Lorn Water", "We found 40 leaks.")]
    told_of = text.replace("We found 40 leaks.", "Lorn Water said that it found 40 leaks.")
    assert told(told_of) == []


def test_a_quotation_by_itself_is_whose_the_line_under_it_names() -> None:
    text = '"We found 40 leaks."\n— Grace Oduya, director of Lorn Water\n\n"The town paid."\n— Tomasz Wilk, mayor\n'
    assert told(text) == [("Grace Oduya", '"We found 40 leaks."'), ("Tomasz Wilk", '"The town paid."')]


def test_one_who_is_quoted_in_a_live_blog_has_the_word_in_his_entry_alone() -> None:
    text = '14:02 - Mayor Tomasz Wilk: "The town paid."\n\n14:30 - Two people were hurt near the bridge.\n'
    assert told(text) == [("Mayor Tomasz Wilk", '"The town paid."')]


def test_a_question_s_number_is_no_part_of_the_label() -> None:
    text = "**Q3.** Tomasz Wilk (Osterby) (Ind): The town paid.\n\n**Tomasz Wilk:** The pumps failed in May.\n"
    assert [who for who, _ in told(text)] == ["Tomasz Wilk", "Tomasz Wilk"]


def test_a_mail_s_header_may_be_bold() -> None:
    text = "**From:** Grace Oduya\n**To:** Tomasz Wilk\n**Subject:** Pumps\n\nThe pumps failed on 2 May.\n"
    assert told(text) == [("Grace Oduya", "The pumps failed on 2 May.")]


def test_questions_in_italics_make_an_interview() -> None:
    text = "The pipes of Kelsk\n\n" + "".join(
        f"*{asked}*\n\n{answer}\n\n"
        for asked, answer in (
            ("How many did you find?", "We found 40 leaks."),
            ("Who paid you?", "The town paid us."),
            ("And the pumps?", "They failed. I was there."),
        )
    )
    assert [words for _, words in told(text)][1::2] == [
        "We found 40 leaks.",
        "The town paid us.",
        "They failed. I was there.",
    ]


def test_a_sworn_statement_is_one_person_s() -> None:
    text = (
        "I, Grace Oduya, of 4 Mill Lane, will say as follows:\n\n1. The pipe burst at 4 a.m.\n\n2. I rang the firm.\n"
    )
    assert {who for who, _ in told(text)} == {"Grace Oduya"}


def test_a_column_is_its_writer_s_and_a_reporter_s_page_is_nobody_s() -> None:
    column = "My pipe\n\nBy Grace Oduya\n\nI found 40 leaks.\n\nMy firm was not paid.\n\nI rang the town in May.\n"
    assert [who for who, _ in told(column)] == ["Grace Oduya"] * 3
    assert told(column.replace("I rang the town", "I met the mayor, who told me that it was paid")) == []
    assert told(column.replace("My firm", "The firm").replace("I rang", "Somebody rang")) == []
    signed = column.replace("By Grace", "Grace") + "\nGrace Oduya is the director of Lorn Water.\n"
    assert {who for who, _ in told(signed)} == {"Grace Oduya"}
