"""A name is put in the place of a pronoun where it is likely enough: what was named often and near, not in passing."""

from collections.abc import Callable

import pytest

from factcheck.drafting.antecedents import LEAST, chance, features
from factcheck.drafting.draft import gathered_portions
from factcheck.drafting.gathering import gathered
from factcheck.drafting.parser import Parser
from factcheck.drafting.referring import Voice, taken

OFTEN = "The bank had promised a report. The bank was slow. The bank lost the files in May. It closed in June."
IN_PASSING = (
    "The library bought a van from the works. The mayor praised the plan at a dinner. "
    "The clerk carried it to the bridge in May 2019."
)


@pytest.mark.parametrize(
    ("text", "word", "held", "sentence"),
    [
        (OFTEN, "the bank", 0.73, "[The bank] closed in June."),
        (IN_PASSING, "the library", 0.25, "The clerk carried it to the bridge in May 2019."),
    ],
)
def test_what_rules_take_a_pronoun_for_is_written_where_it_is_likely(
    parser: Parser, offered: Callable[[str], list[str]], text: str, word: str, held: float, sentence: str
) -> None:
    (_, (frame,), naming) = next(gathered_portions(text, parser=parser))
    pronoun = next(token for token in frame.doc if token.lower_ == "it")
    one, taken_for = taken(frame, [token.i for token in pronoun.sent], pronoun, naming, Voice())
    assert one
    assert taken_for == word
    assert chance(frame, pronoun, one, naming.mentions) == pytest.approx(held, abs=0.006)
    assert (chance(frame, pronoun, one, naming.mentions) >= LEAST) == ("[" in sentence)
    assert sentence in offered(text)


def test_what_a_pronoun_and_its_antecedent_show(parser: Parser) -> None:
    (_, (frame,), naming) = next(gathered_portions(IN_PASSING, parser=parser))
    pronoun = next(token for token in frame.doc if token.lower_ == "it")
    one, _ = taken(frame, [token.i for token in pronoun.sent], pronoun, naming, Voice())
    assert one
    assert features(frame, pronoun, one, naming.mentions) == {
        "it words the",
        "it far 2",
        "it far 2 rank 0",
        "far 2 rank 0 role object",
        "it named 1",
        "it most True of 1",
        "it others 4",
        "it since 4",
        "it last a pronoun False",
        "it far 2 subject True begins False",
    }


def test_a_pronoun_of_an_unlikely_meaning_misleads_nobody_behind_it(parser: Parser) -> None:
    (page, frames, taken_at_its_word) = next(gathered_portions(IN_PASSING, parser=parser))
    at = next(frames[0].spans[token.i][0] for token in frames[0].doc if token.lower_ == "it")
    assert taken_at_its_word.mentions.at(at)
    assert gathered(page.text, frames).mentions.at(at) is None
