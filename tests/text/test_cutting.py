"""Quotes cut away from what turns them: told where it stands right beside the quote, and near misses stay silent."""

import pytest

from factcheck.domain.claim import Claim
from factcheck.domain.selector import quote_at
from factcheck.text.cutting import Turning, cut_away, lost_context

CUT = [
    ("According to Abiyev, [he had admitted to the transfers] although it was officially denied.", Turning.CONCESSION,
     "although it was officially denied"),
    ("[The bridge is safe], even though two of its piers have cracked.", Turning.CONCESSION,
     "even though two of its piers have cracked"),
    ("She said [the port will close] if the strike goes on.", Turning.CONDITION, "if the strike goes on"),
    ("She said [the port will close] at the end of May unless the union agrees, he added.", Turning.CONDITION,
     "unless the union agrees"),
    ("“[We will pay]” only if the court says so.", Turning.CONDITION, "only if the court says so"),
    ("[The rebels agreed to leave] on condition that the blockade ends.", Turning.CONDITION,
     "on condition that the blockade ends"),
    ("[All the crew were saved] except for the captain.", Turning.EXCEPTION, "except for the captain"),
    ("[The minister did] not resign.", Turning.NEGATION, "not resign"),
    ("[He could]n’t say where the money was.", Turning.NEGATION, "n’t say where the money was"),
    ("The council did not [approve the plan].", Turning.NEGATION, "not"),
    ("The firm has never really [paid the fine].", Turning.NEGATION, "never really"),
    ("The firm didn't [pay the fine].", Turning.NEGATION, "didn't"),
    ("The captain refused to [hand over the log].", Turning.NEGATION, "refused to"),
    ("There is no evidence that [the dam was blown up].", Turning.DENIAL, "no evidence that"),
    ("He falsely claimed that [the vote was rigged].", Turning.DENIAL, "falsely claimed that"),
    ("It is not true that “[the vote was rigged]”.", Turning.DENIAL, "not true that"),
    ("That [the vote was rigged] is not true.", Turning.DENIAL, "is not true"),
    ("They want to know whether [the mayor was told].", Turning.QUESTION, "whether"),
    ("If the talks fail, [the army will march].", Turning.CONDITION, "If the talks fail"),
    ("Unless it rains, “[the harvest is lost]”, she said.", Turning.CONDITION, "Unless it rains"),
    ("“[I will resign],” Kern said, “only when hell freezes over.”", Turning.CONDITION, "only when hell freezes over"),
    ("“[The port will close],” the harbour master told us, “unless they pay.”", Turning.CONDITION, "unless they pay"),
    ("[He would be elected again] were he not corrupt.", Turning.CONDITION, "were he not corrupt"),
    ("[The dam would have held], had it not been for the rain.", Turning.CONDITION, "had it not been for the rain"),
    ("Contrary to rumours that [the bank is insolvent], it paid.", Turning.DENIAL, "Contrary to rumours that"),
    ("Nobody believes that [the earth is flat].", Turning.DENIAL, "Nobody believes that"),
    ("Kern did not say that [the bridge would open in June].", Turning.DENIAL, "did not say that"),
]  # fmt: skip
"""A sentence with the quote in brackets, how it is turned, and the words that do."""

WHOLE = [
    "[The bridge is safe]. Although two of its piers have cracked, it will stay open.",
    "[The bridge is safe although two of its piers have cracked].",
    "[The dead number dozens] if not hundreds.",
    "[The match will go on] even if it rains.",
    "He [acted] as if nothing had happened.",
    "[He asked] if the port would close.",
    "[It was unclear] if the port would close.",
    "[The fee is 40 euros], not 50.",
    "He not only [sold the ship] but burned the papers.",
    "It was not just [the captain who drank].",
    "[The ministry paid the fine], and the firm did not.",
    "Whether or not [the mayor was told], the road was closed.",
    "[The road was closed] and the school, which reopens if the water falls, was cleared.",
    "His office would neither confirm nor deny that [the talks took place].",
    "Not surprisingly, [the plan failed].",
    "Some say no. [The plan failed].",
    "If the talks fail, the army will march, and the Fleet says [it is ready].",
    "“[I will resign],” Kern said, “and my party knows why.”",
    "“[I will resign],” Kern said. “Only when I am gone will they see.”",
    "[The goods] were the firm's, and [the court] had it removed.",
    "Contrary to the rules, [the bank paid].",
    "[The minister said] that she would not resign.",
    "[He was there] not long before the fire.",
    "There were no other ships. [The Orda sank].",
]


def taken_apart(marked: str) -> tuple[str, tuple[int, int]]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), (start, end)


@pytest.mark.parametrize(("marked", "kind", "words"), CUT)
def test_what_turns_a_quote_is_named(marked: str, kind: Turning, words: str) -> None:
    text, span = taken_apart(marked)
    (lost,) = cut_away(text, [span])
    assert (lost.kind, lost.words) == (kind, words)
    assert " ".join(text[lost.start : lost.end].split()).startswith(words.rstrip("…"))


@pytest.mark.parametrize("marked", WHOLE)
def test_near_misses_stay_silent(marked: str) -> None:
    text, span = taken_apart(marked)
    assert cut_away(text, [span]) == []


@pytest.mark.parametrize(
    ("marked", "claim"),
    [
        ("She said [the port will close] if the strike goes on.", "The port would close under a strike."),
        ("The council did not [approve the plan].", "The council has not approved the plan."),
        ("[The bridge is safe], although two piers have cracked.", "The bridge is safe despite two cracked piers."),
        ("[All the crew were saved] except for the captain.", "All the crew but the captain, except him, were saved."),
    ],
)
def test_a_claim_that_keeps_the_turn_has_lost_nothing(marked: str, claim: str) -> None:
    text, span = taken_apart(marked)
    assert cut_away(text, [span])
    assert cut_away(text, [span], claim) == []


def test_a_denial_that_is_reported_as_one_has_lost_nothing() -> None:
    text, span = taken_apart("The firm denied that [the pump had failed].")
    assert [one.said for one in cut_away(text, [span])] == ["the quote leaves out “denied that” before it"]
    assert cut_away(text, [span], "The pump had failed.", denied=True) == []


def test_what_another_quote_of_the_claim_has_is_not_lost() -> None:
    text, (start, end) = taken_apart("She said [the port will close] if the strike goes on.")
    assert cut_away(text, [(start, end)])
    assert cut_away(text, [(start, end), (text.index("if"), len(text) - 1)]) == []


def test_a_quote_without_a_place_is_passed_over() -> None:
    text = "She said the port will close if the strike goes on."
    quote = quote_at(text, 9, 28)
    claim = Claim(1, "k", "The port closes.", "s", quotes=(quote,))
    assert [one.said for one in lost_context(claim, text)] == ["the quote stops before “if the strike goes on”"]
    assert lost_context(claim, "") == []


def test_a_wide_document_is_looked_at_near_the_quote_alone() -> None:
    text = "Word " * 400_000 + "the port will close if the strike goes on. " + "Word " * 400_000
    at = text.index("the port")
    assert [one.words for one in cut_away(text, [(at, at + 19)])] == ["if the strike goes on"]


def test_words_of_several_lines_are_shown_on_one() -> None:
    text = "the port\nwill close\nif the strike\ngoes on\n\nAnother paragraph."
    (lost,) = cut_away(text, [(0, 19)])
    assert lost.words == "if the strike goes on"


def test_what_turns_ends_with_the_quotation_that_it_stands_in() -> None:
    text, span = taken_apart("“[The port will close], if the strike goes on,” she told the council.")
    assert [one.words for one in cut_away(text, [span])] == ["if the strike goes on"]
