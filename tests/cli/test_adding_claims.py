"""Adding by hand: quotes that are checked against the source, speakers that are never guessed, claims kept once."""

from pathlib import Path

import pytest
from desk import Factcheck, dump, query

TEXT = "He said “we go” on Monday. On Tuesday he said “we go” again, and 𝒻ancy e\u0301clairs followed."


@pytest.fixture
def source(factcheck: Factcheck) -> str:
    """A source with a short text in which some words stand twice."""
    import json

    row = json.dumps({"record": "source", "id": "short", "title": "Short", "text": TEXT})
    assert factcheck("import", "-", input=row + "\n").code == 0
    return "short"


def quotes(factcheck: Factcheck, claim_id: str) -> list[dict[str, object]]:
    return factcheck("show", claim_id, "--json").json[0]["quotes"]


def test_a_quote_keeps_its_place(factcheck: Factcheck, source: str) -> None:
    done = factcheck("add", "They go.", "--source", source, "--quote", "𝒻ancy e\u0301clairs", "--quote", "on Monday")
    assert done.code == 0
    assert done.err == ""
    for quote in quotes(factcheck, done.out.strip()):
        start, end = quote["start"], quote["end"]
        assert TEXT[start:end] == quote["exact"]
        assert TEXT[:start].endswith(str(quote["prefix"]))
        assert TEXT[end:].startswith(str(quote["suffix"]))


def test_a_quote_that_is_not_there_is_shown_to_where_the_two_part(
    factcheck: Factcheck, source: str, store: Path
) -> None:
    before = dump(store)
    done = factcheck("add", "They go.", "--source", source, "--quote", "On Tuesday he did not say")
    assert done.code == 1
    assert "matches for 14 characters" in done.err
    assert "the quote has “did not say” and the source “said “we go” again, " in done.err
    assert "factcheck source show" in done.err
    assert "not in the source" in factcheck("add", "x", "--source", source, "--quote", "zzz").err
    assert "not in the source" in factcheck("add", "x", "--source", source, "--quote", "we gone").err
    assert dump(store) == before


def test_a_quote_that_stands_there_twice_needs_its_place(factcheck: Factcheck, source: str, store: Path) -> None:
    before = dump(store)
    twice = ["--source", source, "--quote", "“we go”"]
    done = factcheck("add", "They go.", *twice)
    assert done.code == 1
    assert "stands 2 times" in done.err
    assert "--nth" in done.err
    assert "--prefix" in done.err
    assert "there is no number 3" in factcheck("add", "They go.", *twice, "--nth", 3).err
    assert "not with that text before" in factcheck("add", "They go.", *twice, "--prefix", "Sunday ").err
    assert dump(store) == before
    for more, start in ((["--nth", 2], 46), (["--prefix", "He said "], 8), (["--suffix", " again"], 46)):
        done = factcheck("add", f"They go {more}.", *twice, *more)
        assert done.code == 0
        assert quotes(factcheck, done.out.strip())[0]["start"] == start


def test_a_known_speaker_is_found_a_near_one_is_asked_about_and_a_new_one_is_made(
    factcheck: Factcheck, store: Path
) -> None:
    add = ["add", "--source", "new-stage"]
    speakers = query(store, "SELECT count(*) FROM speaker")
    for name in ("Dmitry Peskov", "dmitry peskov", "Peskov"):
        done = factcheck(*add, f"Claim by {name}.", "--by", name)
        assert done.code == 0, done.err
        assert factcheck("show", done.out.strip(), "--json").json[0]["speaker"] == "Dmitry Peskov"
    assert query(store, "SELECT count(*) FROM speaker") == speakers
    before = dump(store)
    for name, meant in (("Dmitri Peskov", "Dmitry Peskov"), ("Serdyukovi", "Serdyukov"), ("Dmitry", "Dmitry Peskov")):
        done = factcheck(*add, "x", "--by", name)
        assert done.code == 2
        assert meant in done.err
        assert "--new-speaker" in done.err
    assert dump(store) == before
    assert factcheck(*add, "x", "--by", "Dmitri Peskov", "--new-speaker").code == 0
    assert query(store, "SELECT count(*) FROM speaker") == [(speakers[0][0] + 1,)]


def test_a_name_that_two_share_is_ambiguous_until_it_is_written_in_full(factcheck: Factcheck, store: Path) -> None:
    add = ["add", "--source", "new-stage"]
    assert factcheck(*add, "One.", "--by", "Heydar Aliyev", "--new-speaker").code == 0
    assert factcheck("speaker", "alias", "Heydar Aliyev", "President Aliyev").code == 0
    assert factcheck("speaker", "alias", "Ilham Aliyev", "President Aliyev").code == 0
    before = dump(store)
    for words in ([*add, "Two.", "--by", "President Aliyev"], ["speaker", "show", "President Aliyev"]):
        done = factcheck(*words)
        assert done.code == 2
        assert "may be Heydar Aliyev or Ilham Aliyev" in done.err
    assert dump(store) == before
    assert len(factcheck("list", "by:President Aliyev").rows) > 1


def test_names_that_fold_alike_are_still_two_people(factcheck: Factcheck) -> None:
    add = ["add", "--source", "new-stage", "--new-speaker"]
    names = ("José Núñez", "Jose Nunez")
    rows = "".join(f'{{"text": "A.", "source": "s", "speaker": "{name}"}}\n' for name in names)
    assert factcheck("import", "-", input=rows).code == 0
    for name in names:
        done = factcheck(*add, f"Also {name}.", "--by", name)
        assert done.code == 0, done.err
        assert factcheck("show", done.out.strip(), "--json").json[0]["speaker"] == name
    assert "may be" in factcheck(*add, "C.", "--by", "JOSE NUNEZ").err


@pytest.mark.parametrize("name", ["???", "—", "🦆", "…"])
def test_a_name_without_letters_is_nobody_elses(factcheck: Factcheck, name: str) -> None:
    add = ["add", "--source", "new-stage"]
    assert factcheck(*add, "One.", "--by", "!!!").code == 0
    done = factcheck(*add, "Two.", "--by", name)
    assert done.code == 0, done.err
    assert factcheck("show", done.out.strip(), "--json").json[0]["speaker"] == name


def test_a_claim_that_is_there_already_is_named(factcheck: Factcheck, store: Path) -> None:
    words = ["add", "It rains.", "--source", "new-stage", "--by", "Weather Office"]
    first = factcheck(*words)
    before = dump(store)
    again = factcheck(*words)
    assert again.code == 1
    assert f"there already: {first.out.strip()}" in again.err
    assert dump(store) == before


def test_everything_that_can_be_said_of_a_claim(factcheck: Factcheck) -> None:
    done = factcheck(
        "add", "It rains in Ganja.", "--source", "new-stage", "--by", "Weather Office", "--as-written", "the office",
        "--via", "Azerbaijani media", "--via", "A new relay", "--status", "Denied", "--on", "2025-07", "--opposite",
        "--about", " It is dry. ", "--cue", "denied", "--tag", "weather", "--tag", "weather", "--tag", "a,b",
        "--note", "n",
    )  # fmt: skip
    assert done.code == 0, done.err
    claim = factcheck("show", done.out.strip(), "--json").json[0]
    expected = {
        "speaker": "Weather Office", "speaker_as_written": "the office", "via": ["Azerbaijani media", "A new relay"],
        "reported": "denied", "mark": None, "status": "denied", "said_on": "2025-07", "proposition": "It is dry.",
        "stance": "for", "cue": "denied", "tags": ["a,b", "weather"], "note": "n", "origin": "hand", "draft": False,
        "withdrawn": False, "created_by": "Ana", "source": "new-stage-of-crisis",
    }  # fmt: skip
    assert {key: claim[key] for key in expected} == expected


def test_a_claim_without_a_speaker_is_the_documents_own_voice(factcheck: Factcheck) -> None:
    done = factcheck("add", "It rains in Ganja.", "--source", "new-stage")
    assert factcheck("show", done.out.strip(), "--json").json[0]["speaker"] is None
