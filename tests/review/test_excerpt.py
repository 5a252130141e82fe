"""The piece of a document that a reviewer sees holds the quote, and fits."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.selector import Quote, quote_at
from factcheck.review.excerpt import excerpt

TEXT = "Headline\n\nThe first paragraph is here.\nThe second says so. He left.\n\nThe third.\nThe fourth."


def at(text: str, words: str) -> Quote:
    start = text.index(words)
    return quote_at(text, start, start + len(words))


def test_a_short_paragraph_comes_with_its_neighbours() -> None:
    found = excerpt(TEXT, [at(TEXT, "says so")], 0, 1000)
    assert found.text == "The first paragraph is here.\nThe second says so. He left.\n\nThe third."
    assert [found.text[s:e] for s, e in found.spans] == ["says so"]


def test_a_long_paragraph_stands_alone_until_more_is_opened() -> None:
    long = "The speaker went on. " * 20
    text = f"Before.\n{long}It fell.\nAfter.\nThe end."
    assert excerpt(text, [at(text, "It fell")], 0, 1000).text == f"{long}It fell."
    assert excerpt(text, [at(text, "It fell")], 1, 1000).text == f"Before.\n{long}It fell.\nAfter."
    assert excerpt(text, [at(text, "It fell")], 9, 1000).text == text


def test_what_does_not_fit_is_cut_at_a_blank_with_an_ellipsis() -> None:
    text = "word " * 500 + "the bridge fell" + " word" * 500
    found = excerpt(text, [at(text, "the bridge fell")], 0, 100)
    assert found.text.startswith("…word")
    assert found.text.endswith("word…")
    assert len(found.text) <= 102
    assert [found.text[s:e] for s, e in found.spans] == ["the bridge fell"]


def test_a_quote_longer_than_the_room_shows_its_beginning() -> None:
    text = "He said: " + "and so " * 500 + "on."
    found = excerpt(text, [at(text, "and so " * 500)], 0, 200)
    assert found.text[found.spans[0][0] :].startswith("and so")
    assert len(found.text) <= 202


def test_a_quote_that_is_not_anchored_stands_for_itself() -> None:
    assert "exact words" in excerpt("", [Quote("exact words", "before ", " after")], 0, 100).text


@given(
    st.text(alphabet="ab .“”\n\t\u2028é", min_size=1, max_size=400),
    st.data(),
    st.integers(0, 4),
    st.integers(20, 300),
)
def test_the_beginning_of_the_first_quote_is_always_seen(
    text: str, data: st.DataObject, around: int, room: int
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = excerpt(text, [quote_at(text, start, end)], around, room)
    assert len(found.text) <= room + 2
    (shown,) = found.spans
    assert shown[0] < shown[1]
    assert text[start:end].startswith(found.text[slice(*shown)])
