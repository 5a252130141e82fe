"""What every rule says of many pairs, to the letter: scores, reasons, features and filings.

Read the difference before `GOLDEN=write pytest` writes it anew: a number in the code that moves an answer shows here.
The pairs are the open ones of the gold set, filed and not filed, and those of `borders.txt`.
"""

import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from bench.gold_conflicts import side as gold_side

from factcheck.conflicts.comparing import ONE_STATEMENT, chance, features
from factcheck.conflicts.filing import filing, pair
from factcheck.conflicts.polarity import opposition
from factcheck.conflicts.rules import look, suspect
from factcheck.conflicts.side import Side
from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.text import likeness

GOLD = Path(__file__).parents[1] / "gold/conflicts.jsonl"


def pairs() -> Iterator[tuple[str, Side, Side]]:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if not gold["held_back"]:
            yield gold["id"], gold_side(1, gold["a"], ""), gold_side(2, gold["b"], "")
            if "opposite" in gold["b"]:
                filed = gold["a"]["text"]
                yield f"{gold['id']}, filed", gold_side(1, gold["a"], filed), gold_side(2, gold["b"], filed)


def families() -> Iterator[list[Side]]:
    """The claims of `borders.txt`."""
    text = (Path(__file__).with_name("borders.txt")).read_text(encoding="utf-8")
    number = 0
    for block in text.split("\n\n")[1:]:
        family = []
        for line in block.splitlines():
            speaker, said_on, status, said = (part.strip() for part in line.split("|", 3))
            reported = {"+": Status.DENIED, "=": Status.CONFIRMED}.get(status, Status.ALLEGED)
            number += 1
            fields = {"speaker": speaker, "said_on": said_on, "reported": reported}
            family.append(Side(Claim(number, f"k{number}", said, f"s{number}", **fields)))
        yield family


def told(left: Side, right: Side) -> list[str]:
    """What the rules say of two claims, in lines."""
    found = suspect(left, right)
    lines = []
    for finding in found:
        spans = "; ".join(f"{left.text[slice(*a)]} | {right.text[slice(*b)]}" for a, b in finding.spans)
        lines.append(f"{finding.rule} {finding.score:.2f} {finding.why} [{spans}]")
    values = features(left, right, found, (2, 3))
    lines.append(", ".join(f"{name} {float(value):.2f}" for name, value in values.items() if value))
    facing = opposition(left, right)
    kept = [(one.rule, round(one.score, 2)) for one in look(left, right, (2, 3))]
    lines.append(f"{chance(values):.2f} {chance(values, ONE_STATEMENT):.2f} {facing.score if facing else 0:.2f} {kept}")
    for own, other in ((left, right), (right, left)):
        offer = filing(pair(own, other, (1, 2)), ask=True)
        if offer:
            lines.append(f"file {offer.opposite} {offer.score:.2f} {offer.text} ({offer.why})")
    return lines


def test_the_rules_say_what_they_said(golden: Callable[[str, str], None]) -> None:
    with likeness.switched_off():
        lines = [line for name, left, right in pairs() for line in (f"# {name}", *told(left, right))]
    golden("conflicts.txt", "\n".join(lines) + "\n")


def test_the_rules_say_what_they_said_near_a_border(golden: Callable[[str, str], None]) -> None:
    lines = []
    with likeness.switched_off():
        for family in families():
            for left, right in combinations(family, 2):
                found = suspect(left, right)
                if not found:
                    continue
                values = features(left, right, found, (1, 1))
                lines.append(
                    f"# {left.claim.id} {right.claim.id} {chance(values):.2f} {chance(values, ONE_STATEMENT):.2f}"
                )
                for finding in found:
                    spans = "; ".join(f"{left.text[slice(*a)]} | {right.text[slice(*b)]}" for a, b in finding.spans)
                    lines.append(f"{finding.rule} {finding.score:.2f} {spans}")
    golden("borders.txt", "\n".join(lines) + "\n")
