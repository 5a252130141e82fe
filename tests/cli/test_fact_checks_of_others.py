"""ClaimReview, fact-check search, web annotations and Hypothesis: out of the command line, and into it."""

import json
from pathlib import Path
from typing import Any

import pytest
from desk import Factcheck, dump, query

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/ferry",
    "headline": "No, the ferry did not sink",
    "datePublished": "2021-05-04",
    "author": {"@type": "Organization", "name": "Check Co"},
    "claimReviewed": "The ferry sank twice.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Mira Oduya"},
        "datePublished": "2021-05-03T10:00:00Z",
        "appearance": [{"@type": "CreativeWork", "url": "https://post.example/1"}],
    },
    "reviewRating": {"@type": "Rating", "alternateName": "Pants on Fire", "ratingValue": 1, "bestRating": 5},
}
SEARCH = {
    "claims": [
        {
            "text": "The ferry sank twice.",
            "claimant": "Mira Oduya",
            "claimDate": "2021-05-03T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Check Co", "site": "checks.example"},
                    "url": "https://checks.example/ferry",
                    "title": "No, the ferry did not sink",
                    "reviewDate": "2021-05-04T00:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                },
                {
                    "publisher": {"site": "facts.example"},
                    "url": "https://facts.example/2",
                    "textualRating": "Mostly false",
                },
            ],
        },
        {"text": "Grain is dear.", "claimReview": [{"url": "https://facts.example/3"}]},
    ],
    "nextPageToken": "CAo",
}  # fmt: skip
TEXT = "The port was shut. It rains, said the mayor. The end, the end."
ROW = {
    "id": "abc",
    "created": "2024-01-02T03:04:05.678+00:00",
    "user": "acct:jane@hypothes.is",
    "uri": "https://paper.example/rain",
    "text": "Is that so?",
    "tags": ["weather"],
    "document": {"title": ["Another title"]},
    "target": [
        {
            "source": "https://paper.example/rain",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"},
                {"type": "TextPositionSelector", "start": 1019, "end": 1027},
                {"type": "TextQuoteSelector", "exact": "It rains", "prefix": "MENU home ", "suffix": ", said"},
            ],
        }
    ],
}


def taken(factcheck: Factcheck, value: Any, *words: str, code: int = 0) -> list[dict[str, Any]]:
    """What an import of this JSON has added."""
    before = {c["id"] for c in factcheck("list", "--json").json}
    done = factcheck("import", "-", *words, input=json.dumps(value))
    assert done.code == code, done.err
    return [c for c in factcheck("list", "--json").json if c["id"] not in before]


def with_page(factcheck: Factcheck, text: str = TEXT, url: str = "https://paper.example/rain") -> None:
    source = {"record": "source", "id": "rain", "title": "Rain", "text": text, "url": url}
    assert factcheck("import", "-", input=json.dumps(source)).code == 0


def test_a_review_comes_in_with_a_verdict_that_is_not_yours(factcheck: Factcheck) -> None:
    (claim,) = taken(factcheck, REVIEW)
    assert (claim["text"], claim["speaker"], claim["said_on"]) == ("The ferry sank twice.", "Mira Oduya", "2021-05-03")
    assert (claim["reported"], claim["mark"], claim["status"]) == ("alleged", None, "alleged")
    assert claim["note"] == (
        "Rated “Pants on Fire” by Check Co, 2021-05-04 (https://checks.example/ferry).\n"
        "Said to have stood in https://post.example/1."
    )
    assert (claim["source_title"], claim["source_url"]) == (REVIEW["headline"], REVIEW["url"])
    assert (claim["source_publisher"], claim["source_published"]) == ("Check Co", "2021-05-04")
    assert claim["origin"] == "import:claimreview"
    assert factcheck("list", "is:marked", "--json").json == []
    assert factcheck("list", "origin:import:claimreview", "--ids").out.split() == [str(claim["id"])]
    again = factcheck("import", "-", input=json.dumps(REVIEW))
    assert again.err.startswith("1 published rating kept in the notes: not your desk's mark.\nAdded 0, 1 there already")


@pytest.mark.parametrize(
    "shape",
    [
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "NewsArticle", "review": [REVIEW]},
        {**REVIEW, "@type": ["ClaimReview", "Review"]},
        {**REVIEW, "@type": "http://schema.org/ClaimReview"},
        {**REVIEW, "author": [{"name": "Check Co"}], "itemReviewed": [REVIEW["itemReviewed"]]},
        {**REVIEW, "author": "Check Co"},
    ],
)
def test_a_review_in_every_wrapping(factcheck: Factcheck, shape: Any) -> None:
    (claim,) = taken(factcheck, shape)
    assert "“Pants on Fire” by Check Co" in claim["note"]
    assert claim["speaker"] == "Mira Oduya"


def test_reviews_inside_a_page(factcheck: Factcheck, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><script type=application/ld+json>{json.dumps([REVIEW])}</script>"
        '<script type="application/ld+json">{"@type": "ClaimReview", broken</script><p>The text.</p>'
    )
    done = factcheck("import", page)
    assert done.code == 1
    assert "Script 2 of this page has a ClaimReview, but is not JSON" in done.err
    assert "Added 1, 1 new source, 1 refused" in done.err
    assert query_notes(factcheck) == ["Rated “Pants on Fire” by Check Co, 2021-05-04 (https://checks.example/ferry)."]
    page.write_text("<html><body><p>Nothing here.</p></body></html>")
    none = factcheck("import", page)
    assert none.code == 1
    assert "holds no ClaimReview" in none.err
    assert "ingest" in none.err


def query_notes(factcheck: Factcheck) -> list[str]:
    notes = factcheck("list", "origin:import:claimreview", "--columns", "note").rows
    return [note.partition("␊")[0] for (note,) in notes]


def test_answers_of_fact_check_search(factcheck: Factcheck) -> None:
    first, second, third = taken(factcheck, SEARCH)
    assert first["note"] == "Rated “False” by Check Co, 2021-05-04 (https://checks.example/ferry)."
    assert second["note"] == "Rated “Mostly false” by facts.example (https://facts.example/2)."
    assert (first["said_on"], first["speaker"]) == ("2021-05-03", "Mira Oduya")
    assert third["note"] == "Reviewed (https://facts.example/3)."
    assert {first["mark"], second["mark"], third["mark"]} == {None}


def test_an_answer_without_a_source_or_a_text_is_refused_with_a_sentence(factcheck: Factcheck) -> None:
    done = factcheck(
        "import", "-", input=json.dumps({"claims": [{"text": " "}, {"claimant": "x"}, {"text": "Grain."}]})
    )
    assert done.code == 1
    assert "Claim 1 of this answer has no text." in done.err
    assert "No source is named" in done.err
    assert "There is no claim in this answer" in factcheck("import", "-", input='{"claims": []}').err
    assert "has no “claimReviewed”" in factcheck("import", "-", input='{"@type": "ClaimReview"}').err


def test_what_hypothesis_has_is_the_page_s_own_words(factcheck: Factcheck) -> None:
    with_page(factcheck)
    (claim,) = taken(factcheck, {"rows": [ROW], "total": 1})
    assert (claim["text"], claim["speaker"], claim["source"]) == ("It rains", None, "rain")
    (quote,) = claim["quotes"]
    assert TEXT[quote["start"] : quote["end"]] == quote["exact"] == "It rains"
    assert claim["note"] == "jane: Is that so?"
    assert (claim["created_by"], claim["tags"]) == ("jane", ["weather"])
    assert claim["draft"]  # for nobody has said who says so there
    assert claim["imported_by"] == "Ana"


EXPORTED = {"export_date": "x", "export_userid": "y", "client_version": "z", "annotations": [ROW]}


@pytest.mark.parametrize("shape", [{"rows": [ROW]}, EXPORTED, ROW, [ROW]])
def test_every_export_of_hypothesis_is_known(factcheck: Factcheck, shape: Any) -> None:
    (claim,) = taken(factcheck, shape)
    assert (claim["source_title"], claim["source_url"]) == ("Another title", "https://paper.example/rain")
    assert claim["quotes"][0]["exact"] == "It rains"
    assert claim["quotes"][0]["start"] is None


def test_the_csv_of_hypothesis(factcheck: Factcheck) -> None:
    with_page(factcheck)
    table = (
        "Created at,Author,Page,URL,Group,Annotation/Reply Type,Quote,Comment,Tags\n"
        '2024-01-01 10:00,jane,,https://paper.example/rain/,Public,Annotation,"It rains, said",Really?,"a,b"\n'
        "2024-01-01 10:01,bill,,https://paper.example/rain,Public,Reply,It rains,No.,\n"
        "2024-01-01 10:02,bill,,https://paper.example/rain,Public,Annotation,,A page note,\n"
    )
    done = factcheck("import", "-", input=table)
    assert done.code == 0, done.err
    assert "2 notes without words of a page left out" in done.err
    (claim,) = factcheck("list", "origin:import:annotation", "--json").json
    assert (claim["text"], claim["source"], claim["note"]) == ("It rains, said", "rain", "jane: Really?")
    assert claim["tags"] == ["a", "b"]
    assert claim["quotes"][0]["start"] == TEXT.index("It rains")


def test_words_that_the_page_has_no_more_are_refused_and_those_twice_need_their_neighbours(
    factcheck: Factcheck,
) -> None:
    with_page(factcheck)

    def row(exact: str, prefix: str = "") -> dict[str, Any]:
        selector = [{"type": "TextQuoteSelector", "exact": exact, "prefix": prefix}]
        return {**ROW, "target": [{"source": ROW["uri"], "selector": selector}]}

    done = factcheck("import", "-", input=json.dumps({"rows": [row("It snows"), row("he end"), row("he end", ". T")]}))
    assert done.code == 1
    assert "The quote is not in the source" in done.err
    assert "stands 2 times" in done.err
    (claim,) = factcheck("list", "origin:import:annotation", "--json").json
    assert claim["quotes"][0]["start"] == TEXT.index("he end")


@pytest.mark.parametrize("there", ["https://p.example/a", "https://p.example/a/"])
@pytest.mark.parametrize("given", ["https://p.example/a", "https://p.example/a/", "https://p.example/a/#b"])
def test_a_page_is_known_by_its_address(factcheck: Factcheck, there: str, given: str) -> None:
    with_page(factcheck, url=there)
    (claim,) = taken(factcheck, {**ROW, "uri": given})
    assert claim["source"] == "rain"


def test_a_withdrawn_page_takes_no_annotation(factcheck: Factcheck) -> None:
    with_page(factcheck)
    factcheck("source", "withdraw", "rain", "--note", "forged")
    (claim,) = taken(factcheck, ROW)
    assert claim["source"] != "rain"


def test_annotations_of_others(factcheck: Factcheck) -> None:
    with_page(factcheck)
    thing = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        "creator": {"id": "https://notes.example/bea", "name": "Bea"},
        "body": [{"type": "TextualBody", "value": "Look at this.", "purpose": "commenting"},
                 {"type": "TextualBody", "value": "rain", "purpose": "tagging"}],
        "target": {
            "source": "https://paper.example/rain#top",
            "selector": {"type": "TextQuoteSelector", "exact": "It rains", "suffix": ", said"},
        },
    }  # fmt: skip
    page = {
        "type": "AnnotationPage",
        "items": [thing, {**thing, "target": "https://paper.example/rain"}, {"type": "Note"}],
    }
    done = factcheck("import", "-", input=json.dumps(page))
    assert done.code == 1
    assert "This is no web annotation" in done.err
    assert "1 note without words of a page left out" in done.err
    (claim,) = factcheck("list", "origin:import:annotation", "--json").json
    assert (claim["text"], claim["source"], claim["note"], claim["tags"]) == (
        "It rains",
        "rain",
        "Bea: Look at this.",
        ["rain"],
    )
    two = {**thing, "target": ["https://a.example/", "https://b.example/"]}
    assert "about several documents" in factcheck("import", "-", input=json.dumps(two)).err


KEPT = ("key", "text", "speaker", "via", "source", "quotes", "reported", "said_on", "tags")


def test_our_annotations_come_back_as_the_claims_they_were(factcheck: Factcheck, store: Path, empty: Path) -> None:
    assert factcheck("mark", "denied", 46, 8, "--note", "x").code == 0
    assert factcheck("export", "annotations", "-o", "all.jsonld").code == 0
    before = dump(store)
    again = factcheck("import", "all.jsonld")
    assert again.code == 0, again.err
    assert again.err == "Added 0, 101 there already.\n"
    assert dump(store) == before
    lines = [line for line in factcheck("export", "jsonl").out.splitlines() if '"record": "source"' in line]
    assert factcheck("import", "-", db=empty, input="\n".join(lines)).code == 0
    done = factcheck("import", "all.jsonld", db=empty)
    assert done.code == 0, done.err
    ours, theirs = (factcheck("list", "--json", db=db).json for db in (store, empty))
    assert [[c[key] for key in KEPT] for c in ours] == [[c[key] for key in KEPT] for c in theirs]
    assert {c["mark"] for c in theirs} == {None}
    assert next(c for c in theirs if c["id"] == 46)["note"] == "Rated “denied” there."


def test_a_draft_comes_back_as_a_draft(factcheck: Factcheck, empty: Path) -> None:
    factcheck("import", "-", input=json.dumps({"text": "A draft.", "source": "s", "draft": True}))
    whole = factcheck("export", "annotations", "id:102").out
    assert factcheck("import", "-", db=empty, input=whole).code == 0
    assert [c["draft"] for c in factcheck("list", "--json", db=empty).json] == [True]
    factcheck("withdraw", 46, "--note", "x")
    gone = factcheck("export", "annotations", "id:46")
    assert json.loads(gone.out) == []
    assert "Left out 1 claim withdrawn." in gone.err


def test_a_review_of_ours_is_somebody_else_s_to_whom_it_comes(factcheck: Factcheck, empty: Path) -> None:
    factcheck("mark", "denied", 46, "--note", "private")
    done = factcheck(
        "export", "claimreview", "--base-url", "https://desk.example/c/", "--desk", "The Desk", "-o", "r.jsonld"
    )
    assert done.code == 0
    assert "Wrote 1 claim to r.jsonld" in done.err
    assert "Left out 100 claims without a mark." in done.err
    assert factcheck("import", "r.jsonld", db=empty).code == 0
    (claim,) = factcheck("list", "--json", db=empty).json
    assert (claim["speaker"], claim["mark"]) == ("Dmitry Peskov", None)
    assert "Rated “denied” by The Desk" in claim["note"]
    assert "private" not in json.dumps(claim)


def test_where_reviews_stand_must_be_said(factcheck: Factcheck) -> None:
    for words, said in (
        (["claimreview"], "Where the reviews will stand is not said"),
        (["claimreview", "--base-url", "javascript:alert(1)"], "is no address of the web"),
        (["annotations", "--base-url", "desk"], "is no address of the web"),
        (["annotations", "--columns", "id"], "has no columns"),
    ):
        done = factcheck("export", *words)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
    assert factcheck("export", "annotations", "id:46").code == 0


@pytest.mark.parametrize(
    ("given", "begun"),
    [
        ("https://desk.example", "https://desk.example/"),
        ("https://desk.example/checks", "https://desk.example/checks/"),
        ("https://desk.example/check-", "https://desk.example/check-"),
        ("https://desk.example/checks?id=", "https://desk.example/checks?id="),
        ("https://desk.example/checks#c", "https://desk.example/checks#c"),
    ],
)
def test_the_address_of_a_folder_is_parted_from_the_page_s(factcheck: Factcheck, given: str, begun: str) -> None:
    key = factcheck("list", "id:46", "--json").json[0]["key"]
    assert factcheck("export", "annotations", "id:46", "--base-url", given).json["id"] == begun + key


def test_a_mark_that_only_a_file_knows_is_not_published(factcheck: Factcheck, empty: Path) -> None:
    factcheck("--as", "Bo", "mark", "denied", 46, "--note", "x")
    whole = factcheck("export", "jsonl").out
    assert factcheck("import", "-", db=empty, input=whole).code == 0
    words = ("export", "claimreview", "--base-url", "https://desk.example/")
    done = factcheck(*words, db=empty)
    assert json.loads(done.out) == []
    assert "Left out 1 claim that only a file has marked (mark them yourself)." in done.err
    assert factcheck("mark", "denied", 46, "--note", "we looked", db=empty).code == 0
    assert json.loads(factcheck(*words, db=empty).out)["claimReviewed"]


NASTY = "=1+1 </script><script>alert(1)</script> \x1b[31m \u202e [red]x[/red]"


@pytest.mark.parametrize("made", ["review", "search", "row", "annotation"])
def test_hostile_words_in_every_field_are_text_or_refused(factcheck: Factcheck, store: Path, made: str) -> None:
    def nasty(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: nasty(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [nasty(part, key) for part in value]
        dated = "ate" in key or key == "created"
        return NASTY if isinstance(value, str) and key not in ("@type", "@context", "type") and not dated else value

    annotation = {"type": "Annotation", "id": "x:y", "body": "z",
                  "target": {"source": "s", "selector": {"type": "TextQuoteSelector", "exact": "e"}}}  # fmt: skip
    given = {"review": REVIEW, "search": SEARCH, "row": {"rows": [ROW]}, "annotation": annotation}[made]
    done = factcheck("import", "-", input=json.dumps(nasty(given)))
    assert done.code == 0, done.err
    assert "\x1b" not in done.err
    claim = factcheck("list", "origin:import", "--json", "--limit", "0").json[-1]
    assert NASTY in claim["text"] or " ".join(NASTY.split()) == claim["text"]
    for words in (["--table", "show", claim["id"]], ["--table", "list", "origin:import"], ["source"]):
        out = factcheck(*words).out
        assert "\x1b[31m" not in out
        assert "\u202e" not in out
    assert factcheck("doctor").code == 0


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "ClaimReview", "claimReviewed": {"a": []}, "author": 5, "itemReviewed": [[]], "reviewRating": "x"}',
        '{"rows": [5, null, {"uri": 1, "target": []}]}',
        '{"rows": [{"uri": "u", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": 5}]}]}]}',
        '{"type": "Annotation", "target": [[]], "body": [[], 5, null, {"type": ["TextualBody", "schema:Claim"]}]}',
        '{"type": "AnnotationCollection", "first": "https://x.example/"}',
        '{"claims": [5, {"text": "a", "claimReview": [5, {"publisher": 7, "url": {}}]}]}',
        '{"@graph": ' + "[" * 500 + "]" * 500 + "}",
        '<script type="application/ld+json">[{"@type":"ClaimReview","claimReviewed":"\\u0000"}]</script>',
        '{"type": "AnnotationPage", "items": [' * 400 + "]}" * 400,
        '{"@type": "ClaimReview", "claimReviewed": "x", "author": ' + "[" * 900 + "]" * 900 + "}",
        '{"uri": "u", "target": [], "document": {"title": ' + "[" * 900 + "]" * 900 + "}}",
    ],
)
def test_what_is_of_another_shape_is_refused_and_stores_nothing(factcheck: Factcheck, store: Path, text: str) -> None:
    before = query(store, "SELECT count(*) FROM claim")
    done = factcheck("import", "-", input=text)
    assert done.code in (0, 1)
    assert "should not" not in done.err
    assert done.code == 1 or "left out" in done.err
    assert query(store, "SELECT count(*) FROM claim") == before
    assert factcheck("doctor").code == 0


def test_once_a_desk_approves_only_what_is_approved_is_published(factcheck: Factcheck) -> None:
    export = ["export", "claimreview", "is:marked", "--base-url", "https://desk.example/"]
    for number in (4, 6):
        assert factcheck("mark", "denied", number, "--note", "no register has it").code == 0
    done = factcheck(*export)
    assert len(done.json) == 2
    assert done.err == (
        "No second person has approved 2 verdicts of these (`factcheck approve`); once somebody here does, only "
        "approved ones go out.\n"
    )
    assert factcheck("--as", "Omar", "approve", 6).code == 0
    done = factcheck(*export)
    assert done.json["claimReviewed"] == factcheck("show", 6, "--json").json[0]["text"]
    assert done.err == "Left out 1 claim whose mark nobody has approved (`factcheck approve`, or --unapproved).\n"
    done = factcheck(*export, "--unapproved")
    assert len(done.json) == 2
    assert done.err == "No second person has approved 1 verdict of these (`factcheck approve`).\n"
    assert factcheck("mark", "denied", 6, "--note", "nor this one").code == 0
    assert factcheck("--as", "Omar", "approve", 4, 6).code == 0
    assert factcheck(*export).err == ""
    refused = factcheck("export", "csv", "--unapproved")
    assert refused.code == 2
    assert "belongs to claimreview" in refused.err
