"""The learnt judge with what the records say: which pairs it flags, and what it says of them."""

from typing import Any

import pytest

from factcheck.conflicts import learnt
from factcheck.conflicts.rules import SURE_ON_ONE_TOPIC, check, look, suspect
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import CERTAIN, LEARNT, SURE, Finding
from factcheck.domain.status import Status
from factcheck.text import likeness, opposing

pytestmark = pytest.mark.skipif(not opposing.available(), reason="the extra [semantic] is not installed")


def side(number: int, text: str, **known: Any) -> Side:
    given = {"speaker": f"newsroom {number}", "said_on": f"2024-03-0{number}", "reported": Status.ALLEGED, **known}
    return Side(Claim(id=number, key=str(number), text=text, source=f"source {number}", **given))


ONE = 0.1
"""The chance, by all but the model, that the two of a pair are one statement."""

BRIDGE = (
    "A lorry hit the Larkholm bridge and brought it down.",
    "No vehicle touched the Larkholm bridge; rust in its hangers broke it.",
)


def flags(left: Side, right: Side) -> list[Finding]:
    return [finding for finding in check(left, right, same_topic=True) if finding.rule == LEARNT]


def test_what_no_rule_sees_is_flagged_with_both_texts() -> None:
    (found,) = flags(side(1, BRIDGE[0]), side(2, BRIDGE[1]))
    assert SURE <= found.score < CERTAIN
    assert all(text in found.why for text in BRIDGE)


def test_it_is_the_same_from_either_side() -> None:
    one, other = side(1, BRIDGE[0]), side(2, BRIDGE[1])
    assert [f.score for f in flags(one, other)] == [f.score for f in flags(other, one)]


def test_without_the_model_less_is_seen_and_nothing_else_changes() -> None:
    with likeness.switched_off():
        assert not flags(side(1, BRIDGE[0]), side(2, BRIDGE[1]))
        assert learnt.weigh(side(1, BRIDGE[0]), side(2, BRIDGE[1]), 0.9, ONE) is None


def test_where_a_day_is_unknown_the_model_flags_nothing() -> None:
    one, other = "The mayor left the meeting before the vote.", "The mayor voted against the plan at the meeting."
    dated = learnt.weigh(side(1, one), side(2, other), 0.9, ONE)
    undated = learnt.weigh(side(1, one, said_on=""), side(2, other, said_on=""), 0.9, ONE)
    assert dated
    assert undated
    assert (dated.sure, undated.sure) == (True, False)
    assert undated.chance > learnt.ENOUGH


def test_where_the_model_thinks_it_may_be_one_statement_nothing_is_flagged() -> None:
    one, other = "Half of the ballots were burnt.", "Hardly any ballot was lost to the fire."
    weighed = learnt.weigh(side(1, one), side(2, other), 0.99, ONE)
    assert weighed
    assert not weighed.sure
    assert weighed.chance > learnt.ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Velm, the council opened every park to dogs.", "In Orda, the council opened every park to dogs."),
        ("The town of Velm sold 40 houses to strangers.", "Strangers bought 90 houses from the town of Orda."),
    ],
)
def test_what_is_said_of_two_places_is_no_conflict(one: str, other: str) -> None:
    weighed = learnt.weigh(side(1, one), side(2, other), 0.99, ONE)
    assert weighed
    assert not weighed.sure


def test_both_denied_is_no_conflict() -> None:
    denied = {"reported": Status.DENIED}
    weighed = learnt.weigh(side(1, BRIDGE[0], **denied), side(2, BRIDGE[1], **denied), 0.9, ONE)
    assert weighed
    assert not weighed.sure
    assert weighed.chance < 0.01


def test_where_one_is_denied_saying_the_same_is_the_conflict() -> None:
    said = "The council sold the old mill to a brewery.", "A brewery bought the old mill from the council."
    asserted = learnt.weigh(side(1, said[0]), side(2, said[1]), 0.5, ONE)
    denied = learnt.weigh(side(1, said[0]), side(2, said[1], reported=Status.DENIED), 0.5, ONE)
    assert asserted
    assert denied
    assert denied.chance > 0.5 > asserted.chance


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Decree 1701 calls for quiet on Lake Orda.", "Decree 1559 calls for quiet on Lake Orda."),
        ("Rem airport may reopen in April.", "Rem airport may not reopen in April."),
        ("Orda won the regatta against Velm.", "Velm lost the regatta to Orda."),
        ("The truce took effect on 3 March 2023.", "The truce took effect in March 2023."),
    ],
)
def test_what_the_rules_know_to_be_no_conflict_is_left_alone(one: str, other: str) -> None:
    weighed = learnt.weigh(side(1, one), side(2, other), 0.95, ONE)
    assert weighed
    assert not weighed.sure


def test_an_unlikely_pair_is_not_read_and_not_flagged() -> None:
    model = opposing.model()
    assert model
    before = model.asked()
    weighed = learnt.weigh(side(1, "The lake froze over."), side(2, "The bank failed."), learnt.ASKED / 2, ONE)
    assert weighed
    assert not weighed.sure
    assert model.asked() == before


def test_where_the_rules_know_better_the_model_is_not_asked() -> None:
    model = opposing.model()
    assert model
    before = model.asked()
    weighed = learnt.weigh(side(1, "Rem port may close soon."), side(2, "Rem port may not close soon."), 0.9, ONE)
    assert weighed
    assert not weighed.sure
    assert model.asked() == before


def test_what_is_nearly_one_statement_by_all_that_is_known_is_not_flagged() -> None:
    sure = [
        weighed.sure
        for one in (ONE, 0.99)
        if (weighed := learnt.weigh(side(1, BRIDGE[0]), side(2, BRIDGE[1]), 0.3, one))
    ]
    assert sure == [True, False]


def test_strangers_are_flagged_only_where_the_kind_is_trusted() -> None:
    one, other = side(1, BRIDGE[0]), side(2, BRIDGE[1])
    kept = {trusted: look(one, other, (1, 1), trusted) for trusted in (frozenset[str](), frozenset({LEARNT}))}
    (compared,), (flagged,) = kept.values()
    assert compared.score < SURE <= flagged.score
    assert flagged.rule == LEARNT


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ("Ten died in the pit.", "Fourteen died in the pit.", "how much"),
        ("The pit closed on 3 May 2021.", "The pit closed on 9 June 2021.", "when"),
        ("The pit is safe.", "The pit is not safe.", "whether it is so"),
        ("The pit belongs to Brannoy.", "The pit belongs to Karsk.", "who or where"),
        ("The pit is flooded.", "The pit is dry.", "what is said of one thing"),
    ],
)
def test_the_reason_names_the_slot_that_differs(one: str, other: str, slot: str) -> None:
    assert f"in {slot}: “{one}”, “{other}”." in learnt.flag(side(1, one), side(2, other), 0.9, None).why


def test_the_reason_of_a_rule_that_suspects_the_pair_goes_first() -> None:
    suspect = Finding("cause", "Two causes.", 0.6)
    assert learnt.flag(side(1, BRIDGE[0]), side(2, BRIDGE[1]), 0.9, suspect).why == "Two causes."
    unlikely = Finding("roles", "Two changed places.", 0.4)
    assert "Two changed" not in learnt.flag(side(1, BRIDGE[0]), side(2, BRIDGE[1]), 0.9, unlikely).why


@pytest.mark.parametrize("when", ["2024-03-02", "2024-03", "2024", "", "soon"])
def test_any_date_will_do(when: str) -> None:
    assert learnt.weigh(side(1, BRIDGE[0], said_on=when), side(2, BRIDGE[1]), 0.5, ONE)


VAN = "The witness saw a blue van in the yard.", "The witness did not see the driver of the van."


def test_what_a_rule_doubts_and_the_model_denies_is_not_flagged() -> None:
    one, other = (side(n, text, speaker="The witness") for n, text in enumerate(VAN, 1))
    assert any(finding.score >= SURE_ON_ONE_TOPIC for finding in suspect(one, other))
    assert not learnt.backs(one, other)
    assert not check(one, other, same_topic=True)
    with likeness.switched_off():
        assert check(one, other, same_topic=True)


def test_where_a_day_is_unknown_the_model_takes_nothing_back() -> None:
    one, other = (side(n, text, speaker="The witness", said_on="") for n, text in enumerate(VAN, 1))
    assert check(one, other, same_topic=True)
