"""Untrusted text on its way out: to a terminal, a spreadsheet, a Markdown table.

Everything that a store holds was written by others. What a terminal would obey (ESC), what would reorder a line (bidi
overrides) and what nobody can see (zero-width characters) is shown as what it is; JSON alone keeps the original.
"""

import re

# Patterns stay strings until something is matched: most commands would pay for compiling them and never use them.

_UNSEEN = frozenset(
    [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810), *range(0xE0100, 0xE01F0)]
)
"""Assigned code points that draw nothing although Unicode calls them letters or marks (Default_Ignorable_Code_Point,
https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point), without the variation selectors of emoji."""


class _Shown(dict[int, str]):
    """A table for `str.translate` that decides about a code point when it first meets it."""

    def __init__(self, kept: str) -> None:
        super().__init__({ord(character): character for character in kept})

    def __missing__(self, code: int) -> str:
        shown = self[code] = _shown(code)
        return shown


def _shown(code: int) -> str:
    character = chr(code)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character.isprintable() and code not in _UNSEEN:
        return character
    if character.isspace() and code not in (0x85, 0x2028, 0x2029):
        return character
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


_ONE_LINE = _Shown(kept="")
_LINES = _Shown(kept="\n\t")
_PAGE = _Shown(kept="\n\t\u200c\u200d")
"""On a page and in a sheet letters are joined as Persian and Hindi write them, and faces of emoji as families."""


def visible(text: str, lines: bool = False) -> str:
    """`text` with every control, bidi, zero-width or unassigned character and every lone surrogate made visible.

    C0 controls become their pictures (ESC is ␛), all others their escapes (U+202E is \\u202e); blanks of any width
    stay. A line break and a tab are shown as ␊ and ␉ too, for cells of one line, unless `lines` keeps them; a carriage
    return, which would overprint the line, is always shown.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_LINES if lines else _ONE_LINE)


def printed(text: str) -> str:
    """`text` for a page or a sheet: as `visible` with its lines, but what joins letters (U+200C, U+200D) stays.

    What comes out has no character that XML cannot carry, and is `printed` already.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_PAGE)


_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = r"\\(?:u[0-9a-f]{4}|U00(?:0[0-9a-f]|10)[0-9a-f]{4}|[\\ntr])"


def escaped(text: str) -> str:
    """`text` on one line, nothing in it that a terminal obeys or that nobody sees, and `unescaped` gives it back.

    A backslash is doubled; line break, tab and carriage return are \\n, \\t and \\r as in PostgreSQL's text format
    (https://www.postgresql.org/docs/current/sql-copy.html), everything else that cannot be seen is \\u202e.
    """
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return "".join(_ESCAPES.get(c) or (c if visible(c) == c else _code(ord(c))) for c in text)


def _code(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return re.sub(_ESCAPED, lambda match: _UNESCAPES.get(match[0]) or chr(int(match[0][2:], 16)), text)


_UNESCAPES = {escape: character for character, escape in _ESCAPES.items()}
_LEADING = frozenset("'=+-@\t\r\n＝＋－＠")
_FORMULA = r"'*[=+\-@\t\r\n＝＋－＠]"
_BLANK = r" \u00a0\u2009\u202f"
_SIGNED_NUMBER = rf"'*[+\-](?:[0-9]+(?:[.,'{_BLANK}][0-9]+)*|\.[0-9]+)(?:[eE][+\-]?[0-9]+)?[{_BLANK}]?[%‰]?"


def _starts_a_formula(text: str) -> bool:
    return bool(re.match(_FORMULA, text)) and not re.fullmatch(_SIGNED_NUMBER, text)


def cell(text: str) -> str:
    """`text` as a CSV or XLSX cell that no spreadsheet runs as a formula: guarded with an apostrophe where it starts
    like one (https://owasp.org/www-community/attacks/CSV_Injection); a plain signed number is left alone.

    A text that already looks guarded gets one more apostrophe, so `uncell(cell(text)) == text` for every text.
    """
    return "'" + text if text[:1] in _LEADING and _starts_a_formula(text) else text


def cells(texts: list[str]) -> list[str]:
    """`encodable(cell(text))` for every text of a row: one look tells that a row has nothing to guard, as most have."""
    joined = "".join(texts)
    if _LEADING.isdisjoint([text[:1] for text in texts]) and (joined.isascii() or not re.search(_SURROGATE, joined)):
        return texts
    return [encodable(cell(text)) for text in texts]


def uncell(text: str) -> str:
    """Take the guard of `cell` off again, exactly."""
    return text[1:] if text.startswith("'") and _starts_a_formula(text[1:]) else text


_MARKDOWN = r"[\\`*_\[\]<>|~&$#]"


def markdown(text: str) -> str:
    """`text` for a cell of a Markdown table (GFM): no markup, HTML or formula comes through, a line break is `<br>`."""
    escaped = re.sub(_MARKDOWN, r"\\\g<0>", text.replace("\r\n", "\n"))
    return visible(escaped, lines=True).replace("\n", "<br>").replace("\t", " ")


_SURROGATE = r"[\ud800-\udfff]"


def encodable(text: str) -> str:
    """`text` with lone surrogates, which UTF-8 cannot carry, as their escapes (\\ud800); everything else as it is.

    On a JSON text this is also JSON's own escape, so the value stays what it was.
    """
    return text if text.isascii() else re.sub(_SURROGATE, lambda match: f"\\u{ord(match[0]):04x}", text)
