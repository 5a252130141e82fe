"""Pronouns that a claim cannot keep: each gives way to whoever it stands for, in square brackets as editors do.

What the words themselves explain stays ("Reyes lost his case"), and so does what leads nowhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.drafting.antecedents import LEAST, chance
from factcheck.drafting.bound import is_bound, is_named_behind, is_others, whom_told
from factcheck.drafting.counting import counted
from factcheck.drafting.definites import begun, definite, owner
from factcheck.drafting.dummies import is_empty
from factcheck.drafting.found import children
from factcheck.drafting.kinds import DOCUMENTS
from factcheck.drafting.lexicon import VERBS
from factcheck.drafting.lexicon import Kind as CueKind
from factcheck.drafting.mentions import Kind, Mention, class_of
from factcheck.drafting.morphology import inflected
from factcheck.drafting.names import is_known_person, is_name
from factcheck.drafting.naming import Naming
from factcheck.drafting.nounphrases import part
from factcheck.drafting.parser import Frame, Token
from factcheck.drafting.sense import can_be, can_be_called, can_be_said_of, is_in_the_dock, sense_of, tries
from factcheck.drafting.together import others
from factcheck.text.firstnames import is_first_name, pronoun_of
from factcheck.text.pronouns import HE, IT, SHE, THEY, THIRD, WE, I

_OWNING = frozenset({"his", "its", "their", "my", "our", "mine", "ours"})
_YOU = frozenset({"you", "your", "yours", "yourself"})
_AGAIN = {
    "me": ("him", "her"),
    "my": ("his", "her"),
    "mine": ("his", "hers"),
    "myself": ("himself", "herself"),
    "us": ("it", "it"),
    "our": ("its", "its"),
    "ours": ("its own", "its own"),
    "ourselves": ("itself", "itself"),
    "we": ("it", "it"),
    "your": ("his", "her"),
    "yours": ("his", "hers"),
    "yourself": ("himself", "herself"),
}
"""What stands for a first person that the words before have named: a man or a body, and a woman."""


_LEFT_OUT = "-"
"""In the place of a word that only stresses: "I called her myself"."""
_LONGEST = 6
"""Words of what is written for a pronoun: what is longer, or has a figure, is more often a line of the page."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a claim has: how to write them in brackets, and what pronouns they can be.

    `first` is whoever says "I" in them, `body` whoever says "we", "" where nobody is known.
    """

    label: str = ""
    kind: Kind = Kind.PERSON
    sex: str = ""
    plural: bool = False
    first: str = ""
    body: str = ""
    name: str = ""
    mine: bool = True
    """Whether it is somebody who says "I": "I am KC", in a letter, is not the letter's."""
    second: str = ""
    """Whoever is spoken to: "you" in a question."""
    us: str = ""
    """Whoever says "we" where this voice is quoted."""
    served: str = ""
    """Whom a spokesperson speaks for: "a spokesman for the bank confirmed it had paid"."""

    @property
    def quoted(self) -> "Voice":
        """The voice inside quotation marks: "I" is its bearer, and nobody else in them is."""
        own = self.label if self.label.startswith("the ") else self.name  # "[The lecturer is] worried"
        return Voice(first=own if self.mine else "", body=self.us, name=self.name)


_SAME = {"him": "he", "his": "he", "her": "she"}
"""Which pronoun another one is a form of."""


def replacements(
    frame: Frame,
    tokens: Sequence[int],
    naming: Naming,
    voice: Voice,
    told: set[str] | None = None,
    *,
    asked: bool = False,
) -> dict[int, str]:
    """The tokens that another word stands for, with that word; a verb that no longer agrees with "I" among them.

    `told` holds whom the words before have named already; whom these name is added to it. Of what was `asked` the
    verbs stay as they are.
    """
    quoted = {i for a, b in frame.inline for i in range(a, b)} | {i for a, b, _ in frame.quotes for i in range(a, b)}
    instead: dict[int, str] = {}
    used = set[str]() if told is None else told
    meant: dict[str, str] = {}
    for i in tokens:
        token = frame.doc[i]
        instead |= definite(frame, tokens, token, naming, used, quoted=i in quoted)
        if i not in quoted and (of := counted(frame, tokens, token, naming)):
            instead[i] = f"{token.text} [{of}]"
        instead |= _itself(token, tokens, voice) if i not in quoted else {}
        if token.tag_ not in {"PRP", "PRP$"} or _is_spelt_out(token):
            continue
        heard = voice.quoted if i in quoted else voice
        first = _first_person(token, heard)
        if not first and (put := others(token, heard.first, used)):
            instead[i] = f"[{begun(put, token)}]"
            continue
        word = first or ("" if i in quoted else _third_person(frame, tokens, token, naming, voice))
        if not word or (word in used and not first):
            continue
        if not first and meant.setdefault(_SAME.get(token.lower_, token.lower_), word) != word:
            continue  # one "he" after another in a sentence is hardly somebody else
        instead.update(_agreeing(token) if first and not asked else {})
        again = _again(token, naming, word) if first and word in used else ""
        put = again or (owner(word) if _owns(token) else word)
        if again == _LEFT_OUT:
            instead[i] = ""
            continue
        instead[i] = f"[{begun(put, token)}]"
        used.add(word)
    return instead


def _itself(token: Token, tokens: Sequence[int], voice: Voice) -> dict[int, str]:
    """Of "this Command", as the Ademi Police Command writes of itself, the name."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    own = token.lower_ == "this" and after.i in tokens and after.text[0].isupper() and after.text in voice.body.split()
    return {int(token.i): f"[{begun(voice.body, token)}]", int(after.i): ""} if own else {}


def _is_spelt_out(token: Token) -> bool:
    """As in "uses they/them pronouns": the word itself is meant."""
    return any(near.text == "/" for near in token.doc[max(0, token.i - 1) : token.i + 2])


def _first_person(token: Token, voice: Voice) -> str:
    word = token.lower_
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if word in _YOU and (token.tag_ == "PRP" and after.lower_ in {"guys", "all", "know", "see"}):
        return ""
    return voice.first if word in I else voice.body if word in WE else voice.second if word in _YOU else ""


def _again(token: Token, naming: Naming, name: str) -> str:
    """What stands for "I" and "we" where the words before have said who it is; "" where the sex is not known."""
    word = token.lower_
    sex = naming.sex.get(name) or pronoun_of(name)
    if not sex and word not in WE:
        return _LEFT_OUT if word == "myself" else ""
    return _AGAIN.get(word, ("he", "she"))[sex == "she"]


def _agreeing(token: Token) -> dict[int, str]:
    """The verb behind "I" in the third person: "[Ana Reyes has] paid"."""
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return {}
    finite = [
        c
        for c in (*children(verb, "aux", "auxpass"), verb)
        if (c.tag_ in {"VBP", "VBD"} or c.lower_ == "'ll") and c.i > token.i
    ]
    finite = finite[:1]
    odd = {"am", "'m", "have", "'ve", "do", "are", "'re", "were", "'ll"}
    instead = {}
    for verb in finite:
        if verb.lower_ not in odd and (verb.tag_ != "VBP" or inflected(verb.text, "VBD") == verb.lower_):
            continue  # "I read it": nobody knows when
        form = "will" if verb.lower_ == "'ll" else inflected(_whole(verb), "VBD" if verb.lower_ == "were" else "VBZ")
        denied = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "n't"
        instead[int(verb.i)] = f"[{form} not]" if denied else f"[{form}]"
        instead |= {int(verb.i) + 1: ""} if denied else {}
    return instead


def _whole(token: Token) -> str:
    return {"'m": "be", "'re": "be", "'ve": "have"}.get(token.lower_, str(token.text))


def _third_person(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming, voice: Voice) -> str:
    one, word = taken(frame, tokens, token, naming, voice)
    return "" if one and word and chance(frame, token, one, naming.mentions) < LEAST else word


def taken(
    frame: Frame, tokens: Sequence[int], token: Token, naming: Naming, voice: Voice
) -> tuple[Mention | None, str]:
    """Whom a third person stands for by the rules, None where that is nobody, whoever speaks or whom he speaks for,
    and what is written for it in these tokens; "" where it stays.
    """
    word = token.lower_
    if word not in THIRD or is_empty(token) or _is_explained(frame, tokens, token, naming):
        return None, ""
    others_own = is_others(token)
    own = can_be(token, voice.kind) and not others_own and not (is_in_the_dock(token) and tries(voice.label))
    if voice.label and _is_the_speaker(frame, tokens, token, voice, naming):
        if own:
            return None, voice.label
        if children(token.head, "attr"):
            return None, ""  # "the firm said it was a farce": what happened, hardly a thing
    begins = word in IT and _is_what_is_said(frame, tokens, token, naming)
    thing = _thing_before(frame, token, naming) if begins and (voice.served or voice.kind is Kind.BODY) else None
    if begins and voice.served and thing is None and can_be(token, Kind.BODY):
        return None, voice.served
    if frame.line.quoted and word not in {"he", "she"}:
        return None, ""  # what somebody speaks of is seldom what the writer spoke of last
    one = thing or _meant(frame, tokens, token, naming, voice)
    if one and frame.line.quoted and one.sex != class_of(word)[1]:
        return None, ""
    teller = others_own and one and (voice.name in one.names or one.at >= frame.spans[token.sent.start][0])
    if one and is_named_behind(tokens, token, one.names):
        return None, ""
    if one and (teller or not (can_be(token, one.kind) and can_be_called(token, one) and can_be_said_of(token, one))):
        return None, ""
    label = naming.label(one) if one else ""
    if one is not None and word == "their" and one.rank > 1 and one.at < frame.spans[token.sent.start][0]:
        return None, ""  # whose it is stands in the sentence, or did something in the one before
    if _ALMOST.match(label) or "whose" in label.split() or ":" in label:
        return None, ""  # "Roos, whose mother sells fish" hangs on another name, "Photo: Roos" is a line of the page
    counted = one is not None and one.kind is Kind.MANY and _COUNTED.fullmatch(label)
    written = len(label.split()) <= _LONGEST and (counted or not any(map(str.isdigit, label)))
    return one, label if written else ""


_ALMOST = re.compile(r"(?:the )?(?:almost|nearly|hardly|virtually|practically|as many|no) ", re.IGNORECASE)
"""How many they are, and hardly which."""
_COUNTED = re.compile(r"(?:all |the )*\d{1,3}(?:,\d{3})* (?:[a-z]+ ){0,2}[a-z]+s", re.I)
"""As in "the 48 boxes"; with any other figure in it a name is more often a line of the page."""


def _is_explained(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming) -> bool:
    """Whether the words before it in the claim name somebody or something that it can be."""
    if is_bound(tokens, token):
        return True
    start, at = frame.spans[tokens[0]][0], frame.spans[token.i][0]
    kinds, sex = class_of(token.lower_)
    told = whom_told(frame, token, naming.mentions)
    if told and told.at in {frame.spans[i][0] for i in tokens}:
        return True
    before = naming.mentions.before(at, quoted=frame.line.quoted)
    named = [one for one in before if one.at >= start and not one.pronoun]
    near = token.lower_ in THEY or (_owns(token) and token.lower_ not in IT)  # "people on how it changed their life"
    least = 4 if near else 3
    return any(one.kind in kinds and (not sex or one.sex in {"", sex}) and one.rank < least for one in named)


def _is_the_speaker(frame: Frame, tokens: Sequence[int], token: Token, voice: Voice, naming: Naming) -> bool:
    word = token.lower_
    if _is_acted_on(token) and (token.head.i not in tokens or _acts(token)):
        return False  # in "Reid accused him" he is another
    if word in HE | SHE:
        sex = "he" if word in HE else "she"
        return voice.kind in {Kind.PERSON, Kind.SOMEBODY} and not voice.plural and voice.sex in {"", sex}
    if word in THEY:
        papers = voice.label.split()[-1:] and voice.label.split()[-1].lower() in DOCUMENTS  # "charges that they lied"
        return (voice.plural or voice.kind is Kind.MANY) and not papers
    several = (
        voice.kind is Kind.MANY and is_name(voice.name) and " and " not in voice.name
    )  # "Scientists for EU, it says"
    name = voice.name
    standards = name.endswith("s") and not is_known_person(name) and name not in naming.names.present
    lone = " " not in name or (standards and _is_what_is_said(frame, tokens, token, naming))
    unknown = voice.kind is Kind.PERSON and lone and name not in naming.names.people | set(naming.names.full)
    unknown = unknown and not (naming.sex.get(name) or is_first_name(name))  # "Cosla says it is willing"
    if (voice.kind is not Kind.BODY or voice.plural) and not several and not unknown:
        return False
    if _is_acted_on(token) or sense_of(token).happens:
        return False
    return _thing_before(frame, token, naming) is None


def _thing_before(frame: Frame, token: Token, naming: Naming) -> Mention | None:
    """What the sentence before is about, where "it" is something that is so or to which something was done."""
    passive = token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and bool(children(token.head, "acomp")))
    other = naming.mentions.meant((Kind.THING,), "", frame.spans[token.sent.start][0]) if passive else None
    return other if other and not other.rank else None


def _is_what_is_said(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming) -> bool:
    """Whether the words said begin with it, and no clause before has another subject for it: "said it had paid"."""
    first = not any(token.doc[i].tag_.startswith("NN") for i in tokens if i < token.i)
    begins = first and token.dep_ in {"nsubj", "nsubjpass"}
    before = naming.mentions.within(frame.spans[token.sent.start][0], frame.spans[token.i][0]) if begins else []
    return begins and not any(one.kind in class_of(token.lower_)[0] and one.rank == 1 for one in before)


def _is_acted_on(token: Token) -> bool:
    return token.tag_ == "PRP" and (token.dep_ in {"dobj", "dative", "pobj"} or token.lower_ in {"him", "them"})


def _acts(token: Token) -> bool:
    """Whether the speaker is who does it, so that "him" is another: "denied having met him", "said he had met him"."""
    verb = token.head if token.dep_ != "pobj" else token.head.head
    subjects = children(verb, "nsubj", "nsubjpass")
    return not subjects or subjects[0].lower_ in THIRD


def _meant(frame: Frame, tokens: Sequence[int], token: Token, naming: Naming, voice: Voice) -> Mention | None:
    kinds, sex = class_of(token.lower_)
    cues = VERBS.get(token.head.lower_, ())
    says = token.dep_ == "nsubj" and any(cue.kind is CueKind.REPORT for cue in cues)
    if token.lower_ in THEY:
        kinds = (Kind.MANY, Kind.BODY) if says else (Kind.MANY,)
    said = range(frame.spans[tokens[0]][0], frame.spans[tokens[-1]][1])
    start = frame.spans[token.sent.start][0]
    quoted = frame.line.quoted
    at = frame.spans[token.i][0]
    if told := whom_told(frame, token, naming.mentions):
        return told
    talk = frame.line.start in naming.holders and not quoted
    never = voice.name if quoted or talk or _is_acted_on(token) else ""
    return naming.mentions.meant(
        kinds,
        sex,
        at,
        outside=said,
        start=start,
        never=never,
        quoted=quoted,
        part=part(token),
        talk=talk,
        speaks=says,
        sense=sense_of(token),
    )


def _owns(token: Token) -> bool:
    return bool(token.tag_ == "PRP$" or token.lower_ in _OWNING)
