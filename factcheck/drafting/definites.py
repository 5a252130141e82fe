"""A noun that points out of its sentence, "the move", "that gate": what it means stands for it, in square brackets.

It is written where the text has told it apart once before and from nothing else of the same name; of two there is none
to take. What was only ever called "the gate" stays as it is.
"""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.drafting.kinds import BODIES, DOCUMENTS, TIMES, is_time
from factcheck.drafting.mentions import Mention
from factcheck.drafting.names import is_known_person, is_name
from factcheck.drafting.naming import STANDS_FOR, Naming
from factcheck.drafting.parser import Frame, Token

_LONGEST = 6
"""Words of what is written for a noun behind "that"."""


def definite(
    frame: Frame, tokens: Sequence[int], token: Token, naming: Naming, used: set[str], *, quoted: bool
) -> dict[int, str]:
    """What stands for this token's noun phrase, token by token, {} where it stays; whom it names is added to `used`."""
    instead = dict[int, str]()
    if token.lower_ in lexicon.words("grammar.txt", "known to all"):
        return instead
    if token.text in naming.names.aliases and token.i - 1 in tokens and frame.doc[token.i - 1].lower_ == "the":
        instead |= _in_full(token, naming)
    if token.lower_ in _POINTING:
        instead |= _told_apart(frame, tokens, token, naming)
    if token.tag_.startswith("NN") and any(c.lower_ == "such" for c in token.lefts) and not quoted:
        instead |= _such(frame, tokens, token, naming)
    somebody = token.lower_ in STANDS_FOR and token.dep_ in {"dobj", "pobj", "poss", "conj", "dative"}
    if not quoted and token.tag_ == "NN" and (somebody or token.dep_ in {"nsubj", "nsubjpass"}):
        instead |= _described(frame, tokens, token, naming, used)
    return instead or _specified(frame, tokens, token, naming)


def _in_full(token: Token, naming: Naming) -> dict[int, str]:
    """Of "the Company", as a text says that it will call Kestrel Storage, the name."""
    full = naming.names.aliases[token.text]
    if token.dep_ == "compound":
        return {}
    owns = _owns(token)
    told = {int(token.i) - 1: "", int(token.i): f"[{owner(full) if owns else full}]"}
    return told | ({int(token.i) + 1: ""} if owns else {})


def _described(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming, used: set[str]) -> dict[int, str]:
    """Of "the defendant" and "the company", where the text has named only one that it can be, the name."""
    before, behind = list(token.lefts), list(token.rights)
    name = naming.known(frame, token)
    owns = [t.tag_ for t in behind] == ["POS"]
    bare = [t.lower_ for t in before] == ["the"] and before[0].i == token.i - 1 and (owns or not behind)
    told = name in used or bool({frame.doc[i].text for i in tokens} & set(name.split()))
    if told or not (bare and before[0].i in tokens and is_name(name)):
        return {}
    used.add(name)
    put = naming.labelled(name, name)
    put = owner(put) if owns else put
    put = f"[{begun(put, before[0])}]"
    return {int(before[0].i): "", int(token.i): put} | ({int(behind[0].i): ""} if owns else {})


_NEAR = frozenset({"this", "these"})
_POINTING = _NEAR | {"that", "those"}


def _told_apart(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming) -> dict[int, str]:
    """As in "that gate", which the words before the claim call "the tidal gate at Carrow Point"."""
    noun = token.head
    points = token.dep_ == "det" and token.tag_ == "DT" and noun.tag_.startswith("NN") and noun.i in tokens
    itself = token.lower_ == "this" and noun.lower_ in DOCUMENTS
    if not points or noun.i != token.i + 1 or is_time(noun) or itself:
        return {}
    word, start = noun.lower_, frame.spans[tokens[0]][0]
    alone = not (_is_told(noun) or _owns(noun) or noun.dep_ == "compound")
    if alone and (only := _only(naming.mentions.headed(word, start))):
        return {int(token.i): "", int(noun.i): f"[{begun(only, token)}]"}
    forms = {word, f"{word}s", word.removesuffix("s"), re.sub("ies$", "y", word), re.sub("y$", "ies", word)}
    named_before = naming.mentions.before(start, quoted=True)
    earlier = [one for one in named_before if one.head in forms or (not one.head and _ends_so(one, forms))]
    named = max((one.words for one in earlier), key=len, default="")
    if f" {noun.text} " not in f" {named} ":
        return {}
    before, _, behind = f" {named} ".partition(f" {noun.text} ")
    bare, behind = _ARTICLE.sub("", before.strip()), behind.strip()
    told = re.fullmatch(r"(?:[a-z-]+(?: [a-z-]+)* ?)?", bare) and re.fullmatch(
        r"(?:(?:of|at|in|for|on) [\w’' -]+)?", behind
    )
    if not told or _OTHER.match(bare) or len(named.split()) > _LONGEST or any(map(str.isdigit, named)):
        return {}
    if token.lower_ in _NEAR and not (bare or behind):
        return {}  # "this house": where it is said tells which, and "the house" tells less
    the = {int(token.i): f"[{begun(f'the {bare}' if bare else 'the', token)}]"}
    return the | ({int(noun.i): f"{noun.text} [{behind}]"} if behind else {})


def _ends_so(one: Mention, forms: set[str]) -> bool:
    return not forms.isdisjoint(one.words.lower().split()[-1:])


def _such(frame: Frame, tokens: Sequence[int], noun: Token, naming: Naming) -> dict[int, str]:
    """Of "no such promise" what the text has called it: "no such promise [of nine new boats]"."""
    start, word = frame.spans[tokens[0]][0], noun.lower_
    forms = {word, f"{word}s", word.removesuffix("s"), re.sub("ies$", "y", word), re.sub("y$", "ies", word)}
    told = {_ARTICLE.sub("", one.full).strip() for form in forms for one in naming.mentions.headed(form, start)}
    behind = {
        words.partition(f"{form} ")[2] for words in told for form in forms if words.lower().startswith(f"{form} ")
    }
    alone = len(behind) == 1 and not _is_told(noun)
    return {int(noun.i): f"{noun.text} [{behind.pop()}]"} if alone else {}


_ARTICLE = re.compile(r"^(?:(?:an?|the|this|that|these|those|my|our|his|her|its|their)\s*)+\b", re.I)


def _specified(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming) -> dict[int, str]:
    """Of "the fees" what they were called where the text told them apart: "[the sitting fees for 14 January]"."""
    before = list(token.lefts)
    bare = [t.lower_ for t in before] == ["the"] and before[0].i == token.i - 1 and before[0].i in tokens
    if not bare or token.tag_ not in {"NN", "NNS"} or token.dep_ == "compound" or _is_told(token):
        return {}
    said = {frame.doc[i].lower_ for i in tokens if i < token.i}
    if is_time(token) or token.lower_ in said:
        return {}
    met = naming.mentions.headed(token.lower_, frame.spans[tokens[0]][0])
    told, owns = _only(met), _owns(token)
    if token.tag_ == "NN" and (
        _SEVERAL.match(told) or (told.startswith(f"the {token.lower_} ") and not any(map(_is_one, met)))
    ):
        return {}  # "the aircraft was climbing" is none of "the 21 aircraft"
    if not told or (owns and not told.lower().endswith(token.lower_)):
        return {}
    told = begun(told, before[0])
    written = {int(before[0].i): "", int(token.i): f"[{owner(told) if owns else told}]"}
    return written | ({int(token.i) + 1: ""} if owns else {})


def _is_one(one: Mention) -> bool:
    """Whether it was one thing, "a settlement", and not a stuff or a state, "growth in the north"."""
    return bool(_ARTICLE.match(one.full) or _OWNED.match(one.full)) or one.full[:1].isdigit()


_SEVERAL = re.compile(r"(?:the )?(?:(?:about|some|over|nearly|almost|around) )?\d[\d,.]* ")
_OWNED = re.compile(r"[A-Z]\S*(?: \S+)*?['’]s? ")
_TOLD = frozenset({"prep", "relcl", "acl", "appos"})


def _owns(noun: Token) -> bool:
    """Whether the mark of the possessive stands right behind it."""
    return noun.i + 1 < len(noun.doc) and bool(noun.nbor().tag_ == "POS")


def _is_told(noun: Token) -> bool:
    """Whether what stands behind it tells it from others already."""
    return any(c.dep_ in _TOLD and c.i <= noun.i + 2 for c in noun.rights)


def _only(earlier: Sequence[Mention]) -> str:
    """What tells the one thing of that name apart, "" where there are two or nothing does."""
    told = dict[frozenset[str], str]()
    for one in earlier:
        words = _ARTICLE.sub("", one.full).strip()
        if _OTHER.match(one.full) or _OTHER.match(words) or _ITS.match(words):
            return ""
        if words.lower() != one.head and _is_whole(words) and not words.isupper():
            told.setdefault(frozenset(re.findall(r"\w+", words.lower())), words)
    longest = max(told, key=len, default=frozenset[str]())
    alone = longest and all(one <= longest for one in told) and not _DATED.match(told[longest])
    if not alone or len(told[longest].split()) > _MOST:
        return ""
    named = told[longest].istitle() or all(word[:1].isupper() for word in told[longest].split() if len(word) > _SMALL)
    the = any(one.full.lower().startswith("the ") for one in earlier) or longest & BODIES if named else True
    return f"{'the ' if the and not _OWNED.match(told[longest]) else ''}{told[longest]}"


_ITS = re.compile(r"[a-z][\w-]*['’]s? ")
"""As in "the country's industry", which leads to another noun."""


def _is_whole(words: str) -> bool:
    """Whether no mark of a quotation stands alone in it."""
    return words[:1] not in "'‘’" and words.count('"') % 2 == 0 and words.count("“") == words.count("”")


_SMALL = 3
"""Letters of the words that names have in small letters."""


_MOST = 9
"""Words of what is written for a noun: more are a story."""
_OTHER = re.compile(
    r"(?:\w+ )?(?:more|other|further)\b|"
    r"(?:another|no|any|every|each|enough|much|less|many|few|several|some|most|such|first|second|third|last|next|one|"
    r"two|both|just|only|his|her|its|their|our|my|your)\b",
    re.I,
)
"""What begins a phrase that is one of several, or leads to somebody else."""
_DATED = re.compile(rf"(?:\d+ )?(?:\d{{4}}|{'|'.join(sorted(TIMES))})['’]s?\b", re.I)
"""As in "the year's show" of "this year's show"."""


def begun(words: str, first: Token) -> str:
    """The words, with a capital where the token in whose place they stand begins a sentence."""
    return words[:1].upper() + words[1:] if first.is_sent_start else words


def owner(word: str) -> str:
    """A name or noun in the possessive."""
    return f"{word}'" if word.endswith("s") and not is_known_person(word) else f"{word}'s"
