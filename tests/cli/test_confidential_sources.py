"""A confidential source: set, shown, kept; and nothing of it goes out for the public, in no format."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import Factcheck, query, run_here

from factcheck.exporting import EXPORTERS
from factcheck.exporting.audience import Secrets

TEXT = "On the record: Qzktext weapons were never sold. Qzkafter."
SOURCE = {
    "record": "source", "id": "qzkslug", "title": "The Qzktitle memo", "text": TEXT, "publisher": "Qzkpublisher Ltd",
    "author": "Qzkauthor Roe", "url": "https://qzkhost.example/memo", "published": "1987-06-05", "note": "Qzknote",
    "retrieved": "1987-06-07T01:02:03Z", "language": "qzk", "sha256": hashlib.sha256(b"qzk").hexdigest(),
    "confidential": True,
}  # fmt: skip
CLAIM = {
    "text": "Russia did not make the weapons transfers.", "source": "qzkslug", "speaker": "Qzkspeaker Doe",
    "speaker_as_written": "the Qzkrole, Qzkspeaker Doe", "via": ["Qzkrelay"], "cue": "Qzkcue",
    "quotes": [{"exact": "Qzktext weapons were never sold"}], "said_on": "1987-06-06", "tags": ["weapons"],
    "note": "Qzkclaimnote", "reported": "alleged", "proposition": "Russia transferred weapons to Armenia in 2008",
    "stance": "against",
}  # fmt: skip
NAMING = {"text": "The Qzktitle memo is forged.", "source": "azerbaijan-russia-relations"}
SECRET = ("qzk", "1987", "jane's cellar")
WAYS = [*EXPORTERS, "letter"]


@pytest.fixture
def desk(factcheck: Factcheck) -> Factcheck:
    """The seed store, and a confidential source that a verdict rests on, a claim names and another contradicts."""
    given = "".join(f"{json.dumps(record)}\n" for record in (SOURCE, CLAIM, NAMING))
    done = factcheck("import", "-", input=given)
    assert done.code == 0, done.err
    evidence = ["--evidence", "qzkslug", "--evidence", "https://qzkhost.example/memo#p3", "--evidence", "102"]
    assert factcheck("mark", "denied", 6, "--note", "so Qzkauthor Roe told us", *evidence).code == 0
    assert factcheck("mark", "confirmed", 102, "--note", "seen in the ledger", "--over").code == 0
    asked = ["replies", "ask", "Qzkspeaker Doe", 102, "--how", "jane's cellar", "--new-speaker"]
    assert factcheck(*asked).code == 0
    assert factcheck("--as", "Jane's cellar", "approve", 6, 102).code == 0
    return factcheck


def digests(desk: Factcheck) -> list[str]:
    (claim,) = desk("show", 102, "--json").json
    (source,) = desk("source", "show", "qzkslug", "--json").json
    return [claim["key"], source["sha256"], source["text_sha256"]]


def parts(path: Path) -> Iterator[str]:
    """What is in a file, in an archive what is in each of its files, and their names."""
    if not zipfile.is_zipfile(path):
        yield path.read_text("utf-8")
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield name + archive.read(name).decode("utf-8", "replace")


def written(desk: Factcheck, form: str, path: Path, *words: str) -> Any:
    if form == "letter":
        done = desk("replies", "Government of Russia", "--draft-letter")
        path.write_text(done.out + done.err, "utf-8")
        return done
    more = ["--base-url", "https://desk.example/"] if EXPORTERS[form].address else ["--for", "public"]
    return desk("export", form, *words, "-o", path, *more)


@pytest.mark.parametrize("form", WAYS)
def test_nothing_of_a_confidential_source_goes_out_for_the_public(desk: Factcheck, tmp_path: Path, form: str) -> None:
    secret = [*SECRET, *digests(desk)]
    path = tmp_path / "out"
    done = written(desk, form, path)
    assert done.code == 0, done.err
    found = [(word, part[max(0, at - 80) : at + 80]) for part in parts(path) for word in secret
             if (at := part.lower().find(word)) >= 0]  # fmt: skip
    assert found == []


@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "csv", "json", "jsonl", "markdown", "tsv"])
def test_what_the_desk_says_of_it_stays_and_the_message_says_what_does_not(
    desk: Factcheck, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "out"
    done = written(desk, form, path, "source:qzkslug")
    assert done.err.splitlines() == [f"Wrote 1 claim to {path}.", "Withheld the confidential source of 1 claim."]
    text = " ".join(parts(path))
    assert "Russia did not make the weapons transfers" in text
    assert "qzk" not in text.lower()
    done = written(desk, form, path, "id:6,103")
    assert "Left out 1 claim whose words name what is confidential." in done.err
    assert "a confidential source" in " ".join(parts(path))


@pytest.mark.parametrize("form", ["claimreview", "annotations", "hypothesis"])
def test_for_the_web_such_claims_stay_here(desk: Factcheck, tmp_path: Path, form: str) -> None:
    done = written(desk, form, tmp_path / "out", "id:102")
    assert "Left out 1 claim from a confidential source." in done.err
    told = desk("export", form, "id:102", "--base-url", "https://desk.example/", "--for", "desk")
    assert told.code == (2 if form == "claimreview" else 0)
    assert ("Qzktext" in told.out) == (form != "claimreview")


def test_the_desk_and_an_editor_see_it_and_the_public_no_private_columns(desk: Factcheck) -> None:
    for form in ("csv", "html", "json"):
        for audience in ("desk", "editor"):
            out = desk("export", form, "id:102", "--for", audience).out
            assert all(word in out for word in ("Qzktext", "qzkhost", "Qzkclaimnote")), (form, audience)
    header = desk("export", "csv", "--for", "public").out.splitlines()[0].split(",")
    assert "mark_why" in header
    assert {"note", "mark_by", "created_by", "replies"} & set(header) == set()
    refused = desk("export", "csv", "--for", "public", "--columns", "id,note")
    assert refused.code == 2
    assert "not for the public" in refused.err


def test_a_public_page_can_be_verified(desk: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    assert written(desk, "html", path).code == 0
    done = desk("verify", path)
    assert done.code == 0, done.out + done.err


def test_it_is_set_shown_logged_and_undone(factcheck: Factcheck) -> None:
    assert factcheck("source", "edit", "new-stage", "--confidential", "--note", "promised").err == (
        "Changed confidential.\n"
    )
    assert factcheck("source", "edit", "new-stage", "--confidential").err == "Nothing changed.\n"
    shown = {one["id"]: one["confidential"] for one in factcheck("source", "list", "--json").json}
    assert shown == {"azerbaijan-russia-relations": False, "new-stage-of-crisis": True}
    assert "confidential: True" in factcheck("source", "show", "new-stage").out
    assert "(confidential)" in factcheck("show", 62).out
    assert len(factcheck("list", "is:confidential", "--ids").out.split()) == 69
    assert len(factcheck("list", "not", "is:confidential", "--ids").out.split()) == 32
    assert factcheck("list", "--columns", "id,source_confidential", "id:62").rows == [["62", "true"]]
    last = factcheck("log", "--json").json[0]
    assert [last[key] for key in ("field", "from", "to", "why")] == ["confidential", False, True, "promised"]
    assert factcheck("undo").code == 0
    assert factcheck("list", "is:confidential", "--ids").out == ""
    assert factcheck("source", "edit", "new-stage", "--confidential").code == 0
    assert factcheck("source", "edit", "new-stage", "--no-confidential").code == 0
    assert factcheck("list", "is:confidential", "--ids").out == ""


def test_add_and_ingest_make_it_so_and_a_changed_version_stays_so(factcheck: Factcheck, tmp_path: Path) -> None:
    assert factcheck("source", "add", "A talk", "--confidential").code == 0
    page = tmp_path / "memo.txt"
    page.write_text("Memo.\n\nThe minister said that the bridge was closed.\n", "utf-8")
    told = ["--url", "https://memo.example/"]
    assert "confidential" not in factcheck("ingest", page, *told).err
    done = factcheck("ingest", page, *told, "--confidential")
    assert "already there as memo" in done.err
    assert "confidential" in done.err
    page.write_text("Memo.\n\nThe minister said that the bridge was open.\n", "utf-8")
    assert "confidential" in factcheck("ingest", page, *told).err
    closed = [one["id"] for one in factcheck("source", "list", "--json").json if one["confidential"]]
    assert closed == ["a-talk", "memo", "memo-2"]
    done = factcheck("ingest", page, "--no-confidential")
    assert "`factcheck source edit memo-2` changes it" in done.err
    page.write_text("Memo.\n\nThe minister said that the bridge was gone.\n", "utf-8")
    assert "confidential" not in factcheck("ingest", page, *told, "--no-confidential").err


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_it_is_kept_by_an_export_and_an_import(desk: Factcheck, empty: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"store.{form}"
    assert desk("export", form, "id:102,6", path).code == 0
    assert run_here("import", path, db=empty).code == 0
    assert query(empty, "SELECT title FROM source WHERE confidential") == [("The Qzktitle memo",)]


def test_an_import_makes_confidential_what_is_there_unless_somebody_decided(desk: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "store.jsonl"
    assert desk("export", "jsonl", path).code == 0
    assert desk("source", "edit", "qzkslug", "--no-confidential", "--note", "she agreed").code == 0
    assert desk("import", path).code == 0
    assert desk("list", "is:confidential").out == ""
    table = tmp_path / "table.csv"
    row = "text,source,source_confidential\nIt rained on Friday.,new-stage-of-crisis,{}\n"
    table.write_text(row.format("false"))
    assert desk("import", table).code == 0
    assert desk("list", "is:confidential").out == ""
    table.write_text(row.format("true"))
    assert desk("import", table).code == 0
    assert len(desk("list", "is:confidential", "--ids").out.split()) == 70
    table.write_text("text,source\nIt rained on Sunday.,A talk\n")
    assert desk("import", table, "--confidential").code == 0
    assert desk("source", "show", "a-talk", "--json").json[0]["confidential"] is True


def test_who_is_heard_elsewhere_is_no_secret(desk: Factcheck) -> None:
    """Somebody who speaks in a confidential source alone may be it; a claim that names them stays here."""
    told = '{"text": "Qzkrelay and Qzkspeaker Doe met.", "source": "new-stage-of-crisis"}\n'
    assert desk("import", "-", input=told).code == 0
    assert desk("export", "csv", "id:104", "--for", "public").err == (
        "Left out 1 claim whose words name what is confidential.\n"
    )
    for how in (["--by", "Qzkspeaker Doe"], ["--via", "Qzkrelay"]):
        assert desk("add", f"It rained{how[0]}.", "--source", "new-stage", *how).code == 0
    assert "Qzkspeaker Doe met" in desk("export", "csv", "id:104", "--for", "public").out


def test_names_are_words_and_addresses_in_any_form() -> None:
    secrets = Secrets(["memo"], ["Roe", "https://memo.example/a/", "x", "Анна Роу"])
    assert secrets.named_in("so said Roe.")
    assert secrets.named_in("see (HTTP://MEMO.EXAMPLE/a#p3)")
    assert secrets.named_in("", "с Анной и Анна  Роу")
    assert not secrets.named_in("heroes of x", "Roeder", "")
    assert not Secrets().named_in("anything")


@pytest.mark.parametrize(
    "told",
    [
        "heard from Quorn", "Z. Quorn told us", "Quorn, Zyxwell", "the Quorns’ memo", "ZyxwellQuorn", "so says QUORN",
        "Zyx\u200bwell said so", "Zýxwell said so", "Зыксвелл Куорн", "see qornleaks.example", "Heard from quorn",
        "heard from quorn", "Young told us", "Ann Young",
    ],
)  # fmt: skip
def test_a_person_is_named_by_a_part_of_the_name_and_in_any_spelling(told: str) -> None:
    assert quorn().named_in(told)


@pytest.mark.parametrize(
    "told", ["Some young people came.", "Igor Denisov said so.", "They heard it.", "The corn", "other.example", ""]
)
def test_usual_words_and_names_that_the_public_knows_are_nobodys(told: str) -> None:
    assert not quorn().named_in(told)


def quorn() -> Secrets:
    names = ["leak", "The Quorn Papers", "https://www.qornleaks.example/a", "https://other.example/b", "Zyxwell Quorn"]
    return Secrets(
        ["leak"], names, ["Zyxwell Quorn", "Igor Young", "Ann Young"], ["Igor Denisov", "http://other.example"]
    )


def test_a_reason_that_has_the_surname_alone_is_withheld(desk: Factcheck) -> None:
    assert desk("mark", "denied", 7, "--note", "Doe told Rana in the car park").code == 0
    out = desk("export", "jsonl", "id:7", "--for", "public").out
    assert "car park" not in out
    assert '"denied"' in out
    assert "car park" in desk("export", "jsonl", "id:7").out


@pytest.mark.parametrize("sort", ["speaker", "-speaker", "said", "-date", "source", "-source"])
def test_an_order_tells_nothing_that_is_withheld(desk: Factcheck, sort: str) -> None:
    """Three claims of the confidential source, whose ids and withheld values run against each other."""
    made = [
        {**CLAIM, "text": f"The depot {number} was empty.", "speaker": f"Qzk{name} Doe", "said_on": day, "via": [],
         "proposition": f"{CLAIM['proposition']}."}
        for number, name, day in ((1, "b", "1987-06-02"), (2, "c", "1987-06-03"), (3, "a", "1987-06-01"))
    ]  # fmt: skip
    assert desk("import", "-", input="".join(f"{json.dumps(one)}\n" for one in made)).code == 0
    out = desk("export", "jsonl", "source:qzkslug", "--for", "public", "--sort", sort).out
    found = [json.loads(line)["id"] for line in out.splitlines()]
    assert len(found) == 4
    assert found == sorted(found, reverse=sort.startswith("-"))
    page = desk("export", "html", "source:qzkslug", "--for", "public").out
    sides = [int(number) for number in re.findall(r'<li dir="auto"><a href="#claim-(\d+)', page)]
    assert sides == [104, 105, 106]


@pytest.mark.parametrize("sort", ["assignee", "-due", "created", "grade", "-confidence", "priority", "state"])
def test_no_order_for_the_public_is_by_what_is_the_desks_own(desk: Factcheck, sort: str) -> None:
    refused = desk("export", "csv", "--for", "public", "--sort", sort)
    assert refused.code == 2
    assert "is not for the public" in refused.err
    assert desk("export", "csv", "--for", "editor", "--sort", sort).code == 0


MEMO = """# Mercury in the river

By Zyxwell Quorn, Vantor Courier, 2 June 2025

A Talk With Ostwin Brask

The factory denied that it had dumped mercury into the river Aller. Minister Lukas Haas said that it would be closed.
"""


@pytest.mark.parametrize(
    "hint",
    [
        "our informant at the paper, Z. Quorn", "so says the Vantor Courier", "Brask was asked again",
        "ZYXWELL QUORN told us", "by Ostwin Brask",
    ],
)  # fmt: skip
def test_who_made_a_confidential_document_is_read_in_its_own_text(
    factcheck: Factcheck, tmp_path: Path, hint: str
) -> None:
    memo = tmp_path / "memo.md"
    memo.write_text(MEMO, "utf-8")
    assert factcheck("ingest", memo, "--confidential", "--no-drafts").code == 0
    assert factcheck("mark", "denied", 7, "--note", hint).code == 0
    assert factcheck("mark", "denied", 8, "--note", "so said Haas in June, over the mercury").code == 0
    out = factcheck("export", "jsonl", "id:7,8", "--for", "public").out
    assert hint not in out
    assert "so said Haas in June, over the mercury" in out


def test_names_at_the_head_that_the_public_reads_elsewhere_are_no_secret(factcheck: Factcheck, tmp_path: Path) -> None:
    for name, text in (("memo", MEMO), ("article", "Ostwin Brask met Zyxwell Quorn on Friday.\n")):
        (tmp_path / name).with_suffix(".md").write_text(text, "utf-8")
    assert factcheck("ingest", tmp_path / "memo.md", "--confidential", "--no-drafts").code == 0
    assert factcheck("ingest", tmp_path / "article.md", "--no-drafts").code == 0
    assert factcheck("mark", "denied", 7, "--note", "Ostwin Brask says so").code == 0
    assert factcheck("mark", "denied", 8, "--note", "Zyxwell Quorn says so").code == 0
    out = factcheck("export", "jsonl", "id:7,8", "--for", "public").out
    assert "Brask says so" in out
    assert "Quorn says so" not in out
