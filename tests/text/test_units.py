"""What a unit is of another, by the definitions of the international yard and pound (1959), the SI and the calendar."""

import pytest

from factcheck.text.numerals import numerals
from factcheck.text.quantities import quantities
from factcheck.text.units import CURRENCY_SIGNS, FRACTIONS, UNITS


def one(text: str) -> tuple[str, float]:
    (found,) = quantities(text)
    return found.kind, found.value


@pytest.mark.parametrize(
    ("one_way", "other"),
    [
        ("10 feet", "120 inches"), ("10 yards", "30 feet"), ("10 miles", "52,800 feet"), ("10 inches", "254 mm"),
        ("10 ft", "3.048 metres"), ("10 nautical miles", "18.52 km"), ("10 cm", "100 millimetres"),
        ("10 metres", "1,000 centimeters"), ("3 kilometres", "3,000 meters"), ("10 hectares", "100,000 square metres"),
        ("640 acres", "1 square mile"), ("10 square feet", "0.9290304 square metres"),
        ("10 square kilometres", "1,000 hectares"), ("10 cubic metres", "10,000 litres"),
        ("10 cubic feet", "283.16846592 liters"), ("1,000 gallons", "3,785.411784 litres"),
        ("10 tonnes", "10,000 kilograms"), ("10 kilos", "10,000 grams"), ("10 lbs", "160 ounces"),
        ("10 lb", "4.5359237 kg"),
        ("10 mg", "0.01 grams"), ("10 metric tons", "10 tonnes"), ("10 weeks", "70 days"), ("10 days", "240 hours"),
        ("10 hours", "600 minutes"), ("10 minutes", "600 seconds"), ("10 years", "120 months"),
        ("3 decades", "30 years"),
        ("2 centuries", "20 decades"), ("100 km/h", "100 kph"), ("10 mph", "16.09344 km/h"), ("3 GW", "3,000 MW"),
        ("3 gigawatts", "3,000 megawatts"), ("30 cents", "0.3 dollars"), ("3 crore rupees", "30 million rupees"),
        ("3 lakh rupees", "300,000 rupees"), ("3 dozen beds", "36 beds"), ("3bn people", "3,000m people"),
        ("3tn dollars", "3,000 billion dollars"), ("3 hundred beds", "300 beds"), ("10 pct", "10 per cent"),
    ],
)  # fmt: skip
def test_two_ways_to_say_one_quantity(one_way: str, other: str) -> None:
    assert one(one_way)[0] == one(other)[0]
    assert one(one_way)[1] == pytest.approx(one(other)[1], rel=1e-7)


def test_number_words_are_what_they_count() -> None:
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    counted = [*small.split(), *(word + rest for word in tens.split() for rest in ("", "-one", "-nine"))]
    expected = [*range(20), *(ten + rest for ten in range(20, 100, 10) for rest in (0, 1, 9))]
    assert [numerals(f"{word} wells")[0].value for word in counted] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five wells", 205), ("a hundred wells", 100), ("half a million wells", 500_000),
        ("two and a half million wells", 2_500_000), ("three thousand two hundred wells", 3_200),
        ("half a dozen wells", 6), ("one million two hundred thousand wells", 1_200_000),
    ],
)  # fmt: skip
def test_number_words_together(text: str, value: float) -> None:
    assert [found.value for found in numerals(text)] == [value]


def test_a_fraction_is_one_by_its_number() -> None:
    names = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    assert [FRACTIONS[name] for name in names] == [1 / n for n in range(3, 11)]
    assert (FRACTIONS["half"], FRACTIONS["quarter"]) == (0.5, 0.25)


def test_money_is_what_is_said_of_it_and_is_never_converted() -> None:
    words = "yen yuan rouble ruble rupee franc hryvnia manat lira shekel rand peso krone zloty dram lari naira riyal"
    for word in [*words.split(), "dollar", "buck", "euro", "pound sterling", "gbp", "usd", "eur", "dirham"]:
        assert UNITS[word][1] == 1
        assert one(f"40 {word}s")[1] == 40
    assert one("40 cents")[1] == pytest.approx(0.4)
    for sign, money in CURRENCY_SIGNS.items():
        assert one(f"{sign} 40") == (money, 40)


def test_what_counts_itself_is_what_is_said_of_it() -> None:
    for said in ("40 percent", "40%", "40 percentage points", "40 years old", "40 degrees Celsius", "40 seconds"):
        assert one(said)[1] == 40
