"""Who has the word on pages of many kinds, and what on them is said by nobody."""

import pytest

from factcheck.domain.block import BlockKind
from factcheck.text.joining import joined
from factcheck.text.layout import blocks
from factcheck.text.layout.fields import FieldKind, field

TALK = ("turn", "question", "answer")


def talk(text: str) -> list[tuple[str, str, str]]:
    """Kind, holder and words of whatever somebody says."""
    return [
        (block.kind.value, text[slice(*block.speaker)] if block.speaker else "", joined(text, block).text)
        for block in blocks(text)
        if block.kind in TALK
    ]


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in blocks(text)]


def test_a_time_before_the_label_is_no_part_of_either() -> None:
    text = "[00:04] IDA ROHN: The mine is dry.\n\n[00:09] TOR BECK: Who says so?\n\n[00:12] IDA ROHN: The board does.\n"
    assert [row[1:] for row in talk(text)] == [
        ("IDA ROHN", "The mine is dry."),
        ("TOR BECK", "Who says so?"),
        ("IDA ROHN", "The board does."),
    ]
    assert kinds(text).count(BlockKind.TIMESTAMP) == 3


def test_a_chat_has_people_who_speak_once() -> None:
    text = "[8:01] Ola Vik: The door is open.\n[8:02] Bo: which\n[8:04] Ola Vik: The back one.\n[8:05] Siv: I left.\n"
    assert [who for _, who, _ in talk(text)] == ["Ola Vik", "Bo", "Ola Vik", "Siv"]


def test_the_headlines_of_a_live_blog_are_no_labels() -> None:
    text = (
        "10:05\nFire brigade: two hurt\nThe fire is out, the brigade says, and nobody is missing.\n\n"
        "09:40\nFire brigade: street closed\nThe street will stay closed until noon, the brigade says.\n"
    )
    assert talk(text) == []
    assert kinds(text).count(BlockKind.HEADING) == 2


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("The Minister for Salt (Mr. Tor Beck)", "Mr. Tor Beck"),
        ("HOST (Tor Beck)", "Tor Beck"),
        ("Sir Tor Beck (Westland) (Ind)", "Sir Tor Beck"),
        ("7. Mr. Tor Beck (Westland)", "Mr. Tor Beck"),
        ("CLIP – TOR BECK", "TOR BECK"),
        ("**Tor Beck**", "Tor Beck"),
        ("THE WITNESS", "THE WITNESS"),
        ("TOR BECK, CHAIRMAN, SALT BOARD", "TOR BECK"),
    ],
)
def test_a_label_gives_the_name_without_role_place_and_number(label: str, name: str) -> None:
    text = f"{label}: The mine is dry.\n\nMs. ROHN: It was wet in May.\n\nMs. ROHN: It is dry now.\n"
    assert talk(text)[0][1:] == (name, "The mine is dry.")


def test_the_short_form_of_a_name_is_a_label_as_the_long_one_is() -> None:
    text = "**Ida Rohn:** The mine is dry.\n\n**Rohn:** It was wet.\n\n**Rohn:** It is dry now.\n"
    assert [who for _, who, _ in talk(text)] == ["Ida Rohn", "Rohn", "Rohn"]


def test_the_chairman_of_a_hearing_speaks_and_the_facts_do_not() -> None:
    hearing = "The CHAIRMAN. We will hear Ms. Rohn.\n\nMs. ROHN. The mine is dry.\n\nMs. ROHN. It was wet.\n"
    assert [who for _, who, _ in talk(hearing)] == ["The CHAIRMAN", "Ms. ROHN", "Ms. ROHN"]
    facts = (
        "BECK: “The mine is dry.” — at the fair.\n\nTHE FACTS: It is wet.\n\nROHN: “It is wet.”\n\nTHE FACTS: It is.\n"
    )
    assert [who for _, who, _ in talk(facts)] == ["BECK", "ROHN"]


def test_a_paper_that_asks_again_and_again_has_the_word_and_the_headings_of_a_page_never() -> None:
    text = "The Gazette: Is it dry?\n\nIda Rohn: It is dry.\n\nThe Gazette: Since when?\n\nIda Rohn: It was in May.\n"
    assert [who for _, who, _ in talk(text)] == ["The Gazette", "Ida Rohn", "The Gazette", "Ida Rohn"]
    assert talk("THE FACTS: The mine is wet, the board says.\n\nCONTEXT: It was dry in May, the board says.\n") == []


def test_the_title_of_a_fact_check_is_a_heading_and_its_claim_a_field() -> None:
    text = "FACT CHECK: The board and the mine\n\nCLAIM: The mine is dry.\n\nTHE FACTS: It is wet, the board says.\n"
    read = [(block.kind.value, joined(text, block).text) for block in blocks(text)]
    assert read == [
        ("heading", "FACT CHECK: The board and the mine"),
        ("front matter", "CLAIM: The mine is dry."),
        ("label", "THE FACTS:"),
        ("paragraph", "It is wet, the board says."),
    ]


INTERVIEW = """Ida Rohn runs the salt mine of Westland. Tor Beck of the Gazette asked her about the flood.

Why did you not close the mine?

We had no reason to. I was there on Monday, and it was dry.

Your workers say they told you about the water. Did they?

They told me in May. I called the board that day.

What will you do now?

We will pump. It takes two weeks.
"""


def test_an_interview_without_labels_has_questions_and_answers() -> None:
    assert [kind for kind, _, _ in talk(INTERVIEW)] == ["question", "answer"] * 3
    assert kinds(INTERVIEW)[0] is BlockKind.PARAGRAPH


def test_questions_in_bold_are_questions_even_without_a_mark() -> None:
    text = INTERVIEW.replace("What will you do now?", "You will close it now.")
    for asked in ("Why did you not close the mine?", "Your workers say they told you about the water. Did they?"):
        text = text.replace(asked, f"**{asked}**")
    text = text.replace("You will close it now.", "**You will close it now.**")
    assert [kind for kind, _, _ in talk(text)] == ["question", "answer"] * 3


def test_a_title_may_ask_and_what_follows_is_no_answer() -> None:
    text = f"Will the mine close?\n\n{INTERVIEW}"
    assert [kind for kind, _, _ in talk(text)] == ["question", "answer"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for the mine?\n\nThe state pays for it, and it has paid since 1990.\n\n" * 4,
        INTERVIEW.replace("?", "."),
        "Will it rain? Nobody knew. I was told by the board that it would, and we went home.\n\n" * 3,
    ],
)
def test_frequent_questions_and_prose_are_no_interview(text: str) -> None:
    assert talk(text) == []


POSTS = """Ida Rohn
@idarohn · 3 May
The mine was wet at noon.
12 replies  4 reposts

Salt Board ✓
@saltboard · 3 May
Replying to @idarohn
The mine is dry
Show more
"""


def test_a_post_is_its_writer_s() -> None:
    assert talk(POSTS) == [
        ("turn", "Ida Rohn", "The mine was wet at noon."),
        ("turn", "Salt Board", "The mine is dry"),
    ]


@pytest.mark.parametrize("head", ["Ida Rohn @idarohn · 2h", "Ida Rohn (@idarohn) 3 May 2024", "Ida Rohn (@idarohn):"])
def test_name_and_handle_may_stand_on_one_line(head: str) -> None:
    text = f"{head}\nThe mine was wet at noon.\n\n{head}\nIt is dry now.\n"
    assert [who for _, who, _ in talk(text)] == ["Ida Rohn", "Ida Rohn"]


@pytest.mark.parametrize(
    "head",
    [
        "@idarohn (Ida Rohn), X, August 3:",
        "Ida Rohn on Facebook, August 4:",
        "Dr Ida Rohn, LinkedIn, August 4:",
        "Ida Rohn (@idarohn), August 5: ",
        '1. Facebook – Page "Ida Rohn" – 12 June, 09:12',
        "2. X – Ida Rohn (@idarohn), MP for Salt – 12 June, 11:44",
        "X – @saltpost – 12 June, 13:00, repost of @Ida Rohn:",
        "[Screenshot 1 — Facebook. Profile: Ida Rohn. Posted 12 October, 09:14. 34 comments]",
        "[–] Ida Rohn 388 points 8 hours ago",
        "posted: 2 Sept, 16:05 by @Ida Rohn",
        "[14/02/2026, 07:02:45] Ida Rohn: ",
        "3/12/26, 2:22 PM - Ida Rohn: ",
        "Ida Rohn, [12.03.2026 21:14]",
        "Forwarded from Ida Rohn",
        "[19:02] <Ida Rohn> ",
        "Ida Rohn  10:42 AM",
    ],
)
def test_a_post_begins_with_whose_it_is(head: str) -> None:
    single = "@Ida Rohn" in head or "<Ida Rohn>" in head
    head = head.replace("@Ida Rohn", "@ida_rohn").replace("<Ida Rohn>", "<ida_rohn>")
    over = "" if head.endswith(" ") else "\n"
    first = "Harbour Watch, [12.03.2026 21:10]" if head.startswith("Forwarded") else head
    text = f"{first}{over}Water came in.\n\n{head}{over}The mine was wet at noon.\n\n{first}{over}It is dry now.\n"
    who = [who.removeprefix("Dr ") for kind, who, words in talk(text) if words == "The mine was wet at noon."]
    assert who == ["ida_rohn" if single else "Ida Rohn"]


@pytest.mark.parametrize(
    "line",
    [
        "Police said on Facebook on 4 August: “The mine is shut.”",
        "16:20 Council leader: the pumps never left the yard",
        "Ida Rohn, Salt Board, 4 August",
        "X, Facebook and Instagram, 3 May 2024, all fell.",
        "At 14:40 the mine closed, 3 hours ago, on 4 May.",
    ],
)
def test_a_line_that_dates_something_begins_no_post(line: str) -> None:
    assert [words for kind, _, words in talk(f"{line}\n\n{line}\n\nThe mine was wet.\n") if kind == "turn"] == []


@pytest.mark.parametrize("opens", ["2/4 ", "3.25pm: ", "UPDATE: ", "(2/4) ", "4.15pm: Correction: "])
def test_a_post_says_nothing_by_what_it_opens_with(opens: str) -> None:
    assert talk(POSTS.replace("The mine was", f"{opens}The mine was"))[0][2] == "The mine was wet at noon."


def test_two_thirds_of_something_are_no_place_in_a_thread() -> None:
    assert talk(POSTS.replace("The mine was", "2/3 of the mine was"))[0][2] == "2/3 of the mine was wet at noon."


def test_a_post_goes_on_behind_the_one_that_it_quotes() -> None:
    quoting = (
        "Ida Rohn @idarohn · 1h\nQuote post:\n  Salt Board @saltboard\n  The mine is dry.\nIt was wet at noon.\n\n"
        "Salt Board @saltboard · 2h\nThe mine is dry.\n"
    )
    assert [(who, words) for _, who, words in talk(quoting) if "mine" in words or "noon" in words] == [
        ("Salt Board", "The mine is dry."),
        ("Ida Rohn", "It was wet at noon."),
        ("Salt Board", "The mine is dry."),
    ]


def test_the_next_entry_of_a_page_is_not_the_post_s() -> None:
    embedded = "10:40\nThe board met.\n\nIda Rohn\n@idarohn\nThe mine was wet at noon.\n\n"
    later = "10:30\nIt rained in May, and nobody came.\n"
    for text in (embedded + later, embedded + embedded + later):
        assert {(who, words) for _, who, words in talk(text)} == {("Ida Rohn", "The mine was wet at noon.")}


def test_a_notice_in_a_chat_is_nobody_s() -> None:
    text = (
        "3/12/26, 2:20 PM - Ida Rohn created group “Salt”\n3/12/26, 2:22 PM - Ida Rohn: The mine is wet.\n"
        "3/12/26, 2:24 PM - Tor Beck: \u200eThis message was deleted\n3/12/26, 2:25 PM - Tor Beck: It is dry.\n"
    )
    assert [(who, words) for _, who, words in talk(text)] == [
        ("Ida Rohn", "The mine is wet."),
        ("Tor Beck", "It is dry."),
    ]


def test_a_handle_in_an_article_makes_no_posts() -> None:
    assert (
        talk("The board wrote that it was dry.\n\n@saltboard · 3 May\n\nIt was wet, Ida Rohn said on Monday.\n") == []
    )


def test_the_box_of_a_fact_check_is_fields() -> None:
    text = (
        "The claim: “The mine is dry.”\nClaimed by: Tor Beck\nWhen: 3 May\nOur rating: False\n\nIt is wet, she says.\n"
    )
    assert kinds(text) == [BlockKind.FRONT_MATTER] * 4 + [BlockKind.PARAGRAPH]
    assert field("Claimed by: Tor Beck") == (FieldKind.CLAIMANT, len("Claimed by: "))
    assert field("He said: no.") is None


def test_minutes_have_people_and_numbered_items() -> None:
    text = (
        "Minutes of the Salt Board\n\nPresent: Ida Rohn (chair), Tor Beck\nApologies: Bo Vik\n\n1. Pumps\n"
        "1.1 Mr Beck said that the pump was old.\n1.2 The chair said that it was new.\nACTION: TB to look.\n"
    )
    read = [(block.kind.value, joined(text, block).text) for block in blocks(text)]
    assert ("list item", "Mr Beck said that the pump was old.") in read
    assert [words for kind, words in read if kind == "front matter"] == [
        "Present: Ida Rohn (chair), Tor Beck",
        "Apologies: Bo Vik",
        "ACTION: TB to look.",
    ]


def test_a_number_at_the_beginning_of_a_sentence_is_no_item_s() -> None:
    text = "2.1 million tonnes of salt were sold, the board said.\n"
    assert joined(text, blocks(text)[0]).text.startswith("2.1 million")


def test_yaml_over_a_text_is_front_matter() -> None:
    text = "---\ntitle: Salt\ndate: 2024-05-03\n---\n\nThe mine is dry, the board says.\n"
    assert kinds(text)[-1] is BlockKind.PARAGRAPH
    assert set(kinds(text)[:-1]) <= {BlockKind.FRONT_MATTER, BlockKind.FURNITURE}


def test_a_letter_ends_where_it_says_so() -> None:
    text = "From: Ida Rohn <i@salt.example>\nTo: Tor Beck\n\nThe mine is dry.\n\nMany thanks,\nIda Rohn\nSalt Board\n"
    assert [words for _, _, words in talk(text)] == ["The mine is dry."]


@pytest.mark.parametrize(
    "line",
    [
        "Share   Save   Print",
        "Subscribe | Log in",
        "MORE ON THIS STORY",
        "We use cookies and other tools to make our site better.",
        "By clicking Accept you agree to our terms and to tracking by our partners.",
        "Sign up to our morning letter and never miss a story.",
        "Subscribe wherever you get your podcasts.",
        "FOR IMMEDIATE RELEASE",
        "Embargoed until 6 May, 10:00",
        "Press contact: press@salt.example",
        "*This interview has been edited and shortened.*",
        "This video is not available in your region.",
        "The post Mill Lane pumps were found dry appeared first on Arledale Post.",
        "© 2024 The Salt Gazette",
    ],
)
def test_what_belongs_to_the_page_is_furniture(line: str) -> None:
    text = f"The mine is dry, the board of the salt works says.\n\n{line}\n\nIt was wet on Monday, Ida Rohn says.\n"
    assert [block.kind for block in blocks(text)][1] is BlockKind.FURNITURE


@pytest.mark.parametrize("line", ["By Ida Rohn, salt correspondent", "Interview: Tor Beck", "Photos by Ida Rohn"])
def test_a_line_that_names_who_made_the_page_is_a_byline(line: str) -> None:
    text = f"The mine is dry\n\n{line}\n\nIt was wet on Monday, Ida Rohn says.\n"
    assert [block.kind for block in blocks(text)][1] is BlockKind.BYLINE


@pytest.mark.parametrize("text", ["Ida Rohn — A born miner, she says.", "The Salt Board – The mine is dry."])
def test_a_name_before_a_dash_is_no_dateline(text: str) -> None:
    assert BlockKind.DATELINE not in kinds(text)


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("To: Ida Rohn; Tor Beck", ["IR", "TB"]),
        ("To: Ida Rohn; Ada Lie", []),
        ("The Salt Board met.", []),
    ],
)
def test_initials_of_two_who_are_named_in_full_are_labels(head: str, who: list[str]) -> None:
    text = f"{head}\n\nWas it dry?\nIR: It was dry in May.\nTB: It was wet in June.\n"
    assert [text[slice(*b.speaker)] for b in blocks(text) if b.kind is BlockKind.LABEL and b.speaker] == who
