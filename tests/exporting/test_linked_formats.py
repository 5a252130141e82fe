"""ClaimReview against schema.org's own vocabulary, annotations against W3C's own context and the rules of its model."""

import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_claims import FULL, HOSTILE, HOSTILE_CLAIMS, PLAIN

from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status
from factcheck.exporting import EXPORTERS, exporter
from factcheck.exporting.linked import root, web_address

VOCABULARY = Path(__file__).parent / "vocabulary"
DESK = {"base_url": "https://desk.example/checks/", "desk": "The Desk"}
LINKED = ("claimreview", "annotations", "hypothesis")


def written(name: str, claims: Iterable[Claim], **more: str) -> str:
    stream = io.StringIO(newline="")
    exporter(name).write(claims, stream, **{**DESK, **more})
    return stream.getvalue()


def things(name: str, claims: Iterable[Claim]) -> list[Any]:
    found = json.loads(written(name, claims))
    return found if isinstance(found, list) else [found]


@cache
def schema() -> dict[str, dict[str, Any]]:
    graph = json.loads((VOCABULARY / "schemaorg-30.0-claimreview.jsonld").read_text("utf-8"))["@graph"]
    return {node["@id"].removeprefix("schema:"): node for node in graph}


def names(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list):
        return [name for one in value for name in names(one)]
    return [(value["@id"] if isinstance(value, dict) else value).removeprefix("schema:")]


def with_above(kind: str) -> set[str]:
    above = names(schema()[kind].get("rdfs:subClassOf"))
    return {kind, *(name for one in above if one in schema() for name in with_above(one))}


LITERALS = {
    "Text": lambda value: isinstance(value, str) and value != "",
    "URL": lambda value: isinstance(value, str) and bool(web_address(value)),
    "Date": lambda value: isinstance(value, str) and bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)),
    "Number": lambda value: type(value) in (int, float),
}


def faults(thing: Any, kind: str = "Thing") -> list[str]:
    """What schema.org's vocabulary has against an object: an unknown type or property, a value out of range."""
    kind = thing.get("@type", kind)
    if kind not in schema():
        return [f"no type {kind}"]
    found = []
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        stated = schema().get(name)
        if stated is None or not set(names(stated.get("schema:domainIncludes"))) & with_above(kind):
            found.append(f"{kind} has no {name}")
            continue
        ranges = names(stated["schema:rangeIncludes"])
        if isinstance(value, dict):
            if "@type" in value and not set(ranges) & with_above(value["@type"]):
                found.append(f"{name} of {kind} is no {value['@type']}")
            found += faults(value)
        elif not any(LITERALS[r](value) for r in ranges if r in LITERALS):
            found.append(f"{name} of {kind} cannot be {value!r}")
    return found


def test_the_vocabulary_knows_what_is_wrong() -> None:
    assert faults({"@type": "ClaimReview", "claimReviewd": "x"}) == ["ClaimReview has no claimReviewd"]
    assert faults({"@type": "Claim", "claimReviewed": "x"}) == ["Claim has no claimReviewed"]
    assert faults({"@type": "ClaimReview", "author": {"@type": "Rating"}}) == ["author of ClaimReview is no Rating"]
    assert faults({"@type": "ClaimReview", "url": "javascript:alert(1)"}) == [
        "url of ClaimReview cannot be 'javascript:alert(1)'"
    ]
    assert faults({"@type": "ClaimReviw"}) == ["no type ClaimReviw"]


def fit(claim: Claim) -> Claim:
    """The claim as it may be reviewed: marked, and claimed by its speaker."""
    return replace(
        claim, mark=claim.mark or Status.DENIED, reported=Status.ALLEGED, draft=False, withdrawn=False,
        beside=replace(claim.beside, verdict=replace(claim.beside.verdict, at="2024-06-02T09:00:00Z")),
    )  # fmt: skip


def test_a_review_is_what_schema_org_and_search_engines_want() -> None:
    (review,) = things("claimreview", [fit(FULL)])
    assert faults(review) == []
    assert review["@context"] == "https://schema.org"
    assert review["url"] == "https://desk.example/checks/k2"
    assert review["claimReviewed"] == FULL.text
    assert review["author"] == {"@type": "Organization", "name": "The Desk", "url": "https://desk.example/"}
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "confirmed", "ratingValue": 3, "worstRating": 1, "bestRating": 3,
    }  # fmt: skip
    item = review["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "Mira Oduya"}
    assert item["datePublished"] == "2023-11"
    assert item["appearance"]["url"] == "https://gazette.example/3"
    assert item["description"] == "As relayed by The Gazette, who cites a clerk > of the port."
    assert review["datePublished"] == "2024-06-02"


def test_nothing_of_the_desk_s_own_goes_out_with_a_review() -> None:
    text = written("claimreview", [fit(FULL)])
    for private in ("ledger", "ada", "example.org/a", "seen"):
        assert private not in text


@given(st.lists(HOSTILE_CLAIMS.map(fit), min_size=1, max_size=3))
def test_a_review_of_anything_is_sound(claims: list[Claim]) -> None:
    for review in things("claimreview", claims):
        assert faults(review) == []


def test_who_is_no_claimant_is_not_made_one() -> None:
    unfit = exporter("claimreview").unfit
    denied = replace(fit(PLAIN), speaker="Ann", reported=Status.DENIED)
    assert "denies" in unfit(denied)
    assert "without a mark" in unfit(PLAIN)
    assert "draft" in unfit(replace(fit(PLAIN), draft=True))
    assert "withdrawn" in unfit(replace(fit(PLAIN), withdrawn=True))
    by_file = replace(fit(PLAIN), beside=replace(PLAIN.beside, verdict=replace(PLAIN.beside.verdict, hearsay=True)))
    assert "only a file" in unfit(by_file)
    assert unfit(fit(PLAIN)) == ""
    (own,) = things("claimreview", [fit(PLAIN)])
    assert "author" not in own["itemReviewed"]
    (annotated,) = things("annotations", [denied])
    assert "schema:author" not in annotated["body"][0]
    assert annotated["body"][1]["value"] == "reported: denied by Ann"


@cache
def terms() -> dict[str, Any]:
    context: dict[str, Any] = json.loads((VOCABULARY / "anno.jsonld").read_text("utf-8"))["@context"]
    return context


MOTIVATIONS = ("describing", "classifying", "tagging")


def annotation_faults(thing: dict[str, Any]) -> list[str]:
    """What the context and the model (https://www.w3.org/TR/annotation-model/) have against an annotation."""
    found = []
    if thing.get("@context") != "http://www.w3.org/ns/anno.jsonld":
        found.append("@context")
    if thing["type"] != "Annotation" or not re.match(r"[a-z]+:", thing["id"]):
        found.append("id or type")
    waiting: list[dict[str, Any]] = [{key: value for key, value in thing.items() if key != "@context"}]
    while waiting:
        one = waiting.pop()
        for key, value in one.items():
            if key not in terms() and key.partition(":")[0] not in terms():
                found.append(f"no term {key}")
            waiting += [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]
        for kind in one["type"] if isinstance(one.get("type"), list) else [one.get("type", "Annotation")]:
            if kind not in terms() and kind.partition(":")[0] not in terms():
                found.append(f"no type {kind}")
        for key in ("motivation", "purpose"):
            if one.get(key, "describing") not in MOTIVATIONS or one.get(key, "describing") not in terms():
                found.append(f"no motivation {one[key]}")
        if one.get("type") == "TextQuoteSelector" and not one["exact"]:
            found.append("a quote without words")
        if one.get("type") == "TextPositionSelector" and not 0 <= one["start"] < one["end"]:
            found.append("a position that runs backwards")
        if one.get("type") == "TimeState" and not isinstance(datetime.fromisoformat(one["sourceDate"]), datetime):
            found.append("a time")
    return found


def test_an_annotation_is_what_the_model_wants() -> None:
    anchored = replace(
        FULL, quotes=(Quote("sold 12,500 tonnes", "port ", " of", 40, 58),),
        beside=replace(FULL.beside, retrieved="2023-11-04T08:00:00Z"),
    )  # fmt: skip
    (thing,) = things("annotations", [anchored])
    assert annotation_faults(thing) == []
    assert thing["target"] == [
        {
            "type": "SpecificResource",
            "source": "https://gazette.example/3",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "sold 12,500 tonnes", "prefix": "port ", "suffix": " of"},
                {"type": "TextPositionSelector", "start": 40, "end": 58},
            ],
            "state": {"type": "TimeState", "sourceDate": "2023-11-04T08:00:00Z"},
            "schema:name": "The Gazette, 3 November",
        }
    ]
    assert annotation_faults({**thing, "sourc": "x"}) == ["no term sourc"]
    assert annotation_faults({**thing, "motivation": "gossiping"}) == ["no motivation gossiping"]


@given(st.lists(HOSTILE_CLAIMS, min_size=1, max_size=3))
def test_an_annotation_of_anything_is_sound(claims: list[Claim]) -> None:
    for thing in things("annotations", claims):
        assert annotation_faults(thing) == []


def test_hypothesis_is_given_what_its_client_takes() -> None:
    found = json.loads(written("hypothesis", [FULL, PLAIN, HOSTILE]))
    assert set(found) == {"export_userid", "client_version", "annotations"}
    assert len(found["annotations"]) == len(FULL.quotes)
    for one in found["annotations"]:
        assert {"uri", "text", "tags", "target", "document", "user", "permissions"} <= one.keys()
        assert one["target"][0]["selector"][0]["type"] == "TextQuoteSelector"
        assert one["permissions"]["read"] == [one["user"]], "nobody else sees them until somebody says so"
    unfit, good = exporter("hypothesis").unfit, fit(FULL)
    assert "no address" in unfit(HOSTILE)
    assert "without a quote" in unfit(replace(good, quotes=()))
    assert "draft" in unfit(replace(good, draft=True))
    assert unfit(good) == ""
    assert exporter("annotations").unfit(replace(good, withdrawn=True)) == "withdrawn"
    assert exporter("annotations").unfit(good) == exporter("csv").unfit(FULL) == ""


@pytest.mark.parametrize("name", LINKED)
def test_hostile_words_end_no_script_and_no_address_is_dangerous(name: str) -> None:
    hostile = replace(
        fit(HOSTILE), text="</script><script>alert(1)</script> \u2028 & \x1b", key="k/../?x=1#y",
        quotes=(Quote("</script>", "<", ">", 0, 9),),
    )  # fmt: skip
    for claim in (hostile, replace(hostile, beside=replace(hostile.beside, url="https://x.example/"))):
        text = written(name, [claim])
        text.encode()
        assert "\x1b" not in text
        assert "javascript:" not in text
        if name != "hypothesis":
            assert not set(text) & set("<>&\u2028")
            assert "k%2F..%2F%3Fx%3D1%23y" in text
        json.loads(text)


@pytest.mark.parametrize("name", ["claimreview", "annotations"])
def test_one_is_an_object_and_several_are_an_array(name: str) -> None:
    assert json.loads(written(name, [])) == []
    assert isinstance(json.loads(written(name, [fit(FULL)])), dict)
    assert len(json.loads(written(name, [fit(FULL), fit(PLAIN), fit(HOSTILE)]))) == 3


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x?y=1#z", True),
        (" http://a.example ", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://[::1", False),
        ("https://a.example/\n<x>", False),
        ("//a.example/", False),
        ("", False),
    ],
)
def test_what_is_an_address_of_the_web(url: str, kept: bool) -> None:
    assert web_address(url) == (url.strip() if kept else "")
    assert bool(root(url)) is kept


def test_formats_for_the_web_say_so() -> None:
    assert {name: entry.address for name, entry in EXPORTERS.items() if entry.address} == {
        "claimreview": "must", "annotations": "may", "hypothesis": "may",
    }  # fmt: skip


@pytest.mark.parametrize("name", LINKED)
def test_claims_are_written_as_they_come_one_behind(name: str) -> None:
    """Whether there is one claim or several is known at the second: memory stays flat all the same."""
    stream = io.StringIO()
    seen = []

    def claims() -> Iterable[Claim]:
        for n in range(6):
            seen.append(stream.tell())
            yield replace(fit(FULL), id=n)

    exporter(name).write(claims(), stream)
    assert sorted(set(seen[1:])) == seen[1:]
    assert seen[-1] > 0
