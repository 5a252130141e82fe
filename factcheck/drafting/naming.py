"""From a noun phrase to names: titles off, short forms and descriptions back to whoever the text has named."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from factcheck.drafting.bound import whom_told
from factcheck.drafting.firms import can_be_firm, is_lone_firm
from factcheck.drafting.found import children
from factcheck.drafting.geography import government_of, is_national
from factcheck.drafting.kinds import (
    BODIES,
    DOCUMENTS,
    EXAMPLES,
    FIRMS,
    HANDLED,
    PERSONS,
    SOME_PEOPLE,
    TIMES,
)
from factcheck.drafting.labelling import labelled
from factcheck.drafting.mentions import Kind, Mention, Mentions, class_of
from factcheck.drafting.nameends import end_of_name, first_of, has_long_name, is_body, last_of
from factcheck.drafting.names import (
    NOBODY,
    PRONOUNS,
    Names,
    articled,
    institution,
    is_known_person,
    is_person,
    looks_like_body,
    plain,
    split_title,
)
from factcheck.drafting.nounphrases import bearer, given_name, joined_behind, looks_from, telling_behind
from factcheck.drafting.nounphrases import row as nouns_in_row
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sense import sense_of
from factcheck.drafting.takingup import taken_up
from factcheck.text.firstnames import pronoun_of
from factcheck.text.pronouns import HE, SHE, THEY

_OFFICERS = frozenset({"president", "executive", "ceo", "chief", "officer", "director", "manager"})
"""Who says "we" for the body whose release it is, where the text names no other: "Ana Reyes, President and CEO"."""
_OF_LATE = 2_000
"""How many names back "the firm" looks for the one that is named most."""
_NEARBY = 400
"""How far before its paragraph, in code points, a shared surname looks for its owner."""


@dataclass(slots=True)
class Naming:
    """What one text has named, and how its noun phrases lead back to it."""

    text: str
    names: Names = field(default_factory=Names)
    mentions: Mentions = field(default_factory=Mentions)
    holders: dict[int, str] = field(default_factory=dict)
    """Who has the word in the line that begins there; no entry where the document itself speaks."""
    askers: dict[int, str] = field(default_factory=dict)
    """Who asks in the question that begins there, where that is known."""
    answers: frozenset[int] = frozenset()
    """Where an answer begins that its label or its place calls one."""
    entries: Sequence[int] = ()
    """Where the entries of a live blog begin: no pronoun means anybody of another one."""
    minutes: bool = False
    """Whether the text is a record that lists who was present."""
    turns: list[int] = field(default_factory=list)
    """Where those lines begin, in order."""
    sex: dict[str, str] = field(default_factory=dict)
    serves: dict[str, tuple[Frame, Token]] = field(default_factory=dict)
    """Full name to the noun of the body that somebody runs or belongs to."""

    def holder_at(self, at: int) -> str:
        """Who has the word at an offset of the page's text."""
        number = bisect_right(self.turns, at)
        return self.holders[self.turns[number - 1]] if number else ""

    def us(self, name: str) -> str:
        """For whom somebody says "we", as it is written in brackets; "" where nobody knows."""
        body = self.names.body_of.get(name, "") if name else ""
        if not body and name in self.serves:
            frame, token = self.serves[name]
            own = self.of(frame, token)[:1]
            if token.tag_ in {"NNP", "NNPS"} and children(token, "poss"):
                return self.core(frame, token)  # "the Farmers' Guild"
            words = self.core(frame, token) + (self._behind(frame, token) if token.tag_ in {"NNP", "NNPS"} else "")
            return self.labelled(own[0], words) if own else ""
        if not body and name and not is_person(name) and (looks_like_body(name) or name in self.names.bodies):
            return self.labelled(name, name)
        if not body and self.names.described.get(name, set()) & _OFFICERS:
            body = self.names.aliases.get("Company", "")
        return self.labelled(body, body) if body else ""

    def _member(self, at: int) -> str:
        """Who "the hon. Gentleman" at that offset is: whoever had the word before."""
        here = self.holder_at(at) if _MEMBER.search(self.text[max(0, at - 12) : at + 9]) else ""
        return self.before(at, here) if here else ""

    def before(self, at: int, here: str) -> str:
        """Who had the word last before an offset and is not who has it `here`, "" where nobody had."""
        late = self.turns[: bisect_right(self.turns, at)][-_OF_LATE:]
        return next((name for name in map(self.holders.__getitem__, reversed(late)) if name != here), "")

    def holder(self, frame: Frame) -> str:
        """Who has the word in this block, "" where nobody has or nobody knows."""
        return self.holders.get(frame.line.start, "")

    def core(self, frame: Frame, token: Token) -> str:
        """The words up to the head of the noun phrase: titles and the name, without what hangs behind it.

        What belongs to the name of a body is kept: "the Bank of England", "the Office for National Statistics".
        """
        return self._upto(frame, token, last_of(token))

    def _upto(self, frame: Frame, token: Token, last: int) -> str:
        """The words from the beginning of the noun phrase up to that token."""
        return self.text[frame.spans[first_of(token)][0] : frame.spans[last][1]]

    def titled(self, frame: Frame, token: Token) -> tuple[str, str]:
        """The title and the name up to the head of the noun phrase; a body with a long name has no title."""
        core = self.core(frame, token)
        if not (is_body(token) or has_long_name(token)):
            return split_title(core)
        words = core.removeprefix("The ").split()
        first = next((n for n, word in enumerate(words) if word[0].isupper()), len(words))
        return "", " ".join(words[first:])

    def of(self, frame: Frame, token: Token) -> list[str]:
        """The names of the noun phrase under this head; several where people are named one after the other."""
        joined = [c for c in children(token, "conj") if c.tag_.startswith("NN")]
        if joined:
            row = nouns_in_row(token)  # each by itself: the rest of the list hangs on every name, of "Ashby & Lowe" one
            flat = list(dict.fromkeys(name for t in row for name in self._one(frame, t)[: None if t is token else 1]))
            if flat and all(map(is_person, flat)):
                return flat
            return [plain(self._upto(frame, token, end_of_name(max(row, key=lambda t: t.i))))]
        return self._one(frame, token)

    def _one(self, frame: Frame, token: Token) -> list[str]:
        core = self.core(frame, token)
        epithet = self._epithet(frame, token)
        if epithet:
            return epithet
        officer = self._officer(token) or self._member(frame.spans[token.i][0])
        if officer:
            return [officer]
        whole = institution(core) or (government_of(core) if token.text not in self.names.full else "")
        if whole:
            return [whole]
        _, name = self.titled(frame, token)
        known = token.text in self.names.full or bool(self.names.short.get(token.text))
        known = known or (token.is_upper and self.names.knows_loud(token.text, name))
        name = name or (token.text if token.text in self.names.full else "")  # Mr Sheikh, whatever a sheikh is
        if name and (token.tag_ in {"NNP", "NNPS"} or known):
            placed = "" if token.text in self.names.full else government_of(name)
            return [placed or self._resolved(frame, token, name, core)]
        for other in children(token, "appos"):
            _, name = split_title(self.core(frame, other))
            row = [self._one(frame, t)[0] for t in nouns_in_row(other)]
            if len(row) > 1 and all(map(is_person, row)):
                return row
            if name and (other.tag_ in {"NNP", "NNPS"} or len(name.split()) > 1):
                return [self.names.resolve(name)]
        for other in given_name(token):
            return [self.names.resolve(split_title(self.core(frame, other))[1])]
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
            whose = self.known(frame, token) or self._owned(frame, token) or self._whole(frame, token, core)
            return self._maker(frame, token) or [whose]
        meant = self.known(frame, token)
        if meant:
            return [meant]
        return [self._owned(frame, token) or plain(core + self._behind(frame, token))]

    def _officer(self, token: Token) -> str:
        """Who "the Clerk" or "the Head of Highways" is, where the text says who has that office."""
        named = token.tag_ == "NNP" and any(c.lower_ == "the" for c in children(token, "det"))
        if not named or children(token, "poss", "appos"):
            return ""
        behind = [t.text for c in children(token, "prep") for t in c.subtree if t.tag_.startswith("NNP")]
        return self.names.by_role(token.text, [*(c.text for c in children(token, "amod", "compound")), *behind])

    def known(self, frame: Frame, token: Token) -> str:
        """Who "the minister" or "the company" is, where the text has named one."""
        if not any(c.lower_ in {"the", "this"} for c in children(token, "det")) or children(token, "poss"):
            return ""
        modifiers = [c.text for c in children(token, "amod", "compound")]
        roles = [token.text, *("newspaper", "daily")] if token.lower_ == "paper" else [token.text]
        person = next((name for role in roles if (name := self.names.by_role(role, modifiers))), "")
        if person or modifiers:
            return person
        at = frame.spans[token.i][0]
        return self._body(token.lower_, at) or self._only_person(token.lower_, at)

    def _body(self, word: str, at: int) -> str:
        """Which body "the museum" is: one whose name has the word, or of firms the one that was named most of late."""
        last, alone = self.mentions.with_word(word, at)
        if again := taken_up(self.mentions, word, at):
            return self.names.resolve(again)
        if not last and (described := self.mentions.described(word, at)):
            return described
        if last or word not in FIRMS:
            return last if alone or word in BODIES else ""
        if issuer := self.names.aliases.get(word.capitalize()):
            return issuer
        acting = next((one for one in self.mentions.before(at) if not one.rank), None)
        if acting and len(acting.names) == 1 and is_lone_firm(self.names, self.text, acting.names[0]):
            return acting.names[0]
        named = self.mentions.last_named(at, _OF_LATE)
        counted = Counter(named)
        apart = self.mentions.several | {self.holder_at(at)}
        each = dict.fromkeys(name for name in reversed(named) if name not in apart)
        firms = [name for name in each if can_be_firm(self.names, self.sex, name, sure=word in SOME_PEOPLE)]
        return max(firms, key=counted.__getitem__, default="")

    def _only_person(self, word: str, at: int) -> str:
        """Who "the accused" or "the diplomat" is: the only person that the text has named, if nobody else is one."""
        if word not in PERSONS or not (word in STANDS_FOR or word in self.names.common_roles):
            return ""
        people = (name for name in self.mentions.named(at) if is_known_person(name) or self.sex.get(name))
        found = list(islice(people, 2))
        if len(found) != 1 or any(plain(name).lower() == word for name in self.mentions.named(at)):
            return ""
        return found[0]

    def _owned(self, frame: Frame, token: Token) -> str:
        """With the owner's name: "her brother" is "Ana Reyes's brother", "its head" is "head of the ministry"."""
        owners = children(token, "poss")
        if not owners or owners[0].lower_ in {"our", "your"}:
            return ""
        owner = owners[0]
        if owner.tag_ in {"NNP", "NNPS"}:
            return self._of_owner(frame, token, owner)
        if owner.tag_ != "PRP$":
            return ""
        mine = owner.lower_ == "my"
        one = None if mine else self.meant(frame, owner)
        name = self.holder(frame) if mine else one.names[0] if one else ""
        if token.lower_ in PERSONS and name.split()[-1:] and name.split()[-1].lower() in DOCUMENTS:
            body = self.mentions.meant((Kind.BODY,), "", one.at if one else 0)
            name = body.names[0] if body else ""
        if not name or name.lower() == owner.lower_:
            return ""
        rest = self.text[frame.spans[owner.i][1] : frame.spans[token.i][1]].strip()
        return f"{name}'s {rest}" if owner.lower_ in HE | SHE | {"my"} else f"{rest} of {name}"

    def _of_owner(self, frame: Frame, token: Token, owner: Token) -> str:
        """As in "Bell's lawyers": with the full name, where the text has it."""
        name = split_title(self.core(frame, owner))[1]
        full = self.names.resolve(name) if name else ""
        mark = next((c for c in owner.children if c.tag_ == "POS"), None)
        if not full or full == name or mark is None:
            return ""
        own = "'" if full.endswith("s") and not is_known_person(full) else self.text[slice(*frame.spans[mark.i])]
        return full + own + self.text[frame.spans[mark.i][1] : frame.spans[token.i][1]]

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
        acting = {name for one in self.mentions.within(start, end) if one.rank < 2 for name in one.names}
        return [name for name in names if name in stretch or name in acting]

    def _epithet(self, frame: Frame, token: Token) -> list[str]:
        """As in "the 29-year-old", "the Norwegian": the person of that age, or the last one who did something."""
        words = self.core(frame, token).split()
        if len(words) != 2 or words[0].lower() != "the":
            return []
        age = re.fullmatch(r"(\d{1,3})-year-old", words[1])
        at = frame.spans[token.i][0]
        if age:
            held = re.search(rf"(\w+), {age.group(1)},", self.text[:at])
            return [self.names.resolve(held.group(1))] if held and held.group(1) in self.names.full else []
        if is_national(words[1]):
            one = self.mentions.meant((Kind.PERSON,), "", at)
            return list(one.names) if one else []
        return []

    def _behind(self, frame: Frame, token: Token) -> str:
        """The phrase that a common noun needs to be somebody: "advisers to the president", "man wearing a coat"."""
        tail = joined_behind(token) or telling_behind(token)
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
        makers = [m for m in makers if m.tag_.startswith("NN") and m.lower_ not in TIMES]
        return self.of(frame, makers[0]) if makers else []

    def label(self, one: Mention) -> str:
        """How to write whom or what is meant where a pronoun stood: a name, or "the fish"."""
        if len(one.names) > 1:
            return " and ".join(one.names)
        if other := self._member(one.at):
            return other
        mine = re.match(r"my\s+", one.words, re.IGNORECASE)
        holder = self.holder_at(one.at) if mine else ""
        return f"{holder}'s {one.words[mine.end() :]}" if mine and holder else self.labelled(one.names[0], one.words)

    def labelled(self, name: str, words: str) -> str:
        """A name, with "the" where the text has it; of a common noun the words that stand there, as known."""
        return articled(labelled(self.names, name, words))

    def meant(
        self, frame: Frame, pronoun: Token, content: Sequence[int] = (), *, things: bool = False, speaks: bool = False
    ) -> Mention | None:
        """Whom or what a pronoun stands for; `content` are the tokens of what its bearer says, who is not in it.

        `things` lets "it" be something that cannot speak.
        """
        word, at = pronoun.lower_, frame.spans[looks_from(pronoun)][0]
        if word in NOBODY - {"it"} or word not in PRONOUNS:
            return None
        kinds, sex = class_of(word)
        kinds = (Kind.MANY, Kind.BODY) if word in THEY else kinds[: 1 + (things or bool(sex))]
        if told := whom_told(frame, pronoun, self.mentions):
            return told
        one = self.mentions.meant(
            kinds,
            sex,
            at,
            outside=range(frame.spans[content[0]][0], frame.spans[content[-1]][1]) if content else None,
            start=frame.spans[pronoun.sent.start][0],
            never=self.holder(frame),
            quoted=frame.line.quoted,
            speaks=speaks,
            sense=sense_of(pronoun),
        )
        hearers = {c.text for c in children(pronoun.head, "dobj", "dative") if pronoun.dep_ == "nsubj"}
        apart = one is not None and bisect_right(self.entries, one.at) < bisect_right(self.entries, at)
        return None if one and (apart or hearers & set(one.names)) else one  # "He told Roos" is not Roos

    def pronoun(self, frame: Frame, head: Token, content: Sequence[int] = ()) -> list[str]:
        """The names that a pronoun stands for, [""] where it leads nowhere."""
        if head.tag_ in {"WP", "WDT"} or head.lower_ in {"who", "which", "that"}:
            noun = bearer(head)
            return self.of(frame, noun) if noun is not None and noun.tag_.startswith("NN") else [""]
        quoted = frame.line.quoted or any(a <= head.i < b for a, b in frame.inline)
        if quoted and head.lower_ not in HE | SHE:
            return [""]
        one = self.meant(frame, head, content, speaks=True)
        if one and one.head in STANDS_FOR and (accused := self.names.by_role(one.head)):
            return [accused]
        return (
            [plain(name) if name[0].islower() or name.startswith("The ") else name for name in one.names]
            if one
            else [""]
        )


_MEMBER = re.compile(r"\bhon(?:ou?rable|\.)? (?:Gentleman|Lady)")
"""How members of a parliament speak of one another (Erskine May, ch. 21)."""
STANDS_FOR = frozenset({"accused", "suspect", "defendant", "plaintiff", "victim"})
"""Words for somebody that need no other reason than that there is only one person."""
