"""Chinese, Japanese and Korean names in the letters of others, and the spellings of other languages."""

import pytest

from factcheck.text.initials import acronym_term, acronyms
from factcheck.text.spellings import by_habit, places
from factcheck.text.syllables import chinese, han, hangul, japanese, kana, korean_key, shapes


@pytest.mark.parametrize(
    ("written", "pinyin"),
    [
        ("чжэнчжоу", "zhengzhou"),
        ("чанша", "changsha"),
        ("цзяньго", "jianguo"),
        ("хуан", "huang"),
        ("сюй", "xu"),
        ("chengchou", "zhengzhou"),
        ("chienkuo", "jianguo"),
        ("hsiaoling", "xiaoling"),
        ("tsai", "cai"),
        ("tzuyang", "ziyang"),
    ],
)
def test_palladius_and_wade_giles_as_pinyin(written: str, pinyin: str) -> None:
    assert pinyin in chinese(written)


def test_pinyin_as_wade_giles_and_what_is_not_chinese_as_nothing() -> None:
    assert "chienkuo" in chinese("jianguo")
    assert chinese("boats") == chinese("москва") == chinese("") == []


def test_han_is_read_in_words_and_as_a_surname() -> None:
    assert han("长沙") == [["chang", "sha"]]
    assert han("重庆") == [["chong", "qing"]]
    assert han("单雄信")[0][0] == "shan"


def test_a_name_is_written_together_and_apart() -> None:
    assert shapes(["wu", "hao", "ran"]) == [
        ("wuhaoran",),
        ("wu", "haoran"),
        ("wuhao", "ran"),
        ("wu", "hao", "ran"),
    ]
    assert shapes(["a"] * 6) == shapes([]) == []


@pytest.mark.parametrize(
    "group",
    [
        ("jeong", "jung", "chong", "chung"),
        ("park", "pak", "bak"),
        ("lee", "yi", "i", "ri", "rhee"),
        ("choi", "choe"),
        ("hyun", "hyeon", "hyon"),
        ("young", "yeong", "yong"),
        ("pohang", "bohang"),
        ("soo", "su", "soo"),
    ],
)
def test_spellings_of_a_korean_syllable_share_a_key(group: tuple[str, ...]) -> None:
    assert len({korean_key(one) for one in group}) == 1


def test_other_syllables_do_not() -> None:
    syllables = ("kim", "park", "lee", "choi", "jung", "kang", "min", "han", "seo", "yoon", "ho", "hee")
    assert len({korean_key(one) for one in syllables}) == len(syllables)
    assert hangul("박민호") == ["bak", "min", "ho"]


def test_japanese_is_read_where_the_extra_is_installed() -> None:
    pytest.importorskip("janome")
    assert japanese("岸田文雄") == ["kishida", "fumio"]
    assert japanese("伊藤信一") == ["ito", "shinichi"]


def test_kana_is_written_as_newspapers_do() -> None:
    assert kana("しゅんすけ") == "shunsuke"
    assert kana("ハットリ") == "hattori"
    assert kana("とうきょう") == "tokyo"


def test_habits_of_other_languages() -> None:
    assert "muhammad" in by_habit("mohammed")
    assert "pohan" in by_habit("pkhokhan") or "pohang" in by_habit("pkhokhan")
    assert by_habit("bb") == []


def test_places_in_other_languages() -> None:
    assert any("cologne" in names for names in places("koln", elsewhere=False))
    assert any("ungarn" in names for names in places("hungary", elsewhere=False))
    assert any("lviv" in names for names in places("lemberg", elsewhere=False))
    assert places("nosuchplace", elsewhere=True) == places("ol", elsewhere=False) == []
    assert any("russia" in names for names in places("rus", elsewhere=True))
    assert not any("russia" in names for names in places("rus", elsewhere=False))


def test_initials_of_names() -> None:
    assert acronym_term("WHO") in acronyms("The World Health Organization said so.")
    assert acronym_term("WHO") in acronyms("In Geneva World Health Organization Director Ann Lee spoke.")
    assert acronym_term("OPCW") in acronyms("the Organization for the Prohibition of Chemical Weapons")
    assert acronym_term("UN") in acronyms("United Nations")
    assert acronyms("Nobody spoke. They left.") == []
    assert acronym_term("WHO") not in acronyms("Who has one")
