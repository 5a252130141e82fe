"""Conflicts as people meet them: flagged when a claim is written, judged once, and `disputed` follows."""

from pathlib import Path

from desk import Factcheck, copy_of, dump, query, run_here


def flagged(factcheck: Factcheck, *words: str) -> list[tuple[list[int], str, str]]:
    return [(c["claims"], c["kind"], c["judgement"]) for c in factcheck("conflicts", *words, "--json").json]


def disputed(factcheck: Factcheck) -> set[int]:
    return {claim["id"] for claim in factcheck("list", "is:disputed", "--json").json}


def opposed(factcheck: Factcheck) -> tuple[int, int]:
    """Two new claims by two speakers on one new proposition, one for it and one against."""
    ids = []
    for who, status in (("Office of Rain", "alleged"), ("Office of Sun", "denied")):
        done = factcheck(
            "add", "It rained in Ganja.", "--source", "new-stage", "--by", who, "--new-speaker", "--status", status,
            "--about", "It rained in Ganja.",
        )  # fmt: skip
        assert done.code == 0, done.err
        ids.append(int(done.out))
    assert f"Conflict (sides) between {ids[0]} and {ids[1]}" in done.err
    return ids[0], ids[1]


def test_a_new_conflict_is_said_at_once_and_disputes_both_claims(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    assert ([one, other], "stance", "open") in flagged(factcheck)
    assert {one, other} <= disputed(factcheck)
    (conflict,) = [c for c in factcheck("conflicts", "--json").json if c["claims"] == [one, other]]
    assert list(conflict) == [
        "id", "kind", "claims", "why", "spans", "score", "tier", "judgement", "note", "judged_by", "judged_at",
        "called", "group",
    ]  # fmt: skip


def test_a_dismissed_conflict_disputes_nothing_and_is_not_asked_again(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    assert factcheck("conflicts", "dismiss", other, one, "--note", "two years").code == 0
    assert not {one, other} & disputed(factcheck)
    assert [one, other] not in [claims for claims, _, _ in flagged(factcheck)]
    assert ([one, other], "stance", "dismissed") in flagged(factcheck, "--all")
    assert factcheck("edit", one, "--remark", "looked at").code == 0
    assert factcheck("file", one, "--none").code == 0
    assert factcheck("file", one, "--about", "It rained in Ganja.").code == 0
    assert ([one, other], "stance", "dismissed") in flagged(factcheck, "--all")
    assert not {one, other} & disputed(factcheck)
    factcheck("undo")
    factcheck("undo")
    factcheck("undo")
    assert "dismissed (two years)" in factcheck("undo").err
    assert {one, other} <= disputed(factcheck)


def test_an_upheld_conflict_goes_on_disputing(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    assert factcheck("conflicts", "uphold", one, other, "--note", "checked").code == 0
    assert {one, other} <= disputed(factcheck)
    (conflict,) = [c for c in factcheck("conflicts", "--all", "--json").json if c["claims"] == [one, other]]
    assert (conflict["judgement"], conflict["note"], conflict["judged_by"]) == ("upheld", "checked", "Ana")
    assert conflict["judged_at"].endswith("Z")
    assert "upheld" in factcheck("log", one).out


def test_a_conflict_closes_with_a_withdrawn_claim_and_comes_back_with_it(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    factcheck("withdraw", one, "--note", "misread")
    assert [one, other] not in [claims for claims, _, _ in flagged(factcheck)]
    assert not {one, other} & disputed(factcheck)
    factcheck("undo")
    assert ([one, other], "stance", "open") in flagged(factcheck)
    assert {one, other} <= disputed(factcheck)


def test_a_claim_in_conflict_that_is_edited_until_it_agrees(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    assert factcheck("edit", other, "--reported", "alleged").code == 0
    assert [one, other] not in [claims for claims, _, _ in flagged(factcheck)]
    assert not {one, other} & disputed(factcheck)
    assert factcheck("undo").code == 0
    assert {one, other} <= disputed(factcheck)


def test_a_claim_is_never_in_conflict_with_itself_or_its_own_speaker(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    factcheck("edit", other, "--by", "Office of Rain")
    assert all(left != right for (left, right), _, _ in flagged(factcheck, "--all"))
    assert ([one, other], "stance", "open") not in flagged(factcheck)


def test_two_marks_that_cannot_both_stand(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    factcheck("edit", other, "--reported", "alleged")
    factcheck("mark", "confirmed", one, "--note", "gauge")
    done = factcheck("mark", "denied", other)
    assert "Conflict (marks)" in done.err
    assert "desk" in {kind for claims, kind, _ in flagged(factcheck, "--kind", "desk") if claims == [one, other]}


def test_the_exit_code_can_say_that_there_are_open_conflicts(factcheck: Factcheck, empty: Path) -> None:
    assert factcheck("conflicts").code == 0
    assert factcheck("conflicts", "--exit-code").code == 1
    assert factcheck("conflicts", "--exit-code", db=empty).code == 0
    assert factcheck("conflicts", "--exit-code", "id:1").code == 0


def test_conflicts_take_a_filter_a_kind_and_a_limit(factcheck: Factcheck) -> None:
    every = flagged(factcheck)
    assert len(every) > 1
    assert flagged(factcheck, "--limit", "1") == every[:1]
    first = every[0][0]
    assert all(set(first) & set(claims) for claims, _, _ in flagged(factcheck, f"id:{first[0]},{first[1]}"))
    assert {kind for _, kind, _ in flagged(factcheck, "--kind", "stance")} == {"stance"}
    assert [row[:3] for row in factcheck("conflicts").rows] == [[*map(str, claims), kind] for claims, kind, _ in every]


def test_judging_is_refused_whole_when_nothing_was_flagged(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    assert factcheck("conflicts", "uphold", 1, 101).code == 3
    assert factcheck("conflicts", "uphold", 6, 6).code == 3
    assert factcheck("conflicts", "uphold", 6, 9999).code == 3
    assert dump(store) == before


def test_judgements_are_only_ever_added(factcheck: Factcheck, store: Path) -> None:
    for verb in ("dismiss", "uphold", "dismiss"):
        assert factcheck("conflicts", verb, 6, 10).code == 0
    assert [v for (v,) in query(store, "SELECT verdict FROM judgement ORDER BY id")] == [
        "dismissed",
        "upheld",
        "dismissed",
    ]
    assert query(store, "SELECT judgement FROM conflict WHERE left_id = 6 AND right_id = 10 AND kind = 'stance'") == [
        ("dismissed",)
    ]


def test_what_is_open_is_not_opened_again(factcheck: Factcheck, store: Path) -> None:
    one, other = opposed(factcheck)
    before = dump(store)
    done = factcheck("conflicts", "reopen", one, other, "--note", "x")
    assert (done.code, done.err) == (0, f"The conflict between {one} and {other} is open already.\n")
    assert dump(store) == before
    factcheck("conflicts", "uphold", one, other)
    assert factcheck("conflicts", "reopen", one, other, "--note", "x").err.startswith("Reopened the conflict (sides")


def test_what_copies_left_contested_is_decided_by_opening_it(factcheck: Factcheck, store: Path, tmp_path: Path) -> None:
    one, other = opposed(factcheck)
    copy = copy_of(store, tmp_path / "copy.db")
    factcheck("conflicts", "uphold", one, other, "--as", "Rana")
    run_here("conflicts", "dismiss", one, other, "--as", "Omar", db=copy)
    assert "kept apart" in factcheck("merge", copy).err
    assert f"conflict {one} {other}\tjudgement" in factcheck("differences").out
    assert factcheck("conflicts", "reopen", one, other, "--note", "x").err.startswith("Reopened the conflict (sides")
    assert factcheck("differences").out == ""


def test_only_what_still_stands_is_judged_and_named(factcheck: Factcheck) -> None:
    one, other = opposed(factcheck)
    factcheck("file", one, "--none")
    closed = f"Error: The conflict (sides) between claims {one} and {other} has closed: it is found no more.\n"
    done = factcheck("conflicts", "dismiss", one, other, "--kind", "sides")
    assert (done.code, done.err.startswith(closed)) == (3, True)
    done = factcheck("conflicts", "dismiss", one, other, "--note", "x")
    assert done.err == f"Dismissed the conflict (denial) between {one} and {other}.\n"
    factcheck("file", one, "--about", "It rained in Ganja.")
    assert ([one, other], "stance", "open") in flagged(factcheck), "nobody has judged what was closed meanwhile"
