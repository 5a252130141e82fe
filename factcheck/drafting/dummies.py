"""The "it" that means nothing: "it is likely that P", "it was late", "they made it to the shore"."""

from factcheck import lexicon
from factcheck.drafting.found import children
from factcheck.drafting.kinds import PERSONS, is_time
from factcheck.drafting.parser import Token
from factcheck.drafting.sense import happens_to_nobody
from factcheck.drafting.tags import FINITE
from factcheck.text.pronouns import HE, SHE, I


def is_empty(token: Token) -> bool:
    """As in "it is likely that P", "it was late": nothing is meant."""
    if token.lower_ == "it" and (_is_reaching(token) or _is_made(token)):
        return True
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        ahead = token.dep_ == "dobj" and any(t.text == ":" for t in token.doc[token.i + 1 : token.i + 4])
        return bool(ahead or token.dep_ == "expl")
    verb = token.head
    if happens_to_nobody(verb) or _is_when(verb):
        return True
    said_of = [c for c in children(verb, "acomp") if c.lower_ in lexicon.words("grammar.txt", "of somebody")]
    if said_of and any(c.dep_ == "xcomp" for c in said_of[0].children):
        return False  # "Cosla says it is willing to talk"
    if verb.lower_ in {"came", "comes", "come"} and any(c.lower_ == "when" for c in children(verb, "advmod")):
        return True
    if verb.lower_ in _LINKING and _leads_on(verb, token):
        return True
    cleft = [c for c in children(verb, "attr") if _is_told_of(c)]
    if cleft and verb.lower_ in _LINKING and cleft[0].i > token.i:
        return True  # "it is the bank which has delayed"
    if verb.lower_ in _LINKING and any(_is_of_somebody(c) for c in children(verb, "attr")):
        return True  # "it was his brother"
    if verb.lower_ in _LINKING and any(children(c, "pcomp") for c in children(verb, "prep") if c.lower_ == "like"):
        return True  # "it was like leaving a pond"
    clausal = [c for c in children(verb, "ccomp", "xcomp", "csubj", "acomp", "attr") if c.i > verb.i]
    inner = [g for c in clausal for g in children(c, "xcomp", "ccomp", "advcl", "csubj", "acl")]
    heavy = [c for c in clausal if c.dep_ in {"ccomp", "csubj"} and c.tag_.startswith("VB")]
    if token.dep_ == "nsubjpass" and (children(verb, "xcomp") or _is_thought(verb)):
        return True
    if verb.lower_ in {"took", "takes", "take"} and children(verb, "xcomp", "advcl"):
        return True
    told = verb.lower_ in {"is", "was", "be", "been", "'s", "seems", "seemed", "appears", "appeared", "takes", "took"}
    timely = any(c.lower_ in {"late", "early", "time", "dark", "clear", "cold", "hot"} for c in clausal)
    return bool(told and (heavy or inner or timely))


def _is_when(verb: Token) -> bool:
    """As in "it was just days after he had left", "it is three years since"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + _SOON, verb.sent.end)]
    times = [t for t in behind if is_time(t)] if verb.lower_ in _LINKING else []
    plain = bool(times) and all(t.tag_ in {"RB", "CD", "DT", "JJ", "IN", "JJR"} for t in behind if t.i < times[0].i)
    after = times[0].i + 1 if plain else len(verb.doc)
    return after < len(verb.doc) and verb.doc[after].lower_ in {"after", "before", "since", "until", "ago"}


_SOON = 6
"""Words behind "it was" in which the time stands: "more than two years after"."""


def _is_of_somebody(noun: Token) -> bool:
    return noun.lower_ in PERSONS and any(c.lower_ in HE | SHE | I for c in children(noun, "poss"))


_LINKING = frozenset({"is", "was", "be", "been", "'s", "remains", "remained", "seems", "seemed", "became", "becomes"})


def _leads_on(verb: Token, it: Token) -> bool:
    """As in "it was not unlawful for the police to turn back", "it remains unknown why they did"."""
    said = [c for c in children(verb, "acomp", "attr", "oprd") if c.i > it.i]
    behind = said[0].i + 1 if said and said[0].tag_ in {"JJ", "JJR", "VBN", "NN"} else 0
    while behind and behind < it.sent.end and verb.doc[behind].is_quote:
        behind += 1
    after = verb.doc[behind] if behind and behind < it.sent.end else None
    if after is None:
        return False
    if said[0].tag_ == "JJ" and said[0].lower_ in _CHANCES and _begins_clause(after):
        return True
    if said[0].lower_ in lexicon.words("grammar.txt", "of somebody"):
        return False
    rest = range(behind, min(behind + _FAR, it.sent.end))
    opens = after.lower_ in {"that", "whether"} or after.tag_ == "WRB"
    return (
        opens
        or (after.lower_ == "to" and after.tag_ == "TO")
        or (after.lower_ == "for" and any(verb.doc[i].tag_ == "TO" and verb.doc[i].lower_ == "to" for i in rest))
    )


_FAR = 8
"""Words behind "it is unlawful for" in which its infinitive stands: more seldom belong to it."""


_CHANCES = frozenset({"likely", "unlikely", "possible", "clear", "obvious", "true", "probable", "understandable"})
"""Adjectives with a clause as their subject, also without "that": "it is likely the bank will sell" (Quirk et al. 1985,
16.73)."""


def _begins_clause(first: Token) -> bool:
    rest = first.doc[first.i : first.sent.end]
    return any(t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.left_edge.i == first.i for t in rest)


def _is_told_of(noun: Token) -> bool:
    """As in "the bank which has delayed", "in fact Mr Silk, not Mr Farage, who told them"."""
    told = [r for c in (noun, *children(noun, "appos")) for r in children(c, "relcl")]
    return any(r.left_edge.i > noun.i for r in told)


def _is_thought(verb: Token) -> bool:
    """As in "it is understood they will meet", "it was put about that P"; "it was told that P" is somebody."""
    about = [c for c in children(verb, "advcl") if any(m.lower_ == "that" for m in children(c, "mark"))]
    clauses = [
        c for c in (*children(verb, "ccomp"), *about) if c.i > verb.i and c.tag_ in FINITE | {"VBN", "VB", "VBG"}
    ]
    return bool(clauses) and verb.lower_ not in _TOLD


_TOLD = frozenset({"told", "informed", "assured", "warned", "notified", "advised", "promised", "asked", "reminded",
                   "persuaded", "convinced", "shown", "taught"})  # fmt: skip
"""Verbs with somebody for their object beside a clause (Quirk et al. 1985, 16.60)."""


def _is_made(it: Token) -> bool:
    """As in "the figures made it more likely that P", "they find it hard to sell"."""
    rest = it.doc[it.i + 1 : it.sent.end] if it.i and it.nbor(-1).tag_.startswith("VB") else []
    adjective = next((t for t in rest if t.tag_ not in {"RB", "RBR", "RBS"}), None)
    if adjective is None or adjective.tag_ not in {"JJ", "JJR"} or adjective.i + 1 >= it.sent.end:
        return False
    after = adjective.nbor()
    told = adjective.lower_ in _CHANCES and _begins_clause(after)  # "made it clear he was against it"
    return bool(told or after.lower_ in {"that", "for"} or after.tag_ == "TO")


def _is_reaching(it: Token) -> bool:
    """As in "they made it to the shore"."""
    verb = it.head
    after = it.doc[it.i + 1] if it.i + 1 < it.sent.end else it
    reached = after.tag_ in {"IN", "TO"} and after.lower_ in {"into", "to", "through", "across", "onto"}
    return bool(reached and it.dep_ == "dobj" and verb.lower_ in {"make", "makes", "made", "making"})
