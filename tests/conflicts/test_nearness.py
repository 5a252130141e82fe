"""Which claims are near in words, by how many claims each word stands in."""

from factcheck.conflicts.nearness import nearest

DAM = "The Kelsk dam leaks."
COUNTS = {"kelsk": 3, "dam": 40, "leaks": 9}


def test_the_likest_in_rare_words_come_first() -> None:
    others = [(7, "The dam is old."), (8, "Kelsk leaks."), (9, "The Kelsk dam leaks badly."), (5, "Kelsk leaks.")]
    assert nearest(DAM, others, COUNTS, 1000, 10) == [5, 8, 9, 7]
    assert nearest(DAM, others, COUNTS, 1000, 2) == [5, 8]
    assert nearest(DAM, [(4, "It rains in Velm.")], COUNTS, 1000, 10) == []


def test_a_word_that_only_the_other_has_takes_something_off() -> None:
    longer = "The Kelsk dam leaks and its keeper sold the pumps to farmers in Velm."
    assert nearest(DAM, [(1, longer), (2, DAM)], COUNTS, 1000, 2) == [2, 1]
