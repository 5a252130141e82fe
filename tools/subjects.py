"""Write the lists of what can do what anew, when WordNet has a new release; run by hand:

    apt-get install wordnet-base
    python tools/subjects.py /usr/share/wordnet

`subjects.txt`: verbs that only somebody does, that things do rather than bodies, that are done to nobody but somebody,
and that nobody and nothing does ("it rains"), by the sentence frames of WordNet's verbs (wninput(5WN); WordNet 3.0,
licence of Princeton University). Each sense counts as often as WordNet's text has it. Irregular forms stand beside
their verbs. And nouns by their lexicographer files: whose first sense is nothing that could do any of that, and whose
first sense is something said or written.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from people import SPEECHLESS, rows, write

DONE_BY_THINGS = {1, 3, 4, 5, 6, 10, 11, 12, 34, 35}
"""Frames whose subject is "something": "Something ----s", "Something is ----ing PP" …"""
NOBODYS = 3
"""The frame "It is ----ing"."""
DONE_TO_SOMEBODY = {9, 10, 14, 17, 18, 20, 24, 25, 30}
"""Frames whose object is "somebody"."""
DONE_TO_THINGS = {5, 8, 11, 15, 16, 19, 21, 31}
"""Frames whose object is "something"."""
HARDLY, SELDOM, MOSTLY = 0.04, 0.3, 0.9
"""Shares of a verb's senses: what is as good as never, what is rather not, what is nearly always so."""
POSSESSION, COMMUNICATION, WEATHER = 21, 10, 43
"""Numbers of WordNet's lexicographer files for sums and shares, for what is said or written, and for verbs of the
weather (lexnames(5WN))."""
HARDLY, SELDOM, MOSTLY = 0.04, 0.3, 0.9
"""Shares of a verb's senses: what is as good as never, what is rather not, what is nearly always so."""
POSSESSION, COMMUNICATION, WEATHER = 21, 10, 43
"""Numbers of WordNet's lexicographer files for sums and shares, for what is said or written, and for verbs of the
weather (lexnames(5WN))."""
SHORTEST = 2
"""Letters: shorter nouns are more often something else."""
UNCOUNTED = 0.3
"""What a sense counts that WordNet's text does not have, beside one for each time that it has another."""

Senses = list[tuple[float, set[int]]]


def main() -> None:
    """Write the file; the folder of WordNet's data is named on the command line."""
    wordnet = Path(sys.argv[1])
    irregular = defaultdict[str, set[str]](set)
    for form, *verbs in rows(wordnet / "verb.exc"):
        for verb in verbs:
            irregular[verb].add(form)
    lists: dict[str, set[str]] = {"only somebody": set(), "rather things": set(), "to somebody": set()}
    for verb, senses in verbs_of(wordnet):
        by = share(senses, lambda frames: bool(frames & DONE_BY_THINGS))
        somebody = share(senses, lambda frames: bool(frames - DONE_BY_THINGS))
        to = share(senses, lambda frames: bool(frames & DONE_TO_SOMEBODY))
        to_things = share(senses, lambda frames: bool(frames & DONE_TO_THINGS))
        chosen = {"only somebody": by <= HARDLY, "rather things": somebody <= SELDOM}
        chosen["to somebody"] = to >= MOSTLY and to_things <= 1 - MOSTLY
        for section in (section for section, is_so in chosen.items() if is_so):
            lists[section] |= {verb, *irregular[verb]}
    lists["doing nothing"] = {noun for noun, file in nouns(wordnet) if file in SPEECHLESS | {POSSESSION}}
    lists["nobody does"] = set(of_the_weather(wordnet))
    lists["texts"] = {noun for noun, file in nouns(wordnet) if file == COMMUNICATION}
    write("subjects.txt", lists)


def nouns(wordnet: Path) -> Iterator[tuple[str, int]]:
    """The nouns of running text, with the lexicographer file of the first sense."""
    file_of = {fields[0]: int(fields[1]) for fields in rows(wordnet / "data.noun")}
    for noun, _, number, *rest in rows(wordnet / "index.noun"):
        if int(rest[-int(number) - 1]) and noun.isalpha() and len(noun) > SHORTEST:
            yield noun, file_of[rest[-int(number)]]


def verbs_of(wordnet: Path) -> Iterator[tuple[str, Senses]]:
    """Each verb that running text has, with the weight and the frames of each of its senses."""
    frames_at = {fields[0]: dict(frames(fields)) for fields in rows(wordnet / "data.verb")}
    counted = {(key.split(":")[0], int(sense)): int(n) for key, sense, n in rows(wordnet / "cntlist.rev")}
    for verb, _, number, *rest in rows(wordnet / "index.verb"):
        counts = [counted.get((f"{verb}%2", n + 1), 0) for n in range(int(number))]
        if verb.isalpha() and len(verb) > 1 and any(counts):
            places = rest[-int(number) :]
            yield verb, [(n + UNCOUNTED, frames_at[at].get(verb, set())) for n, at in zip(counts, places, strict=True)]


def of_the_weather(wordnet: Path) -> Iterator[str]:
    """The verbs whose first sense is the weather's, with no subject but "it"."""
    told = {fields[0]: fields for fields in rows(wordnet / "data.verb")}
    for verb, _, number, *rest in rows(wordnet / "index.verb"):
        first_sense = told[rest[-int(number)]]
        if int(first_sense[1]) == WEATHER and NOBODYS in frames(first_sense).get(verb, set()):
            yield verb


def frames(fields: list[str]) -> dict[str, set[int]]:
    """The frames of each word of a synset (wndb(5WN))."""
    number = int(fields[3], 16)
    verbs = fields[4 : 4 + 2 * number : 2]
    at = 4 + 2 * number
    at += 1 + 4 * int(fields[at])
    found = {verb: set[int]() for verb in verbs}
    told = iter(fields[at + 1 : at + 1 + 3 * int(fields[at])])
    for _, frame, word in zip(told, told, told, strict=True):
        for n, verb in enumerate(verbs, start=1):
            if int(word, 16) in {0, n}:
                found[verb].add(int(frame))
    return found


def share(senses: Senses, is_so: Callable[[set[int]], bool]) -> float:
    return sum(weight for weight, frames in senses if is_so(frames)) / sum(weight for weight, _ in senses)


if __name__ == "__main__":
    main()
