"""Reading the verdict scale: what of it stands, who said so, and where copies of a store say otherwise."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.domain.scale import Label, Scale, folded, named, ordered
from factcheck.domain.status import Status
from factcheck.domain.strand import Node, outcome
from factcheck.errors import NotFound
from factcheck.store.reads.strands import ORDER, Frontier
from factcheck.store.storage.database import Condition, Database

Meaning = tuple[str, int, str, str, bool]
"""What a row says of a label: what it counts as, its place in the order, its colour and sign, whether it is dropped."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A label as it stands, how many claims have it, and what else it counts as in a copy of the store."""

    label: Label
    used: int
    otherwise: tuple[Status | None, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The label in JSON: exactly these keys, always all of them."""
        label = self.label
        return {
            "verdict": label.name,
            "counts_as": label.counts_as.value if label.counts_as else None,
            "order": label.order,
            "colour": label.colour or None,
            "sign": label.sign or None,
            "claims": self.used,
            "otherwise": [status.value if status else None for status in self.otherwise],
        }


def current(db: Database) -> Scale:
    """The scale as it stands, the truest first."""
    return tuple(one.label for one in every(db))


def every(db: Database) -> tuple[Standing, ...]:
    """Every label that stands. One that was dropped elsewhere while it is the verdict of a claim stands on: no verdict
    is without its meaning.
    """
    many = used(db)
    labels, apart = _standing(db, many)
    return tuple(Standing(one, many.get(one.name, 0), apart.get(one.name, ())) for one in labels)


def labels(db: Database, names: Collection[str]) -> dict[str, Label]:
    """These labels by their names."""
    return {one.name: one for one in _standing(db, names)[0] if one.name in names}


def _standing(db: Database, used: Collection[str]) -> tuple[Scale, dict[str, tuple[Status | None, ...]]]:
    """The scale, those that are `used` in it in any case, and what else a label counts as in copies of the store."""
    names = {folded(name) for name in used}
    found: dict[str, Label] = {}
    apart: dict[str, tuple[Status | None, ...]] = {}
    for name, nodes in _strands(db).items():
        told = outcome({"means": None}, nodes)
        ends = [state["means"] for _, state in told.apart] or [told.state["means"]]
        kept = [means for means in ends if means and not means[4]]
        if not kept and folded(name) in names:
            kept = [node.changes[0][2] for node in nodes if node.changes][-1:]
        if kept:
            label = _label(name, max(kept))
            found[name] = label
            apart[name] = tuple(sorted({_counted(means) for means in kept} - {label.counts_as}, key=str))
    for name in used:
        if not named(found.values(), name):
            found[name] = Label(name)
    return ordered(found.values()), apart


def used(db: Database) -> dict[str, int]:
    """How many claims have each verdict of a scale."""
    return {name: int(many) for name, many in db.rows(
        "SELECT desk.verdict, count(*) FROM desk JOIN claim ON claim.id = desk.claim_id "
        "WHERE desk.verdict <> '' AND NOT claim.withdrawn GROUP BY desk.verdict"
    )}  # fmt: skip


def of_step(db: Database, step: int) -> list[str]:
    """The labels of which a command said something."""
    return db.column("SELECT label FROM scale WHERE step_id = ? ORDER BY id", [step])


def condition(db: Database, typed: tuple[str, ...]) -> Condition:
    """The condition that a claim has one of these verdicts. Raises NotFound with the nearest one."""
    from factcheck.store.reads.lookup import unknown

    scale = current(db)
    wanted = []
    for name in typed:
        label = named(scale, name)
        if label is None:
            raise unknown("verdict", name, [one.name for one in scale])
        wanted.append(label.name)
    where, values = db.among("verdict", wanted)
    return f"claim.id IN (SELECT claim_id FROM desk WHERE verdict <> '' AND {where})", values


def known(db: Database, typed: str) -> Label:
    """The label of that name. Raises NotFound with the nearest one."""
    from factcheck.store.reads.lookup import unknown

    scale = current(db)
    label = named(scale, typed)
    if label is None:
        raise (unknown("verdict", typed, [one.name for one in scale]) if scale else _no_scale(typed))
    return label


def _no_scale(typed: str) -> NotFound:
    return NotFound(
        f"There is no verdict “{typed}”: this desk has no scale of its own.",
        "`factcheck help scale` shows how to make one.",
    )


def _label(name: str, means: Meaning) -> Label:
    return Label(name, _counted(means), means[1], means[2], means[3])


def _counted(means: Meaning) -> Status | None:
    return Status(means[0]) if means[0] else None


_ROWS = (
    "SELECT scale.label, scale.counts_as, scale.position, scale.colour, scale.sign, scale.dropped, step.key, "
    "scale.after, undo.key FROM scale JOIN step ON step.id = scale.step_id "
    "LEFT JOIN step undo ON undo.undoes_id = step.id "
    "WHERE NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes_id = step.brought_by_id) "
    f"ORDER BY {ORDER}, scale.id"
)


def _strands(db: Database) -> Mapping[str, list[Node]]:
    """What each command said of each label, and which of them were undone."""
    frontier = Frontier()
    found: dict[str, list[Node]] = {}
    spelt: dict[str, str] = {}
    for name, counts_as, position, colour, sign, dropped, key, after, undo in db.rows(_ROWS):
        means: Meaning = (counts_as, position, colour, sign, bool(dropped))
        name = spelt.setdefault(folded(name), name)
        nodes = found.setdefault(name, [])
        nodes.append(Node(key, frontier.seen(name, key, after), (("means", None, means),)))
        if undo:
            nodes.append(Node(undo, (key,), (), key))
    return found


def records(db: Database) -> Iterator[dict[str, Any]]:
    """The scale as lines that another store can take in: the commands that made it, then what they said."""
    rows = list(db.rows(
        "SELECT step.key, step.at, step.analyst, step.verb, undone.key, scale.label, scale.counts_as, scale.position, "
        "scale.colour, scale.sign, scale.dropped, scale.after FROM step "
        "LEFT JOIN step undone ON undone.id = step.undoes_id LEFT JOIN scale ON scale.step_id = step.id "
        "WHERE (scale.id IS NOT NULL OR step.undoes_id IN (SELECT step_id FROM scale)) "
        "AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes_id = step.brought_by_id) "
        f"ORDER BY {ORDER}, step.id, scale.id"
    ))  # fmt: skip
    told: set[str] = set()
    frontier = Frontier()
    for key, at, by, verb, undone, label, counts_as, position, colour, sign, dropped, after in rows:
        if key not in told:
            told.add(key)
            yield {"record": "step", "key": key, "at": at, "by": by, "verb": verb, "undoes": undone}
        if label is not None:
            yield {
                "record": "scale", "step": key, "verdict": label, "counts_as": counts_as or None, "order": position,
                "colour": colour, "sign": sign, "dropped": bool(dropped),
                "after": list(frontier.seen(folded(label), key, after)),
            }  # fmt: skip
