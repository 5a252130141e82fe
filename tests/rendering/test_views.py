"""Every view at three widths without colour, as golden files; and what must hold at any width for any text."""

import io
import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from factcheck.domain.beside import Beside, Other, Verdict
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Judgement
from factcheck.domain.dispute import disputes
from factcheck.domain.event import Event
from factcheck.domain.proposition import Proposition
from factcheck.domain.selector import anchor
from factcheck.domain.settling import Standing
from factcheck.domain.source import Source
from factcheck.domain.speaker import Speaker, SpeakerKind
from factcheck.domain.status import Status
from factcheck.domain.suggestion import Suggestion
from factcheck.errors import UsageError
from factcheck.rendering import cards, history, offers, pictures, sides, things
from factcheck.rendering import claims as lists
from factcheck.rendering.console import console_for
from factcheck.rendering.layout import fit, table
from factcheck.store.reads.positions import Position, Positions, Summary
from factcheck.store.reads.sources import Kept
from factcheck.store.search.match import Match
from factcheck.store.search.snippets import Snippet

TEXT = (
    "The port was quiet all winter, said people who live there.\n\nThe harbour master, Mira Oduya, had reluctantly "
    "admitted that the port sold 12,500 tonnes of grain for $3 million, The Gazette wrote. The ministry denied that "
    "any grain was sold. “We have sold nothing [2],” its spokesman Jan Ek said on Tuesday. "
    "Nobody else would speak about the matter."
)
SOURCE = Source(
    "gazette", "Grain [and] silence", TEXT, publisher="The Gazette", published="2023-11-04", url="http://g.example/1"
)
SALE = Claim(
    2,
    "k2",
    "The port sold 12,500 tonnes of grain for $3 million.",
    "gazette",
    "Mira Oduya",
    "The harbour master, Mira Oduya,",
    ("The Gazette", "a clerk of the port"),
    (anchor(TEXT, "sold 12,500 tonnes"), anchor(TEXT, "for $3 million")),
    "had reluctantly admitted",
    Status.ALLEGED,
    Status.CONFIRMED,
    "2023-11",
    "The port sold grain",
    tags=("grain", "ports"),
    note="seen\nin the ledger",
    disputed=True,
    created_at="2024-05-01T10:00:00Z",
    created_by="ada",
    beside=Beside(
        Verdict("bo", "2024-05-02T10:00:00Z", "2024-04", "the ledger", ("http://ledger.example", "claim 3")),
        places=("paragraph 2, 80-98", "paragraph 2, 108-122"),
        positions=(1, 1),
        others=(Other(7, "", "No grain left the port.", Status.ALLEGED, Status.DENIED, None, "gazette", "position"),),
    ),
)
DENIAL = Claim(
    3,
    "k3",
    "Any grain was sold.",
    "gazette",
    "The ministry",
    quotes=(anchor(TEXT, "any grain was sold"),),
    cue="denied",
    reported=Status.DENIED,
    proposition="The port sold grain",
    disputed=True,
    created_at="2024-05-01T10:00:00Z",
    created_by="ada",
)
QUIET = Claim(
    14, "k14", "The port was quiet all winter. " * 8, "gazette", draft=True, created_at="2024-05-01", created_by="ada"
)
HOSTILE = Claim(
    1500,
    "k",
    "[bold]x[/bold] :apple: \x1b[31mred\x1b[0m \u202eabc 東京都知事が述べた 東京都知事が述べた قال الوزير",
    "[red]s",
    "[link=x]y",
    via=("\x9b0m",),
    reported=Status.DENIED,
    mark=Status.DENIED,
    said_on="2023",
    withdrawn=True,
    created_at="",
    created_by="",
)
CLAIMS = [SALE, DENIAL, QUIET, HOSTILE]
CLAIMED = {claim.id: claim for claim in CLAIMS}
CONFLICT = Conflict(
    1,
    "stance",
    (2, 3),
    "One stands for “The port sold grain”, one against it.",
    (((31, 36), (4, 9)),),
    0.9,
    Judgement.UPHELD,
    "both on record",
    "bo",
    "2024-05-03T10:00:00Z",
)
EVENTS = [
    Event(1, "2024-05-01T10:00:00Z", "ada", "ingest", "3 claims, 2 to 14", "created", None, 3),
    Event(
        2,
        "2024-05-02T10:00:00Z",
        "bo",
        "mark",
        "claim 2",
        "mark",
        None,
        "confirmed",
        "the ledger",
        "2024-04",
        ("http://ledger.example", "claim 3"),
    ),
    Event(3, "2024-05-02T11:00:00Z", "bo", "edit", "claim 2", "tags", [], ["grain", "ports"], undone=True),
]

POSITIONS = Positions(
    Proposition(3, "The port sold grain", 2),
    (Position(SALE, "2024-04-01", "2024-05-02"), Position(DENIAL, "2024-04-02", "", SALE.id)),
)
NAMES = {"gazette": "The Gazette, 2023-11"}
LAST = ("4 of 113", "more: --limit 0", "one: factcheck show 2")
APART = Conflict(2, "number", (14, 2), "12,500 tonnes here, 11,000 there.", (((4, 8), (14, 20)),), 0.8, Judgement.OPEN)


def written(number: int, text: str, source: str, speaker: str, *via: str) -> Claim:
    return Claim(number, "k", text, source, speaker, via=via, created_at="", created_by="")


SCRIPTS = [
    written(21, "東京都知事が記者会見で述べた。「水は安全である」と。", "jp", "小池百合子"),
    written(22, "قال الوزير إن الميناء لم يبع أي حبوب في الشتاء الماضي", "ar", "الوزير"),
    written(23, "The 👨\u200d👩\u200d👧 family 👍🏽 voted 🇦🇿 and ❤️ won.", "em", "Ana 👩🏽"),
    written(24, "השר אמר: אין תבואה בנמל, 12,500 טון.", "he", "השר", "小池百合子"),
]
SCRIPTED = {"jp": "毎日新聞, 2024-05", "ar": "الجريدة, 2024", "em": "Emoji Post 📰", "he": "הארץ, 2024"}
SUGGESTED = [
    Suggestion(2, 3, "The port sold grain", 3, False, 0.9, "shares “grain” with claim 3", SALE.text, DENIAL.text),
    Suggestion(14, 2, "", None, None, 0.45, "shares “port”", QUIET.text, SALE.text),
]
MOMENTS = pictures.in_time([DENIAL, SALE], {})
MIXED = pictures.in_time(CLAIMS, {"gazette": "2023-11-04"})
BARS = [
    ("Mira Oduya", 120),
    ("小池百合子", 3),
    ("The ministry of ports, harbours, ferries and inland waters", 1),
    ("x\x1b", 0),
]

VIEWS: dict[str, Callable[[Console], None]] = {
    "claims": lambda console: listed(CLAIMS, NAMES, console, LAST),
    "claims-columns": lambda console: columned(
        CLAIMS, ("id", "text", "mark", "quotes", "tags", "source"), console, LAST
    ),
    "scripts": lambda console: listed(SCRIPTS, SCRIPTED, console, LAST),
    "hits": lambda console: lists.hits(
        [
            (SALE, Snippet("text", SALE.text, ((4, 8), (31, 36)))),
            (DENIAL, Snippet("quote", "any grain was sold", ((4, 9),))),
            (HOSTILE, Snippet("speaker", "[link=x]y · \x9b0m", ((6, 7),))),
        ],
        NAMES,
        console,
        LAST,
    ),
    "positions": lambda console: sides.positions(POSITIONS, NAMES, console),
    "propositions": lambda console: sides.propositions(
        [
            Summary(3, "The port sold grain", 1, 1, Standing.OPEN),
            Summary(4, "The port was quiet all winter, and nobody saw a ship there before May.", 2, 0, Standing.YES),
            Summary(12, "[red]x \x1b[31m", 0, 1, Standing.ONE_SIDE),
        ],
        console,
    ),
    "sources": lambda console: things.sources(
        [Kept(SOURCE, 1, 3, 1, 2), Kept(Source("b", "B" * 90, withdrawn=True), 2, 0)], console
    ),
    "source": lambda console: things.source(SOURCE, SALE.quotes, console),
    "speakers": lambda console: things.speakers(
        [Speaker(1, "Mira Oduya", SpeakerKind.PERSON, ("Oduya", "M. Oduya"), 1), Speaker(2, "The ministry")], console
    ),
    "conflicts": lambda console: sides.disputes(
        disputes([CONFLICT, APART], CLAIMED), CLAIMED, console, {"The port sold grain": 3}, ("2 questions, 2 pairs",)
    ),
    "suggestions": lambda console: offers.suggestions(SUGGESTED, CLAIMED, console, ("2 of 9 filings",)),
    "matches": lambda console: offers.matches(
        "The port sold 11,000 tonnes of grain",
        [
            (SALE, Match(2, SALE.text, 0.42, differs="another number: 11,000, not 12,500"), [DENIAL]),
            (QUIET, Match(14, QUIET.text, 0.3), []),
        ],
        NAMES,
        console,
    ),
    "timeline": lambda console: pictures.timeline(MOMENTS, "p3  The port sold grain", NAMES, console, ("2 claims",)),
    "timeline-mixed": lambda console: pictures.timeline(MIXED, "", NAMES, console, pictures.span(MIXED)),
    "bars": lambda console: pictures.bars(BARS, console, ("4 of 9, 124 claims", "more: --limit 0")),
    "log": lambda console: history.log(EVENTS, {2: SALE.text}, console),
    "card": lambda console: cards.claim(SALE, SOURCE, EVENTS, [QUIET], [(CONFLICT, DENIAL)], console),
    "card-bare": lambda console: cards.claim(HOSTILE, None, [], [], [], console),
}


def listed(found: Any, names: Any, console: Any, last: Any = ()) -> None:
    """A list of one block."""
    for _ in lists.claims([found] if found else [], lambda _: names, console, lambda *_: last):
        pass


def columned(found: Any, names: Any, console: Any, last: Any = ()) -> None:
    """The same with columns."""
    for _ in lists.columns([found] if found else [], names, console, lambda *_: last):
        pass


def shown(view: Callable[[Console], None], width: int, color: str = "never") -> str:
    stream = io.StringIO()
    view(console_for(color, stream, width))
    return stream.getvalue()


@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_looks_as_it_did(name: str, width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"view.{name}.{width}.txt", shown(VIEWS[name], width))


@pytest.mark.parametrize("width", [20, 30, 47, 69, 70, 99, 100, 109, 110, 200, 400])
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_fits_and_holds_nothing_that_a_terminal_obeys(name: str, width: int) -> None:
    text = shown(VIEWS[name], width)
    assert max((cell_len(line) for line in text.split("\n")), default=0) <= width
    assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize("name", VIEWS)
def test_colour_changes_no_word(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    monkeypatch.setenv("TERM", "xterm-256color")
    colored = re.sub(r"\x1b\[[0-9;]*m", "", shown(VIEWS[name], 100, "always"))
    plain = shown(VIEWS[name], 100)
    assert "".join(colored.split()) == "".join(plain.split()) or "▸" in plain


def test_what_a_status_is_stands_in_its_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for width in (50, 80, 120):
        text = shown(VIEWS["claims"], width, "always")
        assert "\x1b[33malleged" in text
        assert "\x1b[31mDENIED" in text
        assert "\x1b[32mCONFIRMED" in text


def test_a_huge_cell_is_cut_before_it_is_laid_out() -> None:
    huge = Claim(1, "k", "\u202ex " * 3_000_000, "s", speaker="y" * 10_000_000, created_at="", created_by="")
    assert len(shown(lambda console: listed([huge], {}, console), 80)) < 6_000
    assert len(shown(lambda console: cards.claim(huge, None, [], [], [], console), 80)) < 40_000


@pytest.mark.parametrize("width", [20, 30, 40, 69])
def test_on_a_narrow_terminal_a_claim_is_a_block_and_every_status_stands_whole(width: int) -> None:
    text = shown(lambda console: listed(CLAIMS, NAMES, console), width)
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    assert [block.split(" · ")[0] for block in blocks] == [
        "#2 alleged", "#3 DENIED", "#14 alleged", "#1500 DENIED",
    ]  # fmt: skip
    assert "desk CONFIRMED" in blocks[0]


@pytest.mark.parametrize("width", [70, 80, 99, 100, 120, 200])
@pytest.mark.parametrize("name", ["claims", "scripts", "hits", "sources", "log"])
def test_columns_stand_below_one_another_in_every_script(name: str, width: int) -> None:
    """Behind whatever a row begins with, a column begins at the same cell of the terminal."""
    lines = shown(VIEWS[name], width).split("\n")
    heads = {"claims": "desk", "scripts": "desk", "hits": "desk"}
    if name in heads:
        at = cell_len(lines[0][: lines[0].index(heads[name])])
        first = [line for line in lines[2:] if line[:4].strip().isdecimal()]
        assert len(first) == len([row for row in lines if row[:4].strip().isdecimal()]) > 2
        assert {before_cell(line, at) for line in first} <= {" "}


def before_cell(line: str, at: int) -> str:
    """The character that ends just before this cell."""
    for n in range(len(line) + 1):
        if cell_len(line[:n]) == at:
            return line[n - 1]
    return f"nothing ends before cell {at}: {line}"


@pytest.mark.parametrize("width", [50, 80, 120])
def test_an_id_a_date_a_name_and_a_slug_never_break(width: int) -> None:
    long = "relations-between-azerbaijan-and-russia-a-new"
    source = Source(long, "Relations between Azerbaijan and Russia", publisher="Obyektiv", published="2025-07-28")
    claim = Claim(
        1234, "k", "Claims of some length that have to be folded to fit. " * 3, long, "Elkhan Shahinoglu",
        via=("Russian state television", "Azerbaijani media"), said_on="2025-07-28", mark=Status.CONFIRMED,
        proposition="It is so", created_at="2025-07-28T10:00:00Z", created_by="ada",
    )  # fmt: skip
    found = Positions(Proposition(123, "It is so", 1), (Position(claim, "2025-07-28", "2025-07-28"),))
    for view, words in {
        lambda console: listed([claim], {long: "Obyektiv, 2025-07"}, console): ["1234", "2025-07-28", "2025-07"],
        lambda console: columned([claim], ("id", "text", "source", "said_on"), console): ["1234", long],
        lambda console: cards.claim(claim, source, EVENTS, [claim], [(CONFLICT, claim)], console): ["2025-07-28"],
        lambda console: sides.positions(found, {}, console): ["2025-07-28", "#1234", "CONFIRMED", long],
        lambda console: things.sources([Kept(source, 12, 1)], console): ["2025-07-28", "s12"],
    }.items():
        text = shown(view, width)
        assert [
            word for word in [*words, *(["Shahinoglu", "television"] if "Elkhan" in text else [])] if word not in text
        ] == [], text


def test_what_is_cut_shows_an_ellipsis() -> None:
    text = shown(lambda console: listed([QUIET], NAMES, console), 80)
    assert text.count("\n") == 6
    assert "…" in text


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=()), max_size=30), min_size=3, max_size=3), max_size=3),
    st.integers(20, 120),
)
def test_any_text_fits_any_width(rows: list[list[str]], width: int) -> None:
    text = shown(lambda console: table(("a", "b", "c"), rows, console, rigid=("b",)), width)
    assert max(cell_len(line) for line in text.split("\n")) <= width
    assert all(character.isspace() or character.isprintable() for character in text)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 2)), min_size=1, max_size=8), st.integers(8, 200))
def test_columns_share_the_room(columns: list[tuple[int, int]], room: int) -> None:
    natural, shares = [width for width, _ in columns], [share for _, share in columns]
    floors = [min(width, 8) if share else width for width, share in columns]
    assume(sum(floors) <= room)
    widths = fit(natural, floors, shares, room)
    assert sum(widths) <= room
    assert all(width >= floor for width, floor in zip(widths, floors, strict=True))
    assert all(width <= wanted for width, wanted in zip(widths, natural, strict=True))
    if sum(natural) <= room:
        assert widths == natural


@pytest.mark.parametrize(
    ("color", "environment", "escapes"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_asked_for(
    color: str, environment: dict[str, str], escapes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in shown(VIEWS["claims"], 80, color)) is escapes


def test_the_width_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "61")
    assert console_for("never", io.StringIO()).width == 61
    monkeypatch.setenv("COLUMNS", "1")
    assert console_for("never", io.StringIO()).width == 20


def test_nothing_found_prints_nothing() -> None:
    assert shown(lambda console: listed([], {}, console, LAST), 80) == ""


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(UsageError):
        console_for("sometimes", io.StringIO())


def test_a_terminal_is_coloured() -> None:
    leader, follower = os.openpty()
    with os.fdopen(follower, "w") as stream:
        assert console_for("auto", stream).is_terminal is (os.environ.get("NO_COLOR", "") == "" and _capable())
    os.close(leader)


def _capable() -> bool:
    return os.environ.get("TERM") not in ("dumb", "unknown")
