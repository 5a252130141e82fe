"""Score drafted claims on the gold articles and the two seeds: how many are drafted, and how well.

usage: python tests/bench/drafts.py [--show WHAT] [--held-back]

A gold claim is drafted when a draft's quotes share at least half of the words of the longer one with the gold's quotes
(or with another cut that the gold calls as right); each draft serves one claim, best overlap first, the right speaker
before a better overlap. Of the drafted ones: the speaker is right when the name is the gold's or one that it calls as
right, case and article aside; the status when it is equal; the chain when every link is right, "nested" being the
claims that have a chain or got one. Without --held-back the articles that are held back from tuning are left out.
"""

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.domain.draft import Draft
from factcheck.drafting.draft import draft
from factcheck.drafting.parser import Parser, load_parser

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"\w+")


@dataclass
class Pair:
    """A gold claim and the draft that serves it, if one does."""

    gold: dict[str, Any]
    draft: Draft | None


def words_in(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The places of the words in the spans."""
    return frozenset(m.start() for start, end in spans for m in WORD.finditer(text, start, end))


def overlap(text: str, claim: dict[str, Any], one: Draft) -> float:
    """The best share of words, of the longer side, over the cuts that the gold allows."""
    ours = words_in(text, list(one.quotes))
    best = 0.0
    for cut in [claim["quotes"], *claim.get("quotes_also", [])]:
        theirs = words_in(text, [(q["start"], q["end"]) for q in cut])
        if ours and theirs:
            best = max(best, len(ours & theirs) / max(len(ours), len(theirs)))
    return best


def same_name(ours: str, claim: dict[str, Any]) -> bool:
    """Whether the speaker is one of the gold's names."""

    def bare(name: str | None) -> str:
        return re.sub(r"^(the|a|an)\s+", "", (name or "").lower().replace("’", "'")).strip(". ")

    return bare(ours) in {bare(name) for name in [claim["speaker"], *claim.get("speaker_also", [])]}


def same_chain(ours: tuple[str, ...], claim: dict[str, Any]) -> bool:
    """Whether each link is the gold's, in order."""
    theirs = claim["via"]
    return len(ours) == len(theirs) and all(
        same_name(a, {"speaker": b, "speaker_also": []}) for a, b in zip(ours, theirs, strict=True)
    )


def pairs(text: str, gold: list[dict[str, Any]], parser: Parser) -> tuple[list[Pair], list[Draft]]:
    """Each gold claim with its draft, and the drafts that serve none."""
    drafts = draft(text, parser=parser)
    scored = [
        (same_name(one.speaker, claim), overlap(text, claim, one), i, j)
        for i, claim in enumerate(gold)
        for j, one in enumerate(drafts)
    ]
    taken: dict[int, int] = {}
    for _, share, i, j in sorted(scored, key=lambda s: (-s[0], -s[1])):
        if share >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    found = [Pair(claim, drafts[taken[i]] if i in taken else None) for i, claim in enumerate(gold)]
    return found, [one for j, one in enumerate(drafts) if j not in taken.values()]


def gold_articles(held_back: bool) -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """Name to text and claims, of tests/gold/attribution."""
    folder = ROOT / "tests/gold/attribution"
    found: dict[str, tuple[str, list[dict[str, Any]]]] = {}
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        if claim["held_back"] == held_back:
            text = (folder / "text" / f"{claim['doc']}.txt").open(encoding="utf-8", newline="").read()
            found.setdefault(claim["doc"], (text, []))[1].append(claim)
    return found


def seeds() -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """Id to text and claims, of the two seed documents."""
    sources = [json.loads(line) for line in (ROOT / "seeds/sources.jsonl").read_text(encoding="utf-8").splitlines()]
    claims = [json.loads(line) for line in (ROOT / "seeds/claims.jsonl").read_text(encoding="utf-8").splitlines()]
    return {
        source["id"]: (
            (ROOT / "seeds" / source["file"]).open(encoding="utf-8", newline="").read(),
            [claim for claim in claims if claim["source"] == source["id"]],
        )
        for source in sources
    }


def tally(articles: dict[str, tuple[str, list[dict[str, Any]]]], parser: Parser, show: str) -> Counter[str]:
    """Count what is drafted and what of it is right, printing what `show` asks for."""
    count: Counter[str] = Counter()
    for name, (text, gold) in articles.items():
        found, left = pairs(text, gold, parser)
        count["spare"] += len(left)
        for pair in found:
            count["gold"] += 1
            if pair.draft is None:
                _print(show, "missed", name, pair)
                continue
            count["drafted"] += 1
            rights = {
                "speaker": same_name(pair.draft.speaker, pair.gold),
                "status": pair.draft.reported.value == pair.gold["reported"],
            }
            rights["chain"] = same_chain(pair.draft.via, pair.gold)
            if pair.gold["via"] or pair.draft.via:
                rights["nested"] = rights["chain"]
            for what, right in rights.items():
                count[f"{what} of"] += 1
                count[what] += right
                if not right:
                    _print(show, what, name, pair)
        if show == "spare":
            for one in left:
                print(f"spare {name}: [{one.rule}] {one.speaker} | {one.cue} | {one.text}")
    return count


def _print(show: str, what: str, name: str, pair: Pair) -> None:
    if show != what:
        return
    gold, ours = pair.gold, pair.draft
    row = [gold["speaker"], gold["cue"], gold["via"], gold["reported"], gold["quotes"][0]["exact"]]
    print(f"{what} {name}:", *row, sep=" | ")
    if ours:
        print(f"     ours: {ours.speaker} | {ours.cue} | {ours.via} | {ours.reported.value} | {ours.text}")


def main() -> None:
    """Print one row a set."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", default="", help="missed, speaker, status, chain or spare")
    options.add_argument("--held-back", action="store_true")
    given = options.parse_args()
    parser = load_parser()
    sets = {"held back": gold_articles(True)} if given.held_back else {"gold": gold_articles(False), "seeds": seeds()}
    print(
        f"{'':10}{'claims':>8}{'drafted':>9}{'speaker':>9}{'status':>9}{'chain':>9}{'nested':>16}{'further drafts':>16}"
    )
    for name, articles in sets.items():
        c = tally(articles, parser, given.show)
        rights = [f"{100 * c[k] / max(1, c[f'{k} of']):8.1f}%" for k in ("speaker", "status", "chain", "nested")]
        drafted = f"{100 * c['drafted'] / c['gold']:8.1f}%"
        print(f"{name:10}{c['gold']:8}{drafted}{''.join(rights)} of {c['nested of']:<3}{c['spare']:16}")


if __name__ == "__main__":
    main()
