"""From the words in the text to a name, and never to the wrong one."""

from collections.abc import Callable

import pytest

from drafting.conftest import Row
from factcheck.domain.draft import Draft
from factcheck.drafting.geography import government_of
from factcheck.drafting.names import Names, plain, split_title

Claims = Callable[[str], list[Row]]
Drafts = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    ("written", "title", "name"),
    [
        ("Kremlin spokesperson Dina Orlova", "Kremlin spokesperson", "Dina Orlova"),
        ("Sen. Paul Ames (R-Ohio)", "Sen.", "Paul Ames"),
        ("Secretary of State Paul Ames", "Secretary of State", "Paul Ames"),
        ("Dr. Ludwig van der Berg", "Dr.", "Ludwig van der Berg"),
        ("Prosecutor Ames", "Prosecutor", "Ames"),
        ("Curator Ames", "Curator", "Ames"),
        ("the minister", "the minister", ""),
        ("Lusa", "", "Lusa"),
    ],
)
def test_titles_are_no_part_of_a_name(written: str, title: str, name: str) -> None:
    assert split_title(written) == (title, name)


@pytest.mark.parametrize(
    ("place", "government"),
    [
        ("Baku", "Government of Azerbaijan"),
        ("Washington", "Government of the United States"),
        ("official Ankara", "Government of Turkey"),
        ("France", "Government of France"),
        ("French", ""),
        ("Marseille", ""),
    ],
)
def test_a_capital_speaks_for_its_government(place: str, government: str) -> None:
    assert government_of(place) == government


@pytest.mark.parametrize(
    ("written", "speaker"),
    [
        ("Finance minister Karim Sadek", "Karim Sadek"),
        ("Karim Sadek, the finance minister,", "Karim Sadek"),
        ("Portugal's foreign minister, Rita Lopes,", "Rita Lopes"),
        ("A spokesman for the king, Ali Naim,", "Ali Naim"),
        ("Baku", "Government of Azerbaijan"),
        ("The Kremlin", "Kremlin"),
        ("Azerbaijan's Border Guard Service", "Border Guard Service of Azerbaijan"),
        ("A report by the institute Clearwater", "Clearwater"),
    ],
)
def test_the_speaker_and_the_words_for_it(drafts: Drafts, written: str, speaker: str) -> None:
    (one,) = drafts(f"{written} said that the talks were over.")
    assert one.speaker == speaker
    assert one.speaker_as_written == written.rstrip(",")


@pytest.mark.parametrize("again", ["He", "Sadek", "The minister", "Mr. Sadek"])
def test_short_names_titles_and_pronouns_lead_back(claims: Claims, again: str) -> None:
    text = f"Finance minister Karim Sadek presented the budget. {again} said that spending would fall."
    assert claims(text) == [("Karim Sadek", "said", "alleged", "Spending would fall.")]


def test_two_people_of_one_surname_are_not_merged(claims: Claims) -> None:
    text = "Leo Brandt and Mia Brandt run the mill. Brandt said the mill was sold."
    assert claims(text) == [("Brandt", "said", "alleged", "The mill was sold.")]


def test_a_pronoun_does_not_lead_to_a_thing_or_to_the_other_sex(claims: Claims) -> None:
    text = "Maria Kovacs met Peter Molnar. Peter Molnar smiled. The talks failed. She said the road was closed."
    assert claims(text)[-1][0] == "Maria Kovacs"


def test_it_leads_to_the_body_that_spoke(claims: Claims) -> None:
    text = "The Harbour Agency denied the charge. The rain went on. It said that no ship was lost."
    assert claims(text)[-1][0] == "Harbour Agency"


def test_a_pronoun_that_leads_nowhere_names_nobody(claims: Claims) -> None:
    assert claims("She said that the road was closed.") == [("", "said", "alleged", "The road was closed.")]


@pytest.mark.parametrize("epithet", ["The Swede", "The 41-year-old", "The coach"])
def test_an_epithet_leads_back(claims: Claims, epithet: str) -> None:
    text = f"Coach Sofia Berg, 41, smiled. {epithet} said that the match was over."
    assert claims(text) == [("Sofia Berg", "said", "alleged", "The match was over.")]


def test_a_shared_surname_is_who_acted_last(claims: Claims) -> None:
    text = "Leo Brandt and Mia Brandt run the mill.\n\nMia Brandt opened the letter. Brandt said the mill was sold."
    assert claims(text) == [("Mia Brandt", "said", "alleged", "The mill was sold.")]


def test_he_who_is_said_to_have_said_is_the_one_who_says_so(drafts: Drafts) -> None:
    text = "Leo Brandt met Karim Sadek. Karim Sadek said he had denied that the mill was sold."
    denial = next(one for one in drafts(text) if one.reported.value == "denied")
    assert (denial.speaker, denial.via) == ("Karim Sadek", ())


def test_several_named_people_make_a_draft_each(claims: Claims) -> None:
    text = "Ana Reyes and Leo Brandt said the deal was close."
    assert [row[0] for row in claims(text)] == ["Ana Reyes", "Leo Brandt"]


def test_a_name_is_known_by_an_initial_but_not_by_another_first_name() -> None:
    names = Names()
    names.learn("John F. Adams")
    names.learn("Jane Miller")
    assert names.resolve("J. Adams") == "John F. Adams"
    assert names.resolve("Adams") == "John F. Adams"
    assert names.resolve("Mary Miller") == "Mary Miller"


def test_many_people_of_one_first_name() -> None:
    names = Names()
    for name in ("Ana Reyes", "Ana Lopes", "Ana Sadek"):
        names.learn(name)
    assert names.resolve("Ana") == "Ana"
    assert names.resolve("Sadek") == "Ana Sadek"


@pytest.mark.parametrize("who", ["An inspector named Paul Reyes", "A man called Paul Reyes"])
def test_whoever_is_given_a_name_has_it(claims: Claims, who: str) -> None:
    assert claims(f"{who} warned that the tanks leaked.") == [("Paul Reyes", "warned", "alleged", "The tanks leaked.")]


def test_a_capital_that_means_more_than_its_country_keeps_its_name() -> None:
    assert government_of("Brussels") == ""


def test_words_behind_a_comma_are_a_name() -> None:
    assert plain(", some logistics") == "Some logistics"


def test_a_list_of_forty_names_is_read_in_the_time_of_forty_names(drafts: Drafts) -> None:
    first = ["Ana", "Bo", "Carl", "David", "Eva", "Finn", "Gerd", "Hans", "Ida", "John"]
    last = ["Reyes", "Moe", "Eide", "Lind"]
    assert not drafts(", ".join(f"{one} {other}" for other in last for one in first))
