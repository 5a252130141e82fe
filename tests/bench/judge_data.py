"""The data that the learnt judge is trained on: free sets of inferences, and our own pairs of claims with what follows.

usage: judge_data.py REPOSITORIES OUT.json.gz

REPOSITORIES is a folder with checkouts of the repositories in `SETS` (tests/bench/judge.md: commits and licences). Our
own pairs are `tests/gold/judge_pairs/pairs.jsonl`. Nothing of the gold stores or of the development data is read. A
tenth of our stories, drawn with a fixed seed, is set apart to look at while training.

Rows are (first text, second text, relation, relation the other way round or null): the claim that was said earlier
comes first, and only where no day tells them apart is there an other way round.
"""

import csv
import gzip
import io
import json
import random
import re
import sys
import zipfile
from calendar import day_name, month_name
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from math import log
from pathlib import Path
from typing import Any

from factcheck.text.opposing import ANOTHER, LATER, ONE_VOICE, RELATIONS, UNDATED, relation

OWN = Path(__file__).parents[1] / "gold/judge_pairs/pairs.jsonl"
CONTRADICT, SAME, NEITHER, NOT_SAME = range(4)
"""What the second text of a row is to the first; the last is any but `SAME`."""

LONGEST = 420
"""Letters of both texts together: longer ones are left out, since claims are short."""

LABELS = {"entailment": SAME, "neutral": NEITHER, "contradiction": CONTRADICT, "e": SAME, "n": NEITHER, "c": CONTRADICT}
"""What the sets call it. That one text follows from the other is near enough to the same for a beginning."""

WHEN = [*(said for _, said in RELATIONS), LATER, UNDATED]
rnd = random.Random(7)
Row = list[Any]


def _table(path: Path, one: str, other: str, label: str) -> Iterator[tuple[str, str, str]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield row[one], row[other], row[label]


def _lines(text: str, one: str, other: str, label: str) -> Iterator[tuple[str, str, str]]:
    for line in text.splitlines():
        row = json.loads(line)
        yield row[one], row[other], row[label]


def inferences(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Premise, hypothesis and label of all the sets."""
    for part in ("train", "dev", "test"):
        path = folder / f"counterfactually-augmented-data/NLI/all_combined/{part}.tsv"
        yield from _table(path, "sentence1", "sentence2", "gold_label")
    with zipfile.ZipFile(folder / "Breaking_NLI/breaking_nli_dataset.zip") as packed:
        for name in packed.namelist():
            if name.endswith(".jsonl") and not name.startswith("__"):
                yield from _lines(packed.read(name).decode(), "sentence1", "sentence2", "gold_label")
    for name in ("MNLI", "SNLI"):
        path = folder / f"negation-and-nli/data/new_benchmarks/clean_data/{name}.txt"
        yield from _table(path, "Text", "Hypothesis", "gold_label")
    for name in ("adversarial_train_15k", "conj_dev"):
        yield from _table(folder / f"ConjNLI/data/NLI/{name}.tsv", "Premise", "Hypothesis", "Label")
    for name in ("mnli", "snli"):
        text = (folder / f"generative-nli/data/{name}/dev.jsonl").read_text(encoding="utf-8")
        yield from _lines(text, "premise", "hypothesis", "label")
    for part in ("test", "dev"):
        columns = [
            (folder / f"e-SNLI/dataset/eSNLI/{name}.{part}").read_text(encoding="utf-8").splitlines()
            for name in ("s1", "s2", "labels")
        ]
        yield from zip(*columns, strict=True)
    for name in ("base", "sim", "translate"):
        for part in ("train", "test"):
            path = folder / f"semi-automatic-nli/data/{name}_wiki/{part}.jsonl"
            yield from _lines(path.read_text(encoding="utf-8"), "premise", "hypothesis", "label")


def pool(folder: Path) -> list[Row]:
    """(premise, hypothesis, label), each pair once, in an order of chance."""
    seen, found = set(), []
    for one, other, label in inferences(folder):
        pair, said = (one.strip(), other.strip()), LABELS.get(label.strip().lower())
        key = tuple(re.sub(r"\W+", " ", text.lower()).strip() for text in pair)
        if said is not None and all(pair) and sum(map(len, pair)) < LONGEST and key not in seen:
            seen.add(key)
            found.append([*pair, said])
    rnd.shuffle(found)
    return found


def _one_voice(one: str, other: str) -> bool:
    here, there = (re.sub(r"\W+", " ", name.lower()).strip() for name in (one, other))
    return bool(here and there) and (here in there or there in here)


def row(one: dict[str, str], other: dict[str, str]) -> Row:
    """Two claims as the model reads them."""
    voice = _one_voice(one["speaker"], other["speaker"])
    days = (date.fromisoformat(other["said_on"]) - date.fromisoformat(one["said_on"])).days
    first, second = (one, other) if days >= 0 else (other, one)
    said = relation(abs(days), one_voice=voice)
    return [first["text"], second["text"], said, None if days else said]


def target(pair: dict[str, Any]) -> int | None:
    """What the texts are to each other, the status taken away; None where it does not say."""
    denied = [pair[side]["reported_as"] for side in "ab"].count("denied")
    if denied == 0:
        return {"contradicts": CONTRADICT, "same": SAME, "compatible": NEITHER}[pair["label"]]
    if denied == 1:
        return {"contradicts": SAME, "same": CONTRADICT, "compatible": NOT_SAME}[pair["label"]]
    return SAME if pair["label"] == "same" else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", text.lower()))


def within(pairs: list[dict[str, Any]]) -> tuple[list[Row], list[Row]]:
    """Pairs of claims of one story that were not written as a pair: those that hardly contradict each other, and those
    that a teacher labels.
    """
    apart, unlabelled = [], []
    for story in sorted({pair["story"] for pair in pairs}):
        sides = [
            (pair[side], pair["kind"], n) for n, pair in enumerate(pairs) if pair["story"] == story for side in "ab"
        ]
        met = []
        for at, (one, kind, n) in enumerate(sides):
            for other, other_kind, m in sides[:at]:
                if n != m and one["text"] != other["text"]:
                    here, there = _words(one["text"]), _words(other["text"])
                    met.append((len(here & there) / max(1, len(here | there)), kind == other_kind, one, other))
        met.sort(key=lambda pair: -pair[0])
        near = [pair for pair in met if pair[0] < 0.4 and not pair[1]][:150]
        far = [pair for pair in met if pair[0] < 0.2 and not pair[1]]
        apart += [row(one, other) for *_, one, other in near + rnd.sample(far, min(100, len(far)))]
        unlabelled += [row(one, other) for *_, one, other in met[:500] + rnd.sample(met, min(150, len(met)))]
    return apart, unlabelled


def strangers(texts: list[str], stories: list[str], most: int) -> list[tuple[str, str]]:
    """Each text with those of other stories that share the rarest words with it."""
    words = [_words(text) for text in texts]
    often = Counter(word for of in words for word in of)
    places = defaultdict(list)
    for at, of in enumerate(words):
        for word in of:
            places[word].append(at)
    found = []
    for at, of in enumerate(words):
        near: Counter[int] = Counter()
        for word in of:
            if often[word] < 400:
                for other in places[word]:
                    if stories[other] != stories[at]:
                        near[other] += log(len(texts) / often[word]) ** 2
        found += [(texts[at], texts[other]) for other, _ in near.most_common(most)]
    return found


MONTHS = tuple(month_name)[1:]
DAYS = tuple(day_name)
NUMBERS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
)


def other_number(text: str) -> str | None:
    """The text with one of its numbers changed."""
    met = [*re.finditer(r"(?<![\w.-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])", text)]
    met += re.finditer(rf"(?i)\b(?:{'|'.join(NUMBERS)})\b", text)
    if not met:
        return None
    match = rnd.choice(met)
    said = match[0]
    if not said[0].isdigit():
        new = rnd.choice([number for number in NUMBERS if number != said.lower()])
    else:
        value = float(said.replace(",", ""))
        if 1900 < value < 2100 and "." not in said:
            new = str(int(value) + rnd.choice([-3, -2, -1, 1, 2, 4]))
        else:
            changed = value * rnd.choice([0.4, 0.5, 0.6, 0.7, 1.4, 1.6, 2, 3])
            new = f"{changed:,.1f}" if "." in said else f"{max(1, round(changed)):,}"
            new = new if new != said else f"{round(value) + 2:,}"
    return text[: match.start()] + new + text[match.end() :]


def other_day(text: str) -> str | None:
    """The text with one of its months or days of the week changed."""
    met = [*re.finditer(rf"\b(?:{'|'.join(MONTHS + DAYS)})\b", text)]
    if not met:
        return None
    match = rnd.choice(met)
    new = rnd.choice([name for name in (MONTHS if match[0] in MONTHS else DAYS) if name != match[0]])
    return text[: match.start()] + new + text[match.end() :]


def negated(text: str) -> str | None:
    """The text with its first verb negated, where nothing else in it is."""
    match = re.search(r"\b(?:is|was|are|were|has|have|had|will|can|could|must|did)\b(?! not)", text)
    if not match or re.search(r"\bnot\b|n't|\bno\b|\bnever\b|\bonly\b|\bneither\b", text):
        return None
    return text[: match.end()] + " not" + text[match.end() :]


def contrasts(pairs: list[dict[str, Any]]) -> list[Row]:
    """Rows with a label: one detail of a claim changed, beside its paraphrase, itself, or another claim."""
    found = []
    for pair in pairs:
        if "denied" in (pair["a"]["reported_as"], pair["b"]["reported_as"]):
            continue
        for change in (other_number, other_day, negated):
            for one, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
                text = change(other["text"])
                if text is None:
                    continue
                new = {**other, "text": text}
                if pair["label"] == "same":
                    found.append([*row(one, new), CONTRADICT])
                elif pair["label"] == "compatible" and rnd.random() < 0.3:
                    found.append([*row(one, new), NOT_SAME])
                if rnd.random() < 0.25:
                    elsewhere = {**new, "speaker": one["speaker"], "said_on": one["said_on"]}
                    found.append([*row(other, elsewhere), CONTRADICT])
    return found


def any_relation() -> str:
    """A relation by chance, where nothing is known of it and nothing may depend on it."""
    return f"{rnd.choice(WHEN)}, {rnd.choice([ONE_VOICE, ANOTHER])}"


def main() -> None:
    folder, out = map(Path, sys.argv[1:3])
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    stories = sorted({pair["story"] for pair in rows})
    kept = set(rnd.sample(stories, len(stories) // 10))
    ours = [pair for pair in rows if pair["story"] not in kept]
    free = pool(folder)
    desk = [[*row(pair["a"], pair["b"]), said] for pair in ours if (said := target(pair)) is not None]
    cross, near = within(ours)
    contrast = contrasts(ours)
    told = [(pair[side]["text"], pair["story"]) for pair in ours for side in "ab"]
    apart = strangers([text for text, _ in told], [story for _, story in told], 4)
    others = sorted({one for one, *_ in rnd.sample(free, 15_000)})[:6000]
    apart += strangers(others, others, 1)
    rnd.shuffle(apart)
    inferred = [[one, other, any_relation(), None] for one, other, _ in rnd.sample(free, 15_000)]
    unlabelled = [[*pair, any_relation(), None] for pair in apart[:12_000]]
    unlabelled += [*near, *(it[:4] for it in desk), *(it[:4] for it in contrast), *inferred]
    watched = [
        [*row(pair["a"], pair["b"]), [pair[side]["reported_as"] for side in "ab"].count("denied"),
         int(pair["label"] == "contradicts")]
        for pair in rows if pair["story"] in kept
    ]  # fmt: skip
    data = {"pool": free, "desk": desk, "cross": cross, "apart": apart, "contrast": contrast, "watched": watched,
            "unlabelled": unlabelled}  # fmt: skip
    print({name: len(found) for name, found in data.items()}, "set apart:", sorted(kept))
    with gzip.open(out, "wt", encoding="utf-8") as stream:
        json.dump(data, stream, ensure_ascii=False)


if __name__ == "__main__":
    main()
