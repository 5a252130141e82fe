"""The right of reply on the command line: the list, the letter, the log, the filters, and the way to another store."""

import json
from datetime import date
from pathlib import Path

import pytest
from desk import Factcheck, dump, query, run_here, store_of, tries
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.reply import Reply, Standing, Turn, standing, with_each
from factcheck.store.reads.replies import now

PAST, COMING = "2020-11-30", "2999-11-30"
RUSSIA = "Government of Russia"


def asked(factcheck: Factcheck, *ids: object, who: str = RUSSIA, until: str = COMING) -> None:
    done = factcheck("replies", "ask", who, *ids, "--how", "e-mail", "--until", until, "--on", "2020-11-20")
    assert done.code == 0, done.err


def ids(factcheck: Factcheck, *words: str) -> list[int]:
    return [int(line) for line in factcheck("list", *words, "--ids").out.split()]


def test_filters_say_how_it_stands(factcheck: Factcheck) -> None:
    asked(factcheck, 5, 6)
    asked(factcheck, 7, until=PAST)
    asked(factcheck, 8)
    assert factcheck("replies", "answer", "moscow", 8, "--text", "No.").code == 0
    assert ids(factcheck, "reply:asked") == [5, 6, 7]
    assert ids(factcheck, "reply:overdue") == [7]
    assert ids(factcheck, "reply:answered") == [8]
    assert ids(factcheck, "reply:asked,answered") == [5, 6, 7, 8]
    assert len(ids(factcheck, "reply:none")) == 101 - 4
    assert ids(factcheck, "reply:asked", "not", "reply:overdue") == [5, 6]
    assert ids(factcheck, "not reply:none") == [5, 6, 7, 8]
    wrong = factcheck("list", "reply:ask")
    assert wrong.code == 2
    assert "Did you mean asked?" in wrong.err


def test_filters_mean_the_same_everywhere(factcheck: Factcheck) -> None:
    asked(factcheck, 6, 10)
    asked(factcheck, 7, until=PAST)
    assert factcheck("search", "weapons", "reply:overdue", "--ids").out.split() == ["7"]
    assert [c["id"] for c in factcheck("export", "json", "reply:asked").json] == [6, 7, 10]
    assert {c["id"] for c in factcheck("replies", "reply:overdue", "--json").json} == {7}
    assert {n for c in factcheck("conflicts", "reply:asked", "--json").json for n in c["claims"]} & {6, 10}
    assert factcheck("conflicts", "reply:answered", "--json").json == []
    assert len(factcheck("source", "list", "reply:asked", "--json").json) == 1


def test_the_list_of_a_person_has_what_they_said_and_what_is_said_of_them(factcheck: Factcheck) -> None:
    asked(factcheck, 5)
    found = {row["id"]: row for row in factcheck("replies", RUSSIA, "--json").json}
    assert found[10]["why"] == "said by them"
    assert found[6]["why"] == "names them"  # by the alias Russia
    assert found[5]["why"] == "asked about"
    assert (found[5]["standing"], found[5]["until"], found[5]["asked"]) == ("asked", COMING, "2020-11-20")
    assert found[6]["standing"] == "none"
    relayed = {row["id"]: row["why"] for row in factcheck("replies", "Abiyev", "--json").json}
    assert "relayed by them" in relayed.values()
    some = factcheck("replies", RUSSIA, "status:denied", "--json").json
    assert some
    assert {row["reported"] for row in some} == {"denied"}


def test_a_denial_by_others_is_no_allegation(tmp_path: Path) -> None:
    factcheck = store_of(
        tmp_path / "new.db",
        [
            ("Mira Oduya sold the grain.", "The Gazette", "alleged"),
            ("Mira Oduya sold the ferry.", "The Gazette", "denied"),
            ("The grain was Oduya's.", "The Gazette", "alleged"),
            ("Grain is dear.", "Mira Oduya", "alleged"),
        ],
    )
    found = {row["id"]: row["why"] for row in factcheck("replies", "Mira Oduya", "--json").json}
    assert found == {1: "names them", 3: "may name them", 4: "said by them"}
    letter = factcheck("replies", "Mira Oduya", "--draft-letter")
    assert "sold the grain" in letter.out
    assert "was Oduya's" not in letter.out
    assert "may mean somebody else: claims 3." in letter.err
    assert factcheck("speaker", "alias", "Mira Oduya", "Oduya").code == 0
    assert "was Oduya's" in factcheck("replies", "Mira Oduya", "--draft-letter").out


def test_the_letter_is_plain_sentences_with_sources_and_nothing_of_the_desk_s(factcheck: Factcheck, golden) -> None:
    factcheck("mark", "denied", 36, "--note", "the desk's own verdict", "--evidence", "https://own.example/")
    factcheck("edit", 36, "--remark", "the desk's own remark")
    done = factcheck("replies", "peskov", "--draft-letter", "--until", "2026-11-30T17:00")
    assert done.code == 0
    golden("letter.txt", done.out)
    assert "own" not in done.out.replace("downing", "")
    assert "by 2026-11-30 17:00" in done.out
    for claim in factcheck("list", "by:peskov", "--json").json:
        assert f": {claim['text']}\n" in done.out
        assert claim["source_title"] in done.out


def test_a_letter_to_nobody_or_about_nothing(factcheck: Factcheck) -> None:
    assert "To whom" in factcheck("replies", "--draft-letter").err
    assert factcheck("replies", "--draft-letter").code == 2
    assert "can't be negated" in factcheck("replies", "not", "peskov").err
    none = factcheck("replies", "peskov", "tag:ferries", "--draft-letter")
    assert none.code == 3
    assert {row["id"] for row in factcheck("replies", "Dmitry", "Peskov", "not", "tag:azal", "--json").json}
    none = factcheck("replies", "peskov", "on:1901", "--draft-letter")
    assert (none.code, none.out) == (0, "")
    assert "there is nothing to ask" in none.err
    assert "Nobody was asked" in factcheck("replies").err


def test_who_never_spoke_is_asked_too(factcheck: Factcheck, empty: Path, tmp_path: Path) -> None:
    store = ("--db", empty)
    table = tmp_path / "claims.csv"
    table.write_text("text,speaker,source\nThe Port Authority sold it.,Ana O'Brien,a\nShips came.,Ana O'Brien,a\n")
    assert factcheck(*store, "import", table).code == 0
    listed = factcheck(*store, "replies", "port authority")
    assert "port authority is no speaker in this store" in listed.err
    assert [row["why"] for row in factcheck(*store, "replies", "port authority", "--json").json] == ["names them"]
    letter = factcheck(*store, "replies", "Port Authority", "--draft-letter").out
    assert "1. Ana O'Brien alleged: The Port Authority sold it.\n" in letter
    assert factcheck(*store, "replies", "Port Authoryty").code == 3
    assert factcheck(*store, "replies", "ask", "Port Authority", 1, "--until", COMING).code == 0
    assert "no speaker" not in factcheck(*store, "replies", "Port Authority").err
    unnamed = factcheck(*store, "replies", "ask", "Ana O'Brien")
    assert unnamed.code == 2
    assert """`factcheck replies 'Ana O'"'"'Brien'` lists them""" in unnamed.err


def test_an_id_that_is_not_there_is_said(factcheck: Factcheck) -> None:
    none = factcheck("replies", 9999)
    assert none.code == 3
    assert "There is no claim 9999." in none.err


def test_an_answer_without_ids_is_to_all_that_wait(factcheck: Factcheck) -> None:
    asked(factcheck, "5-7")
    factcheck("replies", "answer", "moscow", 6, "--text", "Yes.")
    done = factcheck("replies", "decline", "moscow", "--how", "telephone")
    assert "claims 5 and 7" in done.err
    assert ids(factcheck, "reply:answered") == [5, 6, 7]
    again = factcheck("replies", "decline", "moscow")
    assert again.code == 2
    assert "No answer is waited for" in again.err


def test_a_longer_term_is_no_longer_overdue(factcheck: Factcheck) -> None:
    asked(factcheck, 5, until=PAST)
    assert ids(factcheck, "reply:overdue") == [5]
    assert factcheck("replies", "extend", "moscow", "--until", COMING).code == 0
    assert ids(factcheck, "reply:overdue") == []
    shown = factcheck("show", 5).out
    assert f"has not answered yet (asked to by {COMING})" in " ".join(shown.split())


def test_the_day_itself_is_not_overdue(factcheck: Factcheck) -> None:
    asked(factcheck, 5, until=date.today().isoformat())
    assert ids(factcheck, "reply:overdue") == []
    assert ids(factcheck, "reply:asked") == [5]


def test_every_entry_is_history_and_undone(factcheck: Factcheck, store: Path) -> None:
    before = query(store, "SELECT * FROM reply")
    asked(factcheck, 5, 6)
    factcheck("replies", "documents", "moscow", 5, "--document", "https://x.example/ledger", "--document", "page 3")
    factcheck("replies", "answer", "moscow", "--text", "No.", "--document", "a letter")
    factcheck("replies", "correct", "moscow", 6, "--text", "It was $300.")
    log = factcheck("log", 5).out
    assert "asked Government of Russia on 2020-11-20 by e-mail" in log
    assert "https://x.example/ledger, page 3" in log
    assert "{" not in log
    assert query(store, "SELECT count(*) FROM event WHERE field = 'replies'") == [(2 + 1 + 2 + 1,)]
    for _ in range(4):
        assert factcheck("undo").code == 0
    assert query(store, "SELECT * FROM reply") == before == []
    assert ids(factcheck, "reply:none") == ids(factcheck)
    assert factcheck("doctor").code == 0


def test_undo_waits_for_what_was_noted_since(factcheck: Factcheck) -> None:
    asked(factcheck, 5)
    assert factcheck("--as", "Bo", "replies", "answer", "moscow", "--text", "No.").code == 0
    done = factcheck("undo")
    assert done.code == 1
    assert "was changed again since" in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["ask", "Kremln Palace", "5", "--until", "2020-1-1"], 2, "no day to answer by that exists"),
        (["ask", RUSSIA, "5", "--until", "2020-11-19", "--on", "2020-11-20"], 2, "is before the question"),
        (["ask", RUSSIA, "5", "--until", "2020-11"], 2, "no day to answer by"),
        (["ask", RUSSIA, "5", "--on", "tomorrow"], 2, "no date that exists"),
        (["ask", RUSSIA], 2, "No claim is named"),
        (["ask", RUSSIA, "999"], 3, "999"),
        (["ask", "Peskof", "5"], 2, "Dmitry Peskov"),
        (["ask", " ", "5"], 2, "speaker is empty"),
        (["ask", RUSSIA, "5", "--document", " "], 2, "document is empty"),
        (["extend", RUSSIA, "5", "--until", COMING], 2, "No answer is waited for"),
        (["extend", RUSSIA, "5"], 2, "Give --until"),
        (["answer", RUSSIA, "5"], 2, "What the answer was is not said"),
        (["decline", RUSSIA, "5"], 2, "was not asked about claim 5"),
        (["decline", "Nobody at all", "5"], 3, "no speaker"),
        (["documents", RUSSIA, "5"], 2, "No document is named"),
        (["documents", RUSSIA, "--document", "x"], 2, "No claim is named"),
        (["correct", RUSSIA, "5"], 2, "What the correction was is not said"),
    ],
)
def test_what_makes_no_sense_is_refused(
    factcheck: Factcheck, store: Path, words: list[str], code: int, said: str
) -> None:
    before = dump(store)
    done = factcheck("replies", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert dump(store) == before


def test_nobody_is_asked_about_drafts_or_what_was_withdrawn_or_twice(factcheck: Factcheck) -> None:
    factcheck("withdraw", 5, "--note", "x")
    assert "is withdrawn" in factcheck("replies", "ask", RUSSIA, 5).err
    factcheck("import", "-", input=json.dumps({"text": "x y", "source": "s", "draft": True}))
    assert "is a draft" in factcheck("replies", "ask", RUSSIA, 102).err
    asked(factcheck, 6)
    done = factcheck("replies", "ask", RUSSIA, 6, "--how", "e-mail", "--until", COMING, "--on", "2020-11-20")
    assert done.code == 1
    assert "noted already" in done.err
    assert factcheck("replies", "ask", "A New Body", 6, "-n").err.startswith("Would note of claim 6: asked A New Body")
    assert factcheck("speaker", "show", "A New Body").code == 3


def test_a_renamed_and_a_merged_speaker_keep_what_they_were_asked(factcheck: Factcheck) -> None:
    asked(factcheck, 6, who="Ministry of Defence")
    assert factcheck("speaker", "rename", "Ministry of Defence", "Ministry of Defence of Russia").code == 0
    assert factcheck("replies", "--json").json[0]["who"] == "Ministry of Defence of Russia"
    assert factcheck("speaker", "merge", "Ministry of Defence of Russia", RUSSIA).code == 0
    assert [row["who"] for row in factcheck("replies", "--json").json] == [RUSSIA]
    for _ in range(3):
        done = factcheck("undo")
        assert done.code == 0, done.err
    assert factcheck("replies", "--json").json == []


def test_what_a_colleague_has_renamed_can_be_taken_back(factcheck: Factcheck) -> None:
    asked(factcheck, 6, who="Ministry of Defence")
    assert factcheck("--as", "Bo", "speaker", "rename", "Ministry of Defence", "Ministry").code == 0
    done = factcheck("undo")
    assert done.code == 0, done.err
    assert ids(factcheck, "reply:asked") == []


def test_a_filtered_export_takes_along_who_was_asked(factcheck: Factcheck, empty: Path) -> None:
    asked(factcheck, 6, who="Ministry of Defence")
    factcheck("speaker", "alias", "Ministry of Defence", "MoD", "--kind", "government")
    part = factcheck("export", "jsonl", "id:6").out
    assert factcheck("import", "-", db=empty, input=part).code == 0
    assert "(government), also MoD" in factcheck("speaker", "show", "mod", db=empty).err
    assert factcheck("replies", "mod", "--json", db=empty).json[0]["standing"] == "asked"


def test_who_was_only_asked_is_somebody(factcheck: Factcheck, empty: Path) -> None:
    entry = Reply("Harbour", Turn.ASKED, "2021").as_dict()
    lines = [
        {"record": "speaker", "name": "Port", "kind": "unknown", "aliases": ["Harbour"]},
        {"text": "It rains.", "source": "s", "replies": [entry]},
    ]
    assert factcheck("import", "-", db=empty, input="\n".join(map(json.dumps, lines))).code == 0
    assert {row["name"] for row in factcheck("speaker", "list", "--json", db=empty).json} == {"Harbour", "Port"}


HOSTILE = "=1+1 <script>alert(1)</script> \x1b[31m \u202e [red]x[/red] 🍎\n| "


def test_hostile_words_in_every_field_are_text(factcheck: Factcheck) -> None:
    done = factcheck(
        *(
            "replies",
            "ask",
            f"{HOSTILE}who",
            6,
            "--how",
            HOSTILE,
            "--text",
            HOSTILE,
            "--document",
            f"javascript:{HOSTILE}",
        ),
        "--new-speaker",
    )
    assert done.code == 0, done.err
    who = query_who(factcheck)
    for words in (["--table", "replies"], ["--table", "show", "6"], ["--table", "log", "6"], ["replies"], ["log", "6"]):
        out = factcheck(*words).out
        assert "\x1b[31m" not in out
        assert "\u202e" not in out
    letter = factcheck("replies", who, "--draft-letter")
    assert letter.code == 0
    assert "\x1b" not in letter.out
    assert "\u202e" not in letter.out
    assert factcheck("export", "json", "id:6").json[0]["replies"][0]["words"] == HOSTILE.strip()
    assert "\n'asked" not in factcheck("export", "csv", "id:6").out
    assert "<script>" not in factcheck("export", "markdown", "id:6", "--columns", "replies").out


def query_who(factcheck: Factcheck) -> str:
    return str(factcheck("replies", "--json").json[0]["who"])


def test_replies_and_their_history_go_to_another_store_and_come_once(
    factcheck: Factcheck, store: Path, empty: Path, tmp_path: Path
) -> None:
    asked(factcheck, 5, 6)
    factcheck("replies", "answer", "moscow", 6, "--text", "No.", "--document", "a letter")
    assert factcheck("export", "jsonl", "-o", "all.jsonl").code == 0
    done = factcheck("import", "all.jsonl", db=empty)
    assert done.code == 0, done.err
    for words in (["replies", "--json"], ["list", "reply:answered", "--columns", "key,replies"]):
        assert factcheck(*words, db=empty).out == factcheck(*words).out
    log = [(e["field"], e["to"], e["by"]) for e in factcheck("log", "6", "--json", db=empty).json]
    there = [(e["field"], e["to"], e["by"]) for e in factcheck("log", "6", "--json").json]
    assert [e for e in log if e[0] == "replies"] == [e for e in there if e[0] == "replies"]
    assert "0" in factcheck("import", "all.jsonl", db=empty).err
    assert factcheck("replies", "--json", db=empty).out == factcheck("replies", "--json").out
    assert factcheck("doctor", db=empty).code == 0


def test_a_claim_that_is_there_takes_new_entries_with_update_alone(factcheck: Factcheck, store: Path) -> None:
    asked(factcheck, 6)
    record = factcheck("export", "json", "id:6").json[0]
    record["replies"].append(Reply(RUSSIA, Turn.ANSWERED, "2021", words="No.").as_dict())
    line = json.dumps({key: record[key] for key in ("key", "text", "source", "replies")})
    assert factcheck("import", "-", input=line).code == 0
    assert ids(factcheck, "reply:answered") == []
    done = factcheck("import", "-", "--on-duplicate", "update", input=line)
    assert done.err == "Added 0, 1 there already, 1 updated.\n"
    assert ids(factcheck, "reply:answered") == [6]
    (log,) = (c["replies"] for c in factcheck("export", "json", "id:6").json)
    assert [entry["turn"] for entry in log] == ["asked", "answered"]


@pytest.mark.parametrize(
    "wrong",
    ["asked", [{}], [{**Reply("X", Turn.ASKED).as_dict(), "turn": "yelled"}], [{**Reply(" ", Turn.ASKED).as_dict()}]],
)
def test_a_record_with_another_log_is_refused(factcheck: Factcheck, wrong: object) -> None:
    done = factcheck("import", "-", input=json.dumps({"text": "x", "source": "s", "replies": wrong}))
    assert done.code == 1
    assert "replies” must be a list of replies" in done.err


def test_a_log_without_a_history_is_the_importer_s_own_with_the_file_as_its_reason(factcheck: Factcheck) -> None:
    entry = Reply("The Gazette", Turn.ASKED, "2021", until="2021-02-01").as_dict()
    Path("one.jsonl").write_text(json.dumps({"text": "x y z", "source": "s", "replies": [entry]}))
    assert factcheck("import", "one.jsonl").code == 0
    (event,) = (e for e in factcheck("log", "102", "--json").json if e["field"] == "replies")
    assert (event["by"], event["why"], event["to"]) == ("Ana", "from one.jsonl", [entry])


def test_the_dossier_says_of_each_claim_what_came_of_asking(factcheck: Factcheck) -> None:
    asked(factcheck, 5, until=PAST)
    done = factcheck("export", "html", "id:5,6", "-o", "page.html")
    assert done.code == 0, done.err
    page = " ".join(Path("page.html").read_text("utf-8").split())
    assert f"{RUSSIA} was asked on 2020-11-20 by e-mail and had not answered by {PAST}." in page
    assert page.count("Nobody was asked about this claim.") == 1


LOGS = st.lists(
    st.builds(
        Reply, st.sampled_from(["Ann", "Bea"]), st.sampled_from(Turn), st.just("2020"),
        until=st.sampled_from(["", "2020-01-01", "2020-01-01T10:00", COMING]),
    ),
    max_size=6,
)  # fmt: skip


@tries(30)
@given(st.lists(LOGS, min_size=1, max_size=4))
def test_the_filters_agree_with_the_log(made_stores: Path, logs: list[list[Reply]]) -> None:
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        db = Path(shutil.copy(made_stores / "empty.db", folder))
        lines = [
            {"text": f"Claim {n}", "source": "s", "replies": [entry.as_dict() for entry in log]}
            for n, log in enumerate(logs)
        ]
        assert run_here("import", "-", db=db, input="\n".join(map(json.dumps, lines))).code == 0
        for wanted in Standing:
            expected = [n for n, log in enumerate(logs, 1) if fits(log, wanted)]
            assert run_here("list", f"reply:{wanted.value}", "--ids", db=db).out.split() == list(map(str, expected))


def fits(log: list[Reply], wanted: Standing) -> bool:
    stands = [standing(entries, now()) for entries in with_each(log).values()]
    if wanted is Standing.NONE:
        return all(one is Standing.NONE for one in stands)
    meant = {Standing.ASKED: (Standing.ASKED, Standing.OVERDUE)}.get(wanted, (wanted,))
    return any(one in meant for one in stands)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["extend", "--until", "2020-11-28"], "has until 2020-11-30 already to answer about claim 7"),
        (["extend", "--until", "2020-11-30"], "is no longer time"),
        (["extend", "--until", "2020-11-30T17:00"], "2020-11-30 17:00 is no longer time"),
        (
            ["extend", "--until", "2020-11-19"],
            "2020-11-19 is before Government of Russia was asked about claim 7, 2020-11-20",
        ),
        (["answer", "--text", "No.", "--on", "2020-11-19"], "2020-11-19 is before Government of Russia was asked"),
        (["answer", "--text", "No.", "--on", "2020-10"], "2020-10 is before"),
        (["decline", "--on", "2020-11-01"], "2020-11-01 is before"),
        (["ask", "--on", "2999-01-01"], "2999-01-01 is still to come"),
        (["answer", "--text", "No.", "--on", "2999-01"], "2999-01 is still to come"),
    ],
)
def test_what_is_noted_follows_the_question(factcheck: Factcheck, words: list[str], refusal: str) -> None:
    asked(factcheck, 7, until=PAST)
    done = factcheck("replies", words[0], RUSSIA, 7, *words[1:])
    assert done.code == 2
    assert refusal in done.err


def test_more_time_is_held_against_the_question_and_not_against_today(factcheck: Factcheck) -> None:
    asked(factcheck, 7, until="2020-11-30T17:00")
    assert factcheck("replies", "extend", RUSSIA, 7, "--until", "2020-11-30").code == 0
    assert factcheck("replies", "extend", RUSSIA, 7, "--until", "2020-12-02", "--on", "2020-11-29").code == 0
    assert factcheck("replies", "answer", RUSSIA, 7, "--text", "No.", "--on", "2020-11").code == 0
