"""What is worth offering: statements that somebody would check, and not talk."""

from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft
from factcheck.drafting.worth import WHY, among, share

Offered = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "talk",
    [
        "I thank the honourable Member for the question.",
        "We are going to keep fighting for you every day.",
        "I do not have anything to share on that today.",
        "It is a great pleasure to be here with all of you.",
        "We hope that it will be better in the years to come.",
        "I support the motion before the House.",
    ],
)
def test_talk_is_withheld_and_what_can_be_checked_is_offered(
    offered: Offered, all_drafts: Callable[[str], list[Draft]], talk: str
) -> None:
    fact = "The harbour lost 3,400 containers in the storm of May 2019."
    text = f"MR. HALE: {fact}\n\nMS. VOSS: {talk}\n\nMR. HALE: The crane was built in 1987 by a firm from Altheim."
    assert offered(text) == [fact, "The crane was built in 1987 by a firm from Altheim."]
    assert all(one.withheld for one in all_drafts(text) if one.speaker.endswith("Voss"))


def test_what_somebody_denies_or_admits_is_offered_whatever_it_is(offered: Offered) -> None:
    assert offered("Rita Bell denied that she was happy with it.") == ["[Rita Bell] was happy with it."]


def test_what_a_noun_alone_is_said_of_is_withheld_with_the_reason(all_drafts: Callable[[str], list[Draft]]) -> None:
    (one,) = all_drafts("Anna Berg acknowledged leadership.")
    assert one.withheld == "it is half a sentence"


_MARGINAL = "The guitar has a really big sound."
_CHATTER = [
    "My kids were so into it.",
    "The whole thing was kind of wild.",
    "It was like the perfect moment on my couch.",
    "My favourite part is the stuff with the dads.",
    "That was one of the lessons I had to learn.",
    "You always want to have a really good time.",
    "People just love to talk about their feelings.",
    "I was on the edge of my seat the whole time.",
    "The jokes were hilarious and everybody laughed.",
    "Our listeners know what the fun is about.",
]
_RECORD = [f"The harbour handled {n},400 containers in {1990 + n} and lost {n} of them." for n in range(2, 12)]


@pytest.mark.parametrize(("rest", "is_offered"), [(_CHATTER, False), (_RECORD, True)])
def test_what_might_be_worth_it_is_judged_by_the_rest_of_the_talk(
    offered: Offered, rest: list[str], is_offered: bool
) -> None:
    turns = "\n\n".join(f"{'HALE' if i % 2 else 'VOSS'}: {said}" for i, said in enumerate([*rest, _MARGINAL]))
    assert (_MARGINAL in offered(turns)) is is_offered


def test_a_document_of_which_nothing_is_known_leaves_each_chance_as_it_is() -> None:
    assert share([]) == 0.5
    assert among(0.4, share([])) == pytest.approx(0.4)
    assert share([0.2] * 40) < 0.15
    assert share([0.9] * 40) > 0.85


def test_what_a_document_says_twice_is_offered_once_and_a_speaker_is_on_record_each_time(offered: Offered) -> None:
    fact = "The harbour lost 3,400 containers in the storm of May 2019."
    assert offered(f"{fact}\n\nAnna Berg denied that she sold the boat in May.\n\n{fact}") == [
        fact,
        "[Anna Berg] sold the boat in May.",
    ]
    again = "Anna Berg said that nine boats sank in May.\n\n"
    assert offered(again * 2) == ["Nine boats sank in May."] * 2


def test_what_is_no_sentence_is_never_offered_as_sure(all_drafts: Callable[[str], list[Draft]]) -> None:
    (one,) = all_drafts("Anna Berg confirmed the sale of nine boats to the harbour in May.")
    assert one.bare
    assert one.confidence <= 0.25
    (one,) = all_drafts("The ferry Orda carried 212 people on the night of 1 May, said Lena Holm.")
    assert not one.bare


def test_a_mail_is_asked_for_less_than_talk(all_drafts: Callable[[str], list[Draft]]) -> None:
    said = "The barrier was standing open."
    mail = f"From: Ruth Chebet <ruth@mail.example>\nTo: Desk <desk@paper.example>\nSubject: Scales\n\n{said}\n"
    talk = f"MR. HALE: What did you see?\n\nRUTH CHEBET: {said}\n\nMR. HALE: Who says so?\n"
    assert [one.withheld for one in all_drafts(mail) if "barrier" in one.text] == [""]
    assert [one.withheld for one in all_drafts(talk) if "barrier" in one.text] == [WHY]


def test_a_witness_is_asked_for_less_than_talk(all_drafts: Callable[[str], list[Draft]]) -> None:
    said = "The barrier was standing open."
    asked = f"MS. HOLT: What did you see?\n\nMR. PYKE: {said}\n\nMS. HOLT: Thank you.\n\nMR. PYKE: Good day.\n"
    sworn = f"INQUEST, DAY 3\n\nMR. OWEN PYKE, SWORN, EXAMINED BY MS. HOLT\n\n{asked}"
    guest = f"RADIO, DAY 3\n\nMR. OWEN PYKE, INTERVIEWED BY MS. HOLT\n\n{asked}"
    assert [(one.speaker, one.withheld) for one in all_drafts(sworn) if "barrier" in one.text] == [("Owen Pyke", "")]
    assert [(one.speaker, one.withheld) for one in all_drafts(guest) if "barrier" in one.text] == [("Owen Pyke", WHY)]
