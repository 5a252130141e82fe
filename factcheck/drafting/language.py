"""Which language a text is in: drafting reads English alone."""

import re
import unicodedata
from functools import cache
from typing import Any

from factcheck.errors import FactcheckError

_SAMPLE = 20_000
"""Code points that the language is told from: a bound on time, some seven pages."""
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS, _ENOUGH_COMMON = 30, 0.3
"""Words, and the share of them that are function words of English, from which a text is English without a closer look:
it saves time. In 84 news articles (PolNeAR, development half) the least share of our own list of such words is .34."""
_LEAST = 0.05
"""The least probability of English at which a text is drafted. Of 3,000 claims in English (CheckThat! 2020) it refuses
14, and of 484 sentences in 60 other languages (spaCy's examples) it takes one."""
_AS_ENGLISH = frozenset({"en", "pcm", "sco"})


def is_readable(line: str) -> bool:
    """Whether a line of an English text can be English: a paragraph in another language has hardly a function word, and
    one in another script next to no letter of ours.
    """
    if line.isascii():
        return True
    words = [word for word in _WORD.findall(line.lower()) if len(word) > 1]
    letters = "".join(words)
    if sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters) < _FEWEST_LATIN * len(letters):
        return False
    if len(words) < _A_PARAGRAPH:
        return True
    from spacy.lang.en.stop_words import STOP_WORDS

    return sum(map(STOP_WORDS.__contains__, words)) >= _FEWEST_COMMON * len(words)


_FEWEST_LATIN = 0.33
"""The share of Latin letters below which a line is in another script: a sentence may name somebody in his own."""
_A_PARAGRAPH, _FEWEST_COMMON = 15, 0.08
"""Words from which a line can be told to be of another language, and the share of English function words below which it
is: a quarter of the least that a news article has (.34)."""


def foreign(text: str) -> str:
    """The English name of the language that `text` is in ("German"), or "" when it may be English.

    Where many of the words are English function words (spaCy's stop words) that is enough; else py3langid decides,
    whose model takes a second to load. Raises FactcheckError when either is not installed.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words:
        return ""
    try:
        from spacy.lang.en.stop_words import STOP_WORDS

        if len(words) >= _ENOUGH_WORDS and sum(map(STOP_WORDS.__contains__, words)) >= _ENOUGH_COMMON * len(words):
            return ""
        ranked = _identifier().rank(sample)
    except ImportError as error:
        raise FactcheckError(
            "Drafting needs spaCy and py3langid, which are not installed.", "Install them with: pip install "
            "'factcheck-cli[draft]'"
        ) from error  # fmt: skip
    if sum(float(share) for code, share in ranked if code in _AS_ENGLISH) >= _LEAST:
        return ""
    return _named(ranked[0][0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _named(code: str) -> str:
    """The name of a language's class in spaCy, else its code."""
    if code == "zxx":  # ISO 639-2: no linguistic content
        return "names and figures alone"
    from spacy.util import get_lang_class

    try:
        return str(get_lang_class(code).__name__)
    except ImportError:
        return f"the language {code}"
