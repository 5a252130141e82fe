"""The dossier: what it shows, that nothing in it runs or calls out, and that it can be held against the store."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from desk import Factcheck, run_here

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """A page as a browser reads it: its elements in order, its words, what does not close."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, dict(attrs)))
        self.words.append(" " * (tag in {"dd", "li", "td", "h4"}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def values(self, name: str) -> list[str]:
        return [str(attributes[name]) for _, attributes in self.elements if name in attributes]


@pytest.fixture
def desk(factcheck: Factcheck) -> Factcheck:
    """The seed store with a verdict, a dated contradiction, and a claim that would like to run."""
    words = ["--note", "no <b>such</b> transfer", "--evidence", "https://example.org/r?a=1&b=2"]
    assert (
        factcheck("mark", "denied", 6, *words, "--as-of", "2025-08", "--evidence", "javascript://x/alert(1)").code == 0
    )
    assert factcheck("source", "edit", "azerbaijan", "--published", "2025-02-11").code == 0
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> \x1b[31m \u202egnol {{ 7*7 }} {% raw %}'
    added = factcheck("add", hostile, "--by", "<svg onload=alert(1)>", "--new-speaker", "--source", "azerbaijan",
                      "--tag", "javascript:alert(1)", "--note", "</article></pre>")  # fmt: skip
    assert added.code == 0, added.err
    return factcheck


@pytest.fixture
def dossier(desk: Factcheck, tmp_path: Path) -> Path:
    path = tmp_path / "dossier.html"
    done = desk("export", "html", path)
    assert (done.code, done.err) == (0, f"Wrote 102 claims to {path}.\n")
    return path


def test_a_page_shows_each_claim_with_its_reasons(dossier: Path) -> None:
    page = Page(dossier.read_text("utf-8"))
    for words in (
        "102 claims from 2 documents; 3 contested propositions.",
        "Russia transferred weapons to Armenia in 2008.",
        "says yes: 2", "says no: 1",
        "our verdict: denied", "reported as alleged", "no <b>such</b> transfer", "as of 2025-08", "marked by Ana",
        "Azerbaijani media published allegations that Russia had made extensive weapons transfers",
        "paragraph 3, 406-503",
        "WikiLeaks › Safar Abiyev (outermost first)",
        "[1] Azerbaijan–Russia relations, 2025-02-11",
        "History of claim 6: 1 change",
        "(sides, open: On “",
    ):  # fmt: skip
        assert words in page.text, words
    assert "mark" in {tag for tag, _ in page.elements}


def test_every_link_inside_leads_somewhere_and_back(dossier: Path) -> None:
    page = Page(dossier.read_text("utf-8"))
    targets = page.values("id")
    assert len(targets) == len(set(targets))
    inner = [address for address in page.values("href") if address.startswith("#")]
    assert {address[1:] for address in inner} <= set(targets)
    assert {"#claim-6", "#ref-1", "#contested"} <= set(inner)
    assert {*re.findall(r"labelledby=\"([^\"]+)\"", dossier.read_text("utf-8"))} <= set(targets)


def test_nothing_runs_and_nothing_is_asked_for(dossier: Path) -> None:
    text = dossier.read_text("utf-8")
    page = Page(text)
    (policy,) = [a["content"] for tag, a in page.elements if tag == "meta" and "http-equiv" in a]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "input", "video", "audio"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not page.values("style") + page.values("src") + page.values("srcset")
    outer = [address for address in page.values("href") if not address.startswith("#")]
    assert outer
    assert all(address.startswith(("https://", "http://")) for address in outer)
    assert "https://example.org/r?a=1&b=2" in outer
    assert all(character not in text for character in "\x1b\u202e\x00")
    assert "{{ 7*7 }} {% raw %}" in page.text


def test_a_timeline_has_every_dated_claim_on_its_side(dossier: Path) -> None:
    page = Page(dossier.read_text("utf-8"))
    at = next(n for n, (tag, _) in enumerate(page.elements) if tag == "svg")
    inside = page.elements[at : at + 60]
    axis = next(a for tag, a in inside if a.get("class") == "axis")
    marks = [a for tag, a in inside if tag in ("circle", "rect") and a.get("class") in ("for", "against")]
    assert {a["class"] for a in marks} == {"for", "against"}
    for mark in marks:
        y = int(str(mark.get("cy") or mark["y"]))
        assert (y < int(str(axis["y1"]))) == (mark["class"] == "for")


@pytest.mark.parametrize(
    ("audience", "shown", "hidden"),
    [
        ("desk", ["History of claim 6", "marked by Ana", "The extract gives no date."], []),
        ("editor", ["marked by Ana", "The extract gives no date."], ["History of claim"]),
        (
            "public",
            ["no <b>such</b> transfer"],
            ["History of claim", "marked by", "Ana,", "The extract gives no date."],
        ),
    ],
)
def test_a_page_is_for_somebody(
    desk: Factcheck, tmp_path: Path, audience: str, shown: list[str], hidden: list[str]
) -> None:
    path = tmp_path / "page.html"
    assert desk("export", "html", path, "--for", audience).code == 0
    text = Page(path.read_text("utf-8")).text
    assert all(words in text for words in shown)
    assert [words for words in hidden if re.search(rf"\b{words}", text)] == []
    assert desk("verify", path).code == 0


def test_a_page_has_no_columns_and_everybody_is_nobody(desk: Factcheck) -> None:
    assert desk("export", "html", "--columns", "id").code == 2
    assert desk("export", "html", "--for", "everyone").code == 2


def test_the_other_side_is_there_though_the_filter_leaves_it_out(desk: Factcheck) -> None:
    page = Page(desk("export", "html", "by:serdyukov").out)
    assert "says no: 1 #10 Government of Russia" in page.text
    assert "claim-10" not in page.values("id")
    assert "#claim-10" not in page.values("href")


def test_an_untouched_page_stands(desk: Factcheck, dossier: Path) -> None:
    done = desk("verify", dossier)
    assert done.code == 0, done.err
    quotes = sum(len(json.loads(line)["quotes"]) for line in desk("list", "--jsonl").out.splitlines())
    assert done.err == f"{quotes} of {quotes} quotes stand.\n"
    assert {row[2] for row in done.rows} == {"stands"}
    assert len(done.rows) == quotes


def test_what_was_changed_here_since_is_said(desk: Factcheck, dossier: Path) -> None:
    assert desk("mark", "none", 6, "--note", "another year").code == 0
    assert desk("edit", 4, "--text", "Khojaly was occupied.").code == 0
    assert desk("withdraw", 7, "--note", "twice").code == 0
    done = desk("verify", dossier, "--json")
    assert done.code == 1
    said = [(one["claim"], one["said"]) for one in done.json if one["verdict"] == "changed"]
    assert (6, "mark is “nothing” now, on the page “denied”") in said
    assert [claim for claim, _ in said] == [4, 6, 7]
    assert "; 3 differences." in done.err


def version(desk: Factcheck, text: str) -> None:
    """A newer version of the source that the first claims stand in."""
    record = {"record": "source", "id": "azerbaijan-2", "title": "Newer", "text": text,
              "previous": "azerbaijan-russia-relations"}  # fmt: skip
    old = desk("export", "jsonl", "id:6").out.splitlines()[0]
    assert desk("import", "-", input=f"{old}\n{json.dumps(record)}\n").code == 0


def test_a_quote_that_moved_has_drifted_and_one_that_went_is_gone(desk: Factcheck, dossier: Path) -> None:
    (source,) = desk("source", "show", "azerbaijan-russia-relations", "--json").json
    newer = "NEW\n" + source["text"].replace("costing about $800 million", "costing about $900 million")
    version(desk, newer)
    done = desk("verify", dossier, "--json")
    assert done.code == 1
    verdicts = {one["claim"]: one for one in done.json if one["what"] == "quote"}
    assert verdicts[6]["verdict"] == "gone"
    assert verdicts[6]["said"] == "it stands no more in azerbaijan-2"
    assert verdicts[1]["verdict"] == "drifted"
    assert verdicts[1]["said"] == "in azerbaijan-2 it stands from 43 to 127"
    assert verdicts[62]["verdict"] == "stands"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("extensive weapons transfers to Armenia throughout 2008", "small weapons transfers to Armenia in 2008",
         "their digest differs"),
        ('<pre tabindex="0"', '<div tabindex="0"', "This is no dossier"),
        ("&#34;record&#34;: &#34;digest&#34;", "&#34;record&#34;: &#34;digets&#34;", "they have no digest"),
    ],
    ids=["a word", "no data", "no digest"],
)  # fmt: skip
def test_a_page_that_was_changed_is_said_to_be(desk: Factcheck, dossier: Path, old: str, new: str, said: str) -> None:
    text = dossier.read_text("utf-8")
    at = text.rindex(old)
    dossier.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    done = desk("verify", dossier)
    assert done.code == 1
    assert said in done.err


def test_a_page_of_another_store_or_none(desk: Factcheck, dossier: Path, empty: Path, tmp_path: Path) -> None:
    done = run_here("verify", dossier, db=empty)
    assert done.code == 1
    assert {row[2] for row in done.rows} == {"unknown"}
    for content in (b"", b"\xff\xfe\x00", b'<pre id="lines">\n[1]\n</pre>', b'<pre id="lines">\n{"id": []}\n</pre>'):
        (tmp_path / "x.html").write_bytes(content)
        refused = desk("verify", tmp_path / "x.html")
        assert refused.code == 1
        assert "should not" not in refused.err


def test_an_empty_page_is_whole(desk: Factcheck) -> None:
    done = desk("export", "html", "by:nobody-here")
    assert done.code == 3
    page = Page(desk("export", "html", "is:draft").out)
    assert "0 claims from 0 documents; 0 contested propositions." in page.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("no &lt;b&gt;such&lt;/b&gt; transfer", "a great transfer"),
        ("costing about $800 million", "costing about $900 million"),
        ("our verdict: denied", "our verdict: confirmed"),
        ("<bdi>Safar Abiyev</bdi>", "<bdi>Somebody Else</bdi>"),
        ("</main>", "<p>Approved.</p></main>"),
        ("</main>", "<b '>Approved.<b '></main>"),
        ("</main>", "<!-- ' -->Approved.<!-- ' --></main>"),
        (r'<article id="claim-7".*?</article>', ""),
    ],
)
def test_what_was_changed_in_the_visible_part_is_said(desk: Factcheck, dossier: Path, old: str, new: str) -> None:
    text = dossier.read_text("utf-8")
    changed = re.sub(old if old.startswith("<article") else re.escape(old), new, text, count=1, flags=re.DOTALL)
    assert changed != text
    dossier.write_text(changed, "utf-8")
    done = desk("verify", dossier, "--json")
    assert done.code == 1
    assert [(one["what"], one["said"]) for one in done.json if one["verdict"] != "stands"] == [
        ("page", "its visible text is not what was written: its digest differs")
    ]
    assert "; 1 difference." in done.err


def test_a_page_that_a_browser_saved_is_the_same_and_an_older_one_was_not_looked_at(
    desk: Factcheck, dossier: Path
) -> None:
    """A browser writes characters as they are, blanks of its own, elements its way, and addresses in full."""
    text = dossier.read_text("utf-8")
    head, data, tail = re.split(r'(<pre [^>]*id="lines">.*</pre>)', text, flags=re.DOTALL)
    for old, new in (("&#39;", "'"), ("&#34;", "&quot;"), ("<br>", "<br />"), ('href="#', 'href="file:///d.html#'),
                     ("<body>", '<body class="x">'), ("</table>\n", "</table>\r\n\r\n ")):  # fmt: skip
        head = head.replace(old, new)
    dossier.write_text(f"<!-- saved from url=(0016)http://localhost -->\n{head}{data}{tail}\n\n", "utf-8")
    done = desk("verify", dossier)
    assert (done.code, "not looked at" in done.err) == (0, False), done.out
    data = re.sub(r", &#34;shown_sha256&#34;: &#34;\w+&#34;", "", data)
    dossier.write_text(head.replace("denied", "confirmed") + data + tail, "utf-8")
    done = desk("verify", dossier)
    assert (done.code, "not looked at" in done.err) == (0, True)


def test_show_says_that_a_quote_is_gone_from_the_newest_version(factcheck: Factcheck, tmp_path: Path) -> None:
    page = tmp_path / "memo.txt"
    for text in (
        "Memo.\n\nThe tram costs 340 million euros. It is red.\n",
        "Memo.\n\nThe tram costs 390 million euros. It is red.\n",
    ):
        page.write_text(text, "utf-8")
        assert factcheck("ingest", page, "--url", "https://memo.example/", "--no-drafts").code == 0
        if "340" in text:
            for quote in ("The tram costs 340 million euros", "It is red"):
                assert factcheck("add", f"{quote}.", "--source", "memo", "--quote", quote).code == 0
    assert "gone: “The tram costs 340 million euros” does not stand in memo-2" in " ".join(
        factcheck("show", 102).out.split()
    )
    assert "gone" not in factcheck("show", 103).out
