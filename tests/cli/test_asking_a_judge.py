"""The desk's own language model reads the pairs worth comparing; a person adds and reopens conflicts."""

import json
from pathlib import Path
from typing import Any

import pytest
from chat_server import Handler, Reply, chat_answer, says, serving
from desk import Factcheck

SAID = (
    ("Ann Moor", "The swimming hall in Brask will stay closed for the whole of the winter."),
    ("Ben Falk", "Brask will have its swimming hall back in the first week of the winter."),
    ("Cora Lund", "The swimming hall in Brask has lost 40 of its members over the winter."),
)


@pytest.fixture
def desk(factcheck: Factcheck, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Factcheck:
    """A store with claims that speak of one thing, compared."""
    monkeypatch.setenv("FACTCHECK_JUDGE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("FACTCHECK_JUDGE_MODEL", "tiny")
    lines = [{"text": text, "speaker": who, "source": "Brask Post", "reported": "alleged"} for who, text in SAID]
    (tmp_path / "said.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    def run(*words: object, **more: Any) -> Any:
        return factcheck(*words, db=empty, **more)

    assert run("import", tmp_path / "said.jsonl").code == 0
    assert run("conflicts", "--rescan").code == 0
    assert run("conflicts", "--compare", "--json").json
    return run


def contradicts(handler: Handler, asked: dict[str, Any]) -> None:
    """Answers well: the first words of both texts, and that they contradict each other."""
    pair = json.loads(asked["messages"][1]["content"])
    first, second = (" ".join(pair[side]["text"].split()[:3]) for side in ("first", "second"))
    handler.send(200, chat_answer({"relation": "contradicts", "slot": "date", "first": first, "second": second}))


def test_what_a_model_sees_is_kept_in_its_name_and_disputes_nothing(desk: Factcheck) -> None:
    with serving(contradicts) as server:
        done = desk("conflicts", "ask", "--judge", server.url)
        asked = len(server.asked)
        assert done.code == 0, done.err
        assert f"tiny: {asked} questions" in done.err
        again = desk("conflicts", "ask", "--judge", server.url)
        assert (again.code, len(server.asked)) == (0, asked)
    found = desk("conflicts", "--compare", "--kind", "judge", "--json").json
    assert len(found) == asked
    assert all(one["why"].startswith("The model tiny reads them as contradicting (date): “") for one in found)
    assert not any(claim["disputed"] for claim in desk("list", "--json").json)
    desk("conflicts", "--rescan")
    assert desk("conflicts", "--compare", "--kind", "judge", "--json").json == found


def test_a_text_that_changes_ends_what_was_seen_in_it(desk: Factcheck) -> None:
    with serving(contradicts) as server:
        desk("conflicts", "ask", "--judge", server.url)
    first = desk("conflicts", "--compare", "--kind", "judge", "--json").json[0]
    desk("edit", first["claims"][0], "--text", "Something else altogether was said about taxes.")
    left = desk("conflicts", "--compare", "--kind", "judge", "--json").json
    assert not any(first["claims"][0] in one["claims"] for one in left)


def test_a_dry_run_asks_and_keeps_nothing(desk: Factcheck) -> None:
    with serving(contradicts) as server:
        assert desk("conflicts", "ask", "-n", "--judge", server.url).code == 0
    assert desk("conflicts", "--compare", "--kind", "judge", "--json").json == []


@pytest.mark.parametrize(
    ("reply", "code", "words"),
    [
        (says("They disagree, I think."), 0, "× no JSON"),
        (
            says({"relation": "same", "slot": "what", "first": "another", "second": "pair"}),
            0,
            "do not stand in the claim",
        ),
        (lambda handler, _: handler.send(307, b"", Location="http://127.0.0.1:9/"), 1, "no redirect is followed"),
        (lambda handler, _: handler.send(404, b""), 1, "status 404"),
    ],
)
def test_a_judge_that_is_of_no_use_changes_nothing(desk: Factcheck, reply: Reply, code: int, words: str) -> None:
    with serving(reply) as server:
        done = desk("conflicts", "ask", "--judge", server.url)
    assert (done.code, words in done.err) == (code, True), done.err
    assert desk("conflicts", "--compare", "--kind", "judge", "--json").json == []


def test_where_and_whom_to_ask_must_be_said(desk: Factcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("conflicts", "ask").code == 2
    assert "is not this machine" in desk("conflicts", "ask", "--judge", "http://models.example.org/v1").err
    monkeypatch.delenv("FACTCHECK_JUDGE_MODEL")
    assert "--judge-model" in desk("conflicts", "ask", "--judge", "http://127.0.0.1:9/v1").err


def test_a_person_adds_a_conflict_and_a_rescan_leaves_it(factcheck: Factcheck) -> None:
    assert factcheck("conflicts", "add", 93, 94).code == 2
    assert factcheck("conflicts", "add", 93, 93, "--note", "x").code == 2
    assert factcheck("conflicts", "add", 93, 9999, "--note", "x").code == 3
    done = factcheck("conflicts", "add", 94, 93, "--note", "the two sums cannot both be right")
    assert done.err == "Added a conflict between 94 and 93, upheld.\n"
    assert factcheck("conflicts", "add", 93, 94, "--note", "again").code == 2
    assert {c["disputed"] for c in factcheck("show", 93, 94, "--json").json} == {True}
    factcheck("conflicts", "--rescan")
    assert {c["disputed"] for c in factcheck("show", 93, 94, "--json").json} == {True}
    factcheck("undo")
    assert {c["disputed"] for c in factcheck("show", 93, 94, "--json").json} == {False}


def test_what_was_judged_is_opened_again(factcheck: Factcheck) -> None:
    before = factcheck("conflicts", "--json").json
    left, right = before[0]["claims"]
    factcheck("conflicts", "dismiss", left, right, "--note", "two years")
    assert "Reopened the conflict" in factcheck("conflicts", "reopen", left, right, "--note", "the same year").err
    assert factcheck("conflicts", "--json").json == before
    assert factcheck("conflicts", "reopen", 1, 101).code == 3
