"""What a text must be like to be stored at all, and when it says nothing: one answer for all that comes in."""

import unicodedata


def fault(text: str) -> str:
    """Why no database can hold `text`, as the end of a sentence about it; "" when one can.

    PostgreSQL holds no NUL, and none holds a lone surrogate: half a JSON escape, or (U+DC80 to U+DCFF, PEP 383) a byte
    that is no UTF-8. Places count characters from 1.
    """
    if "\0" in text:
        return f"has a NUL at character {text.index(chr(0)) + 1}"
    if text.isascii():
        return ""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code, place = ord(text[error.start]), error.start + 1
        if 0xDC80 <= code <= 0xDCFF:
            return f"is not UTF-8: byte 0x{code - 0xDC00:02X} at character {place}"
        return f"is not valid Unicode at character {place}"
    return ""


def says_something(text: str) -> bool:
    """Whether there is more in it than blanks, controls and characters that nobody sees."""
    return any(unicodedata.category(character) not in _NOTHING for character in text)


_NOTHING = frozenset(["Cc", "Cf", "Cs", "Zs", "Zl", "Zp"])
"""General categories of Unicode (https://www.unicode.org/reports/tr44/#General_Category_Values)."""
