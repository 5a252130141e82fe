"""Two analysts, two copies, one store again: what was done is united, and what was done apart is kept apart."""

import json
import shutil
import tempfile
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from desk import Result, as_, copy_of, dump, query, run_here, store_of, tries
from hypothesis import given
from hypothesis import strategies as st

Act = Callable[..., Result]


def made(db: Path) -> Path:
    """Four claims: two of them contradict each other, one is a draft."""
    rows = [
        ("The dam is safe.", "Ana", "alleged"),
        ("The dam is safe!", "Ben", "denied"),
        ("It hailed.", "Cy", "alleged"),
    ]
    store_of(db, rows)
    as_("t", db, "file", 1, 2, "--about", "The dam is safe")
    draft = {"text": "It snowed.", "speaker": "Di", "source": "paper 9", "draft": True}
    assert as_("t", db, "import", "-", input=json.dumps(draft)).code == 0
    return db


@pytest.fixture
def two(empty: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A store of Rana's and Omar's copy of it."""
    rana = made(empty)
    return rana, copy_of(rana, tmp_path / "omar.db")


def claim(db: Path, number: int) -> dict[str, Any]:
    (found,) = run_here("show", number, "--json", db=db).json
    return dict(found)


def differences(db: Path) -> list[dict[str, Any]]:
    return list(run_here("differences", "--json", db=db).json)


def test_an_import_with_history_keeps_a_colleagues_mark(two: tuple[Path, Path], tmp_path: Path) -> None:
    rana, omar = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "read the report")
    as_("Omar", omar, "mark", "denied", 1, "--note", "asked the engineer")
    file = tmp_path / "omar.jsonl"
    file.write_text(run_here("export", "jsonl", db=omar).out)
    done = as_("Rana", rana, "import", file)
    assert done.code == 0, done.err
    assert "1 kept apart, to be decided: mark of claim 1." in done.err
    log = run_here("log", 1, "--json", db=rana).json
    assert {(one["by"], one["to"], one["why"]) for one in log if one["field"] == "mark"} == {
        ("Rana", "confirmed", "read the report"),
        ("Omar", "denied", "asked the engineer"),
    }
    assert [one["imported_from"] for one in log if one["by"] == "Omar"] == ["omar.jsonl"]
    assert claim(rana, 1)["contested"] == ["mark"]
    assert run_here("list", "is:contested", "--ids", db=rana).out.split() == ["1"]
    shown = run_here("show", 1, "--table", db=rana).out
    assert "APART" in shown
    assert "says omar.jsonl" in shown


def test_the_undo_of_a_merge_says_what_goes_with_it(two: tuple[Path, Path]) -> None:
    rana, omar = two
    as_("Omar", omar, "mark", "denied", 1, "--note", "asked the engineer")
    as_("Omar", omar, "work", 3, "--to", "Omar")
    as_("Rana", rana, "merge", omar)
    said = as_("Rana", rana, "undo").err
    assert "  claim 1: mark from nothing to denied, by Omar (asked the engineer)\n" in said
    assert "  2 commands that came with it are as if never made.\n" in said
    assert (claim(rana, 1)["mark"], claim(rana, 3)["assignee"]) == (None, None)


def test_a_merge_says_what_it_leaves_in_the_other_store(two: tuple[Path, Path]) -> None:
    rana, omar = two
    as_("Omar", omar, "suggest", "dismiss", 1, 3)
    as_("Omar", omar, "file", 3, "--about", "Hail fell in May")
    as_("Omar", omar, "undo")
    as_("Omar", omar, "proposition", "delete-if-empty", "--note", "a slip")
    told = "Not handed on by a merge: 1 suggestion turned down, 1 proposition taken off.\n"
    assert told in as_("Rana", rana, "merge", omar).err
    as_("Rana", rana, "suggest", "dismiss", 1, 3)
    assert "suggestion" not in as_("Rana", rana, "merge", omar).err


@pytest.mark.parametrize("form", ["db", "jsonl"])
def test_what_one_did_after_the_other_is_no_difference(two: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    rana, omar = two
    as_("Omar", omar, "mark", "denied", 1, "--note", "n")
    as_("Omar", omar, "edit", 3, "--text", "It hailed hard.", "--tag", "weather")
    as_("Rana", rana, "edit", 3, "--tag", "ice")
    other = omar
    if form == "jsonl":
        other = tmp_path / "omar.jsonl"
        other.write_text(run_here("export", "jsonl", db=omar).out)
    done = as_("Rana", rana, "merge", other)
    assert done.code == 0, done.err
    assert "Merged 2 commands." in done.err
    assert differences(rana) == []
    assert claim(rana, 1)["mark"] == "denied"
    assert (claim(rana, 3)["text"], claim(rana, 3)["tags"]) == ("It hailed hard.", ["ice", "weather"])
    assert run_here("search", "hard", "--ids", db=rana).out.split() == ["3"]
    before = dump(rana)
    assert "Nothing new" in as_("Rana", rana, "merge", other).err
    assert dump(rana) == before
    assert run_here("doctor", db=rana).code == 0


def test_opposite_judgements_and_decisions_about_a_draft_are_kept_apart(two: tuple[Path, Path]) -> None:
    rana, omar = two
    assert as_("Rana", rana, "conflicts", "uphold", 1, 2, "--note", "r").code == 0
    assert as_("Omar", omar, "conflicts", "dismiss", 1, 2, "--note", "o").code == 0
    as_("Rana", rana, "accept", 4)
    as_("Omar", omar, "reject", 4)
    as_("Rana", rana, "merge", omar)
    assert {(one["thing"], one["field"]) for one in differences(rana)} == {
        ("conflict", "judgement"),
        ("claim", "draft+withdrawn"),
    }
    assert run_here("list", "is:contested", "--ids", db=rana).out.split() == ["1", "2", "4"]
    assert as_("Rana", rana, "differences", "take", "conflict", 1, 2, 2, "--note", "Omar is right").code == 0
    assert as_("Rana", rana, "differences", "take", "claim", 4, 1, "--note", "it snowed").code == 0
    assert differences(rana) == []
    assert as_("Omar", omar, "merge", rana).code == 0
    assert differences(omar) == []
    assert claim(omar, 4)["draft"] == claim(rana, 4)["draft"]
    assert content(omar) == content(rana)


def test_a_person_decides_by_an_event_that_can_be_undone(two: tuple[Path, Path]) -> None:
    rana, omar = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "r")
    as_("Omar", omar, "mark", "denied", 1, "--note", "o")
    as_("Rana", rana, "merge", omar)
    assert claim(rana, 1)["mark"] is None
    sides = differences(rana)[0]["sides"]
    assert [side["by"].split(",")[0] for side in sides] == ["Omar", "Rana"]
    number = 1 + [side["to"]["mark"] for side in sides].index("denied")
    assert as_("Rana", rana, "differences", "take", "claim", 1, number).code == 2
    assert as_("Rana", rana, "differences", "take", "claim", 1, 9, "--note", "n").code == 2
    assert as_("Rana", rana, "differences", "take", "claim", 2, 1, "--note", "n").code == 3
    assert as_("Rana", rana, "differences", "take", "claim", 1, number, "--note", "he is right").code == 0
    assert (claim(rana, 1)["mark"], differences(rana)) == ("denied", [])
    assert as_("Rana", rana, "undo").code == 0
    assert (claim(rana, 1)["mark"], len(differences(rana))) == (None, 1)
    assert as_("Rana", rana, "mark", "confirmed", 1, "--note", "after all").code == 0
    assert (claim(rana, 1)["mark"], differences(rana)) == ("confirmed", [])


@pytest.mark.parametrize("into", ["rana", "omar"])
def test_a_judgement_on_words_that_the_other_has_changed_stands_until_it_is_checked(
    two: tuple[Path, Path], into: str
) -> None:
    rana, omar = two
    as_("Rana", rana, "conflicts", "uphold", 1, 2, "--note", "r")
    as_("Omar", omar, "edit", 1, "--text", "The dam is quite safe.", "--note", "o")
    db, other = two if into == "rana" else two[::-1]
    assert "kept apart" not in as_("Ed", db, "merge", other).err
    stands = [
        one["judgement"] for one in run_here("conflicts", "--all", "--json", db=db).json if one["claims"] == [1, 2]
    ]
    assert "upheld" in stands
    as_("Ed", db, "conflicts", "--rescan")
    open_ones = [one for one in run_here("conflicts", "--json", db=db).json if one["claims"] == [1, 2]]
    assert open_ones, "it was judged on other words"
    log = run_here("log", 1, "--json", db=db).json
    assert "upheld before the text of claim 1 or 2 was changed" in {one["why"] for one in log}


@pytest.mark.parametrize("into", ["rana", "omar"])
def test_a_judgement_on_the_words_that_stand_is_not_asked_again(two: tuple[Path, Path], into: str) -> None:
    rana, omar = two
    as_("Rana", rana, "conflicts", "uphold", 1, 2, "--note", "r")
    as_("Omar", omar, "edit", 1, "--text", "The dam is quite safe.", "--note", "o")
    as_("Omar", omar, "conflicts", "uphold", 1, 2, "--note", "o")
    db, other = two if into == "rana" else two[::-1]
    as_("Ed", db, "merge", other)
    as_("Ed", db, "conflicts", "--rescan")
    assert [one for one in run_here("conflicts", "--json", db=db).json if one["claims"] == [1, 2]] == []


def test_undo_of_a_merge_is_one_step_and_it_can_be_merged_again(two: tuple[Path, Path]) -> None:
    rana, omar = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "r")
    as_("Omar", omar, "mark", "denied", 1, "--note", "o")
    as_("Omar", omar, "mark", "confirmed", 3, "--note", "o")
    as_("Omar", omar, "add", "New one.", "--by", "Ana", "--source", "paper-0")
    before = content(rana)
    as_("Rana", rana, "merge", omar)
    merged = content(rana)
    assert as_("Rana", rana, "undo").code == 0
    assert (claim(rana, 1)["mark"], claim(rana, 3)["mark"], differences(rana)) == ("confirmed", None, [])
    assert content(rana) == before
    assert run_here("list", "--ids", db=rana).out.split() == ["1", "2", "3", "4"]
    done = as_("Rana", rana, "merge", omar)
    assert done.code == 0, done.err
    assert (claim(rana, 3)["mark"], len(differences(rana))) == ("confirmed", 1)
    assert content(rana) == merged


def test_clocks_are_never_asked(two: tuple[Path, Path], tmp_path: Path) -> None:
    rana, omar = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "r")
    as_("Omar", omar, "mark", "denied", 1, "--note", "o")
    text = run_here("export", "jsonl", db=omar).out
    for year in ("1970", "9999"):
        file = tmp_path / f"{year}.jsonl"
        lines = [json.loads(line) for line in text.splitlines()]
        for line in lines:
            if line.get("record") == "step" and line["by"] == "Omar":
                line["at"] = f"{year}-01-01T00:00:00Z"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        db = copy_of(rana, tmp_path / f"{year}.db")
        as_("Rana", db, "merge", file)
        assert (claim(db, 1)["mark"], claim(db, 1)["contested"]) == (None, ["mark"])


def test_a_forged_event_does_not_pass_as_a_colleagues(two: tuple[Path, Path], tmp_path: Path) -> None:
    rana, _ = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "r")
    lines = [json.loads(line) for line in run_here("export", "jsonl", db=rana).out.splitlines()]
    step = next(line for line in lines if line.get("record") == "step" and line["verb"] == "mark")
    event = next(line for line in lines if line.get("record") == "event" and line["step"] == step["key"])
    forged = [
        {**event, "claim": lines_claim(lines, 2), "to": "denied", "after": []},
        {**step, "key": "f" * 32, "by": "Rana"},
        {**event, "step": "f" * 32, "to": "denied", "why": "forged", "after": [step["key"]]},
    ]
    file = tmp_path / "m.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in [*lines, *forged]))
    done = as_("Mallory", rana, "merge", file)
    assert "1 kept apart, to be decided: mark of claim 1." in done.err, "what a file says it had seen is not believed"
    assert claim(rana, 1)["contested"] == ["mark"]
    assert {side["to"]["mark"] for side in differences(rana)[0]["sides"]} == {"confirmed", "denied"}
    assert claim(rana, 2)["mark"] is None, "nothing is added to a command that was made here"
    last = run_here("log", 1, "--json", db=rana).json[-1]
    assert (last["by"], last["imported_from"], last["imported_by"]) == ("Rana", "m.jsonl", "Mallory")
    file.write_text("".join(json.dumps({**line, "by": "Eve"} if line is step else line) + "\n" for line in lines))
    done = as_("Mallory", rana, "merge", file)
    assert (done.code, "is Rana's here, and Eve's in this file" in done.err) == (1, True)


@pytest.mark.parametrize("undo", [True, False], ids=["an undo", "a mark"])
def test_no_file_goes_over_what_was_decided_here_in_silence(two: tuple[Path, Path], tmp_path: Path, undo: bool) -> None:
    rana, _ = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "r")
    as_("Rana", rana, "conflicts", "uphold", 1, 2, "--note", "r")
    lines = [json.loads(line) for line in run_here("export", "jsonl", db=rana).out.splitlines()]
    step = next(line for line in lines if line.get("record") == "step" and line["verb"] == "mark")
    event = next(line for line in lines if line.get("record") == "event" and line["step"] == step["key"])
    forged = [
        {**step, "key": "f" * 32, "verb": "undo" if undo else "mark", "undoes": step["key"] if undo else None},
        {**event, "step": "f" * 32, "from": "confirmed", "to": None if undo else "denied", "after": [step["key"]]},
    ]
    judged = next(line for line in lines if line.get("record") == "conflict" and line["judgements"])
    seen = [one["step"] for one in judged["judgements"]]
    judged["judgements"].append({"step": "f" * 32, "verdict": "dismissed", "note": "x", "after": seen})
    file = tmp_path / "m.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in [*forged[:1], *lines, *forged[1:]]))
    done = as_("Mallory", rana, "merge", file)
    assert "2 kept apart" in done.err, done.err
    assert {(one["thing"], one["field"]) for one in differences(rana)} == {("claim", "mark"), ("conflict", "judgement")}
    assert run_here("differences", "take", "claim", 1, 2, "--note", "mine", "--as", "Rana", db=rana).code == 0
    assert "Nothing new" in as_("Mallory", rana, "merge", file).err
    assert len(differences(rana)) == 1, "what was decided stays decided, however often the file comes"


@pytest.mark.parametrize("form", ["db", "jsonl"])
def test_one_claim_made_apart_with_other_first_values_is_a_difference(
    two: tuple[Path, Path], tmp_path: Path, form: str
) -> None:
    rana, omar = two
    common = ("add", "The mill is shut.", "--by", "Ana", "--source", "paper-0")
    as_("Rana", rana, *common, "--status", "denied", "--tag", "ice", "--on", "2024-05-01")
    as_("Omar", omar, *common, "--status", "confirmed", "--tag", "weather", "--on", "2024-05-01")
    as_("Omar", omar, "edit", 5, "--cue", "wrote")
    files = []
    for db in (omar, rana):
        if form == "jsonl":
            files.append(tmp_path / f"{len(files)}.jsonl")
            files[-1].write_text(run_here("export", "jsonl", db=db).out)
        else:
            files.append(copy_of(db, tmp_path / f"kept-{len(files)}.db"))
    done = as_("Rana", rana, "merge", files[0])
    assert "1 kept apart, to be decided: reported of claim 5." in done.err, done.err
    (found,) = differences(rana)
    assert [(side["by"].split(",")[0], side["to"]["reported"]) for side in found["sides"]] == [
        ("Omar", "confirmed"),
        ("Rana", "denied"),
    ]
    assert (claim(rana, 5)["tags"], claim(rana, 5)["cue"]) == (["ice", "weather"], "wrote")
    as_("Omar", omar, "merge", files[1])
    assert content(omar) == content(rana)
    assert "Nothing new" in as_("Rana", rana, "merge", files[0]).err
    assert run_here("doctor", db=rana).code == 0
    as_("Rana", rana, "differences", "take", "claim", 5, 2, "--note", "the sentence denies it")
    assert claim(rana, 5)["reported"] == "denied"
    as_("Rana", rana, "merge", omar)
    assert differences(rana) == []
    as_("Omar", omar, "merge", rana)
    assert (differences(omar), claim(omar, 5)["reported"]) == ([], "denied")
    undone = as_("Omar", omar, "undo")
    assert (undone.code, len(differences(omar))) == (0, 1), undone.err


def lines_claim(lines: list[dict[str, Any]], number: int) -> str:
    return str(next(line["key"] for line in lines if "record" not in line and line["id"] == number))


def test_what_cannot_be_merged_is_refused_and_changes_nothing(two: tuple[Path, Path], tmp_path: Path) -> None:
    rana, omar = two
    as_("Omar", omar, "mark", "denied", 1, "--note", "o")
    stranger = tmp_path / "stranger.db"
    store_of(stranger, [("The moon is round.", "Eve", "alleged")])
    query(stranger, "UPDATE source SET key = key || 'x'")
    broken = tmp_path / "broken.db"
    broken.write_bytes(omar.read_bytes()[:5000])
    text = run_here("export", "jsonl", db=omar).out
    cut = tmp_path / "cut.jsonl"
    cut.write_text(text[: len(text) - 40])
    before = dump(rana)
    for other, code, said in (
        (rana, 2, "is this store itself"),
        (tmp_path / "none.db", 2, "There is no file"),
        (stranger, 2, "nothing in common"),
        (broken, 4, ""),
    ):
        done = as_("Rana", rana, "merge", other)
        assert (done.code, said in done.err) == (code, True), done.err
        assert dump(rana) == before
    for damaged in (
        cut.read_text(),
        text.replace('"record": "step"', '"record": "stop"', 1),
        "",
        "root:x:0:0\n",
        text[:3],
    ):
        cut.write_text(damaged)
        done = as_("Rana", rana, "merge", cut)
        assert (done.code, "Nothing was merged. Ask for the whole file." in done.err) == (1, True), done.err
        assert dump(rana) == before, "half a past is another one"
    assert as_("Rana", rana, "merge", stranger, "--unrelated").code == 0


SAID_BESIDES = {
    "label": (["mark", "misleading", 2, "--note", "of another year"], ["mark", "true", 2, "--note", "read it"]),
    "sure": (["mark", "denied", 1, "--note", "n", "--confidence", "low", "--grade", "B2"],),
    "proof": (["evidence", "add", "https://example.org/a", 1], ["evidence", "add", "3", 1, "--stands", "context"]),
    "unproof": (["evidence", "remove", 1, 1, "--note", "of another year"],),
    "work": (["work", 1, "--to", "Omar", "--due", "2026-12-01"], ["work", 1, "--state", "done"], ["work", 2, "--due",
             "2027-01-05", "--priority", "high"]),
    "approve": (["approve", 1], ["approve", 1, "--take-back", "--note", "n"]),
    "scale": (["scale", "add", "half true", "--counts-as", "alleged", "--order", "2"], ["scale", "drop", "half true"]),
    "speaker": (["speaker", "merge", "Ben", "Ana"], ["speaker", "rename", "Cy", "Cyrus"], ["speaker", "alias", "Ana",
                "A. Holm", "--kind", "person"], ["edit", 3, "--by", "Ben"]),
    "proposition": (["proposition", "merge", "p1", "It rains"], ["proposition", "rename", "p1", "The dam holds",
                    "--new-proposition"], ["proposition", "delete-if-empty"]),
    "source": (["source", "edit", "paper-0", "--title", "The Paper"], ["source", "withdraw", "paper-9", "--note", "n"]),
    "restore": (["restore", 1, 2, 3, 4], ["withdraw", 3, "--note", "n"]),
}  # fmt: skip
"""Commands that say more than a mark and a field, by what they are about."""

VERBS = st.one_of(
    st.sampled_from([("besides", name, n) for name, several in SAID_BESIDES.items() for n in range(len(several))]),
    st.tuples(st.just("draft"), st.sampled_from(["alleged", "denied"]), st.sampled_from(["", "2024-05"])),
    st.tuples(st.just("mark"), st.integers(1, 3), st.sampled_from(["confirmed", "denied", "none"])),
    st.tuples(
        st.just("edit"), st.integers(1, 4), st.sampled_from(["text", "tag", "untag", "cue"]), st.sampled_from("ab")
    ),
    st.tuples(st.just("judge"), st.sampled_from(["uphold", "dismiss", "reopen"])),
    st.tuples(st.sampled_from(["accept", "reject", "undo"])),
    st.tuples(st.just("file"), st.integers(1, 3), st.sampled_from(["It rains", "The dam is safe"])),
    st.tuples(
        st.just("add"),
        st.sampled_from(["New.", "Newer."]),
        st.sampled_from(["alleged", "denied", "confirmed"]),
        st.sampled_from("ab"),
    ),
    st.tuples(st.just("correct"), st.sampled_from(["alleged", "denied"])),
    st.tuples(st.just("merge"), st.integers(0, 2)),
)


def carried_out(who: int, dbs: list[Path], operation: tuple[Any, ...]) -> None:
    verb, *rest = operation
    if verb == "besides":
        words = SAID_BESIDES[rest[0]][rest[1]]
        over = [] if words[0] in ("restore", "scale") or words[1] == "delete-if-empty" else ["--over"]
        done = as_(f"analyst {who}", dbs[who], *words, *over)
        assert done.code in (0, 1, 2, 3), (operation, done.err)
        assert "should not" not in done.err, (operation, done.err)
        return
    if verb == "draft":
        row = {"text": "Drafted.", "speaker": "Di", "source": "paper 0", "draft": True, "reported": rest[0]}
        as_(f"analyst {who}", dbs[who], "import", "-", input=json.dumps(row | {"said_on": rest[1]}))
        return
    words: list[object] = {
        "mark": lambda: ["mark", rest[1], rest[0], "--note", f"n{who}", "--over"],
        "edit": lambda: ["edit", rest[0], f"--{rest[1]}", f"{rest[2]}{who if rest[1] != 'untag' else ''}"],
        "judge": lambda: ["conflicts", rest[0], 1, 2, "--note", f"n{who}", "--over"],
        "accept": lambda: ["accept", 4],
        "reject": lambda: ["reject", 4],
        "undo": lambda: ["undo"],
        "file": lambda: ["file", rest[0], "--about", rest[1], "--new-proposition"],
        "add": lambda: [
            "add",
            rest[0],
            "--by",
            "Ana",
            "--source",
            "paper-0",
            "--status",
            rest[1],
            "--tag",
            f"{rest[2]}{who}",
        ],
        "correct": lambda: ["edit", 5, "--reported", rest[0], "--over"],
        "merge": lambda: ["merge", dbs[rest[0]]],
    }[verb]()
    done = as_(f"analyst {who}", dbs[who], *words)
    assert done.code in (0, 1, 2, 3), (operation, done.err)


def content(db: Path) -> object:
    """What a store says, whatever its numbers are and in whatever order it came."""
    keys = dict(query(db, "SELECT id, key FROM claim"))
    gone = {
        row[0]
        for row in query(
            db,
            "SELECT step.key FROM step JOIN step u ON u.undoes_id = step.brought_by_id UNION SELECT u.key FROM step u "
            "JOIN step m ON m.id = u.undoes_id WHERE m.verb = 'merge'",
        )
    }
    claims = {
        row["key"]: {
            name: row[name]
            for name in (
                "text",
                "reported",
                "mark",
                "tags",
                "cue",
                "proposition",
                "stance",
                "draft",
                "withdrawn",
                "contested",
                "speaker",
                "verdict",
                "confidence",
                "grade",
                "approved_by",
                "assignee",
                "state",
                "due",
                "priority",
                "said_on",
                "evidence",
            )
        }
        for row in run_here("list", "is:withdrawn,draft,marked,unreviewed", "--json", db=db).json
    }
    made_by_undone = {
        row[0]
        for row in query(
            db,
            "SELECT claim.key FROM claim JOIN step u ON u.undoes_id = claim.step_id "
            "JOIN step m ON m.id = claim.step_id "
            "WHERE m.verb = 'merge' AND claim.withdrawn",
        )
    }
    judged = {
        (frozenset((keys[left], keys[right])), kind): judgement
        for left, right, kind, judgement in query(
            db,
            "SELECT left_id, right_id, kind, judgement FROM conflict WHERE id IN (SELECT conflict_id FROM judgement)",
        )
    }
    events = {
        (step, keys[number], field, old, new, note)
        for step, number, field, old, new, note in query(
            db,
            "SELECT step.key, claim_id, field, old, new, note FROM event JOIN step ON step.id = event.step_id "
            "WHERE claim_id IS NOT NULL AND step.verb <> 'merge'",
        )
        if step not in gone
    }
    sides = {
        (keys.get(number) if thing == "claim" else thing, field, json.dumps(json.loads(sides), sort_keys=True))
        for thing, number, field, sides in query(db, "SELECT thing, number, field, sides FROM contested")
    }
    speakers = {
        (one["name"], one["kind"], *sorted(one["aliases"])) for one in run_here("speaker", "list", "--json", db=db).json
    }
    sources = {(one["title"], one["withdrawn"]) for one in run_here("source", "list", "--json", db=db).json}
    scale = run_here("scale", "--json", db=db).out
    return {k: v for k, v in claims.items() if k not in made_by_undone}, judged, events, sides, speakers, sources, scale


def merged(base: Path, others: list[Path], folder: Path, name: str) -> Path:
    db = Path(shutil.copy(base, folder / name))
    for other in others:
        done = as_("t", db, "merge", other)
        assert done.code == 0, done.err
    return db


@pytest.mark.slow
@tries(12)
@given(history=st.lists(st.tuples(st.integers(0, 2), VERBS), min_size=2, max_size=10))
def test_merging_is_commutative_associative_and_idempotent(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[int, tuple[Any, ...]]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = made(folder / "base.db")
        as_("t", base, "scale", "set", "-", input=run_here("scale", "example").out)
        copies = [Path(shutil.copy(base, folder / f"{n}.db")) for n in range(3)]
        for who, operation in history:
            carried_out(who, copies, operation)
        contents = []
        for n, (first, *rest) in enumerate(permutations(copies)):
            db = merged(first, rest, folder, f"m{n}.db")
            contents.append(content(db))
            before = dump(db)
            as_("t", db, "merge", rest[0])
            assert dump(db) == before
            assert run_here("doctor", db=db).code == 0
        assert all(one == contents[0] for one in contents)
        inner = merged(copies[1], [copies[2]], folder, "inner.db")
        assert content(merged(copies[0], [inner], folder, "right.db")) == contents[0]


def test_each_difference_has_the_reason_that_was_given_for_it(two: tuple[Path, Path], tmp_path: Path) -> None:
    rana, _ = two
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "read the report")
    as_("Omar", rana, "approve", 1)
    omar = copy_of(rana, tmp_path / "later.db")
    as_("Omar", omar, "mark", "denied", 1, "--note", "the report is of another dam", "--over")
    as_("Rana", rana, "mark", "confirmed", 1, "--note", "read it again", "--confidence", "high", "--over")
    assert as_("Rana", rana, "merge", omar).code == 0
    (mark,) = (one for one in differences(rana) if one["field"] == "mark")
    assert {side["why"] for side in mark["sides"]} == {"the report is of another dam", "read it again"}


def test_who_judged_is_told_though_a_colleague_went_over_it_and_took_that_back(two: tuple[Path, Path]) -> None:
    rana, _ = two
    as_("Rana", rana, "conflicts", "uphold", 1, 2, "--note", "read both")
    as_("Omar", rana, "conflicts", "dismiss", 1, 2, "--note", "two dams", "--over")
    as_("Omar", rana, "undo")
    listing = run_here("conflicts", "--all", "--kind", "sides", "--json", db=rana).json
    found = [one for one in listing if one["claims"] == [1, 2]]
    assert {(one["judgement"], one["judged_by"], one["note"]) for one in found} == {("upheld", "Rana", "read both")}
    refused = as_("Omar", rana, "conflicts", "dismiss", 1, 2, "--note", "n")
    assert (refused.code, "Rana has upheld" in refused.err) == (1, True)
    assert as_("Rana", rana, "conflicts", "dismiss", 1, 2, "--note", "mine").code == 0


def test_a_merge_says_that_it_brought_another_scale(two: tuple[Path, Path]) -> None:
    rana, omar = two
    as_("Omar", omar, "scale", "add", "misleading", "--counts-as", "denied")
    assert "The scale of verdicts is another one now: `factcheck scale`." in as_("Rana", rana, "merge", omar).err
    assert "The scale" not in as_("Rana", rana, "merge", omar).err
    assert "The scale" not in as_("Omar", omar, "merge", rana).err


def test_a_number_that_no_store_has_is_nothing_contested(two: tuple[Path, Path]) -> None:
    done = as_("Rana", two[0], "differences", "take", "claim", "9" * 20, 1, "--note", "n")
    assert (done.code, done.err.splitlines()[0]) == (3, f"Error: There is no claim {'9' * 20}.")
