"""Score the drafts of `factcheck ingest` on desk documents: those that may be read apart from those only scored.

usage: desk_drafts.py [--errors] [--factcheck CMD] [--drafter judge]

Six sets, each in two halves: the articles in ../shared/bench/articles_desk (odd numbers seen, even ones held) with
the scorer that lies there, and tests/gold/desk_documents, newsroom_documents, fresh_documents, late_documents and
dense_documents; the pages, mail and subtitles of the last two are read as `ingest` reads them. Of claims whose gold
has a `text`, "text" says how often the draft's reads like it: four fifths of the words shared, and no personal pronoun
that the gold has not. "all" is speaker, status, chain and text right, of all core claims. --errors lists what is wrong
in the seen halves, never in the others.
With --drafter judge the language model that FACTCHECK_JUDGE and FACTCHECK_JUDGE_MODEL name drafts beside the rules.
"""

import argparse
import importlib.util
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.reading.reader import read_file

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared" / "bench" / "articles_desk"
OWN = {
    "documents": ROOT / "tests" / "gold" / "desk_documents",
    "newsroom": ROOT / "tests" / "gold" / "newsroom_documents",
    "fresh": ROOT / "tests" / "gold" / "fresh_documents",
}
AS_FILES = {name: ROOT / "tests" / "gold" / f"{name}_documents" for name in ("late", "dense")}
"""Sets of files of many kinds, which no fit reads."""
PRONOUNS = frozenset(re.findall(r"\w+", "i me my we us our he him his she her they them their it its this that these"))
SAME = 0.8


def main() -> None:
    """Parse the arguments, score each half, print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--factcheck", default=str(Path(sys.executable).with_name("factcheck")))
    options.add_argument("--drafter", choices=("rules", "judge"), default="rules")
    given = options.parse_args()
    os.environ["FACTCHECK_DRAFTER"] = given.drafter
    if not ARTICLES.exists():
        print("skipped: ../shared/bench/articles_desk, with the scorer, is not here")
        return
    scorer = scorer_at(ARTICLES / "score.py")
    columns = f"{'found':>6} {'speaker':>8} {'status':>7} {'chain':>6} {'nested':>7} {'text':>6} {'all':>6}"
    print(f"{'':15}{'claims':>7} {columns} {'not-claims':>11} {'spurious':>9} {'drafts':>7}")
    for name, seen, folder, documents in (*halves(), *as_files()):
        errors: list[str] = []
        print(f"{name:15}{line(score(scorer, given.factcheck, folder, documents, errors))}", flush=True)
        if given.errors and seen:
            print("\n".join(errors))


def halves() -> Iterator[tuple[str, bool, Path, list[Any]]]:
    """Name, whether it may be read, folder and gold documents of each half."""
    gold = read(ARTICLES)
    for seen in (True, False):
        yield f"articles {said(seen)}", seen, ARTICLES, [d for d in gold if int(d["doc"]) % 2 == seen]
    for name, folder in OWN.items():
        for seen in (True, False):
            yield f"{name} {said(seen)}", seen, folder / said(seen), read(folder / said(seen))


def as_files() -> Iterator[tuple[str, bool, Path, list[Any]]]:
    """The same of the sets that are files of many kinds."""
    for name, folder in AS_FILES.items():
        for seen in (True, False):
            yield f"{name} {said(seen)}", seen, folder / said(seen), read(folder / said(seen))


def said(seen: bool) -> str:
    return "seen" if seen else "held"


def read(folder: Path) -> list[Any]:
    return [json.loads(row) for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def scorer_at(path: Path) -> Any:
    """The scorer as a module: it pairs drafts with gold claims and judges names and chains."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(scorer: Any, command: str, folder: Path, documents: list[Any], errors: list[str]) -> Counter[str]:
    """Counts over the documents; what is wrong goes to `errors`, a line a fault."""
    n: Counter[str] = Counter()
    files = [folder / "articles" / d.get("file", f"{d['doc']}.txt") for d in documents]
    for doc, file, rows in zip(documents, files, scorer.drafts(command, files), strict=True):
        scorer.prepare(read_file(file).text, doc, rows)
        n["drafts"] += len(rows)
        n["not-claims"] += len(doc["not_claims_detail"])
        rows = [row for row in rows if row["words"]]
        bad = [(row, scorer.violated(row, doc["not_claims_detail"])) for row in rows]
        n["violated"] += len({hit["text"] for _, hit in bad if hit})
        errors += [f"{doc['doc']} NOT A CLAIM ({hit['why']}): {shown(row)}" for row, hit in bad if hit]
        left = [row for row, hit in bad if not hit]
        mine = scorer.align(left, doc["claims"])
        for j, claim in enumerate(doc["claims"]):
            count(scorer, n, claim, left[mine[j]] if j in mine else None, doc["doc"], errors)
        for i, row in enumerate(left):
            if i not in mine.values() and (row["speaker"] or row["cue"] or row["via"]):
                n["spurious"] += 1
                errors.append(f"{doc['doc']} SPURIOUS: {shown(row)}")
    return n


def count(scorer: Any, n: Counter[str], claim: Any, row: Any, doc: str, errors: list[str]) -> None:
    if not row:
        n["core"] += claim["core"]
        errors.append(f"{doc} MISSING{' (not core)' * (not claim['core'])}: {wanted(claim)}")
        return
    right = scorer.right(row, claim) | {"text": reads_alike(row["text"], claim.get("text", ""))}
    wrong = [what for what, is_right in right.items() if not is_right]
    if wrong:
        errors.append(f"{doc} WRONG {', '.join(wrong)}: {wanted(claim)}\n      got {shown(row)}")
    if claim["core"]:
        n.update(["core", "found", *(what for what, is_right in right.items() if is_right)])
        n["with text"] += "text" in claim
        n["text of those"] += "text" in claim and right["text"]
        n["all"] += not wrong
        n["nested"] += bool(claim["via"])
        n["nested right"] += bool(claim["via"]) and right["chain"]


def reads_alike(text: str, gold: str) -> bool:
    """Whether a draft's text says what the gold's says, in nearly the same words; True where there is none."""
    if not gold:
        return True
    ours, theirs = (Counter(re.findall(r"\w+", words.lower())) for words in (text, gold))
    shared = 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)
    return shared >= SAME and set(ours) & PRONOUNS <= set(theirs)


def wanted(claim: Any) -> str:
    said = claim.get("text") or " | ".join(claim["quotes"])
    return f"[{claim['speaker']}] {' > '.join(claim['via'])} <{claim['cue']}> {claim['reported']}: {said}"


def shown(row: Any) -> str:
    head = f"[{row['speaker'] or ''}] {' > '.join(row['via'])} <{row['cue'] or ''}> {row['reported']}"
    return f"{head}: {row['text']}  ({row['origin']})"


def line(n: Counter[str]) -> str:
    def share(part: str, whole: str) -> str:
        return f"{n[part] / n[whole]:.3f}" if n[whole] else "-"

    of = [("found", "core"), *((what, "found") for what in ("speaker", "status", "chain")), ("nested right", "nested")]
    of += [("text of those", "with text"), ("all", "core")]
    cells = [f"{share(*pair):>{width}}" for pair, width in zip(of, (6, 8, 7, 6, 7, 6, 6), strict=True)]
    violated = f"{n['violated']} of {n['not-claims']}"
    return f"{n['core']:>7} {' '.join(cells)} {violated:>11} {n['spurious']:>9} {n['drafts']:>7}"


if __name__ == "__main__":
    main()
