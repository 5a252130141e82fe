"""What words and texts mean, with the extra [semantic]: vectors of length one, and what is near what."""

from collections.abc import Callable

import pytest

from factcheck.text import likeness, meaning

needs_meaning = pytest.mark.skipif(not meaning.available(), reason="needs the extra [semantic]")
needs_likeness = pytest.mark.skipif(not likeness.available(), reason="needs the extra [semantic]")


@needs_meaning
def test_what_is_near_what(golden: Callable[[str, str], None]) -> None:
    table = meaning.meaning()
    assert table
    lines = []
    for word in ("boat", "war", "harbour", "said", "a", "serdyukovskaya", "harbourmaster", ""):
        lines.append(f"{word} {[(name, f'{near:.2f}') for name, near in table.related(word, 0.35)]}")
    prepared = [
        table.text(words, weights)
        for words, weights in (
            (["ship", "sank"], [1.0, 2.0]),
            (["boat", "sank", "the"], [0.5, 2.0, 0.0]),
            (["tax"], [0.001]),
            (["ship", "sank"], [0.0, 0.0]),
            ([], []),
        )
    ]
    for one in prepared:
        lines += [" ".join(f"{value:.2f}" for value in meaning.features(one, other)) for other in prepared]
    lines.append(f"{float(table.vector('boat') @ table.vector('boat')):.4f} {float(table.vector('').max()):.4f}")
    golden("meanings.txt", "\n".join(lines) + "\n")


@needs_meaning
def test_there_is_room_for_every_word_that_is_asked_for() -> None:
    table = meaning.Meaning()
    lengths = {
        round(float(table.vector(f"boat{n}") @ table.vector(f"boat{n}")), 3) for n in range(meaning._AT_FIRST + 9)
    }
    assert lengths == {1.0}


@needs_likeness
def test_a_text_is_read_word_by_word() -> None:
    model = likeness.model()
    assert model
    text = "Boats sank. " + "It rained at Orda. " * 40
    first, none, second, last = model.read(text, [(0, 5), (5, 5), (6, 10), (len(text) - 6, len(text) - 2)]).words
    assert [round(float(one @ one), 3) for one in (first, none, second, last)] == [1.0, 0.0, 1.0, 0.0]
    assert not (first == second).all()
    both = model.read(text, [(0, 10)]).words[0]
    assert float(both @ first) > float(first @ second)
    whole = model.read(text, []).whole
    assert round(float(whole @ whole), 3) == 1.0
    assert (model.read(text, ((0, 5),)).words[0] == first).all()
    with likeness.switched_off():
        assert likeness.model() is None
        with likeness.switched_off(False):
            assert likeness.model() is None
    assert likeness.model() is model
