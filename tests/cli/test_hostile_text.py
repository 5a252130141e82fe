"""Text written by others, in every field: stored as it is, shown so that it can do nothing."""

import csv as csv_module
import io
import json
import shutil
import unicodedata
from pathlib import Path

import pytest
from desk import Factcheck, Result, run_here

NASTY = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \u202eright to left\u202c \u2066isolate\u2069 zero\u200bwidth "
    "[bold red]markup[/] [link=https://evil.example]x[/link] [2] [sic] :apple: 🍎 \x08\x08back \r over "
    "line\nbreak\ttab \u2028 \ufeff \U000e0041 𝒻 é e\u0301 中 \ufdd0 '\"`$(id)`|;& <b>&amp; =1+1 | # *x* `y`"
)
NASTY_NAME = unicodedata.normalize("NFC", " ".join(NASTY.split()))
"""What is left of it in a name: one blank for several, one code point for a letter with its accent."""
TERMINAL_OBEYS = {chr(n) for n in (*range(32), *range(0x7F, 0xA0))} - {"\n"}
REORDERS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff\u2028\u2029")


def harmless(text: str) -> None:
    assert not set(text) & (TERMINAL_OBEYS | REORDERS)


@pytest.fixture(scope="module")
def nasty_store(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose claim 102 has hostile text in every field that takes one."""
    return made_nasty(Path(shutil.copy(made_stores / "seeds.db", tmp_path_factory.mktemp("nasty") / "store.db")))


def made_nasty(path: Path) -> Path:
    """The store with that claim."""

    def factcheck(*words: object, input: str = "") -> Result:
        return run_here("--as", "Ana", *words, db=path, input=input)

    source = {
        "record": "source", "id": "nasty", "title": NASTY, "text": f"Before. {NASTY} After.", "publisher": NASTY,
        "author": NASTY, "url": NASTY, "note": NASTY, "language": NASTY, "published": "2025",
    }  # fmt: skip
    claim = {
        "text": NASTY, "speaker": f"S {NASTY}", "speaker_as_written": NASTY, "via": [f"V {NASTY}", f"W {NASTY}"],
        "source": "nasty", "quotes": [{"exact": NASTY}], "cue": NASTY, "said_on": "2025-07", "proposition": NASTY,
        "stance": "for", "tags": [NASTY], "note": NASTY, "created_by": NASTY, "origin": NASTY,
    }  # fmt: skip
    denial = {"text": "Other.", "speaker": "Other", "source": "nasty", "proposition": NASTY, "stance": "against"}
    done = factcheck("import", "-", input="".join(json.dumps(row) + "\n" for row in (source, claim, denial)))
    assert done.code == 0, done.err
    harmless(done.err)
    assert factcheck("speaker", "alias", "Other", NASTY).code == 0
    assert factcheck("mark", "confirmed", 102, "--note", "N " + NASTY, "--evidence", "x://" + NASTY).code == 0
    dismissed = factcheck("conflicts", "dismiss", 102, 103, "--note", NASTY)
    assert dismissed.code == 0, dismissed.err
    return path


@pytest.fixture
def nasty(factcheck: Factcheck, nasty_store: Path, store: Path) -> int:
    """The id of that claim, in the store that `factcheck` works on."""
    if isinstance(store, Path):
        shutil.copy(nasty_store, store)
    else:
        made_nasty(store)
    return 102


SHOWN = [
    ["list", "id:102"],
    ["list", "id:102", "--columns", "id,text,speaker,via,quotes,note,tags,cue,created_by,proposition"],
    ["show", "102"],
    ["search", "markup"],
    ["search", "zero*"],
    ["log", "102"],
    ["log"],
    ["conflicts", "--all"],
    ["positions"],
    ["positions", "102"],
    ["source", "list"],
    ["source", "show", "right-to-left"],
    ["speaker", "list"],
    ["speaker", "show", "Other"],
    ["stats"],
    ["undo", "-n"],
]


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
@pytest.mark.parametrize("ways", [[], ["--table"], ["--table", "--color", "never"]], ids=" ".join)
def test_nothing_hostile_reaches_a_terminal(
    factcheck: Factcheck, nasty: int, words: list[str], ways: list[str]
) -> None:
    if words[:2] == ["source", "show"]:
        words = ["source", "show", factcheck("show", nasty, "--json").json[0]["source"]]
    done: Result = factcheck(*ways, *words)
    assert done.code == 0, done.err
    harmless(done.out.replace("\t", "") if not ways or words[0] == "source" else done.out)
    harmless(done.err)
    assert "should not" not in done.err
    assert ":apple:" in done.out or words[0] != "show"


def test_colour_comes_from_us_alone(factcheck: Factcheck, nasty: int) -> None:
    ways = ["--table", "--color", "always"]
    for words in (["show", nasty], ["list", "id:102"], ["log", nasty]):
        out = factcheck(*ways, *words).out
        assert "\x1b[" in out or words[0] == "log"
        assert "\x1b[31mred\x1b" not in out
        assert "\x1b]" not in out
        assert "]8;;" not in out
        assert "[31mred" in out.replace("\n", "") or words[0] != "show"


def test_json_keeps_the_original(factcheck: Factcheck, nasty: int) -> None:
    claim = factcheck("show", nasty, "--json").json[0]
    assert claim["text"] == NASTY
    assert claim["speaker"] == f"S {NASTY_NAME}"
    assert claim["via"] == [f"V {NASTY_NAME}", f"W {NASTY_NAME}"]
    assert claim["quotes"][0]["exact"] == NASTY
    assert claim["quotes"][0]["start"] == len("Before. ")
    assert claim["tags"] == [NASTY_NAME]
    assert claim["proposition"] == NASTY
    assert factcheck("list", "id:102", "--json").json == [claim]
    assert json.loads(factcheck("list", "id:102", "--jsonl").out) == claim
    assert factcheck("log", nasty, "--json").json[-1]["why"]


def test_csv_and_tsv_keep_their_form(factcheck: Factcheck, nasty: int) -> None:
    table = list(csv_module.DictReader(io.StringIO(factcheck("list", "id:102", "--csv").out, newline="")))
    assert len(table) == 1
    assert table[0]["text"] == NASTY
    (line,) = factcheck("list", "id:102").out.splitlines()
    assert line.count("\t") == factcheck("list", "id:1").out.count("\t")
    (row,) = [line for line in factcheck("export", "markdown", "id:102").out.splitlines() if "markup" in line]
    assert "<b>" not in row.replace("\\<b", "")
    harmless(row)


@pytest.mark.parametrize("start", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1"])
def test_a_cell_that_starts_like_a_formula_is_guarded_and_comes_back(
    factcheck: Factcheck, tmp_path: Path, start: str
) -> None:
    assert factcheck("import", "-", input=json.dumps({"text": start, "source": "Sheet"}) + "\n").code == 0
    out = factcheck("export", "csv", "id:102").out
    (row,) = csv_module.DictReader(io.StringIO(out, newline=""))
    assert row["text"] == f"'{start}"
    path = tmp_path / "back.csv"
    path.write_text(out, newline="")
    again = factcheck("import", path)
    assert "added 0, 1 there already" in again.err.lower()


def test_words_that_are_no_unicode(factcheck: Factcheck) -> None:
    bad = "\udcff"
    for words in (
        ["search", bad], ["list", f"by:{bad}"], ["list", f"tag:{bad}"], ["list", f"source:{bad}"], ["show", bad],
        ["mark", "denied", "4", "--note", bad], ["mark", bad, "4"], ["--as", bad, "mark", "denied", "4"],
        ["add", bad, "--source", "new-stage"], ["add", "x", "--source", bad], ["positions", bad],
        ["add", "x", "--source", "new-stage", "--by", bad], ["add", "x", "--source", "new-stage", "--tag", bad],
        ["add", "x", "--source", "new-stage", "--via", bad], ["add", "x", "--source", "new-stage", "--about", bad],
        ["add", "x", "--source", "new-stage", "--quote", bad], ["add", "x", "--source", "new-stage", "--note", bad],
        ["edit", "4", "--text", bad], ["edit", "4", "--tag", bad], ["edit", "4", "--via", bad],
        ["file", "4", "--about", bad],
        ["source", "add", bad], ["source", "edit", "new-stage", "--title", bad], ["speaker", "alias", "Peskov", bad],
        ["speaker", "split", "Peskov", bad, "46"], ["withdraw", "4", "--note", bad], [bad], ["export", bad],
        ["conflicts", "dismiss", "6", "10", "--note", bad], ["list", "--sort", bad], ["list", "--columns", bad],
    ):  # fmt: skip
        done = factcheck(*words)
        assert done.code in (0, 2, 3) if words[0] == "search" else done.code in (2, 3), words
        assert "should not" not in done.err, words
        assert "Error: " in done.err or words[0] == "search"


def test_bytes_that_are_no_utf8_in_the_words_of_a_process(program, tmp_path: Path) -> None:
    for words in ([b"\xff"], ["search", b"caf\xe9"], ["mark", "denied", "4", "--note", b"\xff"]):
        done = program(*words)
        assert done.code in (0, 2)
        assert "Traceback" not in done.err
    missing = program("list", db=None, env={"FACTCHECK_DB": "caf\udce9.db"})
    assert missing.code == 4
    assert "caf\\udce9.db" in missing.err


@pytest.mark.parametrize(
    "query",
    ["azerbaijan-russia", "$800", "don't", '"', "'", "\\", "(", "NEAR(a b)", "a AND", "*", "^", "-", "a:b c:", "{", ""],
)
def test_punctuation_never_breaks_a_search(factcheck: Factcheck, query: str) -> None:
    done = factcheck("search", query)
    assert done.code in (0, 2), done.err
    assert "should not" not in done.err
    assert "SQL" not in done.err
    assert "fts" not in done.err.lower()


def test_a_traceback_only_for_those_who_ask(program, store: Path, tmp_path: Path) -> None:
    for words in (["list", "by:nobody at all"], ["mark", "confirmed", "4"], ["import", tmp_path], ["show", "x"]):
        assert "Traceback" not in program(*words).err
        assert "Traceback" in program(*words, env={"FACTCHECK_DEBUG": "1"}).err


@pytest.mark.slow
def test_a_ten_megabyte_cell(factcheck: Factcheck, tmp_path: Path) -> None:
    text = "word " * 2_000_000
    path = tmp_path / "big.csv"
    path.write_text(f'text,source\n"{text}",Big\nSmall.,Big\n')
    done = factcheck("import", path)
    assert done.code == 0, done.err[:500]
    assert len(factcheck("show", 102, "--json").json[0]["text"]) == len(text.strip())
    assert len(factcheck("--table", "list", "id:102").out) < 2_000
    assert factcheck("search", "Small").code == 0
    assert factcheck("export", "csv", "id:102").out.count("word") == 2_000_000


def test_a_refused_line_is_quoted_harmlessly(factcheck: Factcheck) -> None:
    rows = [{"text": "x", "source": "s", "reported": NASTY}, {"text": "x", "source": "s", "stance": NASTY}]
    done = factcheck("import", "-", input="".join(json.dumps(row) + "\n" for row in rows))
    assert done.code == 1
    assert "Line 1: “reported” cannot be “␛[31mred" in done.err
    harmless(done.err)
