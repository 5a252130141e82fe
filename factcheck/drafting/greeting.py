"""What a sentence begins with before it says anything: "However,", "Well, Mr. President,"."""

from collections.abc import Sequence

from factcheck import lexicon
from factcheck.drafting.parser import Frame


def joined(frame: Frame, tokens: Sequence[int]) -> int:
    """How many tokens at the front only join the sentence to the one before: "However,", "For example,"."""
    comma = next((n for n, i in enumerate(tokens[:_LONGEST_GREETING]) if frame.doc[i].text == ","), 0)
    words = " ".join(frame.doc[i].lower_ for i in tokens[:comma])
    return comma + 1 if words in lexicon.phrases("grammar.txt", "conjuncts") else 0


def is_salutation(text: str, frame: Frame) -> bool:
    """As in "Hi Ana, Ole," over a letter: whom somebody writes to is not spoken of."""
    words = text[frame.line.start : frame.line.end].strip()
    return bool(frame.line.holder) and words.endswith(",") and len(words.split()) <= _LONGEST_SALUTATION


_LONGEST_SALUTATION = 6
"""Words, a bound: "Dear Ms Moss and Mr Prenn,"."""


def greeting(frame: Frame, tokens: Sequence[int]) -> int:
    """How many tokens at the front only turn to somebody or take up the word: "Mr. President,", "Well,"."""
    past = 0
    if len(tokens) > 1 and frame.doc[tokens[0]].lower_ == "so" and frame.doc[tokens[1]].tag_ in _BEGINNING:
        return 1  # neither "so many" nor "so that"
    for number, i in enumerate(tokens[: 2 * _LONGEST_GREETING]):
        token = frame.doc[i]
        if token.text in {",", ":"} and number > past:
            if _goes_on(frame, tokens[past:]):
                return past
            past = number + 1
        elif (token.tag_ not in {"NNP", "UH"} and token.lower_ not in _TAKES_UP) or number - past >= _LONGEST_GREETING:
            return past
    return 0


def _goes_on(frame: Frame, tokens: Sequence[int]) -> bool:
    """Whether the name before a comma is no one spoken to but what is spoken of: "Ms. Lind, who is 83, fell"."""
    comma = next(n for n, i in enumerate(tokens) if frame.doc[i].text in {",", ":"})
    behind = tokens[comma + 1 :]
    named = any(frame.doc[i].tag_ == "NNP" for i in tokens[:comma])
    return named and bool(behind) and frame.doc[behind[0]].lower_ in {"who", "which", "whose", "whom"}


def parting(frame: Frame, tokens: Sequence[int], *, named: bool = False) -> int:
    """How many tokens at the end only turn to somebody: ", sir", ", Mr. Speaker"; "the owner, Mr. Lang" is named.

    With `named` a title and a name do so too, as whoever is asked may be called by them.
    """
    comma = next((n for n in range(len(tokens) - 1, 0, -1) if frame.doc[tokens[n]].text == ","), len(tokens))
    behind = " ".join(frame.doc[i].lower_.replace(".", "") for i in tokens[comma + 1 :])
    called = behind in {"sir", "madam", "ma'am"} or (behind != "speaker" and behind in _presiding())
    called = called or (named and bool(behind) and all(frame.doc[i].tag_ == "NNP" for i in tokens[comma + 1 :]))
    return len(tokens) - comma if called else 0


def _presiding() -> frozenset[str]:
    return lexicon.phrases("layout.txt", "presiding")


_BEGINNING = frozenset({"PRP", "PRP$", "DT", "EX", "NNP", "NNPS", "NNS"})
_LONGEST_GREETING = 5
"""Words before a comma in which somebody is spoken to ("Well, Madam Speaker,"). Further in, a name is what is spoken
of."""
_TAKES_UP = frozenset(
    {
        *(
            "sir",
            "madam",
            "mr.",
            "mr",
            "ms.",
            "ms",
            "mrs.",
            "dr.",
            "well",
            "so",
            "look",
            "yes",
            "no",
            "now",
            "okay",
            "ok",
        ),
        *(
            "yeah",
            "oh",
            "right",
            "sure",
            "again",
            "actually",
            "frankly",
            "honestly",
            "obviously",
            "anyway",
            "therefore",
        ),
        *("honourable", "honorable", "hon.", "members", "member", "friends", "colleagues", "chair", "speaker"),
        *(
            "however",
            "also",
            "finally",
            "lastly",
            "firstly",
            "secondly",
            "thirdly",
            "moreover",
            "furthermore",
            "indeed",
        ),
    }
)
