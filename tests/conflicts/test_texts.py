"""What the rules find between two texts, and what they leave alone."""

import pytest
from conflict_pairs import between, kinds


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        ("number", "The dam cost Ostria $40 million.", "The dam cost Ostria $65 million."),
        ("number", "At least 90 miners died in the Kelsk pit.", "No more than 25 miners died in the Kelsk pit."),
        ("number", "The bridge at Tarn is 1,400 metres long.", "The bridge at Tarn is 0.9 km long."),
        ("number", "Torvik beat Aune 3-1 in the cup final.", "Torvik beat Aune 2-0 in the cup final."),
        ("date", "The truce took effect on 3 March 2023.", "The truce took effect on March 9, 2023."),
        ("date", "The chemist Ada Lund was born in 1931.", "Ada Lund (2 May 1937 – 8 June 1990) was a chemist."),
        ("negation", "Ostria signed the mine treaty.", "Ostria never signed the mine treaty."),
        ("negation", "Ostria signed the mine treaty.", "Ostria refused to sign the mine treaty."),
        ("negation", "There are foreign troops in Kelsk.", "No foreign troops are in Kelsk."),
        ("negation", "Singer Mia Torp is dead", "Mia Torp death hoax spreads"),
        ("negation", "Ostria's king met the rebels", "No, the king of Ostria did not meet any rebels"),
        ("antonym", "The crossing at Rem is open to lorries.", "The crossing at Rem is closed to lorries."),
        ("antonym", "The cabinet approved the gas contract.", "The cabinet rejected the gas contract."),
        ("antonym", "The inquiry into the leak is over.", "The inquiry into the leak is still going on."),
        ("antonym", "Talks in Velm have ended.", "Talks in Velm are in progress."),
        ("roles", "Ostria attacked Velm first.", "Velm attacked Ostria first."),
        ("roles", "The tanker rammed the patrol boat.", "The tanker was rammed by the patrol boat."),
        ("value", "Nordlys is a Danish film from 2011.", "Nordlys is a novel."),
        ("value", "Ada Lund is an Indian chemist.", "Ada Lund is a Swedish chemist."),
    ],
)
def test_a_conflict_is_found_by_its_rule(rule: str, one: str, other: str):
    assert kinds(one, other) == [rule]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unemployment in Ostria was 6.4 percent.", "Unemployment in Velm was 11.9 percent."),
        ("Inflation in Ostria was 3.2% in June 2022.", "Inflation in Ostria was 9.8% in June 2023."),
        ("Ostria cut 300 jobs in 2023.", "Ostria cut 1,500 jobs between 2019 and 2023."),
        ("The town of Rem has 41,000 inhabitants.", "The Rem district has 118,000 inhabitants."),
        ("Twelve soldiers were wounded at Rem.", "Three soldiers were killed at Rem."),
        ("The Rem hospital has 120 surgical beds.", "The Rem hospital has 640 beds."),
        ("Prices rose by 8 percent in May.", "Prices rose by 31 percent in the year to May."),
        ("Before the flood the lake held 3 million litres.", "After the flood the lake held 5 million litres."),
        ("At least 40 miners died at Rem.", "52 miners died at Rem."),
        ("The tram costs 1.2 billion euros.", "The tram costs 1,200 million euros."),
        ("The truce took effect on 3 March 2023.", "The truce took effect in March 2023."),
        ("The crossing at Rem is closed.", "The crossing at Rem is not open."),
        ("Ostria refused to sign the treaty.", "Ostria did not sign the treaty."),
        ("It is not true that Velm did not pay its crews.", "Velm paid its crews."),
        ("The photo of the crab is no hoax.", "A photo shows a giant crab."),
        ("Is the photo of the crab a hoax?", "A photo shows a giant crab."),
        ("Rem airport may reopen in April.", "Rem airport may not reopen in April."),
        ("If talks fail, Velm will close the border.", "If talks succeed, Velm will open the border."),
        ("Did Ostria send troops?", "Ostria did not send troops."),
        ("President Tomas Alm visited Rem.", "The striker Erik Alm did not visit Rem."),
        ("The mayor of Rem resigned on Friday.", "The mayor of Tarn did not resign."),
        ("The crossing is open to pedestrians.", "The crossing is closed to lorries."),
        ("Northern Velm voted against the treaty.", "Southern Velm voted for the treaty."),
        ("Velm took over Tarn in 2021.", "Tarn was taken over by Velm in 2021."),
        ("Ostria borders Velm.", "Velm borders Ostria."),
        ("Mira Holt met Jan Soren in Rem.", "Jan Soren met Mira Holt in Rem."),
        ("Ada Lund is a chemist.", "Ada Lund is an Indian scientist."),
    ],
)
def test_what_only_looks_like_a_conflict(one: str, other: str):
    assert kinds(one, other) == []


def test_strangers_must_be_plainly_about_one_thing():
    short, long = "Our economy is not growing.", "In 2011 Ostria had the second fastest growing economy in the north."
    assert kinds(short, long, same_topic=False) == []
    plain = "Ostria signed the mine treaty in Tarn.", "Ostria never signed the mine treaty in Tarn."
    assert kinds(*plain, same_topic=False) == ["negation"]  # in the same words
    reworded = "Ostria never put its name under the mine treaty in Tarn.", "In Tarn Ostria signed the treaty on mines."
    assert kinds(*reworded, same_topic=False) == []  # a negation in other words was not right often enough
    kinds_of_one_thing = "Nordlys is a Danish film.", "Nordlys is a novel."
    assert kinds(*kinds_of_one_thing, same_topic=False) == []


def test_what_is_fake_about_a_thing_is_not_plainly_the_story():
    arrested = "Three men were arrested in the port of Rem."
    assert kinds(arrested, "Three men with fake passports were arrested in the port of Rem.", same_topic=False) == []
    hoax = "That three men were arrested in the port of Rem is fake news."
    assert kinds(arrested, hoax, same_topic=True) == ["negation"]


def test_a_finding_names_the_words_that_differ_in_both_texts():
    one, other = "The dam cost Ostria $40 million.", "The dam cost Ostria about 65 million dollars."
    (finding,) = between(one, other)
    ((left, right),) = finding.spans
    assert (one[slice(*left)], other[slice(*right)]) == ("$40 million", "about 65 million dollars")
    assert "“$40 million” and “about 65 million dollars”" in finding.why


def test_rival_bounds_are_worth_a_look_only_where_two_are_put_side_by_side():
    pair = "More than 50 miners died in the Kelsk pit.", "More than 20 miners died in the Kelsk pit."
    assert kinds(*pair) == ["number"]
    assert "could both hold" in between(*pair)[0].why
    assert kinds(*pair, same_topic=False) == []


def test_who_is_given_a_quotation_is_named_by_the_name_beside_it():
    one = "Tigers walk more safely here, Halloran told staff: “A locked door is a state of mind.”"
    other = "“A locked door is a state of mind,” the head keeper Piers Amory wrote to his staff."
    (found,) = between(one, other)
    assert found.why == "“A locked door is a state of mind” is given to Halloran and to Piers Amory."
