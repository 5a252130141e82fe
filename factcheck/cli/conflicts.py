"""`factcheck conflicts`."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import completing
from factcheck.cli.asking import Judge, Model, Remote, asker
from factcheck.cli.groups import group
from factcheck.cli.options import (
    Columns,
    Csv,
    DryRun,
    Json,
    Jsonl,
    Limit,
    Note,
    Over,
    ThingSort,
    Words,
    claim_ids,
    format_of,
)
from factcheck.cli.output import first_page, is_table, write_json, write_rows
from factcheck.cli.session import Session
from factcheck.cli.things import Asked, Thing, in_order, write_things
from factcheck.domain.conflict import Judgement, called
from factcheck.errors import FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.domain.claim import Claim
    from factcheck.domain.conflict import Conflict
    from factcheck.domain.dispute import Dispute

app = group(
    "Claims that cannot both stand, the rule that says so, and why.\n\nExamples:\n\n"
    '- `factcheck conflicts by:peskov`\n\n- `factcheck conflicts dismiss 5 6 --note "two different years"`',
)

Judged = Annotated[
    list[str],
    typer.Argument(
        metavar="A B|GROUP",
        help="Claim ids: 5 6, #5,6, 2-4 (every pair of them), or a group as listed (g12).",
        autocompletion=completing.claims,
    ),
]
Two = Annotated[
    list[str],
    typer.Argument(metavar="A B", help="The two claims' ids: 5 47, or 5,47.", autocompletion=completing.claims),
]
Kind = Annotated[
    str,
    typer.Option(
        "--kind", metavar="K", help="Only this kind: sides, marks, number, date …", autocompletion=completing.kinds
    ),
]


@app.command("list")
def listed(
    ctx: typer.Context,
    words: Words = None,
    kind: Kind = "",
    history: Annotated[bool, typer.Option("--all", help="Also those that were judged or have closed.")] = False,
    compare: Annotated[
        bool, typer.Option("--compare", help="Instead the pairs that speak of one thing, for a person to compare.")
    ] = False,
    rescan: Annotated[bool, typer.Option("--rescan", help="First check every claim against every other.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when there is an open conflict.")] = False,
    columns: Columns = None,
    sort: ThingSort = "",
    limit: Limit = None,
    json: Json = False,
    jsonl: Jsonl = False,
    csv: Csv = False,
) -> None:
    """List open conflicts, surest first, those that are one question together: who says what, and what differs.

    Examples:

    - `factcheck conflicts`

    - `factcheck conflicts --kind sides --exit-code --json`
    """
    from factcheck.actions.checks import rule
    from factcheck.cli.reading_up import check_all, read_up
    from factcheck.cli.shown import Showing
    from factcheck.domain.dispute import settled
    from factcheck.query import parse
    from factcheck.store.reads import claims, conflicts, propositions

    session = Session.of(ctx)
    form = format_of(json=json, jsonl=jsonl, csv=csv)
    query = parse(words or [])
    if rescan:
        check_all(session)
    read_up(session)
    with session.reading() as db, Showing(session, db) as seen:
        found = conflicts.every(db, kind=rule(kind) if kind else "", history=history, compare=compare)
        if words:
            found = conflicts.concerning(db, found, query)
        pairs = list(found)
        known = claims.index(db, {*seen.of(number for pair in pairs for number in pair.claims)})
        numbers = {one.text: one.id for one in propositions.every(db)} if is_table(session, form) else {}
        held = 0 if compare else conflicts.held_back(db)
    closed = set() if history else {x.id for x in pairs if settled(x, *(known[number] for number in x.claims))}
    shown = [pair for pair in pairs if pair.id not in closed]
    groups = _groups(shown, known, compare=compare)
    of = {pair.id: group.name for group in groups for pair in group.conflicts}
    things = in_order(({**pair.as_dict(), "group": of[pair.id]} for pair in shown), _KEYS, sort)
    if sort:
        by_id = {pair.id: pair for pair in shown}
        groups = _groups([by_id[thing["id"]] for thing in things], known, compare=compare)

    page = first_page(limit, table=True)

    def draw(_: Sequence[Thing]) -> Callable[[Any], None]:
        from factcheck.rendering import sides

        last = _last(groups, page, compare=compare, history=history)
        return lambda console: sides.disputes(groups[:page], known, console, numbers, last)

    empty = "" if shown else _none(session, words or [], compare=compare, history=history, closed=len(closed))
    by_group = is_table(session, form) and not columns
    asked = Asked(form, columns or (), "", 0 if by_group else limit)
    write_things(session, things, _KEYS, asked, rows=_piped, draw=draw, empty=empty)
    if closed and shown:
        session.say(f"{len(closed)} more settled by the desk's marks on both claims; --all shows them.")
    if held:
        session.say(_HELD.format(held, "s" * (held != 1)))
    if exit_code and any(x.judgement is Judgement.OPEN for x in shown):
        raise typer.Exit(1)


_HELD = (
    "{} pair{} that nothing but a reading of both texts takes for a conflict can be compared (--compare): in a store of"
    " many stories, where so few of the claims are taken for one, most such readings are wrong."
)
_KEYS = (
    *("id", "kind", "claims", "why", "spans", "score", "tier"),
    *("judgement", "note", "judged_by", "judged_at", "group", "called"),
)
"""What a conflict is in JSON."""


def _none(session: Session, words: Sequence[str], *, compare: bool, history: bool, closed: int) -> str:
    """Why no conflict is shown: what was judged, settled or only worth comparing, and what was never looked at."""
    from factcheck.cli.empty import numbers_meant
    from factcheck.domain.conflict import AT_ONCE
    from factcheck.query import parse
    from factcheck.store.reads import conflicts, waiting

    with session.reading() as db:
        all_ones = list(conflicts.every(db, history=True))
        open_ones = sum(one.judgement is Judgement.OPEN for one in conflicts.every(db))
        near = 0 if compare else sum(1 for _ in conflicts.every(db, compare=True))
        never = waiting.unlooked(db, AT_ONCE)
        meant = numbers_meant(db, parse(words))
    parts = []
    if words and (open_ones or all_ones):
        parts.append(f"{len(all_ones) if history else open_ones} without the filter")
    judged = sum(one.judgement is not Judgement.OPEN for one in all_ones)
    if judged and not history and not compare:
        parts.append(f"{judged} judged (--all)")
    if closed:
        parts.append(f"{closed} settled by the desk's marks on both claims (--all)")
    if near:
        parts.append(f"{near} pairs worth comparing (--compare)")
    if never:
        parts.append(f"{never:,} claims never compared (--rescan)")
    what = "Nothing to compare" if compare else "No conflicts" if history else "No open conflicts"
    return f"{what}: {'; '.join(parts)}. {meant}".rstrip() if parts else f"{what}. {meant}".rstrip()


def _last(groups: "Sequence[Dispute]", page: int | None, *, compare: bool, history: bool) -> list[str]:
    """The parts of the last line: how many of how many, and what next."""
    shown = len(groups[:page])
    many = f"{shown:,} of {len(groups):,}" if shown < len(groups) else f"{shown:,}"
    pairs = sum(len(group.conflicts) for group in groups)
    what = f"{many} {'pair' if compare else 'question'}{'s' * (len(groups) != 1)}"
    return [
        what if compare else f"{what}, {pairs:,} pair{'s' * (pairs != 1)}",
        "more: --limit 0" if shown < len(groups) else "",
        "" if history or compare else "judged ones too: --all",
        "" if compare else "worth comparing: --compare",
    ]


def _groups(pairs: "Sequence[Conflict]", known: "Mapping[int, Claim]", *, compare: bool) -> "list[Dispute]":
    from factcheck.domain.dispute import Dispute, disputes

    return [Dispute((pair,), tuple((n,) for n in pair.claims)) for pair in pairs] if compare else disputes(pairs, known)


def _piped(things: Sequence[Thing]) -> list[tuple[str, ...]]:
    return [
        (*map(str, t["claims"]), t["kind"], f"{t['score']:.2f}", t["judgement"], t["tier"], t["why"]) for t in things
    ]


@app.command("stats")
def stats(ctx: typer.Context, json: Json = False) -> None:
    """How often each rule was right, by what people judged so far.

    Example:

    - `factcheck conflicts stats`
    """
    from factcheck.cli.reading_up import read_up
    from factcheck.store.reads import conflicts

    session = Session.of(ctx)
    read_up(session)
    with session.reading() as db:
        counted = conflicts.judged_by_rule(db)
    if json:
        write_json(counted, "json")
        return
    name = called if is_table(session, "") else str
    rows = [
        (
            name(c["kind"]), str(c["open"]), str(c["compare"]), str(c["upheld"]), str(c["dismissed"]), str(c["closed"]),
            "–" if c["precision"] is None else f"{c['precision']:.2f}",
        )
        for c in counted
    ]  # fmt: skip
    write_rows(
        session,
        ("kind", "open", "compare", "upheld", "dismissed", "closed", "precision"),
        rows,
        empty="No conflicts yet.",
    )


_DONE = {Judgement.UPHELD: "upheld", Judgement.DISMISSED: "dismissed", Judgement.OPEN: "reopened"}


def _judge(
    ctx: typer.Context, verdict: Judgement, words: Sequence[str], note: str, kind: str, over: bool, dry: bool
) -> None:
    from factcheck.actions.checks import rule
    from factcheck.actions.judging import judge, leave_to_colleagues, pairs_among, pairs_of
    from factcheck.cli.shown import as_shown, unless_over

    session = Session.of(ctx)
    again = verdict is Judgement.OPEN
    group = all(word[:1] in ("g", "G") for word in words)
    given = [] if group else claim_ids(words)
    if not group and len(given) < 2:
        raise UsageError("Which two claims?", "Give two ids, or a group as `factcheck conflicts` lists them (g12).")

    def write(over: bool) -> tuple[list[tuple[int, int]], list[str]]:
        with session.writing("reopen" if again else verdict.value, dry=dry) as work:
            pairs = (
                [pair for name in dict.fromkeys(words) for pair in pairs_of(work.db, name, judged=again)]
                if group
                else [(given[0], given[1])] if len(given) == 2
                else pairs_among(work.db, given, judged=again)
            )  # fmt: skip
            only = rule(kind) if kind else ""
            if not over:
                as_shown(session, work, [number for pair in pairs for number in pair])
                leave_to_colleagues(work, pairs, verdict, only)
            return pairs, [judged for pair in pairs for judged in judge(work, *pair, verdict, note, only, over=True)]

    pairs, kinds = unless_over(session, over, write)
    done = f"Would have {_DONE[verdict]}" if dry else _DONE[verdict].capitalize()
    if not kinds:
        one = f"The conflict between {given[0]} and {given[1]} is" if len(given) == 2 else "These conflicts are"
        session.say(f"{one} open already.")
    elif len(given) == 2:
        session.say(f"{done} the conflict ({', '.join(map(called, kinds))}) between {given[0]} and {given[1]}.")
    else:
        session.say(f"{done} {len(pairs)} conflict{'s' * (len(pairs) != 1)} of {' '.join(words)}.")


@app.command("uphold")
def uphold(
    ctx: typer.Context,
    words: Judged,
    note: Note = "",
    kind: Kind = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Uphold what was flagged between two claims, or in a group: they really cannot both stand.

    Example:

    - `factcheck conflicts uphold 5 6 --note "checked the cable"`
    """
    _judge(ctx, Judgement.UPHELD, words, note, kind, over, dry)


@app.command("dismiss")
def dismiss(
    ctx: typer.Context,
    words: Judged,
    note: Note = "",
    kind: Kind = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Dismiss what was flagged between two claims, or in a group; it is not asked again.

    Example:

    - `factcheck conflicts dismiss 5 6 --note "two different years"`

    - `factcheck conflicts dismiss g5 --note "two different years"`
    """
    _judge(ctx, Judgement.DISMISSED, words, note, kind, over, dry)


@app.command("reopen")
def reopen(
    ctx: typer.Context,
    words: Judged,
    note: Note = "",
    kind: Kind = "",
    over: Over = False,
    dry: DryRun = False,
) -> None:
    """Open again what was upheld or dismissed between two claims, or in a group.

    Example:

    - `factcheck conflicts reopen 5 6 --note "the ministry has corrected itself"`
    """
    _judge(ctx, Judgement.OPEN, words, note, kind, over, dry)


@app.command("add")
def added(ctx: typer.Context, words: Two, note: Note = "", over: Over = False, dry: DryRun = False) -> None:
    """Say that two claims cannot both stand, and why: what no rule has seen.

    Example:

    - `factcheck conflicts add 5 47 --note "an investigation cannot be over and go on"`
    """
    from factcheck.actions.judging import add
    from factcheck.cli.shown import as_shown, unless_over

    session = Session.of(ctx)
    both = claim_ids(words)
    if len(both) != 2:
        raise UsageError("Which two claims?", "As in `factcheck conflicts add 5 47 --note …`.")
    left, right = both

    def write(over: bool) -> None:
        with session.writing("conflicts add", dry=dry) as work:
            if not over:
                as_shown(session, work, both, besides=("mark", "verdict"))
            add(work, left, right, note)

    unless_over(session, over, write)
    session.say(f"{'Would add' if dry else 'Added'} a conflict between {left} and {right}, upheld.")


@app.command("ask")
def asked(
    ctx: typer.Context,
    judge: Judge = "",
    model: Model = "",
    remote: Remote = False,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Pairs to ask about; 0 for all.")] = 50,
    dry: DryRun = False,
) -> None:
    """Have a language model that the desk runs read the pairs worth comparing, likeliest first.

    It is asked on this machine unless --allow-remote; what it answers counts only as far as its words stand in the
    claims. A contradiction that it sees is kept in its name, for a person to judge, and is never “disputed” by itself.

    Example:

    - `factcheck conflicts ask --judge http://127.0.0.1:8080/v1 --judge-model qwen3`
    """
    from factcheck.actions.asking_judge import ask, store, waiting
    from factcheck.cli.progress import counting
    from factcheck.cli.told import tell_conflicts

    session = Session.of(ctx)
    with session.reading() as db:
        pairs = waiting(db, limit or None)
    if not pairs:
        session.say("No pairs wait for comparison: `factcheck conflicts --rescan` looks for them.")
        return
    with asker(session, judge, model, remote=remote) as somebody, counting(session, "pairs read") as progress:
        read = ask(somebody, pairs, progress)
    with session.writing("conflicts ask", dry=dry) as work:
        found = store(work, somebody.model, read)
    unread = sum(one.said is None for one in read) + len(pairs) - len(read)
    session.say(f"{len(read)} pairs asked about: {len(found)} contradict, {unread} without a usable answer.")
    tell_conflicts(session, found)
    if somebody.hopeless:
        raise FactcheckError(f"{somebody.model} gave no usable answer {unread} times.", "Try another model.")
