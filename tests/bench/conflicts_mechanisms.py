"""How often each kind of conflict is right, and the table that decides which kinds are flagged.

usage: conflicts_mechanisms.py [--write]        (--write: factcheck/lexicon/mechanisms.txt)

Every two claims of the gold stores and of the development stores that share a word, and the development pairs, are
looked at as strangers, each kind of conflict for itself, whether it is trusted or not. What any kind finds between two
claims in the same words is counted once more, our own pairs with it. Nothing is read or printed but numbers, so the
stores that are only scored count too; so do the graded flags on real claims (tests/gold/real_flags.tsv). The learnt
judge flags together with the order of pairs to compare, so it is counted as `conflicts_fit.py` measures it: a store by
an order that was not fitted to it.
"""

import itertools
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from conflicts import claim_of
from conflicts_fit import READ, SCORED, by_the_others, fit, flagged, stores, table, with_the_judge

from factcheck import lexicon
from factcheck.conflicts.comparing import compared
from factcheck.conflicts.rules import suspect
from factcheck.conflicts.scope import same_words
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import ENOUGH, SAME_WORDS, lower_bound
from factcheck.domain.conflict import LEARNT, SURE
from factcheck.text import opposing

ROOT = Path(__file__).parents[2]
STORES = (ROOT / "tests/gold/conflict_stores", ROOT / "../shared/bench/conflicts_desk/stores")
OWN = ROOT / "tests/gold/conflicts.jsonl"
REAL = ROOT / "tests/gold/real_flags.tsv"
PAIRS = ROOT / "../shared/bench/conflicts_desk/pairs.jsonl"

_HEAD = """# How often each kind of conflict was right between claims that nobody has put side by side: kind, right,
# flags, and how many of these flags were raised in whole stores. Written by tests/bench/conflicts_mechanisms.py on
# {day}; MIT.

"""


def count(left: Side, right: Side, label: bool, flags: Counter[str], hits: Counter[str]) -> None:
    kinds = {finding.rule for finding in suspect(left, right) if finding.score >= SURE}
    for kind in kinds | {SAME_WORDS for kind in kinds if same_words(left, right, kind)}:
        flags[kind] += 1
        hits[kind] += label


def count_learnt(flags: Counter[str], hits: Counter[str]) -> None:
    """What the learnt judge flags in stores that the order was not fitted to."""
    read, scored = stores(READ), stores(SCORED)
    names = sorted({name for rows, *_ in read for row in rows for name in row})
    weights, offset = fit(read, names)
    for found, odds in (
        (read, by_the_others(read, names)),
        (scored, [table(rows, names) @ weights + offset for rows, *_ in scored]),
    ):
        right, all_of_them = flagged(found, with_the_judge(found, odds))
        flags[LEARNT] += all_of_them
        hits[LEARNT] += right


def count_learnt_pair(left: Side, right: Side, label: bool, flags: Counter[str], hits: Counter[str]) -> None:
    """The same of a pair, as if each were the other's first neighbour."""
    pair = compared(left, right, suspect(left, right), (1, 1), learnt_flags=True)
    if pair and pair.rule == LEARNT:
        flags[LEARNT] += 1
        hits[LEARNT] += label


def main() -> None:
    in_stores: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    in_pairs: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for folder in STORES:
        for path in sorted(folder.rglob("*.jsonl")):
            if not path.with_suffix(".gold.json").is_file():
                continue
            gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
            planted = {frozenset(row[:2]) for row in gold["conflicts"]}
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            sides = [Side(claim_of(row, row["id"])) for row in rows]
            for left, right in itertools.combinations(sides, 2):
                if left.stems & right.stems:
                    count(left, right, frozenset((left.claim.id, right.claim.id)) in planted, *in_stores)
    for line in PAIRS.read_text(encoding="utf-8").splitlines() if PAIRS.is_file() else ():
        pair = json.loads(line)
        sides = Side(claim_of(pair["a"], 1)), Side(claim_of(pair["b"], 2))
        count(*sides, bool(pair["label"]), *in_pairs)
        if opposing.available():
            count_learnt_pair(*sides, bool(pair["label"]), *in_pairs)
    if opposing.available():
        count_learnt(*in_stores)
    for line in OWN.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        flags, hits = Counter[str](), Counter[str]()
        count(Side(claim_of(pair["a"], 1)), Side(claim_of(pair["b"], 2)), bool(pair["label"]), flags, hits)
        in_pairs[0][SAME_WORDS] += flags[SAME_WORDS]
        in_pairs[1][SAME_WORDS] += hits[SAME_WORDS]
    for line in REAL.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, right, flags = line.split("\t")
            in_stores[0][kind] += int(flags)
            in_stores[1][kind] += int(right)
    lines = []
    for kind in sorted(in_stores[0].keys() | in_pairs[0].keys()):
        right, flags = in_stores[1][kind] + in_pairs[1][kind], in_stores[0][kind] + in_pairs[0][kind]
        bound = lower_bound(right, flags)
        print(
            f"{kind:12} stores {in_stores[1][kind]:3} of {in_stores[0][kind]:3}   pairs {in_pairs[1][kind]:3} of "
            f"{in_pairs[0][kind]:3}   lower bound {bound:.2f}  {'flagged' if bound >= ENOUGH else 'compare'}"
        )
        lines.append(f"{kind}\t{right}\t{flags}\t{in_stores[0][kind]}\n")
    if "--write" in sys.argv:
        target = Path(lexicon.__file__).with_name("mechanisms.txt")
        target.write_text(_HEAD.format(day=date.today().isoformat()) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
