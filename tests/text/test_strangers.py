"""What stands among posts and is not the poster's."""

import pytest

from factcheck.domain.block import Block, BlockKind
from factcheck.text.layout import blocks

K = BlockKind


def whose(text: str) -> list[tuple[str, str]]:
    def name(block: Block) -> str:
        return text[slice(*block.speaker)] if block.speaker else ""

    said = {K.TURN, K.QUOTATION, K.PARAGRAPH, K.LIST_ITEM}
    return [(name(b), text[b.start : b.end]) for b in blocks(text) if b.kind in said]


LOG = (
    "#1  X  @mole_watch (Rune Dahl)  3 May 07:15\narchived: yes    reposts 12\n-----\n"
    "THREAD 1/2 The mole is gone.\n\n2/2 edit: half of it is.\n\n=====\n"
    "#2  X  @orrport (verified)  3 May 08:02\n-----\nThe mole stands.\n\n"
)


def test_the_numbers_of_a_thread_and_the_notes_under_a_head_are_no_words() -> None:
    assert whose(LOG)[:2] == [("Rune Dahl", "The mole is gone."), ("Rune Dahl", "half of it is.")]


def test_an_item_that_is_no_post_ends_the_post_before_it() -> None:
    text = (
        LOG + "#3  Leaflet, no date, handed out\n-----\nThe port lies.\n\n#4  TikTok  @ole  4 May 09:00\n-----\nHi.\n"
    )
    assert ("", "The port lies.") in whose(text)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("   >> QP by @tor_b 08:10:  I stood on it", ("tor_b", "I stood on it")),
        ("RT by @tor_b: I stood on it", ("tor_b", "I stood on it")),
        ("> I stood on it", ("orrport", "I stood on it")),
    ],
)
def test_a_post_that_quotes_another_one_is_by_whom_its_line_names(line: str, who: tuple[str, str]) -> None:
    assert whose(f"{LOG}{line}\n")[-1] == who


def test_comments_are_by_whom_they_begin_with() -> None:
    text = (
        "Facebook, group “Orr talks”, post by Rune Dahl, 3 May 12:05. 64 reactions\n\nThe mole is gone.\n\n"
        "Comments (top):\nTor Beck - it stands\nIda Lie - Half of it fell\n"
    )
    assert whose(text) == [
        ("Rune Dahl", "The mole is gone."), ("Tor Beck", "it stands"), ("Ida Lie", "Half of it fell")
    ]  # fmt: skip


def test_a_byline_is_no_post() -> None:
    text = "Posted by Rune Dahl on 3 May 2026\n\nThe mole is gone.\n\nPosted by Ida Lie on 4 May 2026\n\nIt stands.\n"
    assert {who for who, _ in whose(text)} == {""}


CHANNEL = "Orr Now\nThe mole is gone.\n4.1K  05:10\n\nOrr Now\n{}\n3.9K  06:12\n"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Forwarded from Salt Desk\nIt stands.", "Salt Desk"),
        ("Voice message (0:14), sender unknown:\nIt stands.", ""),
        ("Audio note, circulating since May\nIt stands.", ""),
        ("Voice note from Rune Dahl:\nIt stands.", "Orr Now"),
        ("It stands.", "Orr Now"),
    ],
)
def test_what_a_channel_hands_on_is_not_the_channel_s(words: str, who: str) -> None:
    assert (who, "It stands.") in [(name, said.rsplit("\n", 1)[-1]) for name, said in whose(CHANNEL.format(words))]


def test_a_message_that_is_only_forwarded_is_nobody_s() -> None:
    passed = "[3/5/26, 07:01:30] Tor: *Forwarded*\nThe mole fell on six men.\n"
    text = f"[3/5/26, 07:01:02] Ida: Hi\n{passed}[3/5/26, 07:02:00] Ida: No\n"
    assert ("", "The mole fell on six men.") in whose(text)


def test_a_board_s_posts_and_what_they_repeat() -> None:
    text = (
        "Re: Mole\nPost by Ida Lie » Tue Mar 03, 2026 9:15 am\n\nThe mole is gone.\n\n"
        "Re: Mole\nPost by tor_b » Tue Mar 03, 2026 9:40 am\n\nIda Lie wrote: The mole is gone.\nIt stands.\n"
    )
    assert [one for one in whose(text) if one[1] != "Re: Mole"] == [
        ("Ida Lie", "The mole is gone."), ("Ida Lie", "The mole is gone."), ("tor_b", "It stands.")
    ]  # fmt: skip
