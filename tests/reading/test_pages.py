"""What a page's markup means: notes and powers, what is struck or hidden, lists, rows, banners, data in scripts."""

from pathlib import Path

import pytest

from factcheck.domain.source import Document
from factcheck.errors import FactcheckError
from factcheck.reading import read
from factcheck.text.joining import joined
from factcheck.text.layout import blocks

FILLER = "".join(
    f"<p>The harbour board of Lemvik met on day {n} and spoke for two hours about the price of salt and of coal.</p>"
    for n in range(4)
)


def page(body: str, head: str = "") -> Document:
    markup = f"<html><head><title>Salt</title>{head}</head><body>{body}</body></html>"
    return read(Path("a.html"), markup.encode())


def article(body: str) -> Document:
    return page(f"<article><h1>Salt is dear</h1>{FILLER}{body}</article>")


def kinds(document: Document) -> list[tuple[str, str]]:
    found = blocks(document.text, document.hints)
    return [(block.kind.value, joined(document.text, block).text) for block in found]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("The storm sank 30<sup>2</sup> boats.", "The storm sank 30 boats."),
        ("The storm sank 30<sup><a href='#n2'>2</a></sup> boats.", "The storm sank 30 boats."),
        ("The storm sank<sup id='cite_ref-3'>[3]</sup> boats.", "The storm sank boats."),
        ("It cost 4.5<sup>1,2</sup> million.", "It cost 4.5 million."),
        ("About 10<sup>9</sup> grains in 12 km<sup>2</sup>.", "About 10⁹ grains in 12 km²."),
        ("On the 3<sup>rd</sup> day CO<sub>2</sub> rose.", "On the 3rd day CO2 rose."),
        ("It sank <s>300</s> 30 boats.", "It sank 30 boats."),
        ("It sank <del>300</del><ins>30</ins> boats.", "It sank 30 boats."),
        ('It sank <span style="text-decoration: line-through">300</span> 30 boats.', "It sank 30 boats."),
        ("It sank <span hidden>300</span>30 boats.", "It sank 30 boats."),
        ('It sank <span style="display: none">300</span>30 boats.', "It sank 30 boats."),
        ("She said <q>it sank</q>.", "She said “it sank”."),
    ],
)
def test_marks_of_notes_powers_and_what_is_struck_or_hidden(markup: str, words: str) -> None:
    document = article(f"<p>{markup}</p>")
    assert ("paragraph", words) in kinds(document)
    struck = any(mark in markup for mark in ("<s>", "<del>", "line-through"))
    assert any("struck" in warning for warning in document.warnings) == struck


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        (".x { color: red; DISPLAY: none !important }", False),
        ("h1, p.x, #z { visibility: hidden }", False),
        ("/* } */ .x{display:none}", False),
        (".x{display:none} .x{display:block}", True),
        ("@media print { .x { display: none } }", True),
        (".menu .x{display:none} .x:hover{display:none}", True),
        ("@media print {.y{display:none", True),
    ],
)
def test_what_the_page_s_own_style_hides_is_no_text(style: str, shown: bool) -> None:
    document = page(f"<style>{style}</style>{FILLER}<p class='a x'>It sank 300 boats.</p>")
    assert ("300 boats" in document.text) == shown
    assert any("1 unseen passage was left out" in warning for warning in document.warnings) != shown


def test_a_page_that_is_hidden_whole_until_a_script_shows_it_is_read() -> None:
    assert "It sank" in page(f"<style>#x{{display:none}}</style><div id=x>{FILLER}<p>It sank 30 boats.</p></div>").text


def test_what_stands_far_off_the_screen_is_no_text() -> None:
    document = page(f"{FILLER}<p style='position: absolute; left: -9999px'>It sank 300 boats.</p>")
    assert "300" not in document.text


def test_lists_and_rows_are_kept_where_they_stand() -> None:
    table = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2021</td><td>14</td></tr></table>"
    items = "<ul><li>Nine boats were old.</li><li>Two had no owner.</li></ul>"
    document = page(f"{FILLER}<p>The board found that:</p>{items}{table}<p>It will meet in May, the board said.</p>")
    assert kinds(document)[-6:] == [
        ("paragraph", "The board found that:"),
        ("list item", "Nine boats were old."),
        ("list item", "Two had no owner."),
        ("table row", "Year\tBoats"),
        ("table row", "2021\t14"),
        ("paragraph", "It will meet in May, the board said."),
    ]


def test_a_table_that_only_lays_the_page_out_is_paragraphs() -> None:
    cell = f"<td>{FILLER}<p>The boats are safe.</p></td>"
    assert ("paragraph", "The boats are safe.") in kinds(page(f"<table><tr><td>Menu</td>{cell}</tr></table>"))


def test_the_kinds_of_a_page_s_blocks() -> None:
    document = article(
        "<h2>The pilots</h2><figure><img src='a.png'><figcaption>A pilot in Lemvik.</figcaption></figure>"
        "<blockquote><p>We were not asked.</p></blockquote><p>LINZ, 4 June – The mine is dry, its head said.</p>"
    )
    assert kinds(document)[-5:] == [
        ("heading", "The pilots"),
        ("caption", "A pilot in Lemvik."),
        ("quotation", "We were not asked."),
        ("dateline", "LINZ, 4 June –"),
        ("paragraph", "The mine is dry, its head said."),
    ]


@pytest.mark.parametrize("mark", ['<div role="dialog" aria-modal="true">', '<div class="cookie-banner">', "<dialog>"])
def test_a_banner_is_no_article(mark: str) -> None:
    banner = f"{mark}<p>{'By choosing Accept you let us and our 800 partners store data on your device. ' * 5}</p>"
    close = "</dialog>" if mark == "<dialog>" else "</div>"
    document = page(f"{banner}{close}<main><p>The board regrets the flood.</p><p>It will pay for it in May.</p></main>")
    assert document.text == "The board regrets the flood.\n\nIt will pay for it in May."


def test_breaks_and_preformatted_lines_are_the_page_s_lines() -> None:
    lines = "The board said on Friday that the quay would\ncost nine million crowns and be ready in\nMay of next year."
    for markup in (f"<pre>{lines}</pre>", f"<p>{lines.replace(chr(10), '<br>')}</p>"):
        document = page(f"<main>{FILLER}{markup}</main>")
        assert lines in document.text
        assert kinds(document)[-1] == ("paragraph", lines.replace("\n", " "))


def test_an_article_in_json_ld_is_taken_where_the_page_shows_little() -> None:
    body = "The board of Lemvik said that the mine was dry. " * 12
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Mine is dry", '
        f'"datePublished": "2024-05-03T10:00:00Z", "author": [{{"name": "Ida Rohn"}}], "articleBody": "{body}"}}]}}'
        "</script>"
    )
    document = page("<div id='root'>Loading the page</div>", data)
    assert document.text.endswith(body.strip())
    assert (document.title, document.author, document.published) == ("Salt", "Ida Rohn", "2024-05-03")
    assert any("JSON-LD" in warning for warning in document.warnings)


def test_a_reviewed_claim_has_its_claimant_and_its_rating() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "ClaimReview", "claimReviewed": "The mine is dry.", '
        '"itemReviewed": {"@type": "Claim", "author": {"name": "Tor Beck"}}, "author": {"name": "The Quay"}, '
        '"reviewRating": {"alternateName": "Mostly false"}}</script>'
    )
    document = page(f"<article>{FILLER}</article>", data)
    assert kinds(document)[-3:] == [
        ("label", "Tor Beck:"),
        ("turn", "The mine is dry."),
        ("front matter", "The Quay: Mostly false"),
    ]
    (turn,) = [block for block in blocks(document.text, document.hints) if block.kind == "turn"]
    assert turn.speaker
    assert document.text[slice(*turn.speaker)] == "Tor Beck"


def test_a_text_far_shorter_than_the_page_is_said() -> None:
    teasers = "".join(f"<section><div><p>{'The town of Altheim has a mill, a lake and two old inns. ' * 8}{n}</p></div>"
                      "</section>" for n in range(20))  # fmt: skip
    document = page(f"<article><h1>Salt</h1>{FILLER}</article>{teasers}")
    assert len(document.text) > 4000 or any("look whether it is whole" in warning for warning in document.warnings)


def test_a_page_nested_deep_keeps_its_text_or_is_refused() -> None:
    deep = "<div>" * 900 + "<p>The mine is dry, the board said.</p>" + "</div>" * 900
    assert "The mine is dry" in page(deep).text
    with pytest.raises(FactcheckError, match="nest deeper than"):
        page("<div>" * 30_000 + "<p>The mine is dry.</p>")


def test_a_table_of_fifty_thousand_cells_is_read() -> None:
    rows = "<tr><td>salt</td><td>9</td><td>crowns</td><td>May</td><td>dry</td></tr>" * 10_000
    document = page(f"<table>{rows}</table>")
    assert document.text.count("salt\t9\tcrowns\tMay\tdry") == 10_000


def test_ten_thousand_headings_are_read() -> None:
    document = page("".join(f"<h2>Entry {n} of the register</h2><p>Nothing to report.</p>" for n in range(10_000)))
    assert document.text.count("Entry") == 10_000
