"""Who speaks: the noun phrase of a cue's subject, brought back to a full name with what the rest of the text knows."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from factcheck.domain.block import BlockKind
from factcheck.drafting.found import Found, children
from factcheck.drafting.kinds import PERSONS
from factcheck.drafting.mentions import Kind
from factcheck.drafting.morphology import is_plural
from factcheck.drafting.names import PRONOUNS, is_known_person, is_person, plain, split_title
from factcheck.drafting.naming import Naming
from factcheck.drafting.nounphrases import antecedent, bearer, heads
from factcheck.drafting.nounphrases import head as head_of
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.referring import Voice
from factcheck.drafting.sense import names_a_text
from factcheck.drafting.tags import PAST
from factcheck.text.firstnames import is_first_name, pronoun_of
from factcheck.text.pronouns import FIRST, HE, SHE

_SOON = 4
"""Blocks of a question that may stand before its answer."""
_TWO = 2
"""Who talk to each other, by definition: of more nobody knows which one "you" is; and the words of a full name."""
_OFFICE = 4
"""Words of an office with a name behind it: "head of Films Boris Kahn" has more than these."""


class Speakers:
    """Whose words the attributions of one text are."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self._above = ""

    def reads(self, frame: Frame, before: Frame | None) -> None:
        """Goes on to a block: the items of a list may leave out a subject that stood in the one before."""
        listed = before is not None and {frame.line.kind, before.line.kind} == {BlockKind.LIST_ITEM}
        last = list(before.doc.sents)[-1:] if listed and before is not None else []
        self._above = self._subject(before, last[0].root) or self._above if before and last else ""

    def _subject(self, frame: Frame, verb: Token) -> str:
        """The one name that is the subject of a verb, "" where it has none or nobody knows who is meant."""
        subjects = children(verb, "nsubj", "nsubjpass")
        if not subjects:
            return ""
        noun = subjects[0].tag_.startswith("NN")
        names = self.naming.of(frame, subjects[0]) if noun else self.naming.pronoun(frame, subjects[0])
        return names[0] if len(names) == 1 else ""

    def _left_out(self, frame: Frame, one: Found) -> str:
        """Who is meant in "She disagreed. Said that the gate was shut.": notes leave out a subject that goes on."""
        verb = frame.doc[one.head]
        inverted = verb.i + 1 < len(frame.doc) and verb.nbor().tag_.startswith("NNP")
        if verb.i != verb.sent.start or verb.tag_ not in PAST or inverted or one.content[:1] < [verb.i]:
            return ""
        if verb.sent.start == 0:
            return self._above
        return self._subject(frame, frame.doc[verb.sent.start - 1].sent.root)

    def holder(self, frame: Frame) -> str:
        """Who has the word in this block, "" where nobody has or nobody knows."""
        return self.naming.holder(frame)

    def speaking(self, frame: Frame, one: Found, relaying: Sequence[str] = ()) -> list[str]:
        """The names behind an attribution's source; [""] where nobody is named or a pronoun leads nowhere.

        `relaying` names who hands the words on: "he" in "Sadek said he had denied it" is Sadek.
        """
        if not one.source:
            return [self._left_out(frame, one)]
        head = next((t for t in heads(frame, one.source) if t.tag_ == "NNP"), head_of(frame, one.source))
        word = head.lower_
        if word in FIRST and frame.line.start in self.naming.holders:
            return [self.naming.holder(frame)]
        if head.tag_ in {"PRP", "PRP$", "WP", "WDT", "DT"} or word in PRONOUNS:
            own = len(relaying) == 1 and relaying[0] and word in HE | SHE | {"it", "they"}
            if own and self._can_be(relaying[0], word):
                return list(relaying)
            return [self._whose(frame, name) for name in self.naming.pronoun(frame, head, one.content)]
        if head.tag_ == "POS":
            head = head.head
        found = self._last_part(frame, one, head) or self.naming.of(frame, head) or [""]
        found = self._apart(frame, head, found[0]) if len(found) == 1 else found
        return [plain(name) if name.startswith(("the ", "a ", "an ")) else name for name in found]

    def _whose(self, frame: Frame, name: str) -> str:
        """Of "my cousin", as whoever has the word calls him, the name: "Ana Roos's cousin"."""
        mine, _, noun = name.partition(" ")
        holder = self.holder(frame)
        return f"{holder}'s {noun}" if mine.lower() == "my" and noun and holder else name

    def named(self, frame: Frame, tokens: list[int]) -> list[str]:
        """The names behind a noun phrase that is no source."""
        head = head_of(frame, tokens) if tokens else None
        pronoun = head is not None and head.tag_ in {"WP", "WDT"}
        found = (self.naming.pronoun if pronoun else self.naming.of)(frame, head) if tokens else []
        return [plain(name) if name.startswith(("the ", "a ", "an ")) else name for name in found]

    def _apart(self, frame: Frame, head: Token, name: str) -> list[str]:
        """Two persons that are named as one: "Keller and the union's leader, Ola Nyberg", "Obama and Mr Duda"."""
        other = next((c for c in children(head, "conj") if any(a.lower_ == "and" for a in children(head, "cc"))), None)
        first, both, behind = name.partition(" and ")
        if other is None or not both or name in self.naming.names.bodies:
            return [name]
        title, alone = split_title(first)
        names = [self.naming.names.resolve(alone or first), *self.naming.of(frame, other)[:1]]
        told = is_person(names[-1]) and (bool(split_title(behind)[0]) or names[-1] not in behind)
        one = title or self.naming.names.may_be_person(names[0]) or names[0].split()[-1].lower() in PERSONS
        return names if told and one and len(names) == _TWO else [name]

    def _last_part(self, frame: Frame, one: Found, head: Token) -> list[str]:
        """As in "A spokesman for the king, Ali Naim": the name behind the comma, wherever the parser hung it."""
        if named := self._behind_office(frame, one, head):
            return named
        if head.tag_ not in {"NN", "NNS"}:
            return []
        words = self.naming.text[frame.spans[one.source[0]][0] : frame.spans[one.source[-1]][1]]
        for part in words.split(", ")[1:]:
            title, name = split_title(part)
            name = name.split(" of ")[0]
            body = not title and name in self.naming.names.bodies
            if name and not title[:1].isupper() and (is_person(name) or body):
                return [self.naming.names.resolve(name)]
        return []

    def _behind_office(self, frame: Frame, one: Found, head: Token) -> list[str]:
        """As in "head of Lark Films Boris Kahn": a name that the parser takes for the end of what he is the head of."""
        words = self.naming.text[frame.spans[one.source[0]][0] : frame.spans[one.source[-1]][1]].split()
        if head.i != one.source[0] or words[1:2] != ["of"] or len(words) <= _OFFICE:
            return []
        name, before = " ".join(words[-_TWO:]), words[-_TWO - 1]
        fits = is_first_name(words[-_TWO]) and is_known_person(name) and before not in {"of", "San", "St."}
        return [self.naming.names.resolve(name)] if fits and split_title(f"{head.text} Ana Reyes")[0] else []

    def thing(self, frame: Frame, tokens: list[int], label: Token | None = None) -> list[int]:
        """The tokens of what is being called something (`label`); a relative pronoun gives way to its noun."""
        first = frame.doc[tokens[0]]
        noun = antecedent(first) if first.tag_ in {"WDT", "WP"} and len(tokens) == 1 else None
        if noun is None:
            return tokens
        owner = noun.head.head
        if label and not is_plural(label) and is_plural(noun) and noun.dep_ == "pobj" and owner.tag_ == "NN":
            noun = owner  # "the shooting of two nationals, which B called a killing"
        return [t.i for t in noun.subtree if t.i < first.i and not (t.is_punct and t.i == first.i - 1)] or [noun.i]

    def voice(self, frame: Frame, one: Found, name: str) -> Voice:
        """How whoever speaks is written in brackets, and which pronouns mean them."""
        own = replace(self.own_voice(frame), name=name, us=self.naming.us(name), served=self._served(frame, one))
        if not one.source or not name:
            return own
        head = next((t for t in heads(frame, one.source) if t.tag_ == "NNP"), head_of(frame, one.source))
        head = (bearer(head) if head.tag_ in {"WP", "WDT"} else None) or head
        mention = self.naming.mentions.at(frame.spans[head.i][0])
        several = is_plural(head) and not head.tag_.startswith("NNP") and head.text not in self.naming.names.full
        several = several or _are_called_so(head, name)
        if mention is None or (mention.kind is Kind.THING and is_known_person(name)):
            return replace(
                own, name=name, label=name, kind=Kind.PERSON if is_person(name) else Kind.BODY, plural=several
            )
        if mention.kind not in {Kind.PERSON, Kind.SOMEBODY}:
            own = replace(own, mine=False, us=own.us or self.naming.labelled(name, mention.words))
        together = self._apart(frame, head, mention.names[0]) if len(mention.names) == 1 else list(mention.names)
        label = self.naming.labelled(name, mention.words) if len(together) < _TWO else " and ".join(together)
        several = several or mention.kind is Kind.MANY or len(together) > 1
        return replace(own, name=name, label=label, kind=mention.kind, sex=mention.sex, plural=several)

    def _served(self, frame: Frame, one: Found) -> str:
        """Whom "a spokesperson for the watchdog" speaks for, as it is written in brackets."""
        head = head_of(frame, one.source) if one.source else None
        if head is None or not head.lower_.startswith("spokes"):
            return ""
        behind = [p for c in children(head, "prep") if c.lower_ in {"for", "of"} for p in children(c, "pobj")]
        names = self.naming.of(frame, behind[0])[:1] if behind else []
        return self.naming.labelled(names[0], self.naming.core(frame, behind[0])) if names else ""

    def own_voice(self, frame: Frame) -> Voice:
        """The voice of whoever has the word, or of nobody."""
        holder = self.holder(frame)
        us = self.naming.us(holder)
        asks = frame.line.kind is BlockKind.QUESTION or self._is_answered(frame)
        asked = self._addressed(frame) if asks else self._other(holder)
        return Voice(first=holder, body=us, name=holder, us=us, second=asked)

    def _addressed(self, frame: Frame) -> str:
        """Who is asked in this block: whoever answers, or has the word next."""
        later = self.naming.turns[bisect_right(self.naming.turns, frame.line.start) :][:_SOON]
        said = [start for start in later if self.naming.holders[start]]
        return next(
            (self.naming.holders[start] for start in said if start in self.naming.answers),
            self.naming.holders[said[0]] if said else "",
        )

    def _is_answered(self, frame: Frame) -> bool:
        """Whether the block ends with a question, and somebody else has the word directly behind it."""
        ended = len(frame.doc) > 0 and frame.doc[-1].text == "?"
        later = self.naming.turns[bisect_right(self.naming.turns, frame.line.start) :][:1] if ended else []
        return any(self.naming.holders[at] not in {"", self.holder(frame)} for at in later)

    def _other(self, holder: str) -> str:
        """Of two who talk the one who is not this one; "" where more have the word, or nobody."""
        talking = set(self.naming.holders.values()) - {""}
        return next(iter(talking - {holder}), "") if holder and len(talking) == _TWO else ""

    def _can_be(self, name: str, pronoun: str) -> bool:
        """Whether the pronoun can stand for whoever relays the words."""
        if pronoun in HE | SHE:
            return (is_person(name) and self._sex_fits(name, pronoun)) or name.split()[0].lower() in PERSONS
        return not is_person(name)

    def _sex_fits(self, name: str, pronoun: str) -> bool:
        return (self.naming.sex.get(name) or pronoun_of(name)) in {"", "he" if pronoun in HE else "she"}


def _are_called_so(head: Token, name: str) -> bool:
    """As in "the Lib Dems argue they were honest": a name in the plural, by its verb or by its tag."""
    agrees = head.dep_ == "nsubj" and any(t.tag_ == "VBP" for t in (head.head, *children(head.head, "aux")))
    plural = head.tag_ == "NNPS" or (head.tag_ == "NNP" and agrees)
    return plural and head.lower_.endswith("s") and name.endswith(head.text) and not is_known_person(name)


def is_label_of_a_text(naming: Naming, name: str) -> bool:
    """As in "Credit: NASA", "Recent News:", "Summary:": what follows is the page's own."""
    words = name.lower().split()
    known = name in naming.names.people or naming.names.full.get(name.split()[-1]) if words else True
    return not known and not is_person(name) and all(w in _OF_PAGES or names_a_text(w) for w in words[-_TWO:])


_OF_PAGES = frozenset({"recent", "latest", "related", "breaking", "top", "more", "photo", "image"})
"""What stands before such a noun on a page."""
