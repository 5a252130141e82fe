"""`factcheck replies`."""

import re
from collections.abc import Callable, Mapping, Sequence
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.groups import group
from factcheck.cli.options import Columns, Csv, DryRun, Json, Jsonl, Limit, ThingSort, are_ids, claim_ids, format_of
from factcheck.cli.session import Session
from factcheck.cli.things import Asked, Thing, cell, write_things
from factcheck.domain.reply import Turn
from factcheck.errors import NotFound, UsageError

if TYPE_CHECKING:
    from factcheck.domain.reply import Reply
    from factcheck.domain.speaker import Speaker
    from factcheck.query.model import Query
    from factcheck.store.search.naming import Concerned
    from factcheck.store.storage.database import Database

app = group(
    "The right of reply: what is said of somebody, what they were asked, and what they answered.\n\nExamples:\n\n"
    "- `factcheck replies peskov`\n\n- `factcheck replies ask peskov 5 6 --how e-mail --until 2026-11-30`\n\n"
    '- `factcheck replies answer peskov --text "That is not so."`'
)

Who = Annotated[str, typer.Argument(metavar="WHO", help="A name or an alias.", autocompletion=completing.speakers)]
Some = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID",
        help="Claim ids, as elsewhere; without any, all that wait for an answer.",
        autocompletion=completing.claims,
    ),
]
Named = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="Claim ids, as elsewhere.", autocompletion=completing.claims),
]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="When; else today.")]
How = Annotated[str, typer.Option("--how", metavar="WAY", help="By which way: e-mail, telephone, letter.")]
Until = Annotated[
    str, typer.Option("--until", metavar="DATE", help="Until when: 2026-11-30, or 2026-11-30T17:00 by your clock.")
]
Text = Annotated[str, typer.Option("--text", metavar="TEXT", help="The words.")]
Documents = Annotated[
    list[str] | None, typer.Option("--document", metavar="D", help="An address or a name; may be repeated.")
]
SHOWN = 12
"""Ids that are said one by one, for the eye alone."""
_KEYS = ("who", "id", "why", "standing", "until", "asked", "how", "last", "text", "speaker", "reported", "source")


@app.command("list")
def listed(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO|ID|FILTER",
            help="A name, or claim ids, then filters as in list.",
            autocompletion=completing.filters,
        ),
    ] = None,
    draft_letter: Annotated[
        bool,
        typer.Option("--draft-letter", help="As the list of a letter, for you to send; nothing of your own is in it."),
    ] = False,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The day to answer by, in the letter.")] = "",
    columns: Columns = None,
    sort: ThingSort = "",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """What concerns somebody, and how it stands with their answers; without a name, all that anybody was asked.

    What is said of somebody is each claim of others, alleged or confirmed, that names them in full or by an alias; what
    has the last word of the name alone is listed as "may name them", and is in no letter. Filters are those of list:
    `reply:overdue`, `tag:harbour`.

    Examples:

    - `factcheck replies "Government of Russia" --draft-letter --until 2026-11-30`

    - `factcheck replies reply:overdue`

    - `factcheck replies 8-9`
    """
    from factcheck.query import parse
    from factcheck.store.reads import claims, replies, speakers

    session = Session.of(ctx)
    who, filters = _parted(words or ())
    if who and are_ids(who.split()):  # a station may be called 112
        with session.reading() as db:
            if not speakers.exactly(db, who):
                claims.every_one(db, claim_ids(who.split()))
                who, filters = "", [*filters, f"id:{','.join(who.split()).replace('#', '')}"]
    rest = parse(filters)
    if rest.terms:
        raise UsageError("A name can't be negated.", "Filters after the name can: not status:denied.")
    if draft_letter and not who:
        raise UsageError("To whom the letter goes is not said.", "Name them: `factcheck replies WHO --draft-letter`.")
    if until and not draft_letter:
        raise UsageError("--until belongs to --draft-letter here.", "`factcheck replies ask` notes what was asked.")
    asked = Asked(format_of(json=json, jsonl=jsonl, csv=csv), columns or (), sort, limit)
    with session.reading() as db:
        if not who:
            _write(session, _everybody(db, rest), asked, "Nobody was asked about anything that fits.", named=True)
            return
        speaker, found = _whom(session, db, who, rest)
        if draft_letter:
            _letter(session, db, speaker, found, until)
        else:
            logs = replies.of_claims(db, [one.claim.id for one in found])
            things = [_thing(speaker.name, one, logs) for one in found]
            _write(session, things, asked, f"No claim concerns {speaker.name}.")


def _whom(session: Session, db: "Database", who: str, rest: "Query") -> "tuple[Speaker, list[Concerned]]":
    """Somebody and the claims that concern them; who never spoke is looked for by the name. Raises NotFound."""
    from factcheck.store.reads import speakers
    from factcheck.store.search.naming import concerning, only_named

    try:
        speaker = speakers.speaker(db, who)
    except NotFound:
        speaker = only_named(who)
        found = concerning(db, speaker, rest)
        if not found:
            raise
        session.say(f"{speaker.name} is no speaker in this store; claims that name them are looked for by that name.")
        return speaker, found
    return speaker, concerning(db, speaker, rest)


def _parted(words: Sequence[str]) -> tuple[str, list[str]]:
    """The name, whatever is in it, and the words that are filters or turn one round."""
    filters = [word for word in words if word.strip() == "not" or re.match(r"\s*(?:not\s+)?[A-Za-z_-]+:\S", word)]
    return " ".join(word for word in words if word not in filters), filters


def _letter(session: Session, db: "Database", speaker: "Speaker", found: "Sequence[Concerned]", until: str) -> None:
    from factcheck.actions import checks
    from factcheck.actions.handing_over import for_a_letter
    from factcheck.cli.told import claims_in_words
    from factcheck.exporting import letter
    from factcheck.store.reads.whole import whole
    from factcheck.store.search.naming import Concern
    from factcheck.text.terminal import data_out

    until = checks.until(until, "day to answer by")
    sure = [one for one in found if one.why is not Concern.PERHAPS]
    theirs = {one.claim.id for one in sure if one.why in (Concern.SAID, Concern.RELAYED)}
    claims, closed = for_a_letter(db, speaker, whole(db, [one.claim for one in sure]))
    if claims:
        of_them, by_them = ([c for c in claims if (c.id in theirs) is mine] for mine in (False, True))
        letter.write(speaker.name, of_them, by_them, data_out(), until=until)
    else:
        session.say(f"No claim concerns {speaker.name}: there is nothing to ask.")
    if closed:
        session.say(
            f"Not in the letter, for their words name what is confidential: {claims_in_words(closed)}. Edit them first."
        )
    if unsure := [str(one.claim.id) for one in found if one.why is Concern.PERHAPS]:
        more = f" … ({len(unsure)} in all)" if len(unsure) > SHOWN else ""
        alias = f" An alias takes them in: `factcheck speaker alias {quote(speaker.name)} …`." if speaker.id else ""
        session.say(
            f"Not in the letter, for they may mean somebody else: claims {', '.join(unsure[:SHOWN])}{more}.{alias}"
        )


def _everybody(db: "Database", query: Any) -> list[Thing]:
    """Everybody who was asked, with each claim that fits."""
    from dataclasses import replace

    from factcheck.query.model import Filter
    from factcheck.store.reads import claims, replies
    from factcheck.store.search import listing
    from factcheck.store.search.naming import Concern, Concerned

    asked = replies.every_claim(db)
    if not asked:
        return []
    mine = replace(query, filters=(*query.filters, Filter("id", tuple(map(str, asked)))))
    plain = replace(mine, filters=(*mine.filters, Filter("is", ("withdrawn",), negated=True)))
    found = claims.index(db, listing.ids(db, plain))
    logs = replies.of_claims(db, found)
    pairs = sorted({(entry.to, number) for number, log in logs.items() for entry in log})
    return [_thing(who, Concerned(found[number], Concern.ASKED), logs) for who, number in pairs]


def _thing(who: str, one: "Concerned", logs: "Mapping[int, Sequence[Reply]]") -> Thing:
    from factcheck.domain.reply import due, standing
    from factcheck.store.reads import replies

    claim = one.claim
    log = [entry for entry in logs.get(claim.id, ()) if entry.to == who]
    asked = [entry for entry in log if entry.turn is Turn.ASKED]
    return {
        "who": who, "id": claim.id, "why": one.why.value, "standing": standing(log, replies.now()).value,
        "until": due(log) or None, "asked": asked[-1].on if asked else None,
        "how": asked[-1].how or None if asked else None, "last": log[-1].told if log else None,
        "text": claim.text, "speaker": claim.speaker or None, "reported": claim.reported.value, "source": claim.source,
    }  # fmt: skip


def _write(session: Session, things: Sequence[Thing], asked: Asked, empty: str, *, named: bool = False) -> None:
    """Write the claims of one person, or with `named` of everybody; a claim that waits for nothing has no “until”."""
    shown = {"id": "#", "why": "why", "standing": "standing", "until": "until", "text": "claim", "last": "last"}
    if named:
        shown = {"who": "who", **shown}

    def rows(some: Sequence[Thing]) -> list[list[str]]:
        return [[cell(thing[key]) for key in shown] for thing in some]

    def draw(some: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering.layout import table

        headers = tuple(shown.values())
        rigid = ("#", "standing", "until")
        return lambda console: table(headers, rows(some), console, rigid=rigid, wide=("claim", "last"))

    write_things(session, things, _KEYS, asked, rows=rows, draw=draw, empty=empty)


def _note(ctx: typer.Context, who: str, entry: "Reply", ids: list[str] | None, dry: bool, new: bool = False) -> None:
    from factcheck.actions.replying import note
    from factcheck.cli.told import claims_in_words
    from factcheck.domain.reply import ended

    session = Session.of(ctx)
    numbers = claim_ids(ids) if ids else []
    with session.writing(f"replies {_VERBS[entry.turn]}", dry=dry) as work:
        noted = note(work, who, entry, numbers, new_speaker=new)
    begun = "Would note" if dry else "Noted"
    session.say(f"{begun} of {claims_in_words(noted.ids)}: {ended(noted.entry.told)}")


_VERBS = {
    Turn.ASKED: "ask", Turn.EXTENDED: "extend", Turn.ANSWERED: "answer", Turn.DECLINED: "decline",
    Turn.DOCUMENTS: "documents", Turn.CORRECTION: "correct",
}  # fmt: skip


def _entry(
    turn: Turn, on: str, text: str = "", how: str = "", until: str = "", sent: list[str] | None = None
) -> "Reply":
    from factcheck.domain.reply import Reply

    return Reply("", turn, on, how, until, text, tuple(sent or ()))


@app.command("ask")
def ask(
    ctx: typer.Context,
    who: Who,
    ids: Named = None,
    how: How = "",
    until: Until = "",
    text: Text = "",
    on: On = "",
    documents: Documents = None,
    new_speaker: Annotated[
        bool, typer.Option("--new-speaker", help="Somebody new though a name that is there is near.")
    ] = False,
    dry: DryRun = False,
) -> None:
    """Note that you asked somebody about claims: how, until when, in which words. You send it; factcheck does not.

    Example:

    - `factcheck replies ask "Port Authority" 5 6 --how e-mail --until 2026-11-30T17:00`
    """
    _note(ctx, who, _entry(Turn.ASKED, on, text, how, until, documents), ids, dry, new_speaker)


@app.command("extend")
def extend(
    ctx: typer.Context, who: Who, ids: Some = None, until: Until = "", text: Text = "", on: On = "", dry: DryRun = False
) -> None:
    """Note that somebody has longer to answer.

    Example:

    - `factcheck replies extend "Port Authority" --until 2026-12-02`
    """
    _note(ctx, who, _entry(Turn.EXTENDED, on, text, until=until), ids, dry)


@app.command("answer")
def answer(
    ctx: typer.Context,
    who: Who,
    ids: Some = None,
    text: Text = "",
    documents: Documents = None,
    how: How = "",
    on: On = "",
    dry: DryRun = False,
) -> None:
    """Note what somebody answered.

    Example:

    - `factcheck replies answer "Port Authority" 5 --text "We never sold it." --document https://port.example/ledger`
    """
    _note(ctx, who, _entry(Turn.ANSWERED, on, text, how, sent=documents), ids, dry)


@app.command("decline")
def decline(
    ctx: typer.Context, who: Who, ids: Some = None, text: Text = "", how: How = "", on: On = "", dry: DryRun = False
) -> None:
    """Note that somebody would not comment: that is an answer too.

    Example:

    - `factcheck replies decline "Port Authority" --how telephone`
    """
    _note(ctx, who, _entry(Turn.DECLINED, on, text, how), ids, dry)


@app.command("documents")
def sent(
    ctx: typer.Context, who: Who, ids: Named = None, documents: Documents = None, on: On = "", dry: DryRun = False
) -> None:
    """Note what documents somebody sent about claims.

    Example:

    - `factcheck replies documents "Port Authority" 5 --document "ledger of 2023, page 3"`
    """
    _note(ctx, who, _entry(Turn.DOCUMENTS, on, sent=documents), ids, dry)


@app.command("correct")
def correct(
    ctx: typer.Context,
    who: Who,
    ids: Named = None,
    text: Text = "",
    documents: Documents = None,
    on: On = "",
    dry: DryRun = False,
) -> None:
    """Note what you corrected in print after somebody was heard; the claims themselves are corrected with `edit`.

    Example:

    - `factcheck replies correct "Port Authority" 5 --text "The sum was $300, not $3 million."`
    """
    _note(ctx, who, _entry(Turn.CORRECTION, on, text, sent=documents), ids, dry)
