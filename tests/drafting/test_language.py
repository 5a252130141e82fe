"""Which texts are drafted: English of any length, and what another language is called."""

import pytest

from factcheck.drafting.language import foreign, is_readable

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    "text",
    [
        "Her doctor said the clinic owes 3 million crowns.",
        "Tor Beck says miners drink more milk than farmers do",
        "LATEST: 9 hurt after barn fire near Lemvik, officials say",
        '"My sister never saw Falk," dentist Ole Rohn told Radio Quay on Sunday.',
        "Night chief Ida Rohn says Lemvik lost 70 jobs when Salt & Sons shut its mill.",
        "Prices up",
        "",
        "12 345",
        "The mayor said that the talks were over. " * 20,
    ],
)
def test_short_english_is_english(text: str) -> None:
    assert foreign(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Bürgermeister sagte, dass die Gespräche beendet seien.", "German"),
        ("Мэр заявил, что переговоры завершены.", "Russian"),
        ("Le maire a déclaré que les discussions étaient terminées.", "French"),
        ("Borgmesteren sagde, at forhandlingerne var afsluttet, og at han var rejst hjem.", "Danish"),
        ("市长说，谈判已经结束，他已经前往机场。", "Chinese"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert foreign(text) == language


@pytest.mark.parametrize(
    ("line", "readable"),
    [
        ("很多人都有过腹泻的经历，所以当它发生时他没有多想。", False),
        ("Многие люди болели, поэтому он не придал этому значения.", False),
        ("Zelenskyy (Володимир Зеленський) said so.", True),
        ("— « 5 % »", True),
        ("Żółć", True),
    ],
)
def test_a_line_in_another_script_is_not_read(line: str, readable: bool) -> None:
    assert is_readable(line) is readable
