"""Names in other spellings and scripts, numbers and dates written otherwise, through the product's own search.

    python tests/bench/spelt.py names-scripts.tsv names-scripts-held.tsv [--all]     scored a file each
    python tests/bench/spelt.py names-scripts.tsv --show --beside names-scripts-held.tsv
    python tests/bench/spelt.py --values values.tsv [--show]

What is filed is the first spelling of each group. All groups of all files are in one store, beside the claims of
`../shared/bench/matching/claims.jsonl` where they are. Printed: R@10, R@1, how often another group's claim comes first,
how often such a one is said to have all the words; and the last with the wanted group taken out of the store
("absent"). `alias` groups need a table of names and are counted apart. `--all` files each spelling in turn and asks for
all others. `--show` is for lists that may be read.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from matching import store

from factcheck.errors import FactcheckError
from factcheck.query import parse
from factcheck.store.search import search
from factcheck.store.storage import opening
from factcheck.text.fold import name_key

HERE = Path(__file__).parent
CLAIMS = HERE.parents[2] / "shared" / "bench" / "matching" / "claims.jsonl"
FIRST = 10
SENTENCES = (
    "The report names {} three times.",
    "{} is mentioned in the ministry's letter.",
    "Nobody had heard of {} before the hearing.",
    "A photograph of {} was shown to the court.",
)

Seek = Callable[[str], list[tuple[str, bool]]]


@dataclass
class Score:
    """Counts of one kind of group."""

    asked: int = 0
    found: int = 0
    first: int = 0
    wrong: int = 0
    wrong_in_full: int = 0
    absent_in_full: int = 0
    missed: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", type=Path)
    parser.add_argument("--beside", type=Path, help="more groups that are filed, and not asked for")
    parser.add_argument("--values", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was missed or came first instead")
    parser.add_argument("--all", action="store_true", help="file each spelling in turn")
    arguments = parser.parse_args()
    claims = [json.loads(line) for line in CLAIMS.open(encoding="utf-8")] if CLAIMS.is_file() else []
    if arguments.names:
        files = [*arguments.names, *filter(None, [arguments.beside])]
        groups = [(path.name, *row) for path in files for row in rows(path)]
        names(claims, groups, {path.name for path in arguments.names}, arguments.all, arguments.show)
    if arguments.values:
        values(claims, rows(arguments.values), arguments.show)


def rows(path: Path) -> list[list[str]]:
    """The lines of a table, remarks left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def names(
    claims: list[dict[str, str]], groups: list[tuple[str, ...]], asked: set[str], every: bool, show: bool
) -> None:
    """Score name groups (file, kind, spellings): for each file a kind each and all together."""
    keys = {key for _, _, *group in groups for name in group for key in name_key(name).split() if len(key) > 3}
    claims = [claim for claim in claims if keys.isdisjoint(name_key(claim["text"]).split())]
    scores: dict[str, dict[str, Score]] = {file: {} for file in asked}
    for at in range(max(map(len, groups)) - 2 if every else 1):
        filed = [(n, file, kind, group[at], group[:at] + group[at + 1 :])
                 for n, (file, kind, *group) in enumerate(groups) if at < len(group)]  # fmt: skip
        _ask(claims, filed, scores)
    for file, kinds in sorted(scores.items()):
        print(file)
        for kind in sorted(kinds):
            _say(kind, kinds[kind])
        _say("ALL BUT alias", _sum([score for kind, score in kinds.items() if kind != "alias"]))
        _say("ALL", _sum(list(kinds.values())))
        if show:
            print("\n".join(f"{kind}: {'; '.join(kinds[kind].missed)}" for kind in sorted(kinds)))


def _ask(
    claims: list[dict[str, str]],
    filed: list[tuple[int, str, str, str, list[str]]],
    scores: dict[str, dict[str, Score]],
) -> None:
    made = [{"id": f"n{n}", "text": SENTENCES[n % len(SENTENCES)].format(name), "title": "Papers"}
            for n, _, _, name, _ in filed]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        seek = seeker(Path(folder) / "all.db", claims + made)
        lacking = [seeker(Path(folder) / f"{half}.db", claims + made[half::2]) for half in (0, 1)]
        for place, (n, file, kind, name, others) in enumerate(filed):
            if file not in scores:
                continue
            score = scores[file].setdefault(kind, Score())
            for other in others:
                found = seek(other)
                ids = [claim for claim, _ in found]
                absent = lacking[1 - place % 2](other)
                score.asked += 1
                score.found += f"n{n}" in ids
                score.first += ids[:1] == [f"n{n}"]
                score.wrong += bool(ids) and ids[0] != f"n{n}"
                score.wrong_in_full += bool(ids) and ids[0] != f"n{n}" and found[0][1]
                score.absent_in_full += bool(absent) and absent[0][1]
                if ids[:1] != [f"n{n}"]:
                    what = " (not first)" if f"n{n}" in ids else " (another's)" if ids else ""
                    score.missed.append(f"{name} by {other}{what}")


def seeker(path: Path, claims: list[dict[str, str]]) -> Seek:
    """The product's search over these claims: a query in, claims with whether each is said to have all the words."""
    ids = store(path, claims)
    db = opening.place(path).connect()

    def seek(text: str) -> list[tuple[str, bool]]:
        try:
            return [(ids[hit.claim_id], hit.complete) for hit in search.search(db, parse([text]), FIRST).hits]
        except FactcheckError:
            return []

    return seek


def _sum(scores: list[Score]) -> Score:
    total: Counter[str] = Counter()
    for score in scores:
        total.update({name: value for name, value in vars(score).items() if isinstance(value, int)})
    return Score(**total)


def _say(kind: str, score: Score) -> None:
    n = score.asked or 1
    print(
        f"{kind:<14} {score.asked:>4} asked   R@10 {score.found / n:.3f}   R@1 {score.first / n:.3f}   "
        f"another's first {score.wrong / n:.3f} (in full {score.wrong_in_full / n:.3f})   "
        f"absent, in full {score.absent_in_full / n:.3f}"
    )


def values(claims: list[dict[str, str]], lines: list[list[str]], show: bool) -> None:
    """Score numbers and dates: each query wants its claims among the first ten, and first."""
    made = [{"id": name, "text": text, "title": "Papers"} for kind, name, text in lines if kind == "c"]
    asked = [(set(wanted.split(",")), query) for kind, wanted, query in lines if kind == "q"]
    with tempfile.TemporaryDirectory() as folder:
        for what, pool in (("alone", []), ("among claims", claims)):
            seek = seeker(Path(folder) / f"{len(pool)}.db", pool + made)
            found = first = 0
            missed = []
            for wanted, query in asked:
                ids = [claim for claim, _ in seek(query)]
                found += wanted <= set(ids)
                first += bool(ids) and ids[0] in wanted
                if not (ids and ids[0] in wanted and wanted <= set(ids)):
                    missed.append(query + (" (not first)" if wanted <= set(ids) else ""))
            print(
                f"values, {what:<14} {len(asked)} asked   R@10 {found / len(asked):.3f}   R@1 {first / len(asked):.3f}"
            )
            if show:
                print("missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
