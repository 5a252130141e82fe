"""Documents and people: what is known of them, corrected by events; names matched, never merged."""

from pathlib import Path

import pytest
from desk import Factcheck, dump, query


def test_a_source_without_a_text(factcheck: Factcheck) -> None:
    done = factcheck(
        "source", "add", "Evening news!", "--publisher", "Channel 1", "--author", "A", "--url", "https://example.org",
        "--published", "2025-07-19", "--remark", "seen live",
    )  # fmt: skip
    assert done.out == "evening-news\n"
    source = factcheck("source", "show", "evening", "--json").json[0]
    assert (source["title"], source["publisher"], source["published"]) == ("Evening news!", "Channel 1", "2025-07-19")
    again = factcheck("source", "add", "Evening news!", "--url", "https://example.org")
    assert (again.out, again.err) == ("evening-news\n", "That source is there already.\n")
    other = factcheck("source", "add", "Evening news!", "--url", "https://example.org/other")
    assert other.out == "evening-news-2\n"
    quoted = factcheck("add", "It rains.", "--source", "evening-news", "--quote", "it rains cats")
    assert quoted.code == 0
    assert factcheck("show", quoted.out.strip(), "--json").json[0]["quotes"][0]["start"] is None


def test_correcting_a_source_is_an_event_and_never_touches_its_text(factcheck: Factcheck, store: Path) -> None:
    text = query(store, "SELECT text, text_sha256 FROM source WHERE slug = 'new-stage-of-crisis'")
    done = factcheck(
        "source", "edit", "new-stage", "--title", "A title with unicorns", "--published", "2025", "--note", "page"
    )
    assert done.err == "Changed title, published.\n"
    assert query(store, "SELECT text, text_sha256 FROM source WHERE slug = 'new-stage-of-crisis'") == text
    assert len(factcheck("search", "unicorns").rows) > 10
    event = next(e for e in factcheck("log", "--json").json if e["field"] == "title")
    assert (event["subject"], event["to"], event["why"]) == (
        "source new-stage-of-crisis",
        "A title with unicorns",
        "page",
    )
    assert factcheck("source", "edit", "new-stage", "--published", "2025").err == "Nothing changed.\n"


def test_withdrawing_a_source_takes_its_claims_along_and_undo_brings_all_back(
    factcheck: Factcheck, store: Path
) -> None:
    before = factcheck("list", "--json").json
    factcheck("withdraw", 46, "--note", "mine")
    done = factcheck("source", "withdraw", "new-stage", "--note", "retracted")
    assert done.code == 0
    held = query(
        store, "SELECT count(*) FROM claim JOIN source ON source.id = source_id WHERE slug = 'new-stage-of-crisis'"
    )
    assert f"and {held[0][0] - 1} of its claims" in done.err
    assert factcheck("list", "source:new-stage").out == ""
    assert not [c for c in factcheck("conflicts", "--json").json if set(c["claims"]) & set(range(40, 60))]
    assert "new-stage" not in factcheck("stats").out
    assert factcheck("undo").code == 0
    assert factcheck("list", "is:withdrawn", "--ids").out == "46\n"
    assert factcheck("undo").code == 0
    assert factcheck("list", "--json").json == before


def test_aliases_are_searched_listed_and_taken_away(factcheck: Factcheck) -> None:
    assert factcheck("speaker", "alias", "Peskov", "Песков", "the spokesman", "--kind", "person").code == 0
    speaker = next(s for s in factcheck("speaker", "list", "--json").json if s["name"] == "Dmitry Peskov")
    assert {"Песков", "the spokesman"} <= set(speaker["aliases"])
    assert speaker["kind"] == "person"
    assert len(factcheck("list", "by:the spokesman").rows) == 6
    assert len(factcheck("search", "Песков").rows) >= 6
    assert factcheck("speaker", "alias", "Peskov", "--remove", "the spokesman").code == 0
    assert factcheck("list", "by:the spokesman").code == 3


def test_splitting_one_name_into_two_people(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    assert factcheck("speaker", "split", "Peskov", "Dmitry Peskov", 46).code == 2
    assert factcheck("speaker", "split", "Peskov", "Peskov (trainer)", 46, 1).code == 1
    assert factcheck("speaker", "split", "Peskov", "Peskov (trainer)", 46, 999).code == 3
    assert factcheck("speaker", "split", "Peskov", " ", 46).code == 2
    assert dump(store) == before
    done = factcheck("speaker", "split", "Dmitry Peskov", "Peskov (trainer)", 46)
    assert done.code == 0
    assert factcheck("show", 46, "--json").json[0]["speaker"] == "Peskov (trainer)"
    assert len(factcheck("speaker", "show", "Dmitry Peskov").rows) == 5
    assert factcheck("show", 46).out.count("Peskov (trainer)")


def test_editing_every_field(factcheck: Factcheck) -> None:
    assert factcheck(
        "edit", 4, "--text", "It rains in Ganja.", "--by", "Peskov", "--as-written", "he", "--cue", "said",
        "--via", "A New Relay", "--via", "Azerbaijani media", "--reported", "confirmed", "--on", "2024-02-29",
        "--remark", "checked", "--tag", "rain", "--note", "reread",
    ).code == 0  # fmt: skip
    claim = factcheck("show", 4, "--json").json[0]
    assert (claim["text"], claim["speaker"], claim["speaker_as_written"], claim["cue"]) == (
        "It rains in Ganja.", "Dmitry Peskov", "he", "said",
    )  # fmt: skip
    assert claim["via"] == ["A New Relay", "Azerbaijani media"]
    assert (claim["reported"], claim["said_on"], claim["note"]) == ("confirmed", "2024-02-29", "checked")
    assert "rain" in claim["tags"]
    assert factcheck("search", "ganja", "--ids").out == "4\n"
    fields = {event["field"] for event in factcheck("log", 4, "--json").json[1:]}
    assert fields >= {"text", "speaker", "speaker_as_written", "cue", "via", "reported", "said_on", "note"}
    assert factcheck("edit", 4, "--text", "It rains in Ganja.").err == "Nothing changed.\n"
    assert factcheck("edit", 4, "--by", "").code == 0
    assert factcheck("show", 4, "--json").json[0]["speaker"] is None


@pytest.mark.parametrize(
    "words", [["edit", "4", "5", "999", "--tag", "x"], ["file", "4", "999", "--about", "New words"]]
)
def test_one_wrong_id_changes_nothing(factcheck: Factcheck, store: Path, words: list[str]) -> None:
    before = dump(store)
    assert factcheck(*words).code == 3
    assert dump(store) == before


def test_positions_show_who_stands_where(factcheck: Factcheck) -> None:
    number = next(row[0] for row in factcheck("positions").rows if row[1].startswith("Russia transferred weapons"))
    claims = factcheck("positions", number, "--json").json
    assert {claim["stance"] for claim in claims} == {"for", "against"}
    assert {claim["proposition"] for claim in claims} == {"Russia transferred weapons to Armenia in 2008."}
    by_words = factcheck("positions", "Russia", "transferred", "weapons", "--ids").out
    assert (
        by_words == factcheck("positions", number, "--ids").out == factcheck("positions", claims[0]["id"], "--ids").out
    )


def test_filing_gives_a_stance(factcheck: Factcheck) -> None:
    stances = []
    for reported, opposite in (("alleged", False), ("denied", False), ("alleged", True), ("denied", True)):
        factcheck("edit", 4, "--reported", reported)
        factcheck("file", 4, "--none")
        factcheck("file", 4, "--about", "It rains in Ganja", *(["--opposite"] if opposite else []))
        stances.append(factcheck("show", 4, "--json").json[0]["stance"])
    assert stances == ["for", "against", "against", "for"]
    factcheck("file", 4, "--none")
    assert factcheck("show", 4, "--json").json[0]["stance"] is None


def test_a_chain_can_be_emptied(factcheck: Factcheck) -> None:
    factcheck("edit", 4, "--via", "Azerbaijani media")
    assert factcheck("show", 4, "--json").json[0]["via"] == ["Azerbaijani media"]
    assert factcheck("edit", 4, "--via", "").code == 0
    assert factcheck("show", 4, "--json").json[0]["via"] == []
