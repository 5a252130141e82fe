"""Claims to write: a plain one, a full one, and hostile ones."""

from hypothesis import strategies as st

from factcheck.domain.beside import Beside, Other, Verdict
from factcheck.domain.claim import Claim
from factcheck.domain.reply import Reply, Turn
from factcheck.domain.selector import Quote
from factcheck.domain.status import Status
from factcheck.domain.storable import says_something

PLAIN = Claim(
    1, "k1", "The bridge was closed.", "harbour-times-2021", created_at="2024-05-01T10:00:00Z", created_by="ada"
)
FULL = Claim(
    2,
    "k2",
    "The port sold 12,500 tonnes of grain for $3 million.",
    "gazette",
    speaker="Mira Oduya",
    speaker_as_written="the harbour master, Mira Oduya,",
    via=("The Gazette", "a clerk > of the port"),
    quotes=(Quote("sold 12,500 tonnes", "port ", " of", 40, 58), Quote("“for | $3 million”", "", "", 70, 88)),
    cue="had reluctantly admitted",
    reported=Status.ALLEGED,
    mark=Status.CONFIRMED,
    said_on="2023-11",
    proposition="The port sold grain",
    tags=("grain", "ports, small"),
    note="seen\nin the ledger",
    origin="ingest:reported speech",
    draft=True,
    withdrawn=True,
    disputed=True,
    created_at="2024-05-01T10:00:00Z",
    created_by="ada",
    beside=Beside(
        Verdict("ada", "2024-06-02T09:00:00Z", "2024-05", "the ledger, page 3", ("https://example.org/a|b", "claim 1")),
        "person",
        "harbour master",
        "The Gazette, 3 November",
        "Gazette Ltd",
        "Jo Bell",
        "2023-11-03",
        "https://gazette.example/3",
        ("paragraph 2, 40-58", ""),
        (2, 1),
        (
            Other(
                1,
                "",
                "The bridge was closed.",
                Status.DENIED,
                Status.CONFIRMED,
                None,
                "harbour-times-2021",
                "number",
                "12,500 or 1,250",
                "open",
            ),
        ),
        (
            Reply("Port Authority", Turn.ASKED, "2023-11-20", "e-mail", "2023-11-22T17:00"),
            Reply("Port Authority", Turn.ANSWERED, "2023-11-22", words="Never | sold.", documents=("page 3",)),
        ),
    ),
)
HOSTILE = Claim(
    3,
    "k3",
    '=HYPERLINK("http://x","[red]y[/red]") :apple: | a\tb\r\nc \x1b[31m \u202ereversed \x00 \ud800 \\',
    "<b>source</b>",
    speaker="'@cmd",
    via=("+1|2", "-5"),
    quotes=(Quote("a \\| b", start=0, end=6),),
    reported=Status.DENIED,
    proposition="=p",
    opposite=True,
    note="-12.5 %",
    mark=Status.DENIED,
    created_at="2024-05-01T10:00:00Z",
    created_by="\u200b",
    beside=Beside(
        Verdict(
            "=a", "<b>", "2024", "<script>alert(1)</script> | =1+1 \x1b[0m \u202e", ("javascript:alert(1)", "=x | y")
        ),
        role="</td>",
        title="<img src=x onerror=alert(1)>",
        publisher="@SUM(A1)",
        url="javascript:alert('x')",
        places=("",),
        replies=(
            Reply("=x <b>", Turn.ASKED, "2024", "\x1b[31m \u202e", "", "'=1+1 <script>", ("javascript:alert(1)",)),
        ),
    ),
)
CLAIMS = (PLAIN, FULL, HOSTILE)

_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(
    lambda text: text.replace("\0", "")
) | st.text("=+-@'\t\r\n\"|>,\\ ;a1", max_size=10)
_some = _text.filter(says_something)
_name = _some.map(str.strip)
_quote = st.builds(Quote, _some)
_places = st.lists(st.sampled_from(["paragraph 1, 0-5", "3-9", ""]), max_size=3).map(tuple)
_verdict = st.builds(
    Verdict, _text, _text, st.sampled_from(["", "2024-02"]), _text, st.lists(_name, max_size=2).map(tuple)
)
_reply = st.builds(
    Reply, _name, st.sampled_from(Turn), st.sampled_from(["", "2024", "2024-02-29"]), _text,
    st.sampled_from(["", "2024-02-29", "2024-02-29T07:30"]), _text, st.lists(_name, max_size=2).map(tuple),
)  # fmt: skip
_beside = st.builds(
    Beside, _verdict, _text, _text, _text, _text, _text, st.sampled_from(["", "2023"]), _text, _places,
    st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)), replies=st.lists(_reply, max_size=2).map(tuple),
)  # fmt: skip
HOSTILE_CLAIMS = st.builds(
    Claim,
    st.integers(1, 2**63 - 1),
    _some,
    _some,
    _some,
    speaker=_text,
    speaker_as_written=_text,
    via=st.lists(_name, max_size=3).map(tuple),
    quotes=st.lists(_quote, max_size=3).map(tuple),
    cue=_text,
    reported=st.sampled_from(Status),
    mark=st.none() | st.sampled_from(Status),
    said_on=st.sampled_from(["", "2024", "2024-02-29"]),
    proposition=_text,
    opposite=st.booleans(),
    tags=st.lists(_name, max_size=3).map(tuple),
    note=_text,
    draft=st.booleans(),
    withdrawn=st.booleans(),
    disputed=st.booleans(),
    created_at=_some,
    created_by=_some,
    beside=_beside,
)
