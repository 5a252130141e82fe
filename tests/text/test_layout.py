"""Layout as data: what each stretch of a document is, by its lines or by what a reader found in markup."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.domain.block import Block, BlockKind
from factcheck.text.joining import joined
from factcheck.text.layout import blocks

K = BlockKind


def seen(text: str, hints: tuple[Block, ...] = ()) -> list[tuple[str, str, str]]:
    """Kind, speaker and words of each block."""
    return [
        (block.kind.value, text[slice(*block.speaker)] if block.speaker else "", joined(text, block).text)
        for block in blocks(text, hints)
    ]


WRAPPED = """The harbour office said on Friday that the new quay would
cost 31 million crowns and that the first ferry would leave
in May. "We have looked at every stone of the old quay," its
head, Lise Falk, told the paper.

Nobody was asked. The union of the pilots, which had warned
of the current, called it a gam-
ble.
"""


def test_lines_that_a_page_width_broke_are_one_paragraph() -> None:
    assert [words for _, _, words in seen(WRAPPED)] == [
        (
            "The harbour office said on Friday that the new quay would cost 31 million crowns and that the first ferry "
            'would leave in May. "We have looked at every stone of the old quay," its head, Lise Falk, told the paper.'
        ),
        "Nobody was asked. The union of the pilots, which had warned of the current, called it a gamble.",
    ]


def test_an_address_that_no_page_can_break_hides_no_width() -> None:
    link = (
        "[the harbour office](https://quay.example/notices/2024/03/05/pilots-and-the-quay-of-the-old-harbour-and-more)"
    )
    text = WRAPPED.replace("the new quay would", link)
    assert [words.count("\n") for _, _, words in seen(text)] == [0, 0]
    assert len(seen(text)) == 2


def test_lines_of_a_text_that_no_width_broke_stay_apart() -> None:
    text = (
        "Falk opens the quay\nThe pilots stay away\n\nThe quay in the old harbour was opened on Friday by its head.\n"
    )
    assert [kind for kind, _, _ in seen(text)] == ["heading", "heading", "paragraph"]


def test_a_live_blog_is_times_headings_lists_and_what_belongs_to_the_page() -> None:
    text = (
        "Ice on the lake: live\n\nBy Olaf Brandt\nUpdated 19:20\n\nShare this | Save | Print\n\n"
        "19:05\nSki race is off\n"
        "The race will not be held this year, the club says.\n\n18:40 The road along the shore is closed.\n"
        "• Two buses wait.\n• No boat sails.\n\nAdvertisement\n"
    )
    assert seen(text) == [
        ("heading", "", "Ice on the lake: live"),
        ("byline", "", "By Olaf Brandt"),
        ("timestamp", "", "Updated 19:20"),
        ("furniture", "", "Share this | Save | Print"),
        ("timestamp", "", "19:05"),
        ("heading", "", "Ski race is off"),
        ("paragraph", "", "The race will not be held this year, the club says."),
        ("timestamp", "", "18:40"),
        ("paragraph", "", "The road along the shore is closed."),
        ("list item", "", "Two buses wait."),
        ("list item", "", "No boat sails."),
        ("furniture", "", "Advertisement"),
    ]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LINZ, 4 June (Delta) – The price of salt will rise, the mine said.", "LINZ, 4 June (Delta) –"),
        ("NEW HOLM, June 4 — The price of salt will rise, the mine said.", "NEW HOLM, June 4 —"),
        ("Altheim (dpx) - The price of salt will rise, the mine said.", "Altheim (dpx) -"),
    ],
)
def test_a_dateline_is_a_block_of_its_own(line: str, dateline: str) -> None:
    assert seen(line) == [("dateline", "", dateline), ("paragraph", "", line[len(dateline) + 1 :])]


def test_a_turn_holds_until_the_next_label() -> None:
    text = (
        "MS. FALK:\u00a0The quay was built in 1912.\n\nIt has been mended twice.\n\n"
        "QUESTION (Radio Delta): By whom?\n\nMS. FALK:\u00a0By us.\n\n"
        "[End of transcript]\n\nThe press office sent this text.\n"
    )
    assert seen(text) == [
        ("label", "MS. FALK", "MS. FALK:"),
        ("turn", "MS. FALK", "The quay was built in 1912."),
        ("turn", "MS. FALK", "It has been mended twice."),
        ("label", "QUESTION", "QUESTION (Radio Delta):"),
        ("question", "QUESTION", "By whom?"),
        ("label", "MS. FALK", "MS. FALK:"),
        ("turn", "MS. FALK", "By us."),
        ("furniture", "", "[End of transcript]"),
        ("paragraph", "", "The press office sent this text."),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            ("TOR BECK, MEMBER, SALT BOARD: The mine is dry.\n\nSenator IDA ROHN (Westland) (10:15): It is not.\n\n"
            "TOR BECK, MEMBER, SALT BOARD: It was on Monday."),
            ["TOR BECK", "Senator IDA ROHN", "TOR BECK"],
        ),
        ("Mr. PELL. Mr. Speaker, the mine is dry.\n\nMs. ROHN of Westland. It is not.", ["Mr. PELL", "Ms. ROHN"]),
        ("Mr. Tor Beck\n\nThe mine is dry, and it was dry in May.\n\nThe Chair\n\nOrder. The time is up now, I fear.",
         ["Mr. Tor Beck", "The Chair"]),
        ("Q. Is it dry?\n\nA. It is, and it was.\n\nIt was never wet.", ["Q", "A", "A"]),
        ("Q\tThe mine owes nine crowns to us.\n\nA\tIt owes none.", ["Q", "A"]),
    ],
)  # fmt: skip
def test_labels_of_records_and_interviews(text: str, speakers: list[str]) -> None:
    assert [who for kind, who, _ in seen(text) if kind in ("turn", "question", "answer")] == speakers


def test_a_word_before_a_colon_is_no_label_when_it_comes_once() -> None:
    text = "Claim: The mine is dry.\n\nRating: False\n\nThe facts: it is wet, the board says, and it was wet in May.\n"
    assert not any(who for _, who, _ in seen(text))


MAIL = """From: Lise Falk <falk@quay.example>
To: Tor Beck <beck@mine.example>
Subject: Re: The salt

Dear Mr Beck,

I saw the salt myself, and it was as dry as it has ever been in the
years that I have worked here.

On Mon, 2 Sep 2024 at 17:40, Tor Beck wrote:

> Is it true that the salt was wet when the board came to look at the
> mine in May?
>
> > On Sun, 1 Sep 2024 at 9:00, Lise Falk wrote:
> >
> > The board has not been here.
> > --
> > Quay Office
"""


def test_a_mail_s_levels_have_their_writers() -> None:
    assert [row for row in seen(MAIL) if row[0] not in ("front matter", "label")] == [
        ("turn", "Lise Falk", "Dear Mr Beck,"),
        ("turn", "Lise Falk", ("I saw the salt myself, and it was as dry as it has ever been in the years that I have "
         "worked here.")),
        ("quotation", "Tor Beck", "Is it true that the salt was wet when the board came to look at the mine in May?"),
        ("quotation", "Lise Falk", "The board has not been here."),
        ("furniture", "", "--"),
        ("furniture", "", "Quay Office"),
    ]  # fmt: skip
    assert [kind for kind, _, _ in seen(MAIL)].count("front matter") == 3


def test_a_reader_s_hints_are_kept_and_paragraphs_among_them_looked_at() -> None:
    text = "Salt\n\nLINZ, 4 June – The mine is dry.\n\nTor Beck\n\n9 crowns"
    hints = (
        Block(K.HEADING, 0, 4, level=2),
        Block(K.PARAGRAPH, 6, 37),
        Block(K.CAPTION, 39, 47),
        Block(K.TABLE_ROW, 49, 57),
    )
    assert seen(text, hints) == [
        ("heading", "", "Salt"),
        ("dateline", "", "LINZ, 4 June –"),
        ("paragraph", "", "The mine is dry."),
        ("caption", "", "Tor Beck"),
        ("table row", "", "9 crowns"),
    ]


@given(st.text(st.sampled_from("Ab:.\n >-•(1) \u00a0“QA"), max_size=120))
def test_blocks_hold_every_word_once_and_in_order(text: str) -> None:
    found = blocks(text)
    at = 0
    for block in found:
        assert at <= block.start < block.end <= len(text)
        assert not any(map(str.isalpha, text[at : block.start]))
        at = block.end
    assert not any(map(str.isalpha, text[at:]))


HALVES = (
    "", "No 1: The harbour was shut.", "No 1:", "Claim 2 -", "Claim: The gate broke.", "Verdict: false", "Who said it",
    "Who:", "Q1.", "A.", "4 A. It leaked.", "> Gate", "On 14 Oct 2026 at 18:05, Rita Moss <r@mail.example> wrote:",
    "> On 14 Oct 2026, Rita Moss", "> <r@mail.example> wrote:", "From: Ana Roos <ana@mail.example>", "Subject: Gate",
    "Opinion", "By Ana Roos", "Dear Sir,", "Yours faithfully", "Ana Roos", "Like", "3 d Like Reply", "12 h · 🌐",
    "“ ”", "APPEARANCES:", "ANA JANE ROOS,", "called as a witness", "BY MS. MOSS:", "PW-3 Smt. Ana Roos, on S.A.",
    "Statement attributable to Ana Roos:", "Why it matters: The dam holds forty million litres.", "claim\tspeaker",
)  # fmt: skip
"""Lines that mean something by what stands beside them, which may be missing."""


@example("> Gate\n\nOn 14 Oct 2026 at 18:05, Rita Moss <r@mail.example> wrote:")
@given(st.lists(st.sampled_from(HALVES), max_size=9).map("\n".join))
def test_a_line_that_lacks_its_other_half_stops_nothing(text: str) -> None:
    held = "\n".join(text[block.start : block.end] for block in blocks(text))
    assert re.findall(r"[^\W\d_]+", held) == re.findall(r"[^\W\d_]+", text)


def test_a_word_of_hundreds_of_letters_takes_no_time() -> None:
    line = "Home | News | " + "ö" * 240 + "\x03 | x"
    assert blocks(line)


@pytest.mark.parametrize(
    "row",
    ["| Quay | 9 boats sank in May. |", "Quay\t1,204\t1,118", "| Pilots | 12 | 14 |\n|---|---|---|\n| Boats | 3 | 4 |"],
)
def test_cells_are_no_sentence(row: str) -> None:
    text = f"The quay was mended in May, and the boats came back.\n\n{row}\n"
    assert {kind for kind, _, _ in seen(text)} == {"paragraph", "table row"}


@pytest.mark.parametrize(
    "line",
    ["FALK:\tThe quay is dry.", "| The quay is dry. |", "The quay,\tas all\tknow, was built for " + "a boat " * 12],
)
def test_a_tab_or_a_bar_makes_no_row_of_a_sentence(line: str) -> None:
    assert "table row" not in {kind for kind, _, _ in seen(f"Lise Falk spoke of it.\n\n{line}\n")}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lise Falk, left, with the pilot Tor Beck at the opening of the quay on 3 May.", "caption"),
        ("From left: Lise Falk and Tor Beck after the vote of 14 May.", "caption"),
        ("(L-R): Lise Falk, Tor Beck", "caption"),
        ("Well, right, the quay was dry on 3 May.", "paragraph"),
        ("Lise Falk, right or wrong, opened the quay on 3 May.", "paragraph"),
        ("│   ├── tide.txt # the words of the pilots", "furniture"),
    ],
)
def test_who_is_where_in_a_picture_is_a_caption(line: str, kind: str) -> None:
    text = f"The quay was mended in May, and the boats came back.\n\n{line}\n\nIt cost nine crowns."
    assert [row[0] for row in seen(text)] == ["paragraph", kind, "paragraph"]


def test_a_table_of_any_length_is_rows() -> None:
    text = "The quay is dry.\n\n| Pier | Boats |\n|---|---|\n" + "".join(
        f"| Pier {n} | {n} boats |\n" for n in range(2000)
    )
    assert {kind for kind, _, _ in seen(text)} == {"paragraph", "table row"}


def test_a_sentence_goes_on_in_the_next_paragraph_of_the_markup_and_over_a_page() -> None:
    parts = [
        "The harbour of Tarn was built in the years after the flood by a firm from the",
        "17",
        "Third Sitting",
        "Monday, 3 March 2025",
        "Northern Isles and cost 4 million marks.",
        "Nobody in the town has ever seen the books of that firm or of those that",
        "bought it in 1999.",
        "We sell salt",
        "and pepper",
    ]
    text = "\n\n".join(parts)
    hints = [Block(BlockKind.PARAGRAPH, text.index(one), text.index(one) + len(one)) for one in parts]
    found = [joined(text, block).text for block in blocks(text, hints) if block.kind is BlockKind.PARAGRAPH]
    assert found == [f"{parts[0]} {parts[4]}", f"{parts[5]} {parts[6]}", *parts[7:]]
