"""The store in numbers."""

from factcheck.domain.conflict import AT_ONCE, SURE
from factcheck.query import Query
from factcheck.store.reads import waiting
from factcheck.store.reads.propositions import FILED
from factcheck.store.reads.speakers import HERE
from factcheck.store.storage import rescans
from factcheck.store.storage.database import Database

_COUNTS = {
    "claims": "SELECT count(*) FROM claim WHERE NOT withdrawn AND NOT draft",
    "drafts": "SELECT count(*) FROM claim WHERE draft AND NOT withdrawn",
    "withdrawn": "SELECT count(*) FROM claim WHERE withdrawn",
    "alleged": "SELECT count(*) FROM claim WHERE status = 'alleged' AND NOT withdrawn AND NOT draft",
    "denied": "SELECT count(*) FROM claim WHERE status = 'denied' AND NOT withdrawn AND NOT draft",
    "confirmed": "SELECT count(*) FROM claim WHERE status = 'confirmed' AND NOT withdrawn AND NOT draft",
    "marked": "SELECT count(*) FROM claim LEFT JOIN desk ON desk.claim_id = claim.id "
    "WHERE (mark IS NOT NULL OR coalesce(verdict, '') <> '') AND NOT withdrawn",
    "disputed": "SELECT count(*) FROM claim WHERE disputed AND NOT withdrawn",
    "sources": "SELECT count(*) FROM source WHERE NOT withdrawn",
    "speakers": f"SELECT count(*) FROM speaker WHERE {HERE}",
    "propositions": f"SELECT count(*) FROM proposition WHERE {FILED}",
    "open_conflicts": f"SELECT count(*) FROM conflict WHERE judgement = 'open' AND NOT closed AND score >= {SURE}",
    "commands": "SELECT count(*) FROM step WHERE NOT imported",
    "imported_commands": "SELECT count(*) FROM step WHERE imported",
}


def counted(db: Database) -> dict[str, int]:
    """How many of each there are, the size of the store in bytes, and how many claims were not compared with the others
    yet, or by their words alone; then how many claims carry each tag.
    """
    found = {name: int(db.value(sql)) for name, sql in _COUNTS.items()}
    found["bytes"] = db.bytes()
    found["not_compared_yet"] = waiting.unlooked(db, AT_ONCE) + len(rescans.unread(db))
    tagged = db.rows(
        "SELECT tag.name, count(*) FROM claim_tag JOIN tag ON tag.id = claim_tag.tag_id GROUP BY tag.name ORDER BY 1"
    )
    return found | {f"tag:{name}": n for name, n in tagged}


_BY = {
    "speaker": "coalesce((SELECT name FROM speaker WHERE speaker.id = claim.speaker_id), '')",
    "source": "(SELECT title FROM source WHERE source.id = claim.source_id)",
    "status": "claim.status",
    "month": "substr(claim.said_on, 1, 7)",
    "verdict": "coalesce(nullif((SELECT verdict FROM desk WHERE desk.claim_id = claim.id), ''), claim.mark, '')",
}


def by(db: Database, query: Query, what: str) -> list[tuple[str, int]]:
    """How many of the claims that fit each speaker, source, status, verdict or month (of what was said; a year stands
    for itself) has: the most first, months in their order; "" for what is not known.
    """
    from factcheck.store.search import listing

    where, values = listing.condition(db, query)
    order = "1" if what == "month" else "2 DESC, 1"
    sql = f"SELECT {_BY[what]}, count(*) FROM claim WHERE {where} GROUP BY 1 ORDER BY {order}"
    found = [(str(name), int(many)) for name, many in db.rows(sql, values)]
    return [one for one in found if one[0]] + [one for one in found if not one[0]] if what == "month" else found
