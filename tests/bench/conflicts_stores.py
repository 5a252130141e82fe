"""What the conflict rules find in whole stores, through the command line: precision and recall by tier and mechanism.

usage: conflicts_stores.py [FOLDER...] [--errors FILE] [--judge URL]     (gold stores, ../shared/bench/conflicts_desk)

A folder holds NAME.jsonl, claims as `factcheck import` takes them, and NAME.gold.json: {"conflicts": [[a, b, type,
why]], "same": [[a, b]], "updates": [[a, b]]}; it may hold pairs.jsonl or easy.jsonl: {"a", "b", "label", "type"} a
line. Each store is imported into a store of its own and asked what stands in `conflicts`, and in `conflicts --compare`
where there is such a thing. The first tiers are *disputed* and *flagged*; of the planted conflicts those count as shown
that stand there or among the first three times as many rows of *compare* as conflicts were planted.

What may be read and what is only scored is kept apart. In the development folder the stores `company` and `border` are
read, the others scored; of its pairs, counted within each label and type in the order of the file, the first, third,
fifth ... are read and the rest scored. A folder named `held` is only scored. `--errors` writes what went wrong where it
may be read, and nothing else. `--judge` has a desk's own model read the first rows of *compare* (`conflicts ask`) and
the pairs: what it flags is counted as `judge`, beside the tiers.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conflicts import endpoint_of, figures, judged, predict, with_judge

from factcheck.asking.endpoint import Endpoint

ROOT = Path(__file__).parents[2]
FOLDERS = (
    ROOT / "tests/gold/conflict_stores/seen",
    ROOT / "tests/gold/conflict_stores/held",
    ROOT / "../shared/bench/conflicts_desk",
)
READ = ("company", "border")
"""The stores of the development folder that may be read."""

OFFERED = 25
"""How many of the suggested filings are judged."""

Pair = frozenset[int]


@dataclass
class Tally:
    """Counts over stores of one part."""

    planted: int = 0
    right: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    found: int = 0
    shown: int = 0
    same: int = 0
    updates: int = 0
    all_updates: int = 0
    types: Counter[str] = field(default_factory=Counter)
    types_found: Counter[str] = field(default_factory=Counter)
    offers: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)

    def say(self, name: str) -> None:
        """Print the figures of this part."""
        right, flagged = self.right["*"], self.flagged["*"]
        print(
            f"{name}: P {right / max(1, flagged):.3f}  R {self.found / max(1, self.planted):.3f}  ({right} right of "
            f"{flagged} flagged, {self.planted} planted); shown {self.shown / max(1, self.planted):.3f}; wrongly: "
            f"{self.same} same, {self.updates} of {self.all_updates} updates"
        )
        rules = sorted(self.flagged.keys() - {"*"})
        print("    by mechanism: " + "  ".join(f"{rule} {self.right[rule]}/{self.flagged[rule]}" for rule in rules))
        print("    by type: " + "  ".join(f"{k} {self.types_found[k]}/{n}" for k, n in sorted(self.types.items())))
        if self.judged:
            print(f"    judge, beside the tiers: {self.judged['right']} right of {self.judged['flagged']} flagged")
        first = sum(self.offers.values())
        print(f"    suggest: {self.offers['right']} right of the first {first}: {dict(self.offers)}")


def product(db: Path, *words: str, may_fail: bool = False) -> str:
    """What a command prints; "" for one that fails and may."""
    env = {**os.environ, "FACTCHECK_ANALYST": "bench"}
    done = subprocess.run(
        [str(Path(sys.executable).with_name("factcheck")), "--db", str(db), *words],
        capture_output=True, text=True, env=env, cwd=db.parent,
    )  # fmt: skip
    if done.returncode and not may_fail:
        sys.exit(f"factcheck {' '.join(words)}: exit {done.returncode}: {done.stderr[-800:]}")
    return "" if done.returncode else done.stdout


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(path: Path, tally: Tally, errors: list[dict[str, Any]] | None, judge: Endpoint | None) -> None:
    """Import one store and count what is flagged, compared, suggested, and seen by a judge."""
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    rows = {(row["text"], row["said_on"] or "", row["reported"]): row for row in lines(path)}
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "desk.db"
        product(db, "init", str(db))
        product(db, "import", str(path))
        listed = json.loads(product(db, "list", "--limit", "0", "--json"))
        known = {c["id"]: rows[c["text"], c["said_on"] or "", c["reported"]] for c in listed}
        flags = json.loads(product(db, "conflicts", "--limit", "0", "--json"))
        compare = json.loads(product(db, "conflicts", "--compare", "--limit", "0", "--json", may_fail=True) or "[]")
        offers = json.loads(product(db, "suggest", "--limit", str(OFFERED), "--json"))
        seen = _seen_by(judge, db, 3 * len(gold["conflicts"])) if judge else []
    kinds = {frozenset((a, b)): kind for a, b, kind, _ in gold["conflicts"]}
    same, updates = ({frozenset(pair[:2]) for pair in gold[name]} for name in ("same", "updates"))

    def pair_of(found: dict[str, Any]) -> Pair:
        return frozenset(known[n]["id"] for n in found["claims"])

    flagged: dict[Pair, dict[str, Any]] = {}
    for found in flags:
        flagged.setdefault(pair_of(found), found)
    first = list(dict.fromkeys(pair_of(found) for found in compare if pair_of(found) not in flagged))[: 3 * len(kinds)]
    _count(tally, kinds, flagged, set(first), same, updates)
    by_id = {row["id"]: row for row in known.values()}
    if errors is not None:
        for pair in flagged.keys() - kinds.keys() | kinds.keys() - flagged.keys():
            told = "same" if pair in same else "update" if pair in updates else kinds.get(pair, "unrelated")
            found = flagged.get(pair, {"kind": "", "why": "", "score": 0})
            fault = "missed" if pair in kinds else "false alarm"
            place = first.index(pair) + 1 if pair in first else 0
            errors.append({"store": path.stem, "fault": fault, "type": told, "compare": place, **found,
                           "a": by_id[min(pair)], "b": by_id[max(pair)]})  # fmt: skip
    for pair in {pair_of(found) for found in seen} - flagged.keys():
        tally.judged["flagged"] += 1
        tally.judged["right"] += pair in kinds
    for offer in offers:
        tally.offers[_offer(offer, known, kinds, same, updates)] += 1


def _seen_by(judge: Endpoint, db: Path, most: int) -> list[dict[str, Any]]:
    """What a model sees in the first rows of *compare*."""
    given = ["--judge", judge.url, "--judge-model", judge.model, *(["--allow-remote"] if judge.remote else [])]
    product(db, "conflicts", "ask", "--limit", str(most), *given, may_fail=True)
    found: list[dict[str, Any]] = json.loads(
        product(db, "conflicts", "--compare", "--kind", "judge", "--limit", "0", "--json")
    )
    return found


def _count(
    tally: Tally, kinds: dict[Pair, str], flagged: dict[Pair, dict[str, Any]], first: set[Pair], same: set[Pair],
    updates: set[Pair],
) -> None:  # fmt: skip
    tally.planted += len(kinds)
    tally.found += len(kinds.keys() & flagged.keys())
    tally.shown += len(kinds.keys() & (flagged.keys() | first))
    tally.same += len(flagged.keys() & same)
    tally.updates += len(flagged.keys() & updates)
    tally.all_updates += len(updates)
    for pair, found in flagged.items():
        for name in ("*", found.get("mechanism") or found["kind"], f"[{found.get('tier', 'flagged')}]"):
            tally.flagged[name] += 1
            tally.right[name] += pair in kinds
    tally.types.update(kinds.values())
    tally.types_found.update(kind for pair, kind in kinds.items() if pair in flagged)


def _offer(
    offer: dict[str, Any], known: dict[int, Any], kinds: dict[Pair, str], same: set[Pair], updates: set[Pair]
) -> str:
    """Right as offered: one statement on one side (a denial states it too), a contradiction on two sides or asked."""
    pair = frozenset((known[offer["claim"]]["id"], known[offer["with"]]["id"]))
    if pair in same or kinds.get(pair) == "denial":
        return "right" if offer["opposite"] is False else "one statement on two sides"
    if pair in kinds:
        return "right" if offer["opposite"] is not False else "a contradiction on one side"
    return "update" if pair in updates else "neither"


def pairs_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The pairs of a file, read and scored apart."""
    seen: Counter[tuple[int, str]] = Counter()
    parts = defaultdict(list)
    for pair in lines(path):
        key = pair["label"], pair["type"]
        parts["scored" if "held" in path.parts or seen[key] % 2 else "read"].append(pair)
        seen[key] += 1
    return parts


def measure_pairs(path: Path, errors: list[dict[str, Any]] | None, judge: Endpoint | None) -> None:
    """Print what is found of pairs that somebody puts side by side, as `conflicts.py` does."""
    for part, pairs in sorted(pairs_of(path).items()):
        got = [predict(pair) for pair in pairs]
        hits = sum(g["conflict"] and p["label"] for g, p in zip(got, pairs, strict=True))
        flagged, labels = sum(g["conflict"] for g in got), sum(p["label"] for p in pairs)
        p, r = hits / max(1, flagged), hits / max(1, labels)
        print(
            f"{path.stem}, {part}: P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}  "
            f"({hits} right of {flagged} flagged, {labels} conflicts, {len(pairs)} pairs)"
        )
        if judge:
            seen = zip(pairs, judged(pairs, judge), strict=True)
            print(f"    judge {figures([(pair['label'], yes) for pair, yes in seen])}")
        rules = Counter((g["rule"], p["label"]) for g, p in zip(got, pairs, strict=True) if g["conflict"])
        print("    by mechanism: " + "  ".join(f"{r} {rules[r, 1]}/{rules[r, 1] + rules[r, 0]}"
                                               for r in sorted({r for r, _ in rules})))  # fmt: skip
        for label in (1, 0):
            n = Counter(pair["type"] for pair in pairs if pair["label"] == label)
            f = Counter(q["type"] for q, g in zip(pairs, got, strict=True) if q["label"] == label and g["conflict"])
            print(f"    {'found' if label else 'false alarms'}: " + "  ".join(f"{t} {f[t]}/{n[t]}" for t in sorted(n)))
        if part == "read" and errors is not None:
            errors += [
                {"store": "pairs", "fault": "missed" if q["label"] else "false alarm", **g, **q}
                for g, q in zip(got, pairs, strict=True)
                if g["conflict"] != bool(q["label"])
            ]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", type=Path)
    with_judge(parser)
    given = parser.parse_args()
    judge = endpoint_of(given)
    errors: list[dict[str, Any]] = []
    for folder in [folder.resolve() for folder in given.folders or FOLDERS]:
        if not folder.is_dir():
            print(f"{folder} is not here: skipped.")
            continue
        stores = folder / "stores" if (folder / "stores").is_dir() else folder
        development = stores != folder
        parts: dict[str, Tally] = defaultdict(Tally)
        for path in sorted(stores.glob("*.jsonl")):
            if path.with_suffix(".gold.json").is_file():
                read = path.stem in READ if development else folder.name != "held"
                score(path, parts["read" if read else "scored"], errors if read else None, judge)
        for part, tally in sorted(parts.items()):
            tally.say(f"stores of {folder.name}, {part}")
        for name in ("pairs", "easy"):
            if (folder / f"{name}.jsonl").is_file():
                measure_pairs(folder / f"{name}.jsonl", errors if folder.name != "held" else None, judge)
    if given.errors:
        given.errors.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in errors), encoding="utf-8")
        print(f"{len(errors)} errors in {given.errors}")


if __name__ == "__main__":
    main()
