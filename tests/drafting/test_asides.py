"""What a sentence states beside its main clause becomes a draft of its own; what belongs together stays together."""

from collections.abc import Callable

import pytest

from factcheck.domain.draft import Draft

Drafts = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Despite the closure of the Norvik smelter in 2019, exports have kept growing steadily.",
            ["The closure of the Norvik smelter in 2019.", "Exports have kept growing steadily."],
        ),
        (
            "The turning point came with the sinking of a Danish freighter in May 1998 near Skagen.",
            [
                "The turning point came with the sinking of a Danish freighter in May 1998 near Skagen.",
                "The sinking of a Danish freighter in May 1998 near Skagen.",
            ],
        ),
        (
            "Lumeria gained its independence, before being absorbed into the Kingdom of Tal in 1931.",
            ["Lumeria gained its independence.", "Lumeria [was] absorbed into the Kingdom of Tal in 1931."],
        ),
        (
            "The alliance is drifting apart, with Lumeria quietly buying grain from the southern states.",
            ["The alliance is drifting apart.", "Lumeria quietly buying grain from the southern states."],
        ),
        (
            "The fleet held a large exercise in the strait, a move that has angered fishermen on both shores.",
            [
                "The fleet held a large exercise in the strait.",
                "A move that has angered fishermen on both shores.",
            ],
        ),
        (
            "The two mayors signed the treaty, opening a new market for the growers.",
            ["The two mayors signed the treaty, opening a new market for the growers."],
        ),
    ],
)
def test_asides_stand_alone(all_drafts: Drafts, text: str, stated: list[str]) -> None:
    found = all_drafts(text)
    assert [one.text for one in found] == stated
    assert all(not one.speaker and one.rule.startswith("own-") for one in found)


def test_what_hangs_on_a_cue_is_the_writers(all_drafts: Drafts) -> None:
    text = "Rita Lopes denied the charge after the auditors found empty crates in the cellar."
    assert ("", "The auditors found empty crates in the cellar.") in [
        (one.speaker, one.text) for one in all_drafts(text)
    ]
    assert [one.text for one in all_drafts(text) if one.speaker == "Rita Lopes"] == ["The charge."]


def test_a_repeated_did_is_no_claim(all_drafts: Drafts) -> None:
    text = "Rita Lopes denied that the crates were empty, as she did again on the radio."
    assert [one.speaker for one in all_drafts(text)] == ["Rita Lopes"]


def test_a_name_with_its_description_stays_whole(all_drafts: Drafts) -> None:
    (one,) = all_drafts("The prize went to Rita Lopes, a farmer who had planted a whole forest alone.")
    assert one.text == "The prize went to Rita Lopes, a farmer who had planted a whole forest alone."


def test_a_topic_is_quoted_with_its_noun(all_drafts: Drafts) -> None:
    text = "The plan goes on, despite harsh criticism from the dockers' union about night work in Velda."
    quoted = [text[one.quotes[0][0] : one.quotes[-1][1]] for one in all_drafts(text)]
    assert quoted == ["The plan goes on", "harsh criticism from the dockers' union about night work in Velda"]


def test_a_verb_read_as_a_plural_is_a_verb(all_drafts: Drafts) -> None:
    (one,) = all_drafts("This careful silence signals a retreat from the reforms of last spring.")
    assert one.text == "This careful silence signals a retreat from the reforms of last spring."
