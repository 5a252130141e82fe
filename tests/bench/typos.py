"""Names and words spelt wrongly or otherwise, through the product's own search: R@10, beside plain FTS5.

    python tests/bench/typos.py [CLAIMS.jsonl] [--names names.tsv]

The claims (default: `../shared/bench/matching/claims.jsonl`) are the haystack. One edit: a letter dropped, doubled,
changed or swapped with the next, never the first. Names in other scripts and romanisations: for each pair of
spellings of a group, a claim is made with the one and looked for with the other, alone; all groups are in the store.
"""

import argparse
import json
import random
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from matching import store
from search import edited

from factcheck.query import parse
from factcheck.store.search import search
from factcheck.store.storage import opening
from factcheck.text.fold import name_key
from factcheck.text.stems import words_with_places

HERE = Path(__file__).parent
CLAIMS = HERE.parents[2] / "shared" / "bench" / "matching" / "claims.jsonl"
SEED, ASKED, FIRST = 7, 300, 10
_NAME = re.compile(r"[A-Z][a-z]{3,}")

Seek = Callable[[str], Sequence[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=Path, default=CLAIMS)
    parser.add_argument("--names", type=Path, default=HERE / "names.tsv")
    parser.add_argument("--names-only", action="store_true", help="leave the edits out")
    parser.add_argument("--show", action="store_true", help="print the pairs of spellings that were missed")
    arguments = parser.parse_args()
    claims = (
        [json.loads(line) for line in arguments.claims.open(encoding="utf-8")] if arguments.claims.is_file() else []
    )
    if claims and not arguments.names_only:
        misspelt(claims)
    elif not claims:
        print("one edit: skipped, the claims are not here")
    spelt_otherwise(claims, groups(arguments.names), arguments.show)


def groups(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def misspelt(claims: list[dict[str, str]]) -> None:
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = seekers(Path(folder), claims)
        names = rare_names(claims)
        asked = [(name, wanted) for name, wanted in rng.sample(sorted(names.items()), min(ASKED, len(names)))]
        report("a name alone, one edit", [(edited(rng, name.lower()), wanted) for name, wanted in asked], ours, plain)
        chosen = rng.sample(claims, ASKED)
        asked_all = [
            (" ".join(edited(rng, word) for word in content(claim["text"])), {claim["id"]}) for claim in chosen
        ]
        report("every word, one edit", asked_all, ours, plain)


def rare_names(claims: list[dict[str, str]]) -> dict[str, set[str]]:
    """Names that stand in at most ten claims, never in lower case, with those claims."""
    where: dict[str, set[str]] = {}
    lower = Counter(word for claim in claims for word in re.findall(r"\b[a-z]+\b", claim["text"]))
    for claim in claims:
        for word in words_with_places(claim["text"]):
            written = claim["text"][word.start : word.end]
            if word.name and _NAME.fullmatch(written) and not lower[word.folded]:
                where.setdefault(written, set()).add(claim["id"])
    return {name: ids for name, ids in where.items() if len(ids) <= FIRST and len(name) > 4}


def content(text: str) -> list[str]:
    """Up to six distinct content words of four letters or more."""
    words = [word.folded for word in words_with_places(text) if word.content and len(word.folded) > 3]
    return list(dict.fromkeys(word for word in words if word.isalpha()))[:6] or [text.split()[0]]


def spelt_otherwise(claims: list[dict[str, str]], names: list[list[str]], show: bool) -> None:
    """Each claim holds one spelling of one group; the one asked for is hidden among all the others.

    Claims that already hold one of the names are left out: they would be right answers too.
    """
    keys = {key for group in names for name in group for key in name_key(name).split()}
    claims = [claim for claim in claims if keys.isdisjoint(name_key(claim["text"]).split())]
    pairs = [(n, one, other) for n, group in enumerate(names) for one in group for other in group if one != other]
    found, found_plain, missed = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        for at in range(max(map(len, names))):
            made = [
                {
                    "id": f"n{n}",
                    "text": f"The talks with {group[at % len(group)]} ended without a result.",
                    "title": "Talks",
                }
                for n, group in enumerate(names)
            ]
            ours, plain = seekers(Path(folder) / str(at), claims + made)
            for n, one, other in pairs:
                if names[n].index(one) == at:
                    hit = f"n{n}" in ours(other)
                    found, found_plain = found + hit, found_plain + (f"n{n}" in plain(other))
                    missed += [] if hit else [f"{one} by {other}"]
    print(
        f"{'a name spelt otherwise, alone':<32} R@{FIRST} {found / len(pairs):.3f}"
        f"   plain FTS5 {found_plain / len(pairs):.3f}   ({len(names)} groups, {len(pairs)} pairs)"
    )
    if show:
        print("missed: " + "; ".join(missed))


def seekers(folder: Path, claims: list[dict[str, str]]) -> tuple[Seek, Seek]:
    """The product's search and plain FTS5 over the same claims: a text in, claim ids out."""
    folder.mkdir(exist_ok=True)
    names = store(folder / "factcheck.db", claims)
    db = opening.place(folder / "factcheck.db").connect()
    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE VIRTUAL TABLE claim USING fts5(text, tokenize = 'porter unicode61')")
    raw.executemany("INSERT INTO claim VALUES (?)", ((claim["text"],) for claim in claims))

    def ours(text: str) -> list[str]:
        return [names[hit.claim_id] for hit in search.search(db, parse([text]), FIRST).hits]

    def plain(text: str) -> list[str]:
        expression = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        rows = raw.execute("SELECT rowid FROM claim WHERE claim MATCH ? ORDER BY rank LIMIT 10", [expression])
        return [claims[row[0] - 1]["id"] for row in rows]

    return ours, plain


def report(what: str, asked: list[tuple[str, set[str]]], ours: Seek, plain: Seek) -> None:
    figures = [sum(not wanted.isdisjoint(seek(text)) for text, wanted in asked) / len(asked) for seek in (ours, plain)]
    print(f"{what:<32} R@{FIRST} {figures[0]:.3f}   plain FTS5 {figures[1]:.3f}   ({len(asked)} queries)")


if __name__ == "__main__":
    main()
