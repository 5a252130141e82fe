"""Raised figures: the mark of a note is no part of a number, a power is."""

import re

_SUPERSCRIPTS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_POWER = re.compile(r"[+\-−]?\d{1,3}|n")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶#]{1,3}|[a-z])(?:[,;–-] ?\d{1,3})*[\])]?")
_TEN = re.compile(r"(?:^|[^\d.,])10$")
_UNIT = re.compile(r"(?:^|[\s\d(/·×])(?:[kcmdμn]?m|[kcm]?g|ft|in|mi|yd|s|h|km|x|e|c|n|r|π)$")


def raised(before: str, words: str, *, linked: bool = False) -> str:
    """What a raised piece of text is for the reader, behind `before`: "" for the mark of a note.

    A figure behind 10 or a unit is a power and stays raised ("10⁶", "km²"); other figures and signs are marks of
    notes, as are all that lead somewhere (`linked`); letters ("19th") stay as they are.
    """
    said = words.strip()
    if not said:
        return words
    if not linked and _POWER.fullmatch(said) and (_TEN.search(before) or _UNIT.search(before)):
        return said.translate(_SUPERSCRIPTS)
    if _MARK.fullmatch(said) and (linked or not said.isalpha()):
        return ""
    return words
