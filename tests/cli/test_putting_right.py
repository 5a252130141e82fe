"""Putting right what was put in wrong: marks, propositions, speakers, and what a colleague decided."""

from typing import Any

import pytest
from desk import Factcheck

WEAPONS = "Russia transferred weapons to Armenia in 2008."
SENT = "Arms were sent to Yerevan from Russia."


def propositions(factcheck: Factcheck) -> dict[str, tuple[str, int]]:
    return {one["id"]: (one["text"], one["claims"]) for one in factcheck("proposition", "--json").json}


def shown(factcheck: Factcheck, claim: int | str) -> dict[str, Any]:
    (found,) = factcheck("show", claim, "--json").json
    return dict(found)


def filed(factcheck: Factcheck, claim: int) -> tuple[str, str]:
    found = shown(factcheck, claim)
    return found["proposition"], found["stance"]


def speakers(factcheck: Factcheck) -> dict[str, list[str]]:
    return {one["name"]: one["aliases"] for one in factcheck("speaker", "list", "--json").json}


def test_a_proposition_in_other_words_keeps_its_claims_and_undo_gives_the_old_ones_back(factcheck: Factcheck) -> None:
    before = propositions(factcheck)
    claims = factcheck("list", "about:p2", "--ids").out
    factcheck("file", 2, "--about", "p2", "--opposite")
    done = factcheck("proposition", "rename", "p2", SENT, "--note", "plainer")
    assert done.err == f"Filed claims 2, 6, 9 and 10 under p31, “{SENT}”.\n"
    assert "p2" not in propositions(factcheck)
    assert propositions(factcheck)["p31"] == (SENT, 4)
    assert filed(factcheck, 2) == (SENT, "against")
    assert filed(factcheck, 6) == (SENT, "for")
    assert "plainer" in factcheck("log", 6).out
    moved = factcheck("positions", "p2")
    assert moved.err == f"No claim is filed under p2; what was is under “{SENT}”.\n"
    factcheck("undo")
    factcheck("undo")
    assert propositions(factcheck) == before
    assert factcheck("list", "about:p2", "--ids").out == claims


@pytest.mark.parametrize("opposite", [False, True])
def test_two_propositions_that_are_one_or_each_other_s_opposite(factcheck: Factcheck, opposite: bool) -> None:
    factcheck("file", 2, "--about", "p2", "--opposite")
    turned = ["--opposite"] if opposite else []
    assert factcheck("proposition", "merge", "p2", "p5", *turned).code == 0
    friendly = propositions(factcheck)["p5"][0]
    assert filed(factcheck, 6) == (friendly, "against" if opposite else "for")
    assert filed(factcheck, 2) == (friendly, "for" if opposite else "against")
    assert propositions(factcheck)["p5"][1] == 6


def test_what_a_person_did_not_want_under_a_proposition_is_not_wanted_in_other_words(factcheck: Factcheck) -> None:
    factcheck("file", 10, "--none")
    assert "10" in factcheck("suggest", "--json").out
    assert factcheck("suggest", "dismiss", 10, "p2").code == 0
    factcheck("proposition", "rename", "p2", SENT)
    assert not [one for one in factcheck("suggest", "--json").json if one["proposition"] == SENT and one["claim"] == 10]


def test_words_that_are_another_proposition_s_are_merged_and_not_renamed(factcheck: Factcheck) -> None:
    refused = factcheck("proposition", "rename", "p1", WEAPONS)
    assert (refused.code, refused.err) == (
        2, "Error: p2 says that already.\n`factcheck proposition merge p1 p2`\n",
    )  # fmt: skip
    assert factcheck("proposition", "rename", "p2", WEAPONS).err == "Error: p2 has these words already.\n"
    assert factcheck("proposition", "merge", "p2", "weapons to armenia").err == "Error: Both are p2.\n"
    assert factcheck("proposition", "rename", "p99", "x").code == 3


def test_an_undo_takes_back_the_proposition_that_it_made(factcheck: Factcheck) -> None:
    before = propositions(factcheck)
    count = factcheck("stats", "--json").json[0]["propositions"]
    factcheck("file", 3, "--about", "The harbour was closed in May.")
    assert len(propositions(factcheck)) == len(before) + 1
    factcheck("undo")
    assert propositions(factcheck) == before
    assert factcheck("stats", "--json").json[0]["propositions"] == count
    assert factcheck("list", "about:harbour").code == 3
    again = factcheck("file", 3, "--about", "The harbour was closed in June.")
    assert again.code == 0, "what is gone is like nothing"


def test_nearly_the_words_of_a_proposition_are_asked_about(factcheck: Factcheck) -> None:
    words = "Weapons were transferred to Armenia by Russia in 2008"
    refused = factcheck("file", 3, "--about", words)
    assert refused.code == 2
    assert refused.err == (
        f"Error: p2 says nearly that (91%): “{WEAPONS}”.\n"
        "Give --about p2, or add --new-proposition to make a new one.\n"
    )
    assert factcheck("file", 3, "--about", words, "--new-proposition").code == 0
    assert factcheck("file", 4, "--about", words).code == 0
    assert factcheck("file", 5, "--about", "Russia owes Armenia money for weapons").code == 0


def test_a_renaming_that_says_nearly_what_another_says_is_asked_about(factcheck: Factcheck) -> None:
    words = "Weapons were transferred to Armenia by Russia in 2008"
    refused = factcheck("proposition", "rename", "p5", words)
    assert (refused.code, "Error: p2 says nearly that (91%): “" in refused.err) == (2, True)
    assert factcheck("proposition", "rename", "p2", words).code == 0, "itself is no other"
    assert factcheck("proposition", "rename", "p5", WEAPONS, "--new-proposition").code == 0


def test_nearly_the_name_of_a_speaker_is_asked_about_wherever_it_stands(factcheck: Factcheck) -> None:
    add = ("add", "Gas flows.", "--source", "azerbaijan-russia-relations")
    for words in (("--by", "Dmitri Peskow"), ("--by", "Ilham Aliyev", "--via", "Dmitri Peskow")):
        refused = factcheck(*add, *words)
        assert (refused.code, "do you mean Dmitry Peskov?" in refused.err) == (2, True)
    assert factcheck("edit", 5, "--via", "Dmitri Peskow").code == 2
    assert factcheck(*add, "--by", "Ilham Aliyev", "--via", "Dmitri Peskow", "--new-speaker").code == 0
    assert factcheck("edit", 5, "--via", "Dmitri Peskow").code == 0, "who is known is not asked about"


def test_a_bare_number_is_no_proposition(factcheck: Factcheck) -> None:
    refused = factcheck("file", 3, "--about", "1")
    assert (refused.code, refused.err) == (2, "Error: “1” is no proposition.\nA number is written with its p: p1.\n")


def test_two_speakers_who_are_one(factcheck: Factcheck) -> None:
    before = speakers(factcheck)
    factcheck("add", "Gas flows.", "--by", "E. Shahinoglu", "--via", "Ilham Aliyev", "--new-speaker",
              "--source", "azerbaijan-russia-relations")  # fmt: skip
    factcheck("speaker", "alias", "E. Shahinoglu", "Shahinoghlu")
    done = factcheck("speaker", "merge", "E. Shahinoglu", "Elkhan Shahinoglu")
    assert done.err == "Gave claim 102 and the name to Elkhan Shahinoglu.\n"
    assert speakers(factcheck)["Elkhan Shahinoglu"] == ["E. Shahinoglu", "Shahinoghlu", "Shahinoglu"]
    assert set(speakers(factcheck)) == set(before)
    for name in ("E. Shahinoglu", "Shahinoghlu"):
        assert "102" in factcheck("list", f"by:{name}", "--ids").out.split()
    added = factcheck("add", "Oil flows.", "--by", "E. Shahinoglu", "--source", "azerbaijan-russia-relations")
    assert shown(factcheck, int(added.out))["speaker"] == "Elkhan Shahinoglu"
    factcheck("undo")
    factcheck("undo")
    assert speakers(factcheck)["E. Shahinoglu"] == ["Shahinoghlu"]
    assert speakers(factcheck)["Elkhan Shahinoglu"] == before["Elkhan Shahinoglu"]
    assert shown(factcheck, 102)["speaker"] == "E. Shahinoglu"


@pytest.mark.parametrize(("kept", "gone", "then"), [("unknown", "media", "media"), ("media", "person", "media")])
def test_what_kind_of_speaker_two_are_together(factcheck: Factcheck, kept: str, gone: str, then: str) -> None:
    for name, kind in (("The board", kept), ("The Harbour Board", gone)):
        factcheck("add", f"{name} met.", "--by", name, "--source", "azerbaijan-russia-relations", "--new-speaker")
        if kind != "unknown":
            assert factcheck("speaker", "alias", name, "--kind", kind).code == 0
    assert factcheck("speaker", "merge", "The Harbour Board", "The board").code == 0
    (one,) = [row for row in factcheck("speaker", "list", "--json").json if row["name"] == "The board"]
    assert one["kind"] == then


def test_a_relay_is_merged_too_and_nobody_relays_to_himself(factcheck: Factcheck) -> None:
    add = ("add", "Gas flows.", "--by", "Ilham Aliyev", "--source", "azerbaijan-russia-relations", "--new-speaker")
    both = int(factcheck(*add, "--via", "The wire", "--via", "Wire Ltd").out)
    assert factcheck("speaker", "merge", "Wire Ltd", "The wire").code == 0
    assert shown(factcheck, both)["via"] == ["The wire"]


def test_a_speaker_with_another_name_is_found_by_both(factcheck: Factcheck) -> None:
    done = factcheck("speaker", "rename", "Dmitry Peskov", "Dmitri S. Peskov")
    assert done.err == "Renamed Dmitry Peskov to Dmitri S. Peskov; “Dmitry Peskov” still finds them.\n"
    assert factcheck("search", "by:Dmitry Peskov", "war").code == 0
    assert {one["speaker"] for one in factcheck("list", "by:Dmitry Peskov", "--json").json} == {"Dmitri S. Peskov"}
    assert factcheck("speaker", "rename", "Dmitri S. Peskov", "Ilham Aliyev").err == (
        "Error: “Ilham Aliyev” is the name of Ilham Aliyev.\nIf the two are one person: `factcheck speaker merge`.\n"
    )
    assert factcheck("speaker", "rename", "peskov", "Dmitri S. Peskov").code == 2
    factcheck("undo")
    assert speakers(factcheck)["Dmitry Peskov"] == ["Peskov"]


def test_an_undo_after_a_renaming_gives_the_claim_to_who_bears_the_name_now(factcheck: Factcheck) -> None:
    (claim,) = factcheck("list", "by:Abiyev", "--ids").out.split()
    factcheck("edit", claim, "--by", "Ilham Aliyev", "--as", "Omar")
    factcheck("speaker", "rename", "Safar Abiyev", "Safar A. Abiyev", "--as", "Rana")
    assert factcheck("undo", "--as", "Omar").code == 0
    assert shown(factcheck, claim)["speaker"] == "Safar A. Abiyev"
    assert "Safar Abiyev" not in speakers(factcheck)


def test_a_mark_is_taken_away_for_a_reason(factcheck: Factcheck) -> None:
    factcheck("mark", "confirmed", 5, "--note", "read it")
    assert factcheck("mark", "none", 5).err == "Error: A mark is not taken away without saying why.\nGive --note.\n"
    assert factcheck("mark", "none", 5, "--note", "another year").err == "Marked claim 5 no more.\n"
    assert shown(factcheck, 5)["mark"] is None
    assert factcheck("mark", "none", 5, "--note", "another year").err == "Not marked: claim 5.\n"
    factcheck("undo")
    assert shown(factcheck, 5)["mark"] == "confirmed"


def test_a_colleague_s_mark_is_not_gone_over_unasked(factcheck: Factcheck) -> None:
    factcheck("mark", "confirmed", 5, "--note", "read it", "--as", "Rana")
    for word in ("denied", "none"):
        refused = factcheck("mark", word, 4, 5, "--note", "no", "--as", "Omar")
        assert refused.code == 1
        assert refused.err.startswith("Error: Rana marked claim 5 confirmed ")
        assert refused.err.endswith(": read it.\n--over marks it anew.\n")
    assert shown(factcheck, 4)["mark"] is None
    assert factcheck("mark", "confirmed", 5, "--note", "I too", "--as", "Omar").code == 0, "agreeing takes no insisting"
    assert factcheck("mark", "denied", 5, "--note", "no", "--as", "Rana").code == 1, "Omar's is the last word now"
    refused = factcheck("mark", "none", 5, "--note", "no", "--as", "Omar")
    assert refused.code == 1, "who agreed with a mark has not made it theirs alone"
    assert refused.err.startswith("Error: Rana marked claim 5 confirmed ")
    assert factcheck("mark", "denied", 5, "--note", "no", "--over", "--as", "Rana").code == 0
    assert factcheck("mark", "alleged", 5, "--note", "hm", "--as", "Rana").code == 0, "one's own may be changed"


def test_a_colleague_s_judgement_is_not_gone_over_unasked(factcheck: Factcheck) -> None:
    factcheck("conflicts", "dismiss", 6, 10, "--note", "two sums", "--as", "Rana")
    for verdict in ("uphold", "reopen"):
        refused = factcheck("conflicts", verdict, 6, 10, "--as", "Omar")
        assert refused.code == 1
        assert refused.err.startswith("Error: Rana has dismissed the conflict between 6 and 10 ")
        assert refused.err.endswith(": two sums.\n--over judges it anew.\n")
    assert factcheck("conflicts", "dismiss", 6, 10, "--as", "Omar").code == 0
    assert factcheck("conflicts", "uphold", 6, 10, "--over", "--as", "Rana").code == 0
    assert factcheck("conflicts", "reopen", 6, 10, "--as", "Rana").code == 0


def test_a_draft_that_a_colleague_rejected_is_not_accepted(factcheck: Factcheck) -> None:
    added = factcheck(
        "ingest", "-", "--title", "t", input="The mayor, Ada Holm, said the bridge had cost $5 million.\n"
    )
    assert added.code == 0
    (draft,) = factcheck("list", "is:draft", "--ids").out.split()
    factcheck("reject", draft, "--as", "Rana")
    refused = factcheck("accept", draft, "--as", "Omar")
    assert refused.code == 1
    assert refused.err.startswith(f"Error: Draft {draft} was rejected by Rana ")
    assert refused.err.endswith(f"`factcheck restore {draft}` brings it back.\n")
    factcheck("restore", draft, "--as", "Omar")
    assert factcheck("accept", draft, "--as", "Omar").code == 0


def test_a_proposition_that_nothing_is_filed_under_is_taken_off_and_undo_gives_it_back(factcheck: Factcheck) -> None:
    words = "The harbour was closed in May."
    factcheck("file", 3, "--about", words)
    kept = factcheck("proposition", "delete-if-empty", "p31")
    assert (kept.code, "A claim is filed under p31, so it stays." in kept.err) == (1, True)
    factcheck("file", 3, "--none")
    assert factcheck("positions", "p31").code == 0, "an empty one is still known by its number"
    done = factcheck("proposition", "delete-if-empty", "p31", "--note", "a slip", "--as", "Rana")
    assert (done.code, done.err) == (0, f"Took p31 off: “{words}”.\n")
    for name in ("p31", words):
        assert factcheck("positions", name).code == 3
    assert "Rana took p31 off " in factcheck("file", 4, "--about", "p31").err
    assert "a slip" in factcheck("positions", "p31").err
    (entry,) = [one for one in factcheck("log", "--json").json if one["subject"] == "proposition p31"]
    assert (entry["by"], entry["from"], entry["to"], entry["why"]) == ("Rana", words, None, "a slip")
    assert "proposition p31: words from" in factcheck("undo", "--as", "Rana").err
    assert factcheck("positions", "p31").code == 0
    factcheck("proposition", "delete-if-empty", "p31", "--as", "Rana")
    assert factcheck("file", 4, "--about", words).code == 0
    assert filed(factcheck, 4) == (words, "for")
    assert propositions(factcheck)["p31"] == (words, 1), "claims that are filed there bring it back"


def test_all_propositions_that_are_empty_are_taken_off_at_once(factcheck: Factcheck) -> None:
    assert factcheck("proposition", "delete-if-empty").err == "No proposition is empty.\n"
    factcheck("file", 3, "--about", "The harbour was closed in May.")
    factcheck("undo")
    factcheck("proposition", "rename", "p2", SENT)
    assert factcheck("proposition", "delete-if-empty", "-n").err.count("Would take p") == 2
    assert factcheck("proposition", "delete-if-empty").err == (
        f"Took p2 off: “{WEAPONS}”.\nTook p31 off: “The harbour was closed in May.”.\n"
    )
    assert factcheck("proposition", "delete-if-empty").err == "No proposition is empty.\n"
    factcheck("undo")
    factcheck("undo")
    assert propositions(factcheck)["p2"][0] == WEAPONS
