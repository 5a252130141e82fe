"""The seeds are what every demonstration stands on: the documents unchanged, and no claim misread or missed."""

import hashlib
import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from factcheck.domain.claim import CLAIM_KEYS
from factcheck.domain.selector import anchor, quote_at
from factcheck.domain.speaker import SpeakerKind
from factcheck.domain.status import Stance, Status
from factcheck.exporting.columns import BESIDE

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE, CRISIS = "azerbaijan-russia-relations", "new-stage-of-crisis"
DIGESTS = {
    "000_b8dd3fd280f70c22.txt": "77fb091da382041de687c47b97f010345b2a604785147b5076f5b978957c2b9e",
    "004_c0f643fe00247141.txt": "969eea75f4f2b39b2712e7cb4e0f98da1aa2a1c6e28ed26103f2b819c5b44525",
}
NOT_FOR_A_SEED = {
    *("id", "key", "mark", "status", "origin", "draft", "withdrawn", "disputed", "created_at", "created_by"),
    *("imported_from", "imported_by", "state", "assignee", "priority", "due", "approved_by", "contested"),
    *("verdict", "confidence", "grade", "evidence_records"),
}
KEYS = [key for key in CLAIM_KEYS if key not in {*NOT_FOR_A_SEED, *BESIDE}]
CUES = re.compile(
    r"""\b(according\ to | as\ conveyed\ by | in\ the\ words\ of | read\ as | said | told | points\ to\w*
    | (accept | accus | acknowledg | admi(t|ss) | affirm | alleg | announc | anticipat | argu | ask | assert | believ
      | call | claim | condemn | conclud | confirm | consider | criticis | criticiz | declar | demand | demonstrat
      | den(y|i) | describ | emphasi[sz] | expect | explain | express | hint | indicat | insist | mention | messag
      | not(?=ed|ing\b) | plan(?!e) | propos | publish | question | referenc | reiterat | remark | report
      | respon[ds](?!ib) | say | signal | stat(?=ed|ing|ement) | stress | suggest | threat | underscor | urg | view
      | vow | warn
      )\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / name).read_text(encoding="utf-8").splitlines()]


SOURCES = {row["id"]: row for row in rows("sources.jsonl")}
TEXTS = {slug: (SEEDS / row["file"]).read_bytes().decode("utf-8") for slug, row in SOURCES.items()}
CLAIMS = rows("claims.jsonl")
SPEAKERS = {row["name"]: row for row in rows("speakers.jsonl")}


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence stands; a line break always ends one."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        for end in re.finditer(r"[.!?][\"'”]?(?=\s+[\"“A-Z])|$", line[0]):
            if text[at : line.start() + end.end()].strip():
                found.append((at, line.start() + end.end()))
            at = line.start() + end.end()
    return found


def line_around(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : text.find("\n", at) if "\n" in text[at:] else len(text)]


@pytest.mark.parametrize(("name", "digest"), DIGESTS.items())
def test_the_documents_are_byte_for_byte_as_they_came(name: str, digest: str) -> None:
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == digest


def test_the_two_sources_say_what_is_known_of_them() -> None:
    assert {row["file"] for row in SOURCES.values()} == set(DIGESTS)
    for row in SOURCES.values():
        assert list(row) == ["record", "file", "id", "title", "publisher", "author", "url", "published", "note"]
        assert row["title"] in TEXTS[row["id"]].splitlines()[0]
    assert SOURCES[CRISIS]["publisher"] == "Obyektiv Media"
    assert "no year" in SOURCES[CRISIS]["note"]


def test_there_are_claims_enough_in_the_order_of_the_documents() -> None:
    assert len(CLAIMS) >= 40
    places = [(list(SOURCES).index(claim["source"]), claim["quotes"][0]["start"]) for claim in CLAIMS]
    assert places == sorted(places)


def test_no_two_claims_are_the_same() -> None:
    said = Counter((c["source"], c["speaker"], c["text"], *(q["start"] for q in c["quotes"])) for c in CLAIMS)
    assert [key for key, times in said.items() if times > 1] == []


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["text"][:60])
def test_a_claim_is_whole(claim: dict[str, Any]) -> None:
    text = TEXTS[claim["source"]]
    assert list(claim) == KEYS
    assert all(list(quote) == ["exact", "prefix", "suffix", "start", "end"] for quote in claim["quotes"])
    assert claim["text"] == claim["text"].strip()
    assert claim["text"].endswith(".")
    assert claim["reported"] in list(Status)
    assert claim["quotes"]
    for quote in claim["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["exact"]
        assert anchor(text, quote["exact"], quote["prefix"], quote["suffix"]) == quote_at(
            text, quote["start"], quote["end"]
        )
    around = line_around(text, claim["quotes"][0]["start"])
    assert (claim["cue"] or "") in around
    assert (claim["speaker_as_written"] or "") in around
    assert {claim["speaker"], *claim["via"]} - {None} <= set(SPEAKERS)
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", claim["said_on"] or "2025")
    if claim["speaker"]:
        assert claim["cue"], "somebody speaks, so a word says so"
    else:
        assert (claim["speaker_as_written"], claim["via"], claim["reported"]) == (None, [], "alleged")
    assert (claim["proposition"] is None) == (claim["stance"] is None)
    assert claim["stance"] in (None, *Stance)


def test_the_speakers_are_those_who_speak() -> None:
    assert set(SPEAKERS) == {name for claim in CLAIMS for name in (claim["speaker"], *claim["via"]) if name}
    known = "\n".join(TEXTS.values())
    for speaker in SPEAKERS.values():
        assert list(speaker) == ["record", "name", "kind", "aliases"]
        assert speaker["kind"] in list(SpeakerKind)
        assert all(alias in known for alias in speaker["aliases"])


def claims_of(slug: str, start: int, end: int) -> list[dict[str, Any]]:
    """The claims with a quote that stands, wholly or partly, in this stretch of a document."""
    return [
        c for c in CLAIMS if c["source"] == slug and any(q["start"] < end and start < q["end"] for q in c["quotes"])
    ]


def test_every_sentence_is_claimed_and_every_cue_is_heard_or_a_reason_is_given() -> None:
    """A sentence without a claim, or with a reporting cue and without a claim that has one, is in `uncited.jsonl`."""
    open_sentences, cued = set(), 0
    for slug, text in TEXTS.items():
        for start, end in sentences(text):
            claims, cue = claims_of(slug, start, end), CUES.search(text, start, end)
            cued += cue is not None
            if not claims or (cue and not any(claim["cue"] for claim in claims)):
                open_sentences.add((slug, text[start:end].strip()))
    reasons = {(row["source"], row["sentence"]): row["reason"] for row in rows("uncited.jsonl")}
    assert cued >= 30, "the list of cues has stopped hearing"
    assert all(reasons.values())
    assert open_sentences == set(reasons)


def test_four_pairs_conflict_and_no_other() -> None:
    """One for, one against, by different speakers; the own voices of two documents are two speakers."""
    found = set()
    for left, right in combinations([claim for claim in CLAIMS if claim["proposition"]], 2):
        if left["proposition"] == right["proposition"] and left["stance"] != right["stance"]:
            voices = {(c["speaker"] or c["source"]) for c in (left, right)}
            assert len(voices) == 2, (left["text"], right["text"])
            found.add(frozenset(c["quotes"][0]["exact"] for c in (left, right)))
    denial = "although it was officially denied"
    assert found == {
        frozenset((quoted("$800 million"), denial)),
        frozenset((quoted("his Russian counterpart Anatoliy Serdyukov had"), denial)),
        frozenset((quoted("friendly and close"), quoted("serious trust crisis"))),
        frozenset((quoted("face discrimination"), quoted("law-abiding"))),
    }


def quoted(words: str) -> str:
    """The quote that has these words and is the shortest to have them."""
    return min((q["exact"] for c in CLAIMS for q in c["quotes"] if words in q["exact"]), key=len)


def test_the_stance_follows_from_the_text_and_the_status() -> None:
    against = {claim["text"]: claim["reported"] for claim in CLAIMS if claim["stance"] == "against"}
    denied = [claim for claim in CLAIMS if claim["reported"] == "denied"]
    assert [(claim["speaker"], claim["stance"]) for claim in denied] == [("Government of Russia", "against")]
    opposite = sorted(text[:33] for text, reported in against.items() if reported != "denied")
    assert opposite == ["Azeris often face discrimination ", "The relationship between Baku and"]


ALIYEV, PESKOV, BAKU = "Ilham Aliyev", "Dmitry Peskov", "Government of Azerbaijan"
REQUIRED = [
    ("Azerbaijani media", "alleged", "2009", ("$800 million", "2008", "Armenia")),
    ("Anatoliy Serdyukov", "alleged", "2009-01", ("unofficially admitted",)),
    ("Government of Russia", "denied", None, ("officially denied",)),
    ("Safar Abiyev", "alleged", None, ("January 2009", "Serdyukov")),
    (ALIYEV, "alleged", None, ("Russian air defense systems",)),
    (ALIYEV, "alleged", "2025-07-19", ("blatant violation of international law",)),
    (ALIYEV, "alleged", "2025-07-19", ("Seven months have passed",)),
    (ALIYEV, "alleged", "2025-07-19", ("spirit of strategic partnership",)),
    (ALIYEV, "alleged", "2025-07-19", ("unwillingness to apologize",)),
    (ALIYEV, "alleged", "2025-07-19", ("Never agree to occupation.", "Do not surrender")),
    (ALIYEV, "alleged", "2025-07-19", ("We did so.",)),
    (ALIYEV, "alleged", None, ("Ukraine's territorial integrity",)),
    (ALIYEV, "alleged", None, ("We are neutral, but not indifferent",)),
    (ALIYEV, "alleged", None, ("humanitarian aid",)),
    (ALIYEV, "alleged", None, ("great potential for strong ties with the United States",)),
    (ALIYEV, "alleged", None, ("very positive signals from Washington",)),
    (BAKU, "alleged", None, ("Major General Aleksandr Tolopilo",)),
    (BAKU, "alleged", None, ("Captain Paladychuk", "Pantsir-S")),
    (BAKU, "alleged", None, ("an admission of guilt",)),
    (BAKU, "alleged", None, ("demonstrative killing",)),
    (BAKU, "alleged", None, ("demanded compensation",)),
    (PESKOV, "confirmed", "2025-07-21", ("sometimes there are difficult periods",)),
    (PESKOV, "alleged", "2025-07-21", ("the investigation is ongoing",)),
    (PESKOV, "confirmed", "2025-07-21", ("right to pursue the matter in international courts",)),
    (PESKOV, "confirmed", None, ("right to pursue legal action regarding the plane",)),
    (PESKOV, "alleged", None, ("respect for the rights of Russians in Azerbaijan",)),
    (PESKOV, "alleged", None, ("law-abiding and respected community",)),
    ("Prosecutor General's Office of Azerbaijan", "alleged", None, ("international legal proceedings", "MH-17")),
    ("Nikolay Mitrokhin", "alleged", None, ("politically motivated",)),
    ("Nikolay Mitrokhin", "alleged", None, ("tool of pressure", "Bastrykin")),
    ("Elkhan Shahinoglu", "alleged", None, ("full-blown campaign against Azerbaijan",)),
    ("Elkhan Shahinoglu", "alleged", None, ("chauvinistic rhetoric", "tool of pressure")),
    ("Elkhan Shahinoglu", "alleged", None, ("agricultural imports", "tax inspections")),
    ("Vladimir Solovyov", "alleged", None, ("bombing Baku", "deporting Azerbaijanis")),
    ("Igor Girkin", "alleged", None, ("bombing Baku", "deporting Azerbaijanis")),
    ("Vladimir Putin", "alleged", "2007-06-08", ("Gabala Radar Station",)),
    (None, "alleged", None, ("Putin made a proposal", "June 8, 2007")),
    (None, "alleged", None, ("annexed into the Soviet Union in 1920",)),
    (None, "alleged", None, ("ceasefire on October 10",)),
    (None, "alleged", None, ("gas deliveries", "January 1, 2007")),
    (None, "alleged", None, ("fatal shooting of two Azerbaijani nationals", "June 2025")),
    (None, "alleged", None, ("friendly and close",)),
    (None, "alleged", None, ("a serious trust crisis",)),
    (None, "alleged", None, ("face discrimination",)),
    (None, "alleged", None, ("300,000", "46%")),
]


@pytest.mark.parametrize(("speaker", "reported", "said_on", "words"), REQUIRED)
def test_what_no_reader_may_miss(
    speaker: str | None, reported: str, said_on: str | None, words: tuple[str, ...]
) -> None:
    fitting = [
        claim
        for claim in CLAIMS
        if (claim["speaker"], claim["reported"], claim["said_on"]) == (speaker, reported, said_on)
        and all(any(word in quote["exact"] for quote in claim["quotes"]) for word in words)
    ]
    assert fitting


def test_the_admission_comes_through_abiyev_and_wikileaks() -> None:
    chains = {claim["speaker"]: claim["via"] for claim in CLAIMS if claim["via"]}
    assert chains == {"Anatoliy Serdyukov": ["WikiLeaks", "Safar Abiyev"], "Safar Abiyev": ["WikiLeaks"]}


def test_numbers_that_belong_together_stand_in_one_text() -> None:
    for numbers in (("$800 million", "2008"), ("300,000", "46%")):
        assert any(all(number in claim["text"] for number in numbers) for claim in CLAIMS)
