"""Which claims are compared at all."""

from factcheck.conflicts.pairing import BUDGET, NEAREST, Blocks, lookups, rare_together, surfaces, terms
from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote


def claim(number: int, text: str, **fields: object) -> Claim:
    return Claim(id=number, key=f"k{number}", text=text, source=f"s{number}", **fields)  # type: ignore[arg-type]


def blocks_of(texts: list[str]) -> Blocks:
    blocks = Blocks()
    for number, text in enumerate(texts):
        blocks.add(terms(claim(number, text)))
    return blocks


def test_terms_are_stems_and_names_but_no_numbers_and_no_grammar():
    assert terms(claim(1, "In 2019 three hundred pumps were supplied to Ostria, 40 of them on MH-17.")) == {
        "pump", "transfer", "ostria", "mh",
    }  # fmt: skip
    assert terms(claim(1, "")) == terms(claim(1, "Who was it that did this to us? 10^6 [2] ... ٣")) == frozenset()


def test_forms_and_spellings_of_a_word_are_one_term():
    assert terms(claim(1, "Čapek supplies weapons")) == terms(claim(2, "Capek's supplying of a weapon"))


def test_a_long_quotation_is_a_term_and_a_short_one_is_not():
    said = Quote("We will never sell our rivers to anybody")
    assert '"we will never sell our rivers to anybody' in terms(claim(1, "x", quotes=(said,)))
    assert not any(term.startswith('"') for term in terms(claim(1, "x", quotes=(Quote("No comment"),))))


def test_two_claims_meet_over_rare_words_and_not_over_common_ones():
    crowd = [f"The government of town{chr(97 + n % 26)}{chr(97 + n // 26)} raised taxes" for n in range(600)]
    few = ["Veleska supplied pumps to Ostria", "Ostria got pumps from Veleska", "Ostria has taxes"]
    close = dict(blocks_of([*crowd, *few, "Pumps for Ostria came from Veleska"]).close())
    assert {n: set(others) for n, others in close.items() if n >= 600} == {601: {600}, 603: {600, 601}}


def test_a_quotation_brings_claims_together_that_share_nothing_else():
    said = Quote("We will never sell our rivers to anybody")
    blocks = Blocks()
    for text in ("Osk refused an offer", "Words on water by Lund"):
        blocks.add(terms(claim(1, text, quotes=(said,))))
    blocks.add(terms(claim(3, "Something else")))
    assert list(blocks.close()) == [(1, [0])]


def test_lookups_take_the_rarest_terms_that_the_budget_allows_and_always_one():
    frequency = {"rare": 2, "less": 300, "common": BUDGET, "unknown": 0}
    assert lookups(frequency, frequency.__getitem__) == [("rare", 2), ("less", 300)]
    assert lookups(["common"], {"common": 10 * BUDGET}.__getitem__) == [("common", 10 * BUDGET)]
    assert lookups(["unknown"], frequency.__getitem__) == []


def test_terms_are_rare_together_when_accident_would_bring_few_together():
    assert rare_together([3], 1_000_000)
    assert rare_together([5_000, 5_000], 1_000_000)
    assert not rare_together([5_000], 1_000_000)
    assert not rare_together([], 1_000_000)


def test_of_many_copies_each_meets_the_latest_few_before_it():
    close = dict(
        blocks_of(
            [*["Ostria supplied pumps to Veleska"] * 80, *(f"Unlike{chr(97 + n % 26)}" for n in range(9_000))]
        ).close()
    )
    assert close[79] == [*range(78, 78 - NEAREST, -1)]


def test_of_a_long_text_the_beginning_is_looked_up() -> None:
    assert surfaces("port " + "salt " * 400_000 + "coal").keys() == {"port", "salt"}
