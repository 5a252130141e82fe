"""The words that hand over a claim: report verbs, nouns and phrases, written by hand from general knowledge of English.

A line of the verb table is `kind frames [status]: verbs`, a verb being `word` or `word/preposition/...`. The frames are
one letter each:

    c  a clause: "said (that) P", "wondered whether P", "knows how P"
    q  a quotation, and insertion between commas: "P, he said"
    i  an infinitive or a gerund: "vowed to P", "suggested doing P"
    o  a noun phrase as content: "denied the charge", "confirmed the right to P"
    s  something and what it is called: "called X Y", "described X as Y"
    a  an addressee as object, the content behind it: "told Y that P", "urged Y to P"
    -  nothing but a preposition: "called for P"

The prepositions open the content ("accused Y of P"). A verb may stand in several lines: the frame that is found decides
which of them holds.
"""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.status import Status


class Kind(StrEnum):
    """What a cue does with its content; `REPORT` asserts it, `JUDGE` and `CALL` assert something about it."""

    REPORT = "report"
    JUDGE = "judge"
    CALL = "call"
    DEMAND = "demand"
    BELIEF = "belief"
    INTENT = "intent"


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: `word` is the base form, `preps` open the content, `status` is what the cue says of it."""

    word: str
    kind: Kind
    frames: frozenset[str]
    preps: frozenset[str] = frozenset()
    status: Status = Status.ALLEGED


_VERBS = """
report cq: say state assert maintain insist contend declare proclaim add reply respond remark quip retort
report cq: continue exclaim
report cq: reiterate repeat emphasize emphasise stress underscore underline observe recall recount joke muse
report cq: opine chime
report cq: charge answer mutter whisper murmur object protest plead conclude agree point
report -: hint/at
report cq: testify intone interject counter boast brag hint shout grumble concur marvel caution
report cqo: write announce report note claim allege argue predict explain tweet retweet post reveal disclose
report cqo: conclude
report cqo: estimate mention forecast clarify indicate attest
report cqi: suggest
report cq: complain/about/of lament/over
report cqi: promise vow pledge swear threaten
report cqa: tell/of/about warn/of/about/against/over remind/of/about inform/of/about notify/of caution/against
report cqa: advise assure/of
report cqa: brief/on
report c: imply signal rule find determine show demonstrate reaffirm calculate posit project tally
report c: document agree
report c: argue point
report o: detail outline cite reference state reiterate repeat emphasize emphasise stress underscore recall recount
report co confirmed: acknowledge admit/to concede confirm verify corroborate confess/to recognize recognise
report q confirmed: acknowledge admit concede confirm
report cqo: affirm
report coqi denied: deny
report o: say declare promise pledge suggest
report i confirmed: admit acknowledge
report co denied: dispute refute rebut disavow repudiate contradict
report o denied: reject dismiss
report -: speak/of/about/against/out talk/about/of comment/on elaborate/on discuss point/to/out
report o: discuss
report a: accuse/of blame/for/on
report o: blame
call s: call label brand dub describe/as term deem characterize/as characterise/as portray/as depict/as paint/as
call s: denounce/as
call s: condemn/as criticize/as criticise/as slam/as blast/as attack/as praise/as hail/as refer/to cast/as
call s: ridicule/as deride/as mock/as
call s denied: dismiss/as reject/as
judge o: criticize/for criticise/for attack/for blast/for slam/for mock/for praise/for hail denounce/for
judge o: condemn/for decry
judge o: deride ridicule/for applaud/for rip/for bash/for lambaste/for scold/for rebuke/for assail
judge o: question/whether defend
judge o: echo bemoan oppose/to support endorse/for back tout commend/for laud/for welcome protest/against chide/for
judge o: excoriate/for berate/for fault/for credit/with pan lament
judge c: question
judge -: rail/against lash/out hit/back push/back
demand cq: demand propose recommend ask/about/whether/if inquire/whether/if wonder
demand o: demand propose recommend request urge
demand a: urge encourage implore beg instruct order ask/for/about exhort invite persuade pressure challenge
demand a: convince press/for/on
demand -: call/for/on/upon push/for appeal/for/to advocate/for lobby/for
demand o: advocate
belief ci: expect hope/for
belief c: believe/in think/of/about feel know/of suspect understand realize realise assume imagine guess reckon
belief c: consider
belief c: wonder/about/whether/if hear learn/of discover worry/about anticipate foresee figure speculate/about
belief c: fear
belief c denied: doubt
belief o: fear anticipate expect favor favour admire respect regret foresee support
belief a: expect
belief s: find consider regard/as view/as see/as perceive/as rate/as interpret/as
intent i: want plan/on/for intend aim seek refuse decline agree wish desire prepare opt offer choose
intent i: decide
intent i: hope consider propose recommend
"""

_IRREGULAR = """
say said; tell told; write wrote written; think thought
know knew known; feel felt; hear heard; learn learnt; see saw seen
find found; show shown; speak spoke spoken; go goes went gone; hold held; understand understood; swear swore sworn
take took taken; hit hitting; cast casting
forget forgot forgotten; foresee foresaw foreseen; forecast; choose chose chosen
mean meant; seek sought; beg begged begging; brag bragged bragging; quip quipped quipping; rip ripped ripping
slam slammed slamming; dub dubbed dubbing
admit admitted admitting; rebut rebutted rebutting; concur concurred concurring
plan planned planning; pan panned panning
refer referred referring; signal signalled signalling; label labelled labelling
"""

_NOUNS = """
report: claim allegation assertion statement report suggestion argument announcement accusation warning declaration
report: complaint contention insistence conclusion finding prediction estimate revelation remark comment
report: testimony message
report: disclosure explanation rumor rumour evidence promise pledge vow threat acknowledgment acknowledgement
report: admission
report: concession confirmation denial rejection charge
judge: criticism condemnation praise question
demand: call demand request appeal proposal plea
belief: belief view fear hope concern idea notion opinion expectation doubt suspicion impression assumption
belief: worry sense
belief: feeling hopes surprise disappointment regret outrage anger alarm dismay satisfaction
intent: plan intention vow
"""

_NOUN_STATUS = {
    "acknowledgment": Status.CONFIRMED,
    "acknowledgement": Status.CONFIRMED,
    "admission": Status.CONFIRMED,
    "concession": Status.CONFIRMED,
    "confirmation": Status.CONFIRMED,
    "denial": Status.DENIED,
    "rejection": Status.DENIED,
}


def _inflected(base: str, irregular: dict[str, tuple[str, ...]]) -> set[str]:
    """The forms of a regular verb, and the irregular ones that the table adds; some non-words do no harm."""
    if base.endswith("e"):
        forms = {base + "s", base + "d", base[:-1] + "ing"}
    elif base.endswith("y") and base[-2] not in "aeiou":
        forms = {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    elif base.endswith(("s", "x", "z", "sh", "ch")):
        forms = {base + "es", base + "ed", base + "ing"}
    else:
        forms = {base + "s", base + "ed", base + "ing"}
    return forms | {base, *irregular.get(base, ())}


def _read_verbs() -> dict[str, tuple[Cue, ...]]:
    irregular = {
        words[0]: tuple(words[1:])
        for line in _IRREGULAR.strip().splitlines()
        for words in (entry.split() for entry in line.split(";"))
        if words
    }
    found: dict[str, tuple[Cue, ...]] = {}
    for line in _VERBS.strip().splitlines():
        head, _, verbs = line.partition(":")
        kind, frames, *status = head.split()
        for verb in verbs.split():
            word, *preps = verb.split("/")
            cue = Cue(
                word,
                Kind(kind),
                frozenset(frames) - {"-"},
                frozenset(preps),
                Status(status[0] if status else "alleged"),
            )
            for form in _inflected(word, irregular):
                found[form] = (*found.get(form, ()), cue)
    return found


def _read_nouns() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for line in _NOUNS.strip().splitlines():
        kind, _, nouns = line.partition(":")
        for noun in nouns.split():
            cue = Cue(noun, Kind(kind), frozenset(), status=_NOUN_STATUS.get(noun, Status.ALLEGED))
            found[noun] = cue
            found[noun[:-1] + "ies" if noun.endswith("y") else noun + "s"] = cue
    return found


VERBS = _read_verbs()
"""Every form of every cue verb, lower case, to its entries in the table's order."""

NOUNS = _read_nouns()
"""Singular and plural of every cue noun, lower case."""
