"""What each number that decides does to the figures: every threshold, a step down and a step up.

usage: thresholds.py PAIRS.jsonl... [--sample N] [--only MODULE] | thresholds.py --drafts [--only MODULE]

With files of labelled pairs (see conflicts.py; pairs that are held back are left out) N of each are drawn with a fixed
seed, and the constants of `factcheck.conflicts` and `factcheck.text` are changed; counted are right and wrong flags.
With --drafts those of `factcheck.drafting` are, and the drafts of the halves of desk_drafts.py that may be read are
scored: core claims that are found, that are right in all, not-claims that are drafted, and drafts.

Each constant is given 0.8 and 1.25 times its value, a whole number being changed by one at least. Printed is the
difference to the rules as they are, in that order: "+2 -1" is two more right flags and one wrong flag less. Those that
change nothing either way are named at the end: they are bounds, or their value is of no great weight.
"""

import argparse
import importlib
import json
import pkgutil
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import desk_drafts
from conflicts import predict

LARGEST = 3_000
"""Larger constants bound work and decide nothing."""

Figures = tuple[int, ...]


def modules(packages: Sequence[str]) -> Iterator[ModuleType]:
    """All modules of these packages."""
    for package in map(importlib.import_module, packages):
        for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            if not found.ispkg:
                yield importlib.import_module(found.name)


def with_value(module: ModuleType, name: str, value: float) -> None:
    """Give a constant a value, wherever it was imported by name too, and forget what was worked out with another."""
    before = getattr(module, name)
    ours = [one for one in list(sys.modules.values()) if getattr(one, "__name__", "").startswith("factcheck.")]
    for one in ours:
        if getattr(one, name, None) is before:
            setattr(one, name, value)
        for made in list(vars(one).values()):
            if callable(getattr(made, "cache_clear", None)):
                made.cache_clear()


def defined(module: ModuleType) -> Iterator[tuple[str, float]]:
    """The numbers that a module gives a name, and did not import."""
    lines = Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()
    given = {word for line in lines for word in line.split("=")[0].split(":")[0].replace(",", " ").split()}
    for name, value in sorted(vars(module).items()):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and name in given and name.strip("_").isupper() and value <= LARGEST:
            yield name, value


def flags(paths: list[Path], sample: int) -> Callable[[], Figures]:
    """Right and wrong flags on a sample of labelled pairs."""
    pairs: list[dict[str, Any]] = []
    for path in paths:
        read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        seen = [pair for pair in read if not pair.get("held_back")]
        pairs += random.Random(8).sample(seen, min(sample, len(seen)))
    print(f"{len(pairs)} pairs, {sum(pair['label'] for pair in pairs)} conflicts")

    def counted() -> Figures:
        flagged = [pair["label"] for pair in pairs if predict(pair)["conflict"]]
        return sum(flagged), len(flagged) - sum(flagged)

    return counted


class Remembered:
    """A pipeline that parses the same words once, so that only the rules run again."""

    def __init__(self, nlp: Any) -> None:
        self._nlp, self._known = nlp, {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def __call__(self, text: str) -> Any:
        if text not in self._known:
            self._known[text] = self._nlp(text)
        return self._known[text].copy()

    def pipe(self, docs: Any, **given: Any) -> Iterator[Any]:
        """As the pipeline's."""
        for doc in docs:
            key = doc if isinstance(doc, str) else (doc.text, *(t.is_sent_start for t in doc), *(t.text for t in doc))
            if key not in self._known:
                self._known[key] = next(iter(self._nlp.pipe([doc], **given)))
            yield self._known[key].copy()


def drafted() -> Callable[[], Figures]:
    """Figures of the drafts of the halves that may be read."""
    from factcheck.drafting.draft import draft
    from factcheck.drafting.parser import Parser, load_parser

    parser = Parser(Remembered(load_parser()._nlp))
    scorer = desk_drafts.scorer_at(desk_drafts.ARTICLES / "score.py")

    def rows(_: str, files: list[Path]) -> list[list[dict[str, Any]]]:
        return [[row(path, one) for one in draft(path.read_text(encoding="utf-8"), parser=parser)] for path in files]

    def row(path: Path, one: Any) -> dict[str, Any]:
        text = path.read_text(encoding="utf-8")
        quotes = [{"start": a, "end": b, "exact": text[a:b]} for a, b in one.quotes]
        said = {"speaker": one.speaker, "via": list(one.via), "cue": one.cue, "reported": one.reported.value}
        return {"text": one.text, "quotes": quotes, "speaker_as_written": one.speaker_as_written, "origin": "", **said}

    scorer.drafts = rows

    def counted() -> Figures:
        n: Counter[str] = Counter()
        for _, seen, folder, documents in desk_drafts.halves():
            if seen:
                n += desk_drafts.score(scorer, "", folder, documents, [])
        return n["found"], n["all"], n["violated"], n["drafts"]

    return counted


def main() -> None:
    """Print a line a constant that does something, then the names of those that do nothing here."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pairs", type=Path, nargs="*")
    asked.add_argument("--sample", type=int, default=200)
    asked.add_argument("--drafts", action="store_true")
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    packages = ["factcheck.drafting"] if given.drafts else ["factcheck.conflicts", "factcheck.text"]
    counted = drafted() if given.drafts else flags(given.pairs, given.sample)
    base = counted()
    print("as they are:", *base, flush=True)
    still = []
    for module in modules(packages):
        for name, value in defined(module) if module.__name__.endswith(given.only) else ():
            said = []
            for factor, least in ((0.8, -1), (1.25, 1)):
                other = value * factor if isinstance(value, float) else value + (round(value * (factor - 1)) or least)
                with_value(module, name, other)
                change = [now - before for now, before in zip(counted(), base, strict=True)]
                with_value(module, name, value)
                said.append(f"{other:g}: {' '.join(f'{one:+}' for one in change) if any(change) else '='}")
            what = f"{module.__name__.removeprefix('factcheck.')}.{name} = {value:g}"
            if all(one.endswith("=") for one in said):
                still.append(what)
            else:
                print(f"{what:44} {'   '.join(said)}", flush=True)
    print("nothing changed by:", ", ".join(still))


if __name__ == "__main__":
    main()
