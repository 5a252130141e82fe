"""What a shell offers to complete: live ids, speakers, sources and tags; silent where there is no store."""

import os

import typer

from factcheck.errors import FactcheckError
from factcheck.settings import find_store

Offers = list[tuple[str, str]]


def _offered(ctx: typer.Context, what: str, incomplete: str) -> Offers:
    """What `factcheck.store.reads.offers` has of that name; nothing where no store of this version can be read."""
    from factcheck.store.reads import offers
    from factcheck.store.storage.opening import look_into

    try:
        db = look_into(find_store(ctx.find_root().params.get("db"), os.environ))
    except FactcheckError:
        return []
    try:
        found: Offers = list(getattr(offers, what)(db, incomplete))
        return [(value, " ".join(text.split())[:60]) for value, text in found]
    except FactcheckError:
        return []
    finally:
        db.close()


def claims(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of claims that begin so, the newest first, each with its text."""
    return _offered(ctx, "claims", incomplete)


def sources(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of sources that begin so, each with its title."""
    return _offered(ctx, "sources", incomplete)


def speakers(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of speakers, and the ends of names, that begin so."""
    return _offered(ctx, "speakers", incomplete)


def tags(ctx: typer.Context, incomplete: str) -> Offers:
    """Tags that begin so."""
    return _offered(ctx, "tags", incomplete)


def propositions(ctx: typer.Context, incomplete: str) -> Offers:
    """Propositions by number."""
    return _offered(ctx, "propositions", incomplete)


def verdicts_of_scale(ctx: typer.Context, incomplete: str) -> Offers:
    """The desk's own verdicts that begin so."""
    return _offered(ctx, "verdicts", incomplete)


def verdicts(ctx: typer.Context, incomplete: str) -> Offers:
    """The desk's own verdicts that begin so, then the statuses."""
    return [*verdicts_of_scale(ctx, incomplete), *((word, "") for word in statuses(incomplete))]


def filters(ctx: typer.Context, incomplete: str) -> Offers:
    """Fields of the filter grammar, then their values from the store."""
    from factcheck.query.model import CHOICES, FIELDS

    field, colon, value = incomplete.partition(":")
    if not colon:
        return [(f"{name}:", meaning) for name, meaning in FIELDS.items() if name.startswith(field)]
    if field in CHOICES:
        return [(f"{field}:{choice}", "") for choice in CHOICES[field] if choice.startswith(value)]
    live = {
        "by": speakers,
        "via": speakers,
        "source": sources,
        "tag": tags,
        "about": propositions,
        "id": claims,
        "verdict": verdicts_of_scale,
    }
    return [(f"{field}:{name}", text) for name, text in live[field](ctx, value)] if field in live else []


def claims_or_filters(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of claims for what begins like one, else filters."""
    return claims(ctx, incomplete) if incomplete[:1].isdecimal() or incomplete[:1] == "#" else filters(ctx, incomplete)


def columns(incomplete: str) -> list[str]:
    """Names of columns."""
    from factcheck.exporting.columns import COLUMNS

    done, comma, last = incomplete.rpartition(",")
    return [f"{done}{comma}{name}" for name in COLUMNS if name.startswith(last)]


def statuses(incomplete: str) -> list[str]:
    """The three statuses."""
    return [name for name in ("alleged", "denied", "confirmed") if name.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """What the kinds of conflicts are called."""
    from factcheck.conflicts.rules import RULES
    from factcheck.domain.conflict import LEARNT, SEEN, called

    names = [called(name) for name in (*(rule.name for rule in RULES), LEARNT, *sorted(SEEN))]
    return [name for name in names if name.startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """Export formats."""
    from factcheck.exporting import EXPORTERS

    return [name for name in EXPORTERS if name.startswith(incomplete)]
