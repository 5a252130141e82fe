"""Whose a text is by the YAML over it."""

import pytest

from factcheck.text.layout import blocks
from factcheck.text.layout.header import header

WORDS = "The quay was built in 1904. It has never been mended.\n\nIn 2023 the storm sank 12 boats.\n"
MINE = "I thank my crew. The quay was built in 1904.\n\nI was there when the storm sank 12 boats.\n"


def whose(yaml: str, words: str = WORDS) -> set[str]:
    text = f"---\n{yaml}\n---\n\n{words}"
    return {text[slice(*one.speaker)] for one in blocks(text) if one.speaker}


@pytest.mark.parametrize(
    ("yaml", "name"),
    [
        ("title: At the quay\nspeakers:\n  - Lise Falk\ndate: 2024-03-05", "Lise Falk"),
        ("speaker: 'Harbour Master Lise Falk'\ntitle: The quay", "Harbour Master Lise Falk"),
        ("speakers: [Lise Falk]", "Lise Falk"),
        ("speakers:\n  - name: Lise Falk\n    office: pilots", "Lise Falk"),
        ("speaker: Lise Falk, head of the pilots", "Lise Falk"),
        ("\n".join(f"k{n}: {n}" for n in range(20)) + "\ntitle: Statement of Lise Falk", "Lise Falk"),
        ("author: Press Office\ntitle: Remarks by Mayor Lise Falk at the quay", "Mayor Lise Falk"),
    ],
)
def test_a_text_without_labels_is_whose_its_header_says(yaml: str, name: str) -> None:
    assert whose(yaml) == {name}


@pytest.mark.parametrize(
    "yaml",
    [
        "speakers: [Lise Falk, Tor Beck]",
        "author: Lise Falk\ntitle: The quay that nobody mended",
        "speaker: lise-falk",
        "speaker: https://quay.example/falk",
        "speaker:",
        "title: Speech at the quay\nauthor: Lise Falk",
    ],
)
def test_of_two_of_whoever_wrote_it_and_of_a_handle_it_is_not(yaml: str) -> None:
    assert whose(yaml) == set()


def test_whoever_wrote_a_speech_and_says_i_gave_it() -> None:
    assert whose("title: Speech at the quay\nauthor: Lise Falk", MINE) == {"Lise Falk"}


def test_a_page_that_tells_of_its_speaker_is_not_his() -> None:
    told = "In this talk Falk shows why quays fail. The quay was built in 1904.\n"
    assert whose("speaker: Lise Falk\ntitle: Why quays fail", told) == set()
    reported = "Lise Falk opened the quay. “It cost 4 crowns,” she said.\n"
    assert whose("speaker: Lise Falk", reported) == set()


def test_labels_tell_more_than_the_header() -> None:
    turns = "BECK: The storm sank 12 boats.\n\nFALK: The quay was built in 1904.\n\nBECK: It was not.\n"
    assert whose("speaker: Lise Falk", turns) == {"BECK", "FALK"}


@pytest.mark.parametrize(
    "text", ["---\n---\n", "---\nspeakers:\n---", "---\na: [\n---\nx", '---\nspeaker: "\n---\n', "--- x", ""]
)
def test_an_empty_header_says_nothing(text: str) -> None:
    found = header(text)
    assert all(start < end for values in found.values.values() for start, end in values)
    assert found.one("speaker", "speakers") is None


def test_values_are_places_in_the_text() -> None:
    text = '---\r\nTitle: "The quay"\r\nspeakers:\r\n  - Lise Falk\r\n  - Tor Beck\r\ntags: [a, b]\r\n---\r\nWords.'
    found = header(text)
    shown = {key: [text[slice(*value)] for value in values] for key, values in found.values.items()}
    assert shown == {"title": ["The quay"], "speakers": ["Lise Falk", "Tor Beck"], "tags": ["a", "b"]}
    assert [text[slice(*one)] for one in found.all("speakers")] == ["Lise Falk", "Tor Beck"]
