"""Bytes to text: byte order mark, UTF-8, what the document declares, and only then a guess that says it is one."""

import re

from factcheck.errors import FactcheckError
from factcheck.reading.guard import needs, quiet

_LIKE_A_LANGUAGE = 0.2
"""charset-normalizer's coherence, 0 to 1, from which a language counts; its default, 0.1, takes noise for one."""

_SOUND = 4
"""So many sound characters of several bytes to each broken one, and the text is UTF-8."""

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Python's codec names include transformations ("unicode_escape", "idna") that no document may ask for.
_CHARSET = re.compile(r"(?:windows-|cp|iso-|koi8-|gb|big5|euc-|shift_jis|x-mac-|mac|us-ascii|ascii|latin|tis-)[\w-]*")
# WHATWG Encoding Standard, 4.2: these labels mean windows-1252, whose quotation marks Latin-1 turns into controls.
_AS_CP1252 = {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252"}
# What documents are still found in, the most common first, with the languages that each was made for.
_WESTERN = "English French German Spanish Italian Portuguese Dutch Swedish Danish Norwegian Finnish"
_CYRILLIC = "Russian Ukrainian Bulgarian Serbian Macedonian Belarusian Kazakh"
_LEGACY = {
    "cp1252": _WESTERN,
    "cp1251": _CYRILLIC,
    "gb18030": "Chinese",
    "cp932": "Japanese",
    "cp949": "Korean",
    "big5": "Chinese",
    "euc_jp": "Japanese",
    "cp1250": "Polish Czech Slovak Hungarian Slovene Croatian Romanian",
    "cp1254": "Turkish",
    "cp1253": "Greek",
    "cp1255": "Hebrew",
    "cp1256": "Arabic Farsi",
    "cp1257": "Lithuanian Latvian Estonian",
    "cp1258": "Vietnamese",
    "cp874": "Thai",
    "koi8_r": _CYRILLIC,
    "koi8_u": _CYRILLIC,
    "mac_roman": _WESTERN,
}
_LETTER = rb"[A-Za-z]"
_IN_A_WORD = re.compile(_LETTER + rb"[^\x00-\x7f\x92]" + _LETTER)
"""What no mark of windows-1252 but its apostrophe does, and most letters of other encodings do."""
_TYPOGRAPHY = re.compile(rb"[\x00-\x7f\x80\x82\x84\x85\x8b\x91-\x97\x99\x9b\xa0\xa3\xa9\xab\xb0\xbb]*")
"""ASCII with the quotation marks, dashes and signs of windows-1252 (WHATWG Encoding Standard, index windows-1252)."""
_UTF8 = {"utf-8", "utf8"}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_FEW = 3
"""Bytes that are no UTF-8 in a text that is UTF-8 else: one or two slips of a copy, beside as many sound characters."""
_NEVER = frozenset({0xFE, 0xFF, 0xC0, 0xC1})
"""Bytes that stand nowhere in UTF-8 and, in windows-1252, for letters that hardly any text begins a word with."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROLS = 0.05
"""The share of control characters from which bytes are no text: of random bytes a tenth are some."""
_SAMPLE = 256 * 1024
"""Bytes that the encoding is guessed from: a bound on the time, some forty pages."""


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data`, character for character, and warnings: the encoding when it was guessed, what was mended.

    Raises FactcheckError for binary data and for an encoding that is wrong or cannot be recognised.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding)), ()
    if b"\0" in data:
        raise FactcheckError("this is not text: it holds NUL bytes", "UTF-16 needs a byte order mark; UTF-8 is best.")
    try:
        return _checked(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        mended = _mended(data, error.start, declared.strip().casefold() in _UTF8)
        if mended:
            return mended
    text = _as_declared(data, declared.strip().casefold())
    return (_checked(text), ()) if text is not None else _guessed(data)


def _mended(data: bytes, first: int, declared: bool) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with the bytes that are none as U+FFFD, where they are few; `first` is the offset of the first.

    Few against the characters of several bytes that are sound, or bytes that no encoding of Latin letters is made of.
    """
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = len(_BEYOND_ASCII.findall(text)) - text.count("\ufffd")
    alone = wrong <= _FEW and not set(data[first : first + 1]) - _NEVER
    if not (wrong * _SOUND <= sound or alone or (declared and wrong <= max(_FEW, sound))):
        return None
    line = data.count(b"\n", 0, first) + 1
    where = f"byte {first + 1:,}, in line {line:,}"
    said = f"1 byte is no UTF-8 and stands as \ufffd: {where}"
    if wrong > 1:
        said = f"{wrong:,} bytes are no UTF-8 and stand as \ufffd: the first is {where}"
    return _checked(text), (said,)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FactcheckError(
            f"the byte order mark says {encoding.upper()}, but byte {error.start} is not", "Save it again as UTF-8."
        ) from error


def _as_declared(data: bytes, charset: str) -> str | None:
    if not _CHARSET.fullmatch(charset):
        return None
    try:
        return data.decode("cp1252" if charset in _AS_CP1252 else charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = _likeliest(_sample(data))
    try:
        text = data.decode(encoding or "ascii")
    except UnicodeDecodeError as error:
        raise FactcheckError("this is not text in any encoding that can be recognised", "Save it as UTF-8.") from error
    return _checked(text), (f"not UTF-8; read as {encoding}, which is a guess: check accents and quotation marks",)


def _likeliest(sample: bytes) -> str:
    """The encoding that makes clean text in a language it was made for, or "" when there is none.

    Left to itself, charset-normalizer takes French or Spanish in windows-1252 for cp1250 or cp1257.
    """
    if _TYPOGRAPHY.fullmatch(sample) and not _IN_A_WORD.search(sample):
        return "cp1252"  # a few quotation marks tell no language, and a guess makes letters of them
    with needs("charset-normalizer"):
        from charset_normalizer import from_bytes
    with quiet("charset_normalizer"):
        matches = from_bytes(sample, cp_isolation=list(_LEGACY), language_threshold=_LIKE_A_LANGUAGE)
    order = list(_LEGACY)
    ranked = []
    for match in matches:
        same_text = sorted(filter(_LEGACY.get, match.could_be_from_charset), key=order.index)
        foreign = not any({*match.languages[:1]} & {*_LEGACY[encoding].split()} for encoding in same_text)
        if same_text:
            ranked.append((foreign, int(match.chaos * 10), order.index(same_text[0]), same_text[0]))
    return min(ranked)[-1] if ranked else ""


def _sample(data: bytes) -> bytes:
    """As much as the guess needs, ending with a line where there is one: a cut inside a character misleads it."""
    if len(data) <= _SAMPLE:
        return data
    end = data.rfind(b"\n", 0, _SAMPLE)
    return data[: end + 1] if end > 0 else data[:_SAMPLE]


def _checked(text: str) -> str:
    if "\0" in text or len(_CONTROL.findall(text)) > _MAX_CONTROLS * len(text):
        raise FactcheckError("this is not text: it is full of control characters")
    return text
