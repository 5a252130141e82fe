"""The past of one field on which several people worked, perhaps in copies: what stands, and what they left contested.

A command is known by its key and names those it had seen; two of which neither had seen the other were made apart. The
model is the operation log of git-bug (https://github.com/git-bug/git-bug/blob/master/doc/md/design/data-model.md),
where the past is a union and the state is what follows from it, so the order of merges does not matter. Clocks are
never asked: they may be wrong by years.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

TOGETHER = {"claim": (("draft", "withdrawn"), ("mark", "verdict", "confidence", "grade"))}
"""Fields that are one decision: to accept a draft, or to reject it; to mark, with all that the mark says."""
SETS = frozenset({"tags", "aliases", "replies"})
"""Fields that are collections: what one adds and another adds are both there, and nobody need decide."""
MOST_APART = 50
"""Ends up to which what each had seen is looked at one by one: a desk has no fifty copies, a forged file may."""
FIRST = ("reported", "said_on", "cue", "speaker_as_written", "speaker_role", "proposition", "note", "tags")
"""Fields of a claim that two who make it may give different first values: its key says all the others."""
DRAFT = "draft"
"""Whether a claim was made as a draft: what somebody made as a claim is none, whoever has it as a draft elsewhere."""
ORIGIN = "made-"
"""How the key of a step begins that says with which first value a claim was made, where it was made apart."""
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """What one command did to a field: its key, the keys of those it had seen last, the changes as (field, old, new),
    and the key of the command that it undoes, "" for none.
    """

    key: str
    seen: tuple[str, ...]
    changes: tuple[tuple[str, Any, Any], ...]
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the fields stand, and the ends (a key and how it left the fields) of those who worked apart, none where they
    agree. While it is contested the fields stand as they did before the ways parted.
    """

    state: State
    apart: tuple[tuple[str, State], ...] = ()


def strand_of(thing: str, field: str) -> tuple[str, ...]:
    """The fields of a thing that are decided together with this one, itself among them."""
    return next((group for group in TOGETHER.get(thing, ()) if field in group), (field,))


def origin(claim_key: str, field: str, value: Any) -> str:
    """The key of the step that says so: the same wherever two stores meet, whoever merges whom."""
    import hashlib

    said = json.dumps([claim_key, field, value], sort_keys=True)
    return ORIGIN + hashlib.sha256(said.encode()).hexdigest()[:27]


def outcome(initial: State, nodes: Sequence[Node]) -> Outcome:
    """What follows from the past of a field, in whatever order it is told; a command that was undone, and its undo, are
    as if they had not been. Where it was made apart, no first value stands before the others: while that is contested
    the least of them does, which is the same one in every store.
    """
    initial, nodes = _made_apart(initial, nodes)
    known = {node.key: node for node in nodes}
    gone = {key for node in nodes if node.undoes in known for key in (node.key, node.undoes)}
    order = _in_order(known)
    parents = _spliced(order, known, gone)
    kept = [known[key] for key in order if key not in gone]
    inner = {key for node in kept for key in parents[node.key]}
    ends = sorted(node.key for node in kept if node.key not in inner)
    if len(initial) == 1 and set(initial) <= SETS:
        ((field, value),) = initial.items()
        return Outcome({field: _collected(value, kept, parents, linear=len(ends) < 2)})
    if len(ends) < 2:
        return Outcome(_applied(initial, kept))
    if len(ends) > MOST_APART:
        left = tuple((key, _applied(initial, [known[key]])) for key in ends)
        return _agreed(left) or Outcome(dict(initial), left)
    before = {end: _before(end, parents) for end in ends}
    left = tuple((end, _applied(initial, [node for node in kept if node.key in before[end]])) for end in ends)
    common = set.intersection(*before.values())
    return _agreed(left) or Outcome(_applied(initial, [node for node in kept if node.key in common]), left)


def _made_apart(initial: State, nodes: Sequence[Node]) -> tuple[State, Sequence[Node]]:
    """What stands at first, and the same commands, those that had seen nothing now behind the making that they say they
    began with: what each turned was what it had been made as. That it was made as a draft gives way: a machine drafts.
    """
    nodes = [node for node in nodes if not (node.key.startswith(ORIGIN) and (DRAFT, True) in _turned(node))]
    made = [replace(node, seen=()) for node in nodes if node.key.startswith(ORIGIN)]
    if not made:
        return initial, nodes
    first = dict(initial)
    for field in {field for node in made for field, _, _ in node.changes}:
        values = [new for node in made for one, _, new in node.changes if one == field]
        first[field] = [] if field in SETS else min(values, key=_one)
    known = {node.key for node in nodes}
    rest = [node for node in nodes if not node.key.startswith(ORIGIN)]
    return first, [
        *made,
        *(node if known & {*node.seen} else replace(node, seen=_begun(node, made)) for node in rest),
    ]


def _turned(node: Node) -> list[tuple[str, Any]]:
    return [(field, new) for field, _, new in node.changes]


def _begun(node: Node, made: Sequence[Node]) -> tuple[str, ...]:
    olds = {(field, _one(old)) for field, old, _ in node.changes}
    return tuple(one.key for one in made if any((field, _one(new)) in olds for field, _, new in one.changes))


def _agreed(left: Sequence[tuple[str, State]]) -> Outcome | None:
    states = {json.dumps(state, sort_keys=True) for _, state in left}
    return Outcome(left[0][1]) if len(states) == 1 else None


def _in_order(known: Mapping[str, Node]) -> list[str]:
    """The keys, whatever a command had seen before it; those that had seen the same by their keys. A ring, which only a
    forged file has, is cut where it is met.
    """
    waiting = {key: {one for one in node.seen if one in known and one != key} for key, node in known.items()}
    after: dict[str, list[str]] = {}
    for key, seen in waiting.items():
        for one in seen:
            after.setdefault(one, []).append(key)
    ready = sorted(key for key, seen in waiting.items() if not seen)
    order: list[str] = []
    done: set[str] = set()
    rest = sorted(known, reverse=True)
    while len(order) < len(known):
        if not ready:
            while rest[-1] in done:
                rest.pop()
            ready = [rest.pop()]
        fresh = [key for key in dict.fromkeys(ready) if key not in done]
        order += fresh
        done.update(fresh)
        ready = []
        for key in fresh:
            for later in after.get(key, ()):
                waiting[later].discard(key)
                if not waiting[later] and later not in done:
                    ready.append(later)
        ready.sort()
    return order


def _spliced(order: Sequence[str], known: Mapping[str, Node], gone: set[str]) -> dict[str, set[str]]:
    """What each command had seen last, what is gone replaced by what that had seen; of a ring, what is before."""
    found: dict[str, set[str]] = {}
    for key in order:
        seen = [one for one in known[key].seen if one in found]
        found[key] = {parent for one in seen for parent in (found[one] if one in gone else (one,))}
    return found


def _before(end: str, parents: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {end}, [end]
    while waiting:
        new = parents[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _applied(initial: State, nodes: Iterable[Node]) -> State:
    state = dict(initial)
    for node in nodes:
        state.update((field, new) for field, _, new in node.changes)
    return state


def _collected(value: list[Any], kept: Sequence[Node], parents: Mapping[str, set[str]], *, linear: bool) -> list[Any]:
    """A collection on which several worked: what was added is there unless somebody who had seen it took it out."""
    if linear and kept:
        last: list[Any] = kept[-1].changes[-1][2]
        return last
    there: dict[str, set[str]] = {_one(part): {""} for part in value}
    parts = {_one(part): part for part in value}
    for node in kept:
        seen = {"", *(_before(node.key, parents) if len(kept) <= MOST_APART * 10 else ())}
        for _, before_it, new in node.changes:
            old = [] if node.key.startswith(ORIGIN) else before_it
            parts |= {_one(part): part for part in new}
            before, after = set(map(_one, old)), set(map(_one, new))
            for part in before - after:
                there[part] = there.get(part, set()) - seen
            for part in after - before:
                there.setdefault(part, set()).add(node.key)
    found = [part for one, part in parts.items() if there.get(one)]
    return found if any(isinstance(part, dict) for part in found) else sorted(found)


def _one(part: Any) -> str:
    return json.dumps(part, sort_keys=True)
