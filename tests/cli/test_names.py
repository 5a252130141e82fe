"""Names in other scripts and spellings, in filters as in searches."""

import pytest
from desk import Factcheck


@pytest.mark.parametrize("name", ["Сердюков", "Serdiukov", "serdyukov", "Anatoliy Serdyukov"])
def test_a_filter_finds_a_speaker_however_the_name_is_spelt(factcheck: Factcheck, name: str) -> None:
    assert factcheck("list", f"by:{name}", "--ids").out == "9\n"


def test_a_list_by_a_misspelt_name_is_of_the_nearest_and_says_so(factcheck: Factcheck) -> None:
    done = factcheck("list", "by:Perskov")
    assert done.out == factcheck("list", "by:peskov").out != ""
    assert "the store knows no speaker “Perskov”: looked for “Dmitry Peskov”" in done.err
    assert factcheck("list", "by:Xyzzy").code == 3


@pytest.mark.parametrize("words", [("list", "by:Perskov", "--ids"), ("export", "csv", "by:Perskov")])
def test_what_goes_on_to_others_repairs_no_name(factcheck: Factcheck, words: tuple[str, ...]) -> None:
    done = factcheck(*words)
    assert (done.code, done.out) == (3, "")
    assert "Peskov" in done.err


def test_an_alias_makes_other_spellings_known(factcheck: Factcheck) -> None:
    assert factcheck("list", "by:Şirinov").code == 3
    factcheck("speaker", "alias", "Dmitry Peskov", "Ширинов")
    assert factcheck("list", "by:Şirinov", "--ids").out == factcheck("list", "by:peskov", "--ids").out != ""


def test_a_search_by_a_misspelt_name_alone_lists_the_claims_of_the_nearest(factcheck: Factcheck) -> None:
    done = factcheck("search", "by:Perskov", "--ids")
    assert done.out == factcheck("list", "by:peskov", "--ids").out != ""
    assert "the store knows no speaker “Perskov”: looked for “Dmitry Peskov”" in done.err
    assert factcheck("search", "by:Perskov", "--exact").code == 3
    assert factcheck("search", "by:Xyzzy").code == 3
