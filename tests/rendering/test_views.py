"""Every view at two widths without colour, as golden files; and what must hold at any width for any text."""

import io
import os
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Judgement
from factcheck.domain.dispute import disputes
from factcheck.domain.event import Event
from factcheck.domain.proposition import Proposition
from factcheck.domain.selector import anchor
from factcheck.domain.source import Source
from factcheck.domain.speaker import Speaker, SpeakerKind
from factcheck.domain.status import Status
from factcheck.errors import UsageError
from factcheck.rendering import cards, tables
from factcheck.rendering.console import console_for
from factcheck.rendering.layout import fit, least, table
from factcheck.store.reads.positions import Position, Positions
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

VIEWS: dict[str, Callable[[Console], None]] = {
    "claims": lambda console: tables.claims(CLAIMS, console),
    "claims-columns": lambda console: tables.claims(CLAIMS, console, ("id", "text", "mark", "quotes", "tags")),
    "hits": lambda console: tables.hits(
        [
            (SALE, Snippet("text", SALE.text, ((4, 8), (31, 36)))),
            (DENIAL, Snippet("quote", "any grain was sold", ((4, 9),))),
            (HOSTILE, Snippet("speaker", "[link=x]y · \x9b0m", ((6, 7),))),
        ],
        console,
    ),
    "positions": lambda console: tables.positions(POSITIONS, console),
    "sources": lambda console: tables.sources([(SOURCE, 3), (Source("b", "B" * 90, withdrawn=True), 0)], console),
    "speakers": lambda console: tables.speakers(
        [Speaker(1, "Mira Oduya", SpeakerKind.PERSON, ("Oduya", "M. Oduya"), 1), Speaker(2, "The ministry")], console
    ),
    "conflicts": lambda console: tables.disputes(disputes([CONFLICT], CLAIMED), CLAIMED, console),
    "log": lambda console: tables.log(EVENTS, console),
    "card": lambda console: cards.claim(SALE, SOURCE, EVENTS, [QUIET], [(CONFLICT, DENIAL)], console),
    "card-bare": lambda console: cards.claim(HOSTILE, None, [], [], [], console),
}


def shown(view: Callable[[Console], None], width: int, color: str = "never") -> str:
    stream = io.StringIO()
    view(console_for(color, stream, width))
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_looks_as_it_did(name: str, width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"view.{name}.{width}.txt", shown(VIEWS[name], width))


@pytest.mark.parametrize("width", [20, 30, 47, 80, 200])
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


def test_a_huge_cell_is_cut_before_it_is_laid_out() -> None:
    huge = Claim(1, "k", "\u202ex " * 3_000_000, "s", speaker="y" * 10_000_000, created_at="", created_by="")
    assert len(shown(lambda console: tables.claims([huge], console), 80)) < 2_000
    assert len(shown(lambda console: cards.claim(huge, None, [], [], [], console), 80)) < 40_000


@pytest.mark.parametrize("width", [20, 30, 40])
def test_on_a_narrow_terminal_a_row_is_a_block_and_every_status_stands_whole(width: int) -> None:
    lines = shown(VIEWS["claims"], width).splitlines()
    assert [line.split() for line in lines if line.startswith("reported")] == [
        ["reported", status] for status in ("alleged", "denied", "alleged", "denied")
    ]
    assert ["mark", "confirmed"] in [line.split() for line in lines]
    assert lines.count("") == len(CLAIMS) - 1


def test_what_is_cut_shows_an_ellipsis() -> None:
    text = shown(lambda console: tables.claims([QUIET], console), 80)
    assert text.count("\n") == 4
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
    assume(sum(natural) <= room or room >= least(natural, shares))
    widths = fit(natural, shares, room)
    assert sum(widths) <= room
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
    assert shown(lambda console: tables.claims([], console), 80) == ""


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
