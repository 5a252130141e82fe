"""Marks to look at again: what they rest on was changed since they were given, or they are old."""

from datetime import UTC, datetime, timedelta

from factcheck.store.reads.evidence import ALONE
from factcheck.store.storage.database import Condition, Database

DECIDED = """(claim.mark IS NOT NULL
 OR EXISTS (SELECT 1 FROM desk WHERE desk.claim_id = claim.id AND desk.verdict <> ''))"""
"""The desk has said something of the claim: also that nothing is established ("unverifiable"), which ages no less."""

_STANDS = "step.undoes_id IS NULL AND NOT EXISTS (SELECT 1 FROM step back WHERE back.undoes_id = step.id)"
"""What was not taken back; what took it back is no change of its own."""
_LAST = f"""(SELECT max(event.id) FROM event JOIN step ON step.id = event.step_id
             WHERE event.claim_id = given.claim_id AND event.field = 'mark' AND {_STANDS})"""
_LATER = f"""
EXISTS (SELECT 1 FROM event later JOIN step ON step.id = later.step_id
        WHERE later.id > given.id AND (given.field = 'mark' OR later.id > coalesce({_LAST}, 0))
        AND later.old <> later.new AND {_STANDS} AND {{what}})"""
_FIELDS = "('mark', 'verdict', 'text', 'withdrawn')"
_REMOVED = f"""
EXISTS (SELECT 1 FROM event taken JOIN step ON step.id = taken.step_id JOIN step maker ON maker.id = given.step_id
        WHERE taken.claim_id = given.claim_id AND taken.field = '{ALONE}' AND {_STANDS}
        AND replace(taken.old, '"' || maker.key || ':' || (
          SELECT count(*) FROM evidence e JOIN event v ON v.id = e.event_id
          WHERE v.step_id = given.step_id AND v.claim_id = given.claim_id AND e.id < evidence.id) || '"', '')
        <> taken.old)
"""
"""Whether a record was taken away: by its key, that of the command that gave it and its place in what that gave."""
_GROUND = f"""
SELECT DISTINCT given.claim_id AS marked, evidence.claim_id AS claim, evidence.source_id AS source FROM evidence
JOIN event given ON given.id = evidence.event_id AND given.field IN ('mark', '{ALONE}')
JOIN claim ON claim.id = given.claim_id AND {DECIDED} AND NOT claim.withdrawn
WHERE (given.id = {_LAST} OR given.field = '{ALONE}'
       AND EXISTS (SELECT 1 FROM step WHERE step.id = given.step_id AND {_STANDS}))
AND ({_LATER.format(what=f"later.claim_id = evidence.claim_id AND later.field IN {_FIELDS}")}
     OR {_LATER.format(what="later.source_id = evidence.source_id AND later.field = 'withdrawn'")}
     OR EXISTS (SELECT 1 FROM source newer WHERE newer.previous_id = evidence.source_id
                AND newer.step_id > given.step_id AND NOT newer.withdrawn))
AND NOT {_REMOVED}"""
_OLD = f"""
SELECT event.claim_id FROM event JOIN step ON step.id = event.step_id
WHERE event.field IN ('mark', 'approved_by') AND event.claim_id IS NOT NULL AND {_STANDS}
GROUP BY event.claim_id HAVING max(step.at) < ?"""


def condition(db: Database) -> Condition:
    """The claims whose mark is to be looked at again."""
    ground = f"claim.id IN (SELECT marked FROM ({_GROUND}) shaken)"
    return f"({DECIDED} AND ({ground} OR claim.id IN ({_OLD})))", [_before(db)]


def grounds(db: Database, claim_id: int | None = None) -> tuple[tuple[int, str], ...]:
    """The marks, of one claim or of all, whose evidence changed after they were given: the claim that is marked, and
    the claim (#9) or source that it rests on.
    """
    only = " WHERE marked = ?" if claim_id is not None else ""
    rows = db.rows(
        f"SELECT marked, claim, slug FROM ({_GROUND}) shaken LEFT JOIN source named ON named.id = shaken.source{only} "
        "ORDER BY marked, claim, slug",
        [] if claim_id is None else [claim_id],
    )
    return tuple((marked, f"#{claim}" if claim else slug) for marked, claim, slug in rows)


def old(db: Database, claim_id: int | None = None) -> int:
    """How many marks, of one claim or of all, nobody has looked at for long."""
    only = " AND claim.id = ?" if claim_id is not None else ""
    standing = f"{DECIDED} AND NOT withdrawn AND NOT draft"
    bound = [_before(db), *([] if claim_id is None else [claim_id])]
    return int(db.value(f"SELECT count(*) FROM claim WHERE {standing} AND id IN ({_OLD}){only}", bound))


def _before(db: Database) -> str:
    """The UTC time before which a mark is old, as steps have theirs."""
    return (datetime.now(UTC) - timedelta(days=db.old_after)).strftime("%Y-%m-%dT%H:%M:%SZ")
