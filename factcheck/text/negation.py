"""Where an English text turns what it says round: negations, denials, and words that call a story false."""

import re
from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.marks import CLOSING, CLOSING_DOUBLE, OPENING_DOUBLE


class Turn(StrEnum):
    """How a cue turns: what follows it (NOT, DENIAL), or the whole clause it stands in (FALSE)."""

    NOT = "not"
    DENIAL = "denial"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or two that turn a clause: `text[start:end]`, and the stretch they turn, in code points, end exclusive.

    `clause` is the number of the clause it stands in, from 0. `attributive`: it stands before a noun that is no story
    ("fake passports"), and may turn nothing but that noun.
    """

    start: int
    end: int
    turn: Turn
    scope: tuple[int, int]
    clause: int
    attributive: bool = False


DOUBLE = 20
"""How many code points may stand between a negation and the "hoax" that it takes back."""

NEGATING = frozenset({"not", "never", "neither", "nor", "no", "cannot", "hardly", "scarcely"})
"""The words by which English negates a verb or a noun (Quirk et al. 1985, 10.54 to 10.60), without the pronouns."""
CLAUSE_END = re.compile(rf"[.,;:!?\n{OPENING_DOUBLE}{CLOSING_DOUBLE}]")
"""Beyond which a negation reaches nothing: a mark, a line, where a quotation begins or ends."""
_WORD = re.compile(r"[\w'’]+")


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, short forms whole: "didn’t"."""
    return _WORD.findall(text.lower())


def is_negating(word: str) -> bool:
    """Whether a word in small letters negates, by itself or as a short form."""
    return word in NEGATING or word.endswith(("n't", "n’t"))


_STORY = (
    r"(?:claims?|reports?|rumou?rs?|allegations?|accusations?|story|stories|suggestions?|assertions?|speculation"
    r"|charges?|news)"
)
_NOT_TRUE = (
    r"(?:not|n['’]?t|never|hardly|no longer)\s+(?:\w+ly\s+|at all\s+|even\s+|so\s+)?"
    r"(?:true|real|genuine|authentic|accurate|correct|credible|legit(?:imate)?|the case)\b"
)
_INVENTED = (
    r"hoax(?:es|ed|er|ers)?|fak(?:e|ed|es|ery|ing)|bogus|phony|phoney|fabricat(?:ed|es|ing|ions?)|made[- ]up"
    r"|doctored|photoshop(?:ped)?|forger(?:y|ies)|forged"
)
_MADE_UP = r"ma(?:ke|kes|king|de) (?:it|this|that|all|everything|stories|stuff|things) (?:all )?up"
_IN_JEST = (
    r"satir(?:e|ical|ist)|parod(?:y|ies)|prank(?:s|ed)?|impersonat(?:or|ors|ed|ing)|duped|spoof(?:s|ed)?|troll(?:ed|s)"
    r"|april fools?['’]?s?"
)
_UNTRUE = (
    r"falsehoods?|false(?:ly)?|untrue|myths?|inaccurate|exaggerat(?:ed|es|ion)|misleading|mistaken(?:ly)?"
    r"|erroneous(?:ly)?|misreport(?:ed|s)?|misinformation|disinformation|false alarms?"
)
_NONSENSE = (
    r"rubbish|nonsense|bullshit|baloney|hogwash|baseless|unfounded|groundless|urban legends?|conspiracy theor(?:y|ies)"
    r"|busted|pants on fire|totally wrong|dead wrong"
)
_LIED = (
    r"not so fast|never happened|too good to (?:be true|check)"
    r"|a lie|lies about|outright lies?|lied about|nothing to (?:the|this) (?:rumou?rs?|story|claims?)"
)
_REFUTED = (
    r"debunk(?:s|ed|ing)?|discredit(?:s|ed)?|disprov(?:e|es|ed|en)|retract(?:s|ed|ion)|(?:put|laid|puts|lays) to rest"
    r"|refut(?:e|es|ed|ing)|dispel(?:s|led)?|rubbish(?:es|ed)|contradict(?:s|ed)"
)
_DOUBTED = (
    r"(?:casts?|casting|raises?|express(?:es)?) doubts?|doubts? cast|pours? cold water"
    r"|(?<!no )(?<!without )(?<!beyond )doubt(?:s|ed|ful)?"
)
_FALSE = rf"\b(?:{'|'.join((_INVENTED, _MADE_UP, _IN_JEST, _UNTRUE, _NONSENSE, _LIED, _REFUTED, _DOUBTED))})\b"
_TURNED_AWAY = (
    r"(?:reject|rebuff|dismiss|slam|blast|question|disput|ridicul|quash|scotch)(?:s|es|ed|ing)?"
    r"|(?:shoots?|shot|knock(?:s|ed)?|shuts?|slap(?:s|ped)?) down|(?:laugh|brush|shrug)(?:s|es|ed)? (?:off|aside)"
)
_REJECTED = rf"\b(?:{_TURNED_AWAY})\b(?=(?:\s+[\w'’-]+){{0,4}}\s+{_STORY}\b)"
_DENIED = r"\b(?:den(?:y|ies|ied|ying)|denials?|disavow(?:s|ed)?|repudiat(?:es?|ed|ing))\b"
_NO = r"\bno\b(?!\.|\s+(?:doubt|matter|wonder|more than|less than|fewer than|later than|sooner|\d))"
_NOT = (
    rf"\b(?:{'|'.join(sorted(NEGATING - {'no', 'hardly', 'scarcely'}))}|can['’]?t|nobody|none|nothing|no one)\b"
    r"|n['’]t\b|\bwon['’]?t\b"
    r"|\b(?:did|does|do|is|are|was|were|has|have|had|would|could|should)nt\b"
    rf"|{_NO}"
)
_WITHOUT = (
    r"\b(?:without|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?(?=\s+to\b)|refus(?:e|es|ed|ing|al)(?=\s+(?:to|ever)\b)"
    r"|declin(?:e|es|ed|ing)(?=\s+to\b)|unable|incapable|yet(?=\s+to\b)|far from|stay(?:s|ed)? away)\b"
)
_BEFORE_A_THING = re.compile(
    r"(?:fake|false|bogus|phony|phoney|forged|fabricated|doctored|misleading|erroneous|inaccurate|prank)\s+"
    rf"(?!(?:{_STORY}|accounts?|statements?|rumou?rs?)\b)[^\W\d_]{{3,}}",
    re.IGNORECASE,
)
_PATTERNS: tuple[tuple[Turn, str], ...] = (
    (Turn.FALSE, _NOT_TRUE),
    (Turn.FALSE, _FALSE),
    (Turn.FALSE, _REJECTED),
    (Turn.DENIAL, _DENIED),
    (Turn.NOT, _NOT),
    (Turn.NOT, _WITHOUT),
)
_CUE = re.compile("|".join(f"(?P<c{n}>{pattern})" for n, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)
_CLAUSE_END = re.compile(rf"[.;:!?](?=[\s{CLOSING})]|$)|\s[-–—|]+\s|—|\.\.\.|…")
_SCOPE_END = re.compile(
    r",|[()]|\s(?:but|because|while|although|though|after|when|who|whom|which|despite|until|unless|as)\s", re.IGNORECASE
)
_HOLLOW = re.compile(r"\s*(?:only|just|merely|necessarily|so much|even if|or)\b|\s*[?]", re.IGNORECASE)
_OR_NOT = re.compile(r"\b(?:or|why|if)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"[^.;:,!?]{0,100}\b(?:until|unless|till)\b", re.IGNORECASE)
_CONFIRM = re.compile(r"\bconfirm\w* (?:or|nor) $", re.IGNORECASE)
_EXCLAIMED = re.compile(r"[\W_]*(?:no|nope|nah)\s*[,!–—-]", re.IGNORECASE)


def clauses(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` between full stops, colons, semicolons, dashes and question or exclamation marks."""
    found, start = [], 0
    for end in _CLAUSE_END.finditer(text):
        if end.start() > start:
            found.append((start, end.end()))
        start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def cues(text: str) -> list[Cue]:
    """The cues in `text`, in order. "Not only", "or not", "not ... until" and "no doubt" turn nothing.

    A clause that asks turns nothing. A "No," that opens a clause takes the place of the negation that it announces.
    A negation and the "hoax" that it takes back ("is no hoax") leave nothing.
    """
    found: list[Cue] = []
    for number, (begin, end) in enumerate(clauses(text)):
        inside = [_cue(text, match, number, begin, end) for match in _CUE.finditer(text, begin, end)]
        here = _without_nor(text, [cue for cue in inside if cue])
        if text[begin:end].rstrip(CLOSING + " )").endswith("?"):
            continue
        exclaimed = _EXCLAIMED.match(text, begin, end)
        if exclaimed and here and here[0].start < exclaimed.end():
            first = here.pop(0)
            here[:1] = [Cue(first.start, first.end, Turn.FALSE, (begin, end), number)]
        found += _without_doubles(here)
    return found


def _without_doubles(here: list[Cue]) -> list[Cue]:
    """Without a "no hoax", "not fake" or "denies hoax claims": the two cues cancel each other."""
    kept: list[Cue] = []
    for cue in here:
        before = kept[-1] if kept else None
        if before and cue.turn is Turn.FALSE and before.turn is not Turn.FALSE and cue.start - before.end <= DOUBLE:
            kept.pop()
        else:
            kept.append(cue)
    return kept


def _without_nor(text: str, here: list[Cue]) -> list[Cue]:
    """ "Neither ... nor" turns once."""
    written = [text[cue.start : cue.end].lower() for cue in here]
    return [cue for n, cue in enumerate(here) if written[n] != "nor" or n == 0]


def _cue(text: str, match: re.Match[str], clause: int, begin: int, end: int) -> Cue | None:
    turn = next(turn for n, (turn, _) in enumerate(_PATTERNS) if match[f"c{n}"])
    if turn is Turn.FALSE:
        attributive = bool(_BEFORE_A_THING.match(text, match.start(), end))
        return Cue(match.start(), match.end(), turn, (begin, end), clause, attributive)
    if turn is Turn.DENIAL and _CONFIRM.search(text, begin, match.start()):
        return None
    if turn is Turn.NOT and (
        _HOLLOW.match(text, match.end())
        or _OR_NOT.search(text, begin, match.start())
        or (match.group().lower() != "no" and _UNTIL.match(text, match.end(), end))
    ):
        return None
    stop = _SCOPE_END.search(text, match.end(), end) if turn is Turn.NOT else None
    return Cue(match.start(), match.end(), turn, (match.end(), stop.start() if stop else end), clause)
