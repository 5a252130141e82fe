"""Draft the gold articles (or the two seed documents) and say how many of their claims are drafted, and how well.

usage: gold_attribution.py [--open | --held-back | --seeds] [--verbose] [--show WHAT]

A gold claim is drafted when a draft shares at least half of the words of the longer of the two quotes. Each draft
counts for one gold claim at most; of two that fit equally, the one with the right speaker is taken. Of the drafted
claims, the speaker, the reported status and the chain of relays (its names, outermost first) are compared; "has or got
a chain" are those where the gold or the draft names a relay. Spare drafts serve no gold claim: a person rejects them,
or keeps what the gold does not ask for.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.domain.draft import Draft
from factcheck.drafting.draft import draft as drafts_of
from factcheck.drafting.parser import load_parser

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/gold/attribution"
SEEDS = ROOT / "seeds"
WORD = re.compile(r"\w+(?:[’'.\-&]\w+)*")
SHOWN = ("missed", "speaker", "status", "chain", "spare")
GOALS = {
    "gold": {"drafted": 85, "speaker": 92, "status": 95, "chain": 85},
    "seeds": {"drafted": 85, "speaker": 90, "status": 95},
}

Claim = dict[str, Any]


@dataclass(frozen=True)
class Scored:
    """A gold claim, the draft it was paired with, and what is right in it."""

    claim: Claim
    draft: Draft | None
    right: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Paired:
    """A document's gold claims with their drafts, and the drafts that serve none."""

    scored: list[Scored]
    spare: list[Draft]


class Names:
    """Which names mean the same speaker in one document: the gold's own alternatives, nothing guessed."""

    def __init__(self, claims: list[Claim]) -> None:
        self.known: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            self.known[folded(claim["speaker"])] |= {folded(name) for name in claim.get("speaker_also", ())}

    def same(self, gold: str | None, drafted: str) -> bool:
        return folded(drafted) in self.known[folded(gold)] | {folded(gold)}


def folded(name: str | None) -> str:
    plain = " ".join((name or "").replace("’", "'").casefold().split())
    return re.sub(r"^(the|a|an) ", "", plain)


def words(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The starts of the words that the spans touch."""
    return frozenset(
        match.start()
        for start, end in spans
        for match in WORD.finditer(text, max(0, start - 60), end)
        if match.end() > start
    )


def shared(text: str, claim: Claim, draft: Draft) -> float:
    """The share of the longer quote's words, for the best of the gold's alternative quotes."""
    drafted = words(text, list(draft.quotes))
    best = 0.0
    for quotes in (claim["quotes"], *claim.get("quotes_also", ())):
        gold = words(text, [(quote["start"], quote["end"]) for quote in quotes])
        best = max(best, len(gold & drafted) / max(len(gold), len(drafted), 1))
    return best


def pair(text: str, claims: list[Claim], drafts: list[Draft]) -> Paired:
    names = Names(claims)
    candidates = []
    for i, claim in enumerate(claims):
        for j, draft in enumerate(drafts):
            share = shared(text, claim, draft)
            if share >= 0.5:
                candidates.append((share + 0.5 * names.same(claim["speaker"], draft.speaker), i, j))
    chosen: dict[int, int] = {}
    for _, i, j in sorted(candidates, key=lambda candidate: (-candidate[0], *candidate[1:])):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    scored = [
        Scored(claim, drafts[chosen[i]], frozenset(rights(names, claim, drafts[chosen[i]])))
        if i in chosen
        else Scored(claim, None)
        for i, claim in enumerate(claims)
    ]
    return Paired(scored, [draft for j, draft in enumerate(drafts) if j not in chosen.values()])


def rights(names: Names, claim: Claim, draft: Draft) -> set[str]:
    chain = len(claim["via"]) == len(draft.via) and all(map(names.same, claim["via"], draft.via))
    tests = {
        "speaker": names.same(claim["speaker"], draft.speaker),
        "status": claim["reported"] == draft.reported.value,
        "chain": chain,
    }
    return {name for name, right in tests.items() if right}


def gold_documents(which: str) -> dict[str, tuple[str, list[Claim]]]:
    found: dict[str, tuple[str, list[Claim]]] = {}
    for claim in map(json.loads, (GOLD / "claims.jsonl").read_text(encoding="utf-8").splitlines()):
        if which != "all" and claim["held_back"] != (which == "held-back"):
            continue
        name = claim["doc"]
        if name not in found:
            found[name] = ((GOLD / "text" / f"{name}.txt").read_text(encoding="utf-8"), [])
        found[name][1].append(claim)
    return found


def seed_documents() -> dict[str, tuple[str, list[Claim]]]:
    """The seeds; any speaker but a person may go by another name that the seeds list."""

    def records(name: str) -> list[Claim]:
        return [json.loads(line) for line in (SEEDS / name).read_text(encoding="utf-8").splitlines()]

    also = {record["name"]: record["aliases"] for record in records("speakers.jsonl") if record.get("kind") != "person"}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in records("claims.jsonl"):
        claims[claim["source"]].append(claim | {"speaker_also": also.get(claim["speaker"], [])})
    return {
        record["id"]: ((SEEDS / record["file"]).read_bytes().decode("utf-8-sig"), claims[record["id"]])
        for record in records("sources.jsonl")
        if "file" in record
    }


def figures(scored: list[Scored]) -> str:
    drafted = [one for one in scored if one.draft]
    right = Counter(what for one in drafted for what in one.right)

    def share(part: int, whole: int) -> str:
        return f"{100 * part / whole:6.1f}" if whole else "     -"

    return "  ".join(
        [f"{len(scored):4}", share(len(drafted), len(scored))]
        + [share(right[what], len(drafted)) for what in ("speaker", "status", "chain")]
    )


def report(documents: dict[str, Paired], goals: dict[str, int]) -> None:
    print(f"{'':26}gold  drafted % and of these speaker, status, chain %   spare drafts")
    for name, paired in documents.items():
        print(f"{name:24}  {figures(paired.scored)}  {len(paired.spare):6}")
    everything = [one for paired in documents.values() for one in paired.scored]
    groups = {
        "with a speaker": [one for one in everything if one.claim["speaker"]],
        "own voice, unnamed": [one for one in everything if not one.claim["speaker"]],
        "relayed": [one for one in everything if one.claim["via"]],
        "has or got a chain": [one for one in everything if one.claim["via"] or (one.draft and one.draft.via)],
        "denied or confirmed": [one for one in everything if one.claim["reported"] != "alleged"],
    }
    print(f"{'ALL':24}  {figures(everything)}  {sum(len(paired.spare) for paired in documents.values()):6}")
    for name, scored in groups.items():
        print(f"{name:24}  {figures(scored)}")
    print(f"{'to reach':24}        " + "  ".join(f"{goals.get(what, 0) or '-':>6}" for what in goals))


def explain(documents: dict[str, Paired], show: frozenset[str]) -> None:
    """Print what `show` asks for, of the articles that are not held back."""
    for name, paired in documents.items():
        if any(one.claim.get("held_back") for one in paired.scored):
            continue
        for one in paired.scored:
            claim, draft = one.claim, one.draft
            gold = f"{claim['speaker']} | {claim['cue']} | {claim['via']} | {claim['reported']}"
            quoted = " … ".join(quote["exact"] for quote in claim["quotes"])
            if draft is None:
                if "missed" in show:
                    print(f"{name}: NOT DRAFTED  {gold} | {quoted}")
            elif wrong := ({"speaker", "status", "chain"} - one.right) & show:
                got = (
                    f"{draft.speaker or None} | {draft.cue} | {list(draft.via)} | {draft.reported.value} | {draft.rule}"
                )
                print(f"{name}: {' '.join(sorted(wrong)).upper()}  {gold} | {quoted}\n    drafted: {got}")
        if "spare" in show:
            for draft in paired.spare:
                print(f"{name}: SPARE  {draft.speaker or None} | {draft.cue} | {draft.rule} | {draft.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    for name in ("open", "held-back", "seeds", "all"):
        which.add_argument(f"--{name}", dest="which", action="store_const", const=name)
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong, held back articles not")
    parser.add_argument("--show", action="append", choices=SHOWN, default=[], help="list only this; may be repeated")
    given = parser.parse_args()
    chosen = given.which or "all"
    parsed = load_parser()
    documents = seed_documents() if chosen == "seeds" else gold_documents(chosen)
    paired = {name: pair(text, claims, drafts_of(text, parser=parsed)) for name, (text, claims) in documents.items()}
    explain(paired, frozenset(given.show) | (frozenset(SHOWN) - {"spare"} if given.verbose else frozenset()))
    report(paired, GOALS["seeds" if chosen == "seeds" else "gold"])


if __name__ == "__main__":
    main()
