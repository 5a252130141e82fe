"""The phrase "according to X" taken out of a sentence before it is parsed, and put back into the tree.

A small parser takes "According to the paper Le Jour, a diplomat said ..." for one long noun phrase. Without the phrase
the rest is an easy sentence, and so is the phrase alone.
"""

from collections.abc import Iterator
from typing import Any

from factcheck.drafting.tags import FINITE

_STOPS = frozenset({".", "!", "?", ";", ":", "”", "“"})


def spliced(nlp: Any, docs: list[Any]) -> Iterator[Any]:
    """The documents, those with "according to" parsed again without it."""
    for doc in docs:
        phrases = list(_phrases(doc))
        yield _again(nlp, doc, phrases) if phrases else doc


def _phrases(doc: Any) -> Iterator[range]:
    """The tokens of each "according to X", X ending where the next stretch between commas has a verb of its own."""
    last = 0
    for token in doc[:-2]:
        if token.i < last or token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        ends = [i for i in range(token.i + 3, token.sent.end) if doc[i].text == "," or doc[i].text in _STOPS]
        ends.append(token.sent.end)
        at = 0
        while doc[min(ends[at], len(doc) - 1)].text == "," and at + 1 < len(ends):
            if any(t.tag_ in FINITE for t in doc[ends[at] + 1 : ends[at + 1]] if t.dep_ != "relcl"):
                break
            at += 1
        last = ends[at]
        rest = (last - token.i) + 3 < len(token.sent)
        if last - token.i > 2 and rest:
            yield range(token.i, last)


def _again(nlp: Any, doc: Any, phrases: list[range]) -> Any:
    from spacy.tokens import Doc

    out = {i for phrase in phrases for i in phrase}
    for phrase in phrases:
        before, behind = phrase.start - 1, phrase.stop
        if behind < len(doc) and doc[behind].text == ",":
            out.add(behind)
        if before >= 0 and doc[before].text == "," and behind < len(doc) and doc[behind].text in {",", *_STOPS}:
            out.add(before)
    kept = [i for i in range(len(doc)) if i not in out]
    if not kept:
        return doc
    starts = {token.i for token in doc if token.is_sent_start}
    rest = Doc(nlp.vocab, words=[doc[i].text for i in kept], spaces=[bool(doc[i].whitespace_) for i in kept])
    for new, (old, earlier) in enumerate(zip(kept, [-1, *kept], strict=False)):
        rest[new].is_sent_start = any(earlier < start <= old for start in starts)
    inner = [Doc(nlp.vocab, words=[doc[i].text for i in phrase][2:]) for phrase in phrases]
    rest, *inner = [_run(nlp, one) for one in (rest, *inner)]
    heads, deps, tags = [0] * len(doc), ["punct"] * len(doc), [token.tag_ for token in doc]
    for new, old in enumerate(kept):
        heads[old], deps[old], tags[old] = kept[rest[new].head.i], rest[new].dep_, rest[new].tag_
    place = {old: new for new, old in enumerate(kept)}
    for phrase, noun in zip(phrases, inner, strict=True):
        _attach(phrase, noun, kept[_joint(rest, place, phrase)], heads, deps, tags)
    for i in out:
        if not any(i in phrase for phrase in phrases):
            beside = next(phrase for phrase in phrases if i in (phrase.start - 1, phrase.stop))
            heads[i] = beside.start
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        heads=heads,
        deps=deps,
    )


def _run(nlp: Any, doc: Any) -> Any:
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _attach(phrase: range, noun: Any, joint: int, heads: list[int], deps: list[str], tags: list[str]) -> None:
    """Write the phrase into the tree: "according" under the joint, "to" under it, the noun phrase under that."""
    heads[phrase.start], deps[phrase.start], tags[phrase.start] = joint, "prep", "VBG"
    heads[phrase.start + 1], deps[phrase.start + 1], tags[phrase.start + 1] = phrase.start, "prep", "IN"
    first = phrase.start + 2
    for token in noun:
        i = first + token.i
        root = token.head.i == token.i
        heads[i], deps[i], tags[i] = (
            (phrase.start + 1, "pobj", token.tag_) if root else (first + token.head.i, token.dep_, token.tag_)
        )


def _joint(rest: Any, place: dict[int, int], phrase: range) -> int:
    """The token that the phrase can hang on without crossing an arc: the lowest one above both its neighbours."""
    left = next((place[i] for i in range(phrase.start - 1, -1, -1) if i in place), None)
    right = next((place[i] for i in range(phrase.stop, phrase.stop + len(rest) + 2) if i in place), None)
    if left is None or right is None or rest[left].sent != rest[right].sent:
        own = right if left is None or (right is not None and _starts(phrase, place)) else left
        return int(rest[own if own is not None else 0].sent.root.i)
    above = [rest[left], *rest[left].ancestors]
    under = {rest[right].i, *(token.i for token in rest[right].ancestors)}
    return int(next(token.i for token in above if token.i in under))


def _starts(phrase: range, place: dict[int, int]) -> bool:
    return phrase.stop in place or phrase.stop + 1 in place
