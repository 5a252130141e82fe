"""Words in, a Query out, whatever the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.query import Filter, Query, Term, parse


def terms(*words: str) -> tuple[Term, ...]:
    return parse(words).terms


def filters(*words: str) -> tuple[Filter, ...]:
    return parse(words).filters


@pytest.mark.parametrize(
    "word",
    [
        "$800",
        "azerbaijan-russia",
        "don't",
        '"',
        'a"b',
        "http://x",
        "12:30",
        "*",
        "-5",
        ":",
        "::",
        ":apple:",
        "[2]",
        "Peskov:",
        "часть:x",
        '""',
        "a*b",
    ],
)
def test_what_is_no_filter_is_text(word: str) -> None:
    assert parse([word]) == Query((Term(word),))


def test_words_phrases_and_prefixes() -> None:
    assert terms("air defence") == (Term("air"), Term("defence"))
    assert terms('"air defence" now', "serd*") == (Term("air defence", "phrase"), Term("now"), Term("serd", "prefix"))
    assert terms('"he said ""no"""') == (Term('he said "no"', "phrase"),)
    assert terms('"air defence') == (Term('"air'), Term("defence"))
    assert parse([]) == parse([" "]) == Query()


def test_not_negates_what_follows() -> None:
    assert terms("not", "russia", "baku") == (Term("russia", negated=True), Term("baku"))
    assert filters("not status:denied") == (Filter("status", ("denied",), negated=True),)
    assert terms("not", "air defence") == (Term("air defence", "phrase", negated=True),)
    assert terms("not", "not", "x") == (Term("x"),)
    assert terms("why", "not") == (Term("why"), Term("not"))


def test_a_minus_before_a_word_is_not_and_before_a_number_the_numbers() -> None:
    assert terms("boats -tarn") == (Term("boats"), Term("tarn", negated=True))
    assert terms('boats -"old tarn"') == (Term("boats"), Term("old tarn", "phrase", negated=True))
    assert filters("-by:peskov") == (Filter("by", ("peskov",), negated=True),)
    assert terms("-5", "-", "--", "well-known") == (Term("-5"), Term("-"), Term("--"), Term("well-known"))


def test_the_comma_of_a_number_parts_no_amounts() -> None:
    assert filters("amount:>1,000,000,5%") == (Filter("amount", (">1,000,000", "5%")),)
    assert filters("amount:5%,40%") == (Filter("amount", ("5%", "40%")),)


def test_filters_take_values_with_blanks_commas_and_quotes() -> None:
    assert filters("by:Ilham Aliyev") == (Filter("by", ("Ilham Aliyev",)),)
    assert filters("by:Peskov, Ilham Aliyev") == (Filter("by", ("Peskov", "Ilham Aliyev")),)
    assert filters('by:"Aliyev, Ilham",peskov') == (Filter("by", ("Aliyev, Ilham", "peskov")),)
    assert filters("Status:Alleged,denied") == (Filter("status", ("alleged", "denied")),)
    assert filters("source:http://x/y?a=b:c") == (Filter("source", ("http://x/y?a=b:c",)),)
    assert filters("id:#3,04") == (Filter("id", ("3", "4")),)


def test_one_argument_can_hold_several_filters_and_words() -> None:
    assert parse(["weapons by:Ilham Aliyev not tag:old is:draft"]) == Query(
        (Term("weapons"),), (Filter("by", ("Ilham Aliyev",)), Filter("tag", ("old",), True), Filter("is", ("draft",)))
    )
    assert parse(['by:"Ilham Aliyev" weapons']) == Query((Term("weapons"),), (Filter("by", ("Ilham Aliyev",)),))


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2025", ("2025", "2025")),
        ("2025-07..", ("2025-07", "")),
        ("..2024", ("", "2024")),
        ("2024-01..2024-06", ("2024-01", "2024-06")),
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
        ("2024-06..2024", ("2024-06", "2024")),
    ],
)
def test_dates_are_ranges_of_prefixes(value: str, ends: tuple[str, str]) -> None:
    assert filters(f"on:{value}")[0].ranges == (ends,)


@pytest.mark.parametrize("value", ["july", "2025-13", "2023-02-29", "..", "2025..2024", "25", "2025-7", "2024...2025"])
def test_a_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UsageError):
        parse([f"on:{value}"])


def test_a_day_may_be_written_as_newspapers_do() -> None:
    for value in ("4.5.2022", "04.05.2022", "4 May 2022", "May 4, 2022"):
        assert parse([f'on:"{value}"']) == parse(["on:2022-05-04"])
    assert parse(["on:04.05.2022..31.12.2022"]) == parse(["on:2022-05-04..2022-12-31"])
    assert parse(['on:"May 2022"']) == parse(["on:2022-05"])
    for value in ("31.02.2022", "04/05/2022", "early 2022", "4 May", "4.5.2022 or so"):
        with pytest.raises(UsageError, match="does not take"):
            parse([f'on:"{value}"'])


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("statsu:denied", "Did you mean status:?"),
        ("speaker:peskov", "by:"),
        ("status:denyed", "Did you mean denied?"),
        ("is:disputd", "Did you mean disputed?"),
        ("is:zzz", "Known are draft, unreviewed"),
        ("id:three", "id:3"),
        ("by:", "by:peskov"),
        ("tag:,", "tag"),
    ],
)
def test_a_wrong_filter_names_the_nearest(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse([word])
    assert hint in refused.value.hint


def test_an_unknown_filter_says_how_to_look_for_the_words() -> None:
    with pytest.raises(UsageError) as refused:
        parse(["foo:bar"])
    literal = refused.value.hint.split("'")[1]
    assert terms(literal) == (Term("foo:bar", "phrase"),)


PIECES = st.sampled_from(
    [
        '"',
        '""',
        ",",
        " ",
        "not",
        "not ",
        "by:",
        "is:draft",
        "on:2025..",
        "tag:",
        " by:",
        "x",
        "air defence",
        "*",
        "\n",
        ":",
        "//",
    ]
)
ARGUMENT = st.text(max_size=12) | st.lists(PIECES, max_size=8).map("".join)
TEXT = st.text(min_size=1).map(str.strip).filter(bool) | st.lists(PIECES, min_size=1).map("".join).map(
    str.strip
).filter(bool)


def unparse(query: Query) -> list[str]:
    """The arguments that spell `query`, with every value in quotation marks."""
    spelled: list[str] = []
    for part in (*query.filters, *query.terms):
        spelled += ["not"] * part.negated
        if isinstance(part, Filter):
            spelled.append(f"{part.field}:{','.join(map(quoted, part.values))}")
        else:
            spelled.append({"phrase": quoted(part.text), "prefix": part.text + "*"}.get(part.kind, part.text))
    return spelled


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@given(st.lists(ARGUMENT, max_size=6))
def test_any_arguments_are_a_query_or_refused_and_a_query_survives_being_written(words: list[str]) -> None:
    try:
        query = parse(words)
    except UsageError:
        return
    assert parse(unparse(query)) == query


@given(
    st.sampled_from(["by", "via", "source", "about", "tag", "cue", "origin"]),
    st.lists(TEXT, min_size=1, unique=True),
    st.booleans(),
)
def test_any_value_can_be_written(field: str, values: list[str], negated: bool) -> None:
    query = Query((), (Filter(field, tuple(values), negated),))
    assert parse(unparse(query)) == query


@given(TEXT)
def test_any_text_can_be_looked_for_as_a_phrase(text: str) -> None:
    query = Query((Term(text, "phrase"),))
    assert parse(unparse(query)) == query
