"""`check`: a text of the desk's own against the store, what is said of each sentence, and the annotated text."""

import base64
import hashlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import ROOT, Result, dump, interrupted, run_here, store_of
from terminal import Terminal

ROWS = [
    ("The Orda ferry carried 212 people that night.", "Harbour Office", "alleged"),
    ("The Orda ferry carried 212 people that night.", "Ferry Line", "denied"),
    ("Trains to Velm stopped.", "Rail Office", "alleged"),
    ("The new bridge at Korr cost 40 million crowns.", "Audit Court", "confirmed"),
    ("The tunnel at Korr was closed in May 2021.", "", "alleged"),
    ("The dam at Elm Falls holds 38,000 litres of water.", "", "alleged"),
]

Check = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path) -> Check:
    """The command line on a store of a few claims; what is given as `text` is the script."""
    run = store_of(tmp_path / "desk.db", ROWS)
    assert run("mark", "denied", "5", "--note", "it was open").code == 0

    def check(text: str, *words: object, name: str = "draft.md") -> Result:
        script = tmp_path / name
        script.write_text(text, encoding="utf-8")
        return run("check", script, *words)

    return check


@pytest.mark.parametrize(
    ("sentence", "standing", "why"),
    [
        ("The Orda ferry carried 212 people that night, the Harbour Office said.", "covered", ""),
        ("The new bridge at Korr cost 40 million crowns.", "covered", ""),
        ("The new bridge at Korr cost 60 million crowns.", "differs", "60 million, but claim 4 has 40 million"),
        ("The new bridge at Harl cost 40 million crowns.", "differs", "Harl, but claim 4 has Korr"),
        ("The dam at Elm Falls holds 39,000 litres of water.", "differs", "39,000 litres, but claim 6 has 38,000"),
        ("The dam at Elm Falls holds nearly 40,000 litres of water.", "covered", ""),
        ("The Orda ferry carried 212 people that night.", "attribution", "as a fact, but it is what Harbour Office"),
        ("The Orda ferry carried 212 people that night, Mayor Lund said.", "attribution", "but claim 1 is by Harbour"),
        ("The Orda ferry carried 212 people that night, the Ferry Line said.", "attribution", "Line, who denies it"),
        ("The Ferry Line denied that the Orda ferry carried 212 people that night.", "covered", ""),
        ("Trains to Velm did not stop, the Rail Office said.", "contradicted", "claim 3 (Rail Office) says the"),
        ("The tunnel at Korr was closed in May 2021.", "contradicted", "the desk has marked claim 5 denied"),
        ("The tunnel at Korr was closed in May 2023.", "differs", "another date: May 2023, but claim 5 has May 2021"),
        ("The mayor of Orda has resigned over the affair.", "not covered", ""),
    ],
)  # fmt: skip
def test_each_sentence_stands_as_it_should(desk: Check, sentence: str, standing: str, why: str) -> None:
    done = desk(sentence, "--json")
    (found,) = done.json
    assert (found["standing"], found["text"]) == (standing, sentence)
    assert why in " ".join(found["why"])
    assert bool(found["why"]) == bool(why)
    assert done.code == (1 if standing in ("differs", "attribution", "contradicted") else 0)
    assert found["wrong"] == bool(done.code)


@pytest.mark.parametrize(
    ("sentence", "standing", "told"),
    [
        ("The new bridge at Korr cost 40 million dollars.", "differs", "claim 1 has 40 million euros"),
        ("Of nine pumps nine failed at Korr, the Audit Court said.", "differs", "nine, but claim 2 has two"),
        ("Of ten pumps two failed at Korr, the Audit Court said.", "differs", "ten, but claim 2 has nine"),
        ("The water of Orda holds 3.2 milligrams of lead.", "differs", "claim 3 has 3.2 micrograms"),
        ("The Rail Office sold the old depot.", "contradicted", "Rail Office denies it (claim 4)"),
        ("Of nine pumps two stopped at Korr, the Audit Court said.", "covered", "where claim 2 has “failed”"),
        ("In all 1400 fish died at Korr, the Audit Court said.", "covered", ""),
        ("In all 1,400 fish died at Korr, the Audit Court said <https://a.example/2031/7>.", "covered", ""),
        ("In all 1,400 fish died at Korr, the Audit Court said.[1]", "covered", ""),
    ],
)  # fmt: skip
def test_what_a_slip_of_the_pen_makes(tmp_path: Path, sentence: str, standing: str, told: str) -> None:
    rows = [
        ("The new bridge at Korr cost 40 million euros.", "Audit Court", "confirmed"),
        ("Of nine pumps two failed at Korr.", "Audit Court", "confirmed"),
        ("The water of Orda holds 3.2 micrograms of lead.", "", "confirmed"),
        ("The Rail Office sold the old depot.", "Rail Office", "denied"),
        ("In all 1,400 fish died at Korr.", "Audit Court", "confirmed"),
    ]
    script = tmp_path / "draft.md"
    script.write_text(f"# A heading\n\n{sentence}\n\nMore of it.[^1]\n", encoding="utf-8")
    found = store_of(tmp_path / "desk.db", rows)("check", script, "--json").json[0]
    assert found["standing"] == standing
    assert told in " ".join(found["why"] + found["notes"])
    assert bool(found["why"] + found["notes"]) == bool(told)


def test_an_annotated_text_can_be_checked_again_and_is_no_other_s_place(desk: Check, tmp_path: Path) -> None:
    text = "The new bridge at Korr cost 60 million crowns.[^1]\n\n[^1]: Our own sum.\n"
    before = desk(text, "-o", tmp_path / "noted.md")
    again = desk((tmp_path / "noted.md").read_text("utf-8"), "--json")
    assert [one["standing"] for one in again.json] == ["differs"]
    assert "1 sentence held against" in before.err
    itself = desk(text, "-o", tmp_path / "draft.md")
    assert (itself.code, (tmp_path / "draft.md").read_text("utf-8")) == (2, text)


def test_what_denies_a_covered_sentence_is_shown_beside_it(desk: Check) -> None:
    (found,) = desk("The Orda ferry carried 212 people that night, the Harbour Office said.", "--json").json
    assert [claim["id"] for claim in found["claims"]] == [1]
    assert [(claim["id"], claim["reported"]) for claim in found["against"]] == [(2, "denied")]


def test_what_states_nothing_is_left_out_and_counted(desk: Check) -> None:
    text = (
        "# Trains to Velm stopped\n\nWho closed the tunnel? Indeed.\n\nThe new bridge at Korr cost 40 million crowns.\n"
    )
    done = desk(text)
    assert done.rows == [["5", "covered", "4", "The new bridge at Korr cost 40 million crowns.", ""]]
    assert done.err == "1 sentence held against 6 claims: 1 covered. 3 left out, which state nothing.\n"


def test_a_text_that_states_nothing_was_not_held_against_anything(desk: Check) -> None:
    done = desk("# A heading\n\nWho knows?\n")
    assert (done.code, done.out) == (0, "")
    assert "states anything: nothing was held against the store" in done.err


def test_an_empty_store_is_said_to_be_empty(tmp_path: Path) -> None:
    store = tmp_path / "empty.db"
    run_here("init", store)
    done = run_here("check", "-", db=store, input="The new bridge at Korr cost 40 million crowns.")
    assert "there was nothing to hold the text against" in done.err
    assert done.rows[0][1] == "not covered"


def test_without_the_drafting_extra_it_sees_less_and_says_so_once(desk: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_PIPELINE", "no_such_pipeline")
    text = (
        "The Orda ferry carried 212 people that night. The new bridge at Korr cost 60 million crowns. "
        "Trains to Velm did not stop."
    )
    done = desk(text)
    assert [row[1] for row in done.rows] == ["covered", "differs", "contradicted"]
    assert done.err.count("Nobody looked at who says what") == 1


def test_only_what_is_wrong(desk: Check) -> None:
    done = desk("The new bridge at Korr cost 40 million crowns. Trains to Velm did not stop.", "--wrong")
    assert [row[1] for row in done.rows] == ["contradicted"]
    assert done.code == 1


HOSTILE = (
    "<script>alert(1)</script> The new bridge at Korr cost 60 million crowns, <img src=x onerror=alert(2)> "
    "[see](javascript:alert(3)) \u202eand\u202c so on \x1b[31m.\n"
)


def test_the_page_is_whole_in_itself_and_all_of_the_text_is_escaped(desk: Check, tmp_path: Path) -> None:
    page = tmp_path / "draft.html"
    done = desk(HOSTILE, "-o", page)
    assert (done.code, done.out) == (1, "")
    html = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert re.findall(r"<(script|img|link|iframe|object|form)\b", html) == []
    assert re.findall(r"<[^>]+\s(?:on\w+|style|src)=", html) == []
    assert {match[1][:2] for match in re.finditer(r'href="([^"]*)"', html)} <= {"#n", "#s"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert "another number: 60 million, but claim 4 has 40 million" in html
    assert re.search(r'<mark class="wrong" id="s1">', html)


def test_every_note_of_the_page_is_linked_there_and_back(desk: Check, tmp_path: Path) -> None:
    page = tmp_path / "draft.html"
    desk("Trains to Velm did not stop. The new bridge at Korr cost 40 million crowns.", "-o", page)
    html = page.read_text(encoding="utf-8")
    ids, targets = set(re.findall(r'id="([^"]+)"', html)), set(re.findall(r'href="#([^"]+)"', html))
    assert targets == ids == {"s1", "n1", "s2", "n2"}


def test_footnotes_leave_the_markdown_as_it_was(desk: Check, tmp_path: Path) -> None:
    notes = tmp_path / "out.md"
    text = "# Title\n\nThe **new bridge** at Korr cost 60 million crowns. Trains to Velm did not stop.\n\n- *A list*\n"
    desk(text, "-o", notes)
    body, _, below = notes.read_text(encoding="utf-8").partition("\n\n[^check-1]: ")
    assert re.sub(r"\[\^check-\d+\]", "", body) + "\n" == text
    assert body.count("[^check-") == 2
    assert below.startswith("**differs**; another number: 60 million, but claim 4 has 40 million;")


def test_of_a_text_that_is_no_markdown_nothing_becomes_markup(desk: Check, tmp_path: Path) -> None:
    notes = tmp_path / "out.md"
    desk("The new bridge at Korr cost <b>60 million</b> crowns *and* more.", "-o", notes, name="draft.txt")
    written = notes.read_text(encoding="utf-8")
    assert "<b>" not in written
    assert "\\*and\\*" in written


def test_a_file_that_is_neither_page_nor_markdown_is_refused_before_anything_is_read(desk: Check) -> None:
    done = desk("Trains to Velm stopped.", "-o", "draft.pdf")
    assert done.code == 2
    assert "neither a page (.html) nor Markdown (.md)" in done.err


def test_a_file_that_is_not_there_is_named(desk: Check, tmp_path: Path) -> None:
    done = run_here("check", tmp_path / "nowhere.md", db=tmp_path / "desk.db")
    assert done.code == 1
    assert "nowhere.md: there is no such file" in done.err


def test_a_draft_that_nobody_accepted_covers_nothing(tmp_path: Path) -> None:
    store = tmp_path / "drafts.db"
    run_here("init", store)
    paper = tmp_path / "paper.txt"
    said = ["The new bridge at Korr cost 40 million crowns in May 2021.", *(text for text, _, _ in ROWS[4:])]
    paper.write_text("\n\n".join(said), encoding="utf-8")
    assert run_here("ingest", paper, "--as", "t", db=store).code == 0
    sentence = "The new bridge at Korr cost 40 million crowns in May 2021."
    (found,) = run_here("check", "-", "--json", db=store, input=sentence).json
    assert (found["standing"], found["why"][0][:7]) == ("possible", "a draft")
    assert run_here("accept", "1", "--as", "t", db=store).code == 0
    (found,) = run_here("check", "-", "--json", db=store, input=sentence).json
    assert found["standing"] == "covered"


def test_a_quote_cut_before_what_turns_it_is_said(factcheck: Check) -> None:
    sentence = (
        "According to WikiLeaks, Safar Abiyev claimed that his Russian counterpart Anatoliy Serdyukov "
        "had unofficially admitted to the weapons transfers in January 2009."
    )
    (found,) = factcheck("check", "-", "--json", input=sentence).json
    assert any("the quote stops before “although it was officially denied”" in note for note in found["notes"])
    told = sentence[:-1] + ", although it was officially denied."
    (found,) = factcheck("check", "-", "--json", input=told).json
    assert not any("although" in note for note in found["notes"])


def test_the_scripts_own_quotation_is_looked_up_where_it_comes_from(factcheck: Check) -> None:
    sentence = (
        "Anatoliy Serdyukov “had unofficially admitted to the weapon transfers” in January 2009, "
        "during Abiyev's visit to Moscow, Safar Abiyev said."
    )
    (found,) = factcheck("check", "-", "--json", input=sentence).json
    assert any("the words quoted go on: “although it was officially denied”" in note for note in found["notes"])


def test_add_and_show_say_what_a_quote_was_cut_from(factcheck: Check) -> None:
    words = ["--by", "Anatoliy Serdyukov", "--source", "azerbaijan-russia-relations"]
    cut = factcheck(
        "add", "Serdyukov owned up.", *words, "--quote", "had unofficially admitted to the weapon transfers"
    )
    assert "may lack its context: the quote stops before “although it was officially denied”." in cut.err
    assert "the quote stops before “although it was officially denied”" in factcheck("--table", "show", "9").out
    whole = factcheck(
        "add", "Serdyukov owned up to it.", *words, "--quote",
        "had unofficially admitted to the weapon transfers although it was officially denied",
    )  # fmt: skip
    assert whole.code == 0
    assert "context" not in whole.err


def test_the_dossier_says_what_a_quote_was_cut_from(factcheck: Check, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    assert factcheck("export", "html", "id:9", "-o", page).code == 0
    html = page.read_text(encoding="utf-8")
    assert "the quote stops before “although it was officially denied”" in html
    assert factcheck("verify", page).code == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Trains to Velm stopped at No. 4, the Rail Office said.",
        "The office reported that trains to Velm stopped.",
        "Legend has it that trains to Velm stopped.",
        "Our trains to Velm stopped.",
    ],
)
def test_what_is_handed_on_somehow_is_not_told_as_a_fact(desk: Check, sentence: str) -> None:
    assert [found["standing"] for found in desk(sentence, "--json").json] == ["covered"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The ferry sank on Feb. 3, when Capt. Oyelaran was ashore near St. Brannoc's harbour.", 1),
        ("Cllr. Reid saw the ferry sink in the harbour in May. Nobody was aboard the ferry.", 2),
        ("The harbour board met on Sept. 12 and heard Prof. Lindqvist of Ormond Ltd. in Velm on ferries.", 1),
    ],
)
def test_a_word_that_is_written_short_ends_no_sentence(desk: Check, text: str, sentences: int) -> None:
    assert len(desk(text, "--json").json) == sentences


def test_a_denial_that_the_store_does_not_have_is_no_contradiction(desk: Check) -> None:
    (found,) = desk("Mayor Lund denied that trains to Velm stopped.", "--json").json
    assert not found["wrong"]


@pytest.mark.slow
@interrupted
def test_a_long_script_says_how_far_it_is_and_ctrl_c_leaves_nothing_behind(store: Path, tmp_path: Path) -> None:
    script, page = tmp_path / "long.txt", tmp_path / "long.html"
    said = (ROOT / "tests" / "gold" / "scripts" / "caucasus.md").read_text(encoding="utf-8")
    script.write_text(said * 300, encoding="utf-8")  # hours of sentences: it cannot end before it is interrupted
    before = dump(store)
    words = [sys.executable, "-m", "factcheck", "--db", str(store), "check", str(script), "-o", str(page)]
    terminal = Terminal(words, 24, 80)
    terminal.until("reading,")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert "Interrupted." in terminal.screen
    assert not page.exists()
    terminal.close()
    script.write_text(said * 12, encoding="utf-8")
    terminal = Terminal(words, 24, 80)
    terminal.until("s left")
    terminal.send("\x03")
    assert terminal.end() == 130
    terminal.close()
    assert not page.exists()
    assert dump(store) == before
