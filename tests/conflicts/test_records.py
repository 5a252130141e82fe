"""Rules that read more than the text: speakers, statuses, dates, quotations, filings."""

import pytest
from conflict_pairs import side

from factcheck.conflicts.rules import RULES, check
from factcheck.conflicts.side import Side
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status

TEXT = "Ostria supplied pumps to the rebels in Kelsk."


def found(left: Side, right: Side, same_topic: bool = False) -> list[str]:
    return [finding.rule for finding in check(left, right, same_topic=same_topic)]


def test_a_denial_stands_against_an_unfiled_report_in_like_words():
    report = side(1, TEXT, speaker="Herald")
    denial = side(2, "Ostria supplied the rebels in Kelsk with pumps.", speaker="Ministry", reported=Status.DENIED)
    assert found(report, denial) == ["denial"]
    assert "Ministry denies what Herald reports as alleged" in check(report, denial)[0].why


def test_a_denial_agrees_with_a_negative_text():
    denial = side(1, TEXT, speaker="Ministry", reported=Status.DENIED)
    assert found(denial, side(2, "Ostria did not supply pumps to the rebels in Kelsk.", speaker="Herald")) == []


def test_two_denials_agree_and_so_do_denials_of_opposites_and_assertions_of_them():
    denial = side(1, TEXT, speaker="A", reported=Status.DENIED)
    assert found(denial, side(2, TEXT, speaker="B", reported=Status.DENIED)) == []


def test_a_denied_figure_contradicts_no_other_figure():
    denial = side(1, "The dam cost Ostria $40 million in 2020.", speaker="A", reported=Status.DENIED)
    assert "number" not in found(denial, side(2, "The dam cost Ostria $65 million in 2020.", speaker="B"))


def test_one_speaker_who_says_the_opposite_later_has_changed_position():
    before = side(1, "Velm will send troops to Kelsk.", speaker="P. Ruud", said_on="2022-01-10")
    after = side(2, "Velm will not send troops to Kelsk.", speaker="P. Ruud", said_on="2022-03")
    assert found(before, after, same_topic=True) == ["reversal"]
    (reversal,) = check(after, before, same_topic=True)
    assert reversal.why.index("will not send")


def test_this_season_is_another_season_three_years_on():
    before = side(1, "The Torvik team is weak this season.", speaker="K", said_on="2018-10")
    after = side(2, "The Torvik team is strong this season.", speaker="K", said_on="2021-10")
    assert found(before, after) == []


def test_undated_figures_of_two_years_are_of_two_periods():
    one = side(1, "Youth unemployment in Ostria is 6 percent.", said_on="2019-04-01")
    assert found(one, side(2, "Youth unemployment in Ostria is 11 percent.", said_on="2023-04-01")) == []
    assert found(one, side(2, "Youth unemployment in Ostria is 11 percent.", said_on="2019-05-01")) == ["number"]


def test_a_day_without_a_year_has_the_year_it_was_said_in():
    one = side(1, "General Osk left Ostria on 6 June.", said_on="2021-06-20")
    assert found(one, side(2, "General Osk left Ostria on 11 June.", said_on="2021-06-20"), same_topic=True) == ["date"]


def quoting(number: int, speaker: str, words: str, **fields: object) -> Side:
    spoken = Quote(words, prefix="said: “", suffix="”")
    return side(number, f"“{words}”", speaker=speaker, quotes=(spoken,), **fields)


def test_one_quotation_has_one_speaker():
    words = "A country that sells its rivers sells its children"
    assert found(quoting(1, "Ola Tendai", words), quoting(2, "Peter Hall", words)) == ["attribution"]
    assert found(quoting(1, "Ola Tendai", words), quoting(2, "ola tendai", words)) == []


def test_a_figure_of_a_named_year_is_none_of_a_later_year():
    one = side(1, "Attendance at the Orda fair of 2009 was 7,000 visitors.", said_on="2009-06-20")
    later, then = (side(2, "Attendance at the Orda fair was 2,500 visitors.", said_on=day) for day in ("2016", "2009"))
    assert found(one, later, same_topic=True) == []
    assert found(one, then, same_topic=True) == ["number"]


def test_words_have_an_author_where_a_text_says_whose_they_are():
    told = 'The clerk Skov wrote "sink the ferry".', 'The words "sink the ferry" were those of the smith Vik.'
    assert found(side(1, told[0]), side(2, told[1])) == ["attribution"]
    wanted = 'Says Ebba Skov wants to "sink the ferry".', 'Says Odd Vik voted to "sink the ferry".'
    assert found(side(1, wanted[0]), side(2, wanted[1])) == []


def test_what_everybody_says_and_what_is_handed_on_is_nobodys_own():
    stock = "We condemn the attack"
    assert found(quoting(1, "Ministry of Velm", stock), quoting(2, "Ministry of Ostria", stock)) == []
    words = "A country that sells its rivers sells its children"
    relayed = quoting(2, "Peter Hall", words, via=("Ola Tendai",))
    assert found(quoting(1, "Ola Tendai", words), relayed) == []


@pytest.mark.parametrize("same", [True, False])
def test_filing_settles_what_the_words_would_only_suggest(same: bool):
    one = side(1, "Ostria signed the mine treaty in Tarn.", speaker="A", proposition="p")
    other = side(2, "Ostria never signed the mine treaty in Tarn.", speaker="B", proposition="p", opposite=not same)
    assert found(one, other) == ([] if same else ["stance"])


def test_the_registry_names_every_rule_once_and_says_what_it_does():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {"stance", "desk", "reversal", "number", "date", "negation", "antonym", "roles", "attribution"} <= set(names)
    assert all(rule.help.endswith(".") for rule in RULES)


def test_a_denial_is_the_stance_rule_s_only_where_both_claims_are_filed():
    filed = side(1, TEXT, speaker="Herald", proposition="Pumps")
    words = "Ostria supplied the rebels in Kelsk with pumps."
    assert found(filed, side(2, words, speaker="Ministry", reported=Status.DENIED)) == ["denial"]
    both = side(2, words, speaker="Ministry", reported=Status.DENIED, proposition="Pumps")
    assert found(filed, both) == ["stance"]


def test_of_two_figures_in_one_text_nobody_knows_which_a_stranger_s_is():
    other = side(1, "The dam in Kelsk cost $65 million.")
    assert found(side(2, "The dam in Kelsk cost $40 million."), other) == ["number"]
    for text in ("The dam in Kelsk cost $40 million of a planned $50 million.",
                 "The dam in Kelsk cost $40 million and the road $5 million."):  # fmt: skip
        assert found(side(2, text), other) == []
        assert found(side(2, text), other, same_topic=True) == ["number"]


def test_a_second_not_on_words_of_its_own_takes_nothing_back():
    other = side(1, "The dam in Kelsk is safe.")
    for text in ("The dam in Kelsk is not safe, not even at night.", "The dam in Kelsk is not safe and never guarded."):
        assert found(side(2, text), other, same_topic=True) == ["negation"]


def test_a_negation_of_what_only_one_text_says_turns_nothing():
    other = side(1, "The dam in Kelsk is safe.")
    for text in ("The dam in Kelsk, which has no lights, is safe.", "The dam in Kelsk is safe and has no lights."):
        assert found(side(2, text), other, same_topic=True) == []


def test_a_first_name_or_a_title_before_a_name_that_both_have_makes_nobody_else():
    other = side(1, "Berg did not open the dam in Kelsk.")
    for name in ("Anna Berg", "Minister Berg"):
        assert found(side(2, f"{name} opened the dam in Kelsk."), other, same_topic=True) == ["negation"]
    full = side(1, "Tor Berg did not open the dam in Kelsk.")
    assert found(side(2, "Anna Berg opened the dam in Kelsk."), full, same_topic=True) == []
