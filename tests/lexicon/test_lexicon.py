"""The lists of words: where each comes from, and how a file is read."""

from pathlib import Path

import pytest

from factcheck import lexicon

FOLDER = Path(lexicon.__file__).parent
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix == ".txt")


def head(file: str) -> str:
    """The remarks on top of a file."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    return text[: text.index("\n[")] if "\n[" in text else text


@pytest.mark.parametrize("file", FILES)
def test_a_list_says_where_it_comes_from_and_under_what_licence(file: str) -> None:
    said = " ".join(line.removeprefix("#").strip() for line in head(file).splitlines() if line.startswith("#"))
    assert any(source in said for source in ("by hand for factcheck", "From ", "Written by tests/bench/"))
    assert any(licence in said for licence in ("MIT", "Unicode-3.0", "WordNet License", "public domain", "CC BY 4.0"))


def test_a_section_of_words_and_one_of_lines() -> None:
    assert {"the", "of", "because"} <= lexicon.words("grammar.txt", "function words")
    assert lexicon.lines("classes.txt", "continent")[0] == "Africa African"


def test_an_indented_line_goes_on_where_the_line_above_ended() -> None:
    accept = next(line for line in lexicon.lines("opposites.txt", "opposites") if line.startswith("approve"))
    assert accept.split("|")[1].split() == ["reject", "refuse", "block", "veto", "ban", "prohibit", "forbid", "outlaw"]


def test_a_remark_is_no_word() -> None:
    assert "#" not in lexicon.words("telling.txt", "once")
    assert "Fell" not in lexicon.words("telling.txt", "once")


def test_a_section_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        lexicon.lines("grammar.txt", "verbs of the third declension")
