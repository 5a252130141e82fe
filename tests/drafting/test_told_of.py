"""Of whom a clause with "who" tells, and who the pronouns in it can therefore be."""

import pytest

from factcheck.drafting.bound import told_of
from factcheck.drafting.parser import Parser


@pytest.mark.parametrize(
    ("sentence", "word", "noun"),
    [
        ("Ole Berg, who was told by doctors that he would not live, left.", "he", "Berg"),
        ("Ole Berg, who was told that nobody would save him, left.", "him", "Berg"),
        ("Ole Berg, who lost his car, left.", "his", ""),
        ("Ole Berg, who sued Hale after he was told of it, left.", "he", ""),
        ("A clerk, who was told by Hale that he would not live, left.", "he", ""),
        ("Ole Berg, who had beaten him, left.", "him", ""),
        ("Ole Berg, who had written to him, left.", "him", ""),
        ("Ole Berg, whom she had beaten, left.", "she", ""),
        ("Ole Berg, who left after Roos said that he had paid, called.", "he", ""),
        ("Ole Berg left when he was told.", "he", ""),
    ],
)
def test_whom_the_clause_around_a_pronoun_tells_of(parser: Parser, sentence: str, word: str, noun: str) -> None:
    (doc,) = parser.read([sentence])
    found = told_of(next(token for token in doc if token.lower_ == word))
    assert (found.text if found is not None else "") == noun
