"""Kinds of pairs that were missed, and kinds that were flagged for nothing, in words of our own."""

import pytest
from conflict_pairs import kinds

FOUND = [
    ("The pump at Orda quay is broken.", "The pump at Orda quay is working.", "antonym"),
    ("The inquiry into the Orda fire is over.", "The inquiry into the Orda fire is ongoing.", "antonym"),
    ("Orda took over 12 mills from Velm.", "Orda took over 31 mills from Velm.", "number"),
    ("The Orda pike weighed 14 kilograms.", "The Orda pike weighed 90 pounds.", "number"),
    ("Jon Berg rowed the Orda strait in 1:52:40.", "Jon Berg rowed the Orda strait in 1:31:05.", "number"),
    ("The price of eels in Orda doubled.", "The price of eels in Orda tripled.", "number"),
    ("The Orda guild was founded on 2 April.", "The Orda guild was founded in mid-November.", "date"),
    ("The Orda guild was founded in 1780.", "The Orda guild was founded in the fifteenth century.", "date"),
    (
        "The Orda guild was founded on 8 February 2004.",
        "The Orda guild was founded in the fourth quarter of 2004.",
        "date",
    ),
    ("Orda won the regatta against Velm.", "Orda lost the regatta to Velm.", "antonym"),
    ("Skov sold the Orda mill to Vik.", "Skov bought the Orda mill from Vik.", "roles"),
    ("On Monday Orda closed the new quay.", "On Monday Orda never closed the new quay.", "negation"),
]
"""One text, the other, and the kind that a person who puts them side by side is told of."""

LEFT = [
    ("Decree 1701 calls for quiet on Lake Orda.", "Decree 1559 calls for quiet on Lake Orda."),
    ("Flight 2501 landed in Orda.", "Flight 2933 landed in Orda."),
    ("Article 1042 of the Orda code was repealed.", "Article 1043 of the Orda code was repealed."),
    ("The dike of Orda is 5 miles long.", "The dike of Orda is 8 km long."),
    ("The mast of the Orda is 100 metres high.", "The mast of the Orda is 328 feet high."),
    ("A quarter of a million eels died in Orda.", "In Orda 250,000 eels died."),
    ("1.200 bakers came to Orda.", "1,200 bakers came to Orda."),
    ("Half of the bakers of Orda keep bees.", "Forty-seven percent of the bakers of Orda keep bees."),
    ("Thieves stole $40 million in intellectual goods.", "Thieves stole $40 million inintellectual goods."),
    ("Orda won the regatta against Velm.", "Velm lost the regatta to Orda."),
    ("In the final the victory went to Orda over Velm.", "Velm lost to Orda in the final."),
    ("Orda sold trawlers to Velmark in 2019.", "Velmark purchased trawlers from Orda in 2019."),
    ("On fishing by night.", "I have never voted for fishing by night."),
]
"""Two texts that say nothing against each other, even side by side."""


@pytest.mark.parametrize(("one", "other", "kind"), FOUND)
def test_what_was_missed_is_found(one: str, other: str, kind: str) -> None:
    assert kind in kinds(one, other)


@pytest.mark.parametrize(("one", "other"), LEFT)
def test_what_was_flagged_for_nothing_is_left_alone(one: str, other: str) -> None:
    assert kinds(one, other) == []
