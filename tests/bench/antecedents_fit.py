"""Fit how likely a pronoun means whom the rules take it to mean, and show what that is worth on texts it did not see.

usage: antecedents_fit.py GUM [--write]       (needs numpy; GUM is a checkout of https://github.com/amir-zeldes/gum)

Every third person that the rules would write out in a sentence by itself is right where the corpus has what is written
for it among the mentions of the same one. Beside the corpus the fit reads the halves of the gold documents that may be
read, where a word written for a pronoun is right if the claim's text has it. The table is of five parts by document of
the corpus's written genres, each judged by a fit on the rest, then of the held halves of the gold.
--write puts the weights into factcheck/lexicon/antecedents.txt.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from desk_drafts import as_files, halves, said
from fitting import Example, Weights, chance, unseen, write
from gum import WRITTEN, Document, documents

from factcheck.drafting.antecedents import LEAST, features, kind_of
from factcheck.drafting.draft import gathered_portions
from factcheck.drafting.mentions import Mention
from factcheck.drafting.naming import Naming
from factcheck.drafting.page import Page
from factcheck.drafting.parser import Frame, Parser, Token, load_parser
from factcheck.drafting.referring import Voice, taken
from factcheck.reading.reader import read_file

WEIGHTS = Path(__file__).resolve().parents[2] / "factcheck" / "lexicon" / "antecedents.txt"
SELDOM, PENALTY, PARTS = 8, 16.0, 5
GOLD = 3
"""How often each pronoun of the gold counts: it is what a desk reads, and has one for sixteen of the corpus."""
THRESHOLDS = (0.2, LEAST, 0.3, 0.4, 0.5)
SMALL = frozenset(["the", "of", "a", "an", "and", "in", "for", "on", "at", "to", "s"])


def main() -> None:
    """Parse the arguments, fit, print what each threshold keeps."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gum", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    parser = load_parser()
    corpus = [one for document in documents(given.gum) for one in in_corpus(parser, document)]
    known = corpus + list(in_gold(parser, seen=True)) * GOLD
    weights = fitted(known)
    if given.write:
        write(WEIGHTS, weights, 0.01)
        return
    written = {one.document for one in corpus if one.document.split("_")[1] in WRITTEN}
    held = ((one, chance(weights, one.shown)) for one in in_gold(parser, seen=False))
    show([*unseen(known, written, PARTS, 3, fitted), *held])


def in_corpus(parser: Parser, document: Document) -> Iterator[Example]:
    for page, frames, naming in gathered_portions(document.text, parser=parser):
        for frame, sentence, pronoun in pronouns(frames):
            one, word = taken(frame, sentence, pronoun, naming, Voice())
            if not one or not word:
                continue
            start, end = frame.spans[pronoun.i]
            meant = document.mention(stored(page, start), stored(page, end - 1) + 1)
            right = bool(meant) and any(
                document.meant_at(stored(page, other.at)) == meant for other in told(naming, one, start)
            )
            shown = frozenset(features(frame, pronoun, one, naming.mentions))
            yield Example("corpus", document.name, kind_of(pronoun), shown, right)


def told(naming: Naming, one: Mention, before: int) -> Iterator[Mention]:
    """The mentions in words of the same name: what is written comes from one of them."""
    for other in naming.mentions.within(0, before):
        if other.names == one.names and not other.pronoun:
            yield other


def in_gold(parser: Parser, *, seen: bool) -> Iterator[Example]:
    """The pronouns in the quotes of claims whose gold text has something in brackets other than whoever speaks."""
    for name, is_seen, folder, gold in (*halves(), *as_files()):
        for document in gold if is_seen == seen else []:
            text = read_file(folder / "articles" / document.get("file", f"{document['doc']}.txt")).text
            claims = [claim for claim in document["claims"] if claim["core"] and "[" in claim.get("text", "")]
            for page, frames, naming in gathered_portions(text, parser=parser):
                for claim in claims:
                    yield from in_claim(f"{name} {document['doc']}", claim, page, frames, naming, seen=seen)


def in_claim(
    document: str, claim: Any, page: Page, frames: Sequence[Frame], naming: Naming, *, seen: bool
) -> Iterator[Example]:
    inside = [range(*span) for span in claim["quotes_at"]]
    put = words(" ".join(re.findall(r"\[([^\]]*)\]", claim["text"])))
    for frame, sentence, pronoun in pronouns(frames):
        quoted = [i for i in sentence if any(stored(page, frame.spans[i][0]) in span for span in inside)]
        if pronoun.i not in quoted:
            continue
        one, word = taken(frame, quoted, pronoun, naming, Voice())
        right = bool(words(word) & words(claim["text"]))
        if not one or not word or (not right and words(claim["speaker"] or "") & put):
            continue
        shown = frozenset(features(frame, pronoun, one, naming.mentions))
        yield Example(said(seen), document, kind_of(pronoun), shown, right)


def pronouns(frames: Sequence[Frame]) -> Iterator[tuple[Frame, list[int], Token]]:
    """Each third person with its paragraph and the tokens of its sentence."""
    for frame in frames:
        for sentence in frame.doc.sents:
            for token in sentence:
                if token.tag_ in {"PRP", "PRP$"}:
                    yield frame, [t.i for t in sentence], token


def stored(page: Page, offset: int) -> int:
    """Where in the text that was read an offset of the page stands."""
    return next(iter(page.stored((offset, offset + 1))))[0]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - SMALL


def fitted(known: Sequence[Example]) -> Weights:
    """Logistic regression with weights drawn to nought, by Newton's method."""
    counts = Counter(name for one in known for name in one.shown)
    names = ["always", *sorted(name for name, count in counts.items() if count >= SELDOM)]
    at = {name: number for number, name in enumerate(names)}
    shown = np.zeros((len(known), len(names)))
    for row, one in enumerate(known):
        shown[row, [at[name] for name in ("always", *one.shown) if name in at]] = 1
    right = np.array([one.right for one in known], dtype=float)
    drawn = np.full(len(names), PENALTY)
    drawn[0] = 0
    weights = np.zeros(len(names))
    for _ in range(20):
        chances = 1 / (1 + np.exp(-shown @ weights))
        curve = shown.T @ (shown * (chances * (1 - chances))[:, None]) + np.diag(drawn)
        weights += np.linalg.solve(curve, shown.T @ (right - chances) - drawn * weights)
    return dict(zip(names, map(float, weights), strict=True))


def show(chances: Sequence[tuple[Example, float]]) -> None:
    """How many are right of all, and at each threshold how many are written, how many of them are right, and of all
    that are right how many."""
    print(f"{'':16}{'taken':>6} {'right':>6}   written, precision, kept at each threshold")
    by = sorted(chances, key=lambda each: (each[0].source, each[0].kind))
    for (source, what), group in groupby(by, key=lambda each: (each[0].source, each[0].kind)):
        of = [(one.right, held) for one, held in group]
        every, cells = sum(right for right, _ in of), []
        for least in THRESHOLDS:
            kept = [right for right, held in of if held >= least]
            cells.append(f"{least}: {len(kept)} {sum(kept) / max(len(kept), 1):.2f} {sum(kept) / max(every, 1):.2f}")
        print(f"{source + ' ' + what:16}{len(of):>6} {every / len(of):>6.2f}   " + " | ".join(cells))


if __name__ == "__main__":
    main()
