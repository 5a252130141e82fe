"""What is worth offering: statements that somebody would check, and not talk."""

from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft

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
