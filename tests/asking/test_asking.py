"""A language model is asked over a real socket, and only what it was asked for is taken from it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from chat_server import Handler, Reply, Server, chat_answer, hangs, says, serving

from factcheck.asking.answer import Unusable, json_object
from factcheck.asking.asker import WRONG_IN_A_ROW, Asker
from factcheck.asking.cache import Cache
from factcheck.asking.chat import BYTES, Chat, NoJudge
from factcheck.asking.endpoint import endpoint, is_loopback
from factcheck.asking.pairs import SYSTEM, Relation, Verdict, finding, question, verdict
from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.errors import UsageError

LEFT = Claim(1, "a", "The lift at Brask station is broken.", "s", speaker="Ann")
RIGHT = Claim(2, "b", "Passengers at Brask ride the lift again.", "t", speaker="Ben")
GOOD = {"relation": "contradicts", "slot": "what", "first": "is broken", "second": "ride the lift again"}


@contextmanager
def asking(reply: Reply, folder: Path, *, key: str = "", seconds: float = 20) -> Iterator[tuple[Asker, Server]]:
    with serving(reply) as server, Chat(endpoint(server.url, "tiny", key=key), seconds=seconds, pause=0) as chat:
        yield Asker(chat, Cache(folder)), server


def ask(asker: Asker, left: Claim = LEFT, right: Claim = RIGHT) -> Verdict | None:
    return asker.ask(SYSTEM, question(left, right), lambda answer: verdict(answer, left.text, right.text))


def test_an_answer_is_a_relation_a_slot_and_the_words_it_rests_on(tmp_path: Path) -> None:
    with asking(says(GOOD), tmp_path, key="s3cret") as (asker, server):
        said = ask(asker)
    assert said == Verdict(Relation.CONTRADICTS, "what", ((26, 35), (20, 39)))
    assert LEFT.text[26:35] == "is broken"
    assert RIGHT.text[20:39] == "ride the lift again"
    (asked,) = server.asked
    assert (asked["path"], asked["model"], asked["key"]) == ("/v1/chat/completions", "tiny", "Bearer s3cret")
    assert json.loads(asked["messages"][1]["content"])["first"] == {
        "text": LEFT.text,
        "speaker": "Ann",
        "said_on": "not known",
        "status": "alleged",
    }
    assert str(asker) == "tiny: 1 questions, 0 s, 321 tokens."


def test_a_question_is_paid_for_once(tmp_path: Path) -> None:
    with asking(says(GOOD), tmp_path) as (asker, server):
        assert ask(asker) == ask(asker)
        assert len(server.asked) == 1
        assert ask(asker, right=Claim(2, "b", "Passengers ride the lift again at Brask.", "t")) is not None
        assert len(server.asked) == 2


def test_an_answer_that_could_not_be_used_is_not_kept(tmp_path: Path) -> None:
    with asking(says("I would say that they disagree."), tmp_path) as (asker, server):
        assert ask(asker) is None
        assert ask(asker) is None
        assert len(server.asked) == 2
        assert asker.dropped == {"no JSON": 2}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Sure! Here is the JSON: " + json.dumps(GOOD), "no JSON"),
        ([GOOD], "no JSON object"),
        ({**GOOD, "why": "because"}, "other keys than were asked for"),
        ({"relation": "contradicts"}, "other keys than were asked for"),
        ('{"relation": "same", "relation": "contradicts", "slot": "what", "first": "a", "second": "b"}', "a key twice"),
        ('{"relation": NaN, "slot": "what", "first": "a", "second": "b"}', "NaN for a number"),
        ({**GOOD, "relation": "disagree"}, "no such relation"),
        ({**GOOD, "relation": 1}, "no text for relation"),
        ({**GOOD, "slot": "mood"}, "no such slot"),
        ({**GOOD, "first": "is working"}, "words that do not stand in the claim"),
        ({**GOOD, "first": GOOD["second"], "second": GOOD["first"]}, "words that do not stand in the claim"),
        ({**GOOD, "first": ""}, "words that do not stand in the claim"),
        ("[" * 100_000, "no JSON"),
        ("", "no JSON"),
    ],
)
def test_what_was_not_asked_for_is_dropped(tmp_path: Path, content: object, reason: str) -> None:
    with asking(says(content), tmp_path) as (asker, _):
        assert ask(asker) is None
    assert asker.dropped == {reason: 1}
    assert f"1 answers dropped (1 × {reason})" in str(asker)


def test_a_fence_around_the_object_is_taken_off(tmp_path: Path) -> None:
    with asking(says(f"```json\n{json.dumps(GOOD, indent=1)}\n```\n"), tmp_path) as (asker, _):
        assert ask(asker) is not None


@pytest.mark.parametrize(
    "body",
    [
        b"<html>busy</html>",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 7}}]}',
        b"\xff",
        b"[" * 9999,
    ],
)
def test_a_server_that_speaks_something_else_is_not_believed(tmp_path: Path, body: bytes) -> None:
    with asking(lambda handler, _: handler.send(200, body), tmp_path) as (asker, _):
        assert ask(asker) is None


def test_ten_megabytes_are_not_read(tmp_path: Path) -> None:
    sent = []

    def floods(handler: Handler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(160):
            handler.wfile.write(b" " * 65536)
            sent.append(65536)

    with asking(floods, tmp_path) as (asker, _):
        assert ask(asker) is None
    assert asker.dropped == {"an answer without end": 1}
    assert sum(sent) < 10 * BYTES


def test_a_server_that_hangs_is_left(tmp_path: Path) -> None:
    with asking(hangs, tmp_path, seconds=0.2) as (asker, _):
        assert ask(asker) is None
    assert asker.dropped == {"no answer in time": 1}


def test_a_server_that_trickles_is_left(tmp_path: Path) -> None:
    def trickles(handler: Handler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not handler.server.released.wait(0.02):
            handler.wfile.write(b" ")

    with asking(trickles, tmp_path, seconds=0.3) as (asker, _):
        assert ask(asker) is None
    assert asker.dropped == {"no answer in time": 1}


def test_a_redirect_is_not_followed(tmp_path: Path) -> None:
    with serving(says(GOOD)) as elsewhere:
        sends_on: Reply = lambda handler, _: handler.send(307, b"", Location=f"{elsewhere.url}/chat/completions")  # noqa: E731
        with asking(sends_on, tmp_path) as (asker, _), pytest.raises(NoJudge, match="no redirect is followed"):
            ask(asker)
        assert elsewhere.asked == []


def test_nobody_there_ends_the_run(tmp_path: Path) -> None:
    with serving(says(GOOD)) as server:
        gone = endpoint(server.url, "tiny")
    with Chat(gone, pause=0) as chat, pytest.raises(NoJudge, match="Nobody answers at"):
        ask(Asker(chat, Cache(tmp_path)))


def test_a_busy_server_is_asked_again_and_a_refusal_is_final(tmp_path: Path) -> None:
    def busy_twice(handler: Handler, _: dict[str, Any]) -> None:
        handler.send(503, b"") if len(handler.server.asked) < 3 else handler.send(200, chat_answer(GOOD))

    with asking(busy_twice, tmp_path / "busy") as (asker, server):
        assert ask(asker) is not None
        assert len(server.asked) == 3
        assert "2 tried again" in str(asker)
    with asking(lambda handler, _: handler.send(500, b""), tmp_path / "broken") as (asker, server):
        assert ask(asker) is None
        assert asker.dropped == {"status 500": 1}
    with asking(lambda handler, _: handler.send(401, b"s3cret"), tmp_path, key="s3cret") as (asker, server):
        with pytest.raises(NoJudge) as refused:
            ask(asker)
        assert "401" in str(refused.value)
        assert "s3cret" not in f"{refused.value}{refused.value.hint}"


def test_answers_that_are_never_of_use_are_hopeless(tmp_path: Path) -> None:
    with asking(says("no"), tmp_path) as (asker, _):
        for n in range(WRONG_IN_A_ROW):
            assert not asker.hopeless
            ask(asker, right=Claim(2, "b", f"Lift number {n} works.", "t"))
        assert asker.hopeless


def test_a_proxy_in_the_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(GOOD)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        with asking(says(GOOD), tmp_path) as (asker, server):
            assert ask(asker) is not None
        assert (len(server.asked), len(proxy.asked)) == (1, 0)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("2130706433", False),
        ("models.example.org", False),
    ],
)
def test_this_machine_is_known_by_name_or_number(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_another_machine_wants_leave_and_is_said_each_time() -> None:
    with pytest.raises(UsageError, match="is not this machine"):
        endpoint("http://10.1.2.3:8080/v1", "tiny")
    allowed = endpoint("http://10.1.2.3:8080/v1/", "tiny", key="s3cret", allow_remote=True)
    assert allowed.url == "http://10.1.2.3:8080/v1"
    assert "over the network to 10.1.2.3" in allowed.warning
    assert "s3cret" not in repr(allowed)
    assert endpoint("http://[::1]:8080/v1", "tiny").warning == ""


@pytest.mark.parametrize(
    "url",
    ["", "models", "file:///etc/passwd", "ftp://127.0.0.1/", "http://", "http://me:pw@127.0.0.1/v1", "http://[::1"],
)
def test_what_is_no_address_is_refused_without_being_echoed(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        endpoint(url, "tiny")
    assert "pw@" not in f"{refused.value}{refused.value.hint}"


def test_a_contradiction_carries_the_models_name_and_two_denials_are_none() -> None:
    said = verdict(json.dumps(GOOD), LEFT.text, RIGHT.text)
    found = finding("tiny", said, LEFT, RIGHT)
    assert found is not None
    assert found.why == (
        "The model tiny reads them as contradicting (what): “is broken” against “ride the lift again”."
    )
    assert (found.rule, found.spans) == ("judge", (((26, 35), (20, 39)),))
    denied = [Claim(c.id, c.key, c.text, c.source, reported=Status.DENIED) for c in (LEFT, RIGHT)]
    assert finding("tiny", said, denied[0], denied[1]) is None
    assert finding("tiny", said, denied[0], RIGHT) is not None
    same = verdict(json.dumps({**GOOD, "relation": "same"}), LEFT.text, RIGHT.text)
    assert finding("tiny", same, LEFT, RIGHT) is None


def test_a_damaged_answer_in_the_cache_is_asked_for_anew(tmp_path: Path) -> None:
    key = Cache.key("tiny", SYSTEM, question(LEFT, RIGHT))
    Cache(tmp_path).put(key, "half an ans")
    with asking(says(GOOD), tmp_path) as (asker, server):
        assert ask(asker) is not None
        assert len(server.asked) == 1
    assert Cache(tmp_path).get(key) == json.dumps(GOOD)


def test_a_cache_that_cannot_be_written_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with asking(says(GOOD), tmp_path / "file") as (asker, _):
        assert ask(asker) is not None


def test_json_object_takes_exactly_the_keys() -> None:
    assert json_object('{"a": "x"}', ["a"]) == {"a": "x"}
    with pytest.raises(Unusable):
        json_object('{"a": "x"}', ["a", "b"])
