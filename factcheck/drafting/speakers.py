"""Who speaks: the noun phrase of a cue's subject, brought back to a full name with what the rest of the text knows."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.drafting.found import Found, children
from factcheck.drafting.geography import government_of, is_national
from factcheck.drafting.kinds import BODIES, DOCUMENTS, EXAMPLES, FEMALE, FIRMS, HANDLED, HE, MAKERS, MALE, ROLES, SHE
from factcheck.drafting.names import (
    FIRST,
    NOBODY,
    PRONOUNS,
    Names,
    institution,
    is_person,
    looks_like_body,
    plain,
    split_title,
)
from factcheck.drafting.nounphrases import antecedent, heads
from factcheck.drafting.nounphrases import head as head_of
from factcheck.drafting.nounphrases import row as nouns_in_row
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sex import pronoun_of

_NEARBY = 400
"""How far before its paragraph, in code points, a shared surname looks for its owner."""
_REACH = 1500
"""How far back, in code points, a pronoun looks for its name."""


@dataclass(slots=True)
class Speakers:
    """The names of one text and the subjects in it, in order, for pronouns to look back to."""

    text: str
    names: Names = field(default_factory=Names)
    mentions: list[tuple[int, list[str], str]] = field(default_factory=list)
    """(offset, name, "") of every name, in order."""
    holders: dict[int, str] = field(default_factory=dict)
    """Who has the word in the line that begins there; no entry where the document itself speaks."""
    subjects: list[tuple[int, list[str], str]] = field(default_factory=list)
    """(offset, names, kind) of each subject, kind being person, body or many."""
    sex: dict[str, str] = field(default_factory=dict)

    def holder(self, frame: Frame) -> str:
        """Who has the word in this block, "" where nobody has or nobody knows."""
        return self.holders.get(frame.line.start, "")

    def read(self, frames: list[Frame]) -> None:
        """Learn every name first, then walk the subjects: a short name in a headline finds its full form below."""
        self.names.common = frozenset(t.text for frame in frames for t in frame.doc if t.is_lower)
        for frame in frames:
            for token in frame.doc:
                if token.tag_ in {"NNP", "NNPS"} and token.dep_ != "compound":
                    self._learn(frame, token)
        for frame in frames:
            for token in frame.doc:
                agent = (
                    token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.dep_ not in {"acl", "relcl"}
                )
                if (agent or token.dep_ in {"nsubj", "nsubjpass"}) and token.tag_.startswith("NN"):
                    found = self.of(frame, token)
                    kind = self._kind(token, found)
                    if found and kind:
                        self.subjects.append((frame.spans[token.i][0], found, kind))

    def _kind(self, token: Token, found: list[str]) -> str:
        """What pronoun can stand for the subject; "" for a thing that never speaks ("the talks", "the year")."""
        proper = self._is_proper(token) or all(map(is_person, found))
        known = [name in self.names.bodies for name in found]
        if proper and not any(known) and all(is_person(name) or self._is_surname(name) for name in found):
            return "person"
        called = token.lower_ in ROLES or any(c.lower_ in ROLES for c in token.children)
        if called and len(found) == 1 and found[0].istitle() and (proper or len(found[0].split()) == 1):
            return "person"
        if proper or token.lower_ in BODIES | DOCUMENTS:
            return "body"
        return "many" if token.tag_ == "NNS" else "somebody" if token.lower_ in ROLES else ""

    def _is_surname(self, name: str) -> bool:
        return len(name.split()) == 1 and name in self.names.full

    def _learn(self, frame: Frame, token: Token) -> None:
        title, name = split_title(self._core(frame, token))
        if name and self._is_body(token, title):
            self.names.bodies.add(name)
        roles = [title, *(self._core(frame, a) for a in children(token, "appos"))]
        if token.dep_ == "appos":
            roles.append(self._core(frame, token.head))
        self.names.learn(name, roles)
        full = self.names.resolve(name)
        if name:
            self.mentions.append((frame.spans[token.i][0], [full], ""))
        words = " ".join(roles)
        if len(full.split()) > 1 and (MALE.search(words) or FEMALE.search(words)):
            self.sex.setdefault(full, "he" if MALE.search(words) else "she")

    def _is_proper(self, token: Token) -> bool:
        """Whether it is a name; the tagger takes many a foreign surname for a plural."""
        return token.tag_ in {"NNP", "NNPS"} or token.text in self.names.full

    def _is_body(self, token: Token, title: str) -> bool:
        """Whether its title, apposition or relative clause makes the name an organisation's."""
        words = [title.split()[-1].lower()] if title else []
        words += [a.lower_ for a in children(token, "appos")]
        if token.dep_ == "appos":
            words.append(token.head.lower_)
        relative = any(t.lower_ == "which" for c in children(token, "relcl") for t in c.children)
        return relative or any(word in BODIES | MAKERS for word in words)

    def _core(self, frame: Frame, token: Token) -> str:
        """The words up to the head of the noun phrase: titles and the name, without what hangs behind it."""
        first = min(t.i for t in [token, *(t for child in token.lefts if child.dep_ in _BEFORE for t in child.subtree)])
        return self.text[frame.spans[first][0] : frame.spans[token.i][1]]

    def of(self, frame: Frame, token: Token) -> list[str]:
        """The names of the noun phrase under this head; several where people are named one after the other."""
        joined = [c for c in children(token, "conj") if c.tag_.startswith("NN")]
        if joined:
            each = [self.of(frame, t)[:1] if t is not token else self._one(frame, token) for t in nouns_in_row(token)]
            flat = [name for names in each for name in names]
            if flat and all(map(is_person, flat)):
                return flat
            return [
                plain(
                    self._core(frame, token)
                    + self.text[frame.spans[token.i][1] : frame.spans[max(t.i for t in nouns_in_row(token))][1]]
                )
            ]
        return self._one(frame, token)

    def _one(self, frame: Frame, token: Token) -> list[str]:
        core = self._core(frame, token)
        epithet = self._epithet(frame, token)
        if epithet:
            return epithet
        whole = institution(core) or government_of(core)
        if whole:
            return [whole]
        _, name = split_title(core)
        if name and self._is_proper(token):
            return [government_of(name) or self._resolved(frame, token, name, core)]
        for other in children(token, "appos"):
            _, name = split_title(self._core(frame, other))
            row = [self._one(frame, t)[0] for t in nouns_in_row(other)]
            if len(row) > 1 and all(map(is_person, row)):
                return row
            if name and (other.tag_ in {"NNP", "NNPS"} or len(name.split()) > 1):
                return [self.names.resolve(name)]
        for other in _given_name(token):
            return [self.names.resolve(split_title(self._core(frame, other))[1])]
        named = [
            p
            for c in children(token, "prep")
            if c.lower_ in EXAMPLES
            for p in children(c, "pobj")
            if p.tag_ in {"NNP", "NNPS"}
        ]
        if named:
            return [name for p in nouns_in_row(named[0]) for name in self._one(frame, p)]
        if token.lower_ in DOCUMENTS:
            return self._maker(frame, token) or [self._known(frame, token) or self._whole(frame, token, core)]
        known = self._known(frame, token)
        if known:
            return [known]
        return [self._owned(frame, token) or plain(core + self._behind(frame, token))]

    def _known(self, frame: Frame, token: Token) -> str:
        """Who "the minister" or "the company" is, where the text has named one."""
        if not any(c.lower_ in {"the", "this"} for c in children(token, "det")) or children(token, "poss"):
            return ""
        modifiers = [c.text for c in children(token, "amod", "compound")]
        roles = [token.text, *("newspaper", "daily")] if token.lower_ == "paper" else [token.text]
        person = next((name for role in roles if (name := self.names.by_role(role, modifiers))), "")
        if person or modifiers or token.lower_ not in BODIES:
            return person
        at = frame.spans[token.i][0]
        earlier = [names[0] for offset, names, _ in self.mentions if offset < at and self._names_body(names[0])]
        earlier += [names[0] for offset, names, kind in self.subjects if offset < at and kind == "body"]
        same = [name for name in earlier if token.lower_ in name.lower().split() and len(name.split()) > 1]
        if same:
            return same[-1]
        firms = (
            [name for name in earlier if name[0].isupper() and not government_of(name)] if token.lower_ in FIRMS else []
        )
        return max(reversed(firms), key=firms.count, default="")

    def _names_body(self, name: str) -> bool:
        return name in self.names.bodies or looks_like_body(name)

    def _owned(self, frame: Frame, token: Token) -> str:
        """With the owner's name: "her brother" is "Ana Reyes's brother", "its head" is "head of the ministry"."""
        owners = [c for c in children(token, "poss") if c.tag_ == "PRP$" and c.lower_ not in {"our", "your"}]
        if not owners:
            return ""
        mine = owners[0].lower_ == "my"
        name = self.holder(frame) if mine else self._pronoun(frame, owners[0])[0]
        if token.lower_ in ROLES and name.split()[-1:] and name.split()[-1].lower() in DOCUMENTS:
            at = frame.spans[token.i][0]
            bodies = [
                names[0] for names in self._candidates("body", at) if names[0].split()[-1].lower() not in DOCUMENTS
            ]
            name = bodies[0] if bodies else ""
        if not name or name.lower() == owners[0].lower_:
            return ""
        rest = self.text[frame.spans[owners[0].i][1] : frame.spans[token.i][1]].strip()
        return f"{name}'s {rest}" if owners[0].lower_ in HE | SHE | {"my"} else f"{rest} of {name}"

    def _resolved(self, frame: Frame, token: Token, name: str, core: str) -> str:
        """The full name; of two people with one surname the one that the title or the paragraph singles out."""
        full = self.names.resolve(name)
        same = self.names.full.get(name, [])
        if full != name or len(same) < 2:
            return full
        title = core.removesuffix(name).strip().rstrip(".").lower().split()[-1:]
        sex = "he" if title == ["mr"] else "she" if title in (["mrs"], ["ms"], ["miss"]) else ""
        if sex:
            fitting = [other for other in same if (self.sex.get(other) or pronoun_of(other)) == sex]
        else:
            fitting = self._lately(frame.start, frame.spans[token.i][0], same)
            fitting = fitting or self._lately(frame.start - _NEARBY, frame.start, same)
        return fitting[0] if len(fitting) == 1 else name

    def _lately(self, start: int, end: int, names: list[str]) -> list[str]:
        """Which of the names stand in that stretch in full, or as a subject by a role or a pronoun."""
        stretch = self.text[max(0, start) : end]
        acting = {name for offset, found, _ in self.subjects if start <= offset < end for name in found}
        return [name for name in names if name in stretch or name in acting]

    def _epithet(self, frame: Frame, token: Token) -> list[str]:
        """As in "the 29-year-old", "the Norwegian": the person of that age, or the last one who did something."""
        words = self._core(frame, token).split()
        if len(words) != 2 or words[0].lower() != "the":
            return []
        age = re.fullmatch(r"(\d{1,3})-year-old", words[1])
        at = frame.spans[token.i][0]
        if age:
            held = re.search(rf"(\w+), {age.group(1)},", self.text[:at])
            return [self.names.resolve(held.group(1))] if held and held.group(1) in self.names.full else []
        if is_national(words[1]):
            return next(iter(self._candidates("person", at)), [])
        return []

    def _behind(self, frame: Frame, token: Token) -> str:
        """The prepositional phrase that a common noun needs to be somebody: "advisers to the president"."""
        tail = [
            t.i
            for c in children(token, "prep")
            if c.lower_ in {"of", "to", "for", "from", "at", "in", "on"}
            for t in c.subtree
        ]
        return self.text[frame.spans[token.i][1] : frame.spans[max(tail)][1]] if tail else ""

    def _whole(self, frame: Frame, token: Token, core: str) -> str:
        """A document without a maker, with what tells it from others: "study published in 2014"."""
        tail = [t.i for c in token.rights if c.dep_ in {"acl", "prep"} and c.tag_ != "VBG" for t in c.subtree]
        behind = self.text[frame.spans[token.i][1] : frame.spans[max(tail)][1]] if tail else ""
        return plain(core + behind)

    def _maker(self, frame: Frame, token: Token) -> list[str]:
        """Whose document it is: its owner, its author or its publisher."""
        makers = children(token, "poss")
        for branch in [c for c in token.children if c.dep_ in {"prep", "acl", "agent", "relcl"}]:
            if branch.lower_ in HANDLED:
                continue
            if branch.dep_ == "acl":
                makers += [
                    p for c in children(branch, "agent", "prep") if c.lower_ == "by" for p in children(c, "pobj")
                ]
            elif branch.lower_ in {"by", "from"}:
                makers += children(branch, "pobj")
        makers = [m for m in makers if m.tag_.startswith("NN")]
        return self.of(frame, makers[0]) if makers else []

    def speaking(self, frame: Frame, one: Found, relaying: Sequence[str] = ()) -> list[str]:
        """The names behind an attribution's source; [""] where nobody is named or a pronoun leads nowhere.

        `relaying` names who hands the words on: "he" in "Sadek said he had denied it" is Sadek.
        """
        if not one.source:
            return [""]
        head = next((t for t in heads(frame, one.source) if t.tag_ == "NNP"), head_of(frame, one.source))
        word = head.lower_
        if word in FIRST and frame.line.start in self.holders:
            return [self.holder(frame)]
        if head.tag_ in {"PRP", "PRP$", "WP", "WDT", "DT"} or word in PRONOUNS:
            own = len(relaying) == 1 and relaying[0] and word in HE | SHE | {"it", "they"}
            if own and self._can_be(relaying[0], word):
                return list(relaying)
            return self._pronoun(frame, head, one.content)
        if head.tag_ == "POS":
            head = head.head
        return self._last_part(frame, one, head) or self.of(frame, head) or [""]

    def named(self, frame: Frame, tokens: list[int]) -> list[str]:
        """The names behind a noun phrase that is no source."""
        return self.of(frame, head_of(frame, tokens)) if tokens else []

    def _last_part(self, frame: Frame, one: Found, head: Token) -> list[str]:
        """As in "A spokesman for the king, Ali Naim": the name behind the comma, wherever the parser hung it."""
        if head.tag_ not in {"NN", "NNS"}:
            return []
        words = self.text[frame.spans[one.source[0]][0] : frame.spans[one.source[-1]][1]]
        for part in words.split(", ")[1:]:
            title, name = split_title(part)
            name = name.split(" of ")[0]
            if name and not title[:1].isupper() and is_person(name):
                return [self.names.resolve(name)]
        return []

    def thing(self, frame: Frame, tokens: list[int]) -> str:
        """What is being called something; a relative pronoun gives way to its noun."""
        first = frame.doc[tokens[0]]
        if first.tag_ in {"WDT", "WP"} and len(tokens) == 1:
            noun = antecedent(first)
            if noun is not None:
                held = [
                    t.i for c in [noun] for t in c.subtree if t.i < first.i and not (t.is_punct and t.i == first.i - 1)
                ]
                return self.text[frame.spans[held[0]][0] : frame.spans[held[-1]][1]] if held else noun.text
        return self.text[frame.spans[tokens[0]][0] : frame.spans[tokens[-1]][1]]

    def _pronoun(self, frame: Frame, head: Token, content: Sequence[int] = ()) -> list[str]:
        word, at = head.lower_, frame.spans[head.i][0]
        within = at
        if content and content[0] < head.i:
            at = frame.spans[content[0]][0]
        if head.tag_ in {"WP", "WDT"} or word in {"who", "which", "that"}:
            noun = antecedent(head)
            return self.of(frame, noun) if noun is not None and noun.tag_.startswith("NN") else [""]
        wanted = "person" if word in HE | SHE else "many" if word in {"they", "their", "them"} else "body"
        if word in NOBODY - {"it"}:
            return [""]
        for names in [*self._candidates(wanted, at), *self._candidates(wanted, within)]:
            if wanted != "person" or (len(names) == 1 and self._sex_fits(names[0], word)):
                return names
        return [""] if word == "it" else [head.text.capitalize()]

    def _candidates(self, wanted: str, at: int) -> list[list[str]]:
        """Whom a pronoun at this offset can stand for, the best first: the last one named, then the last unnamed."""
        first = bisect_left(self.subjects, (at - _REACH,))
        near = self.subjects[first : bisect_left(self.subjects, (at,))][::-1]
        other = {"many": "body", "person": "somebody"}.get(wanted, "")
        return [names for right in (wanted, other) for _, names, kind in near if kind == right]

    def _can_be(self, name: str, pronoun: str) -> bool:
        """Whether the pronoun can stand for whoever relays the words."""
        if pronoun in HE | SHE:
            return (is_person(name) and self._sex_fits(name, pronoun)) or name.split()[0].lower() in ROLES
        return not is_person(name)

    def _sex_fits(self, name: str, pronoun: str) -> bool:
        return (self.sex.get(name) or pronoun_of(name)) in {"", "he" if pronoun in HE else "she"}


_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "quantmod", "case", "punct", "predet"})


def _given_name(token: Token) -> list[Token]:
    """The head of the name in "an inspector named Paul Reyes"."""
    verbs = [c for c in children(token, "acl") if c.lower_ in {"named", "called"}]
    return [o for verb in verbs for o in verb.children if o.dep_ in {"oprd", "dobj", "attr"} and o.tag_ == "NNP"]
