"""Quotation marks: the one place that knows them. A mark is one code point, `''` and `` `` `` of old wires two.

The characters are those with Unicode's property Quotation_Mark that European papers print, and CJK's corner bracket.
"""

PAIRS = {
    '"': '"', "“": "”", "„": "“”", "‟": "”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", "「": "」", "'": "'",
}  # fmt: skip
"""What opens a quotation, and what can close it."""

OPENING = "".join(PAIRS)

CLOSING = "\"”»’›」'"
"""What closes one at the end of words; “ does so behind „ alone, and elsewhere opens."""

SINGLE = "‘’‚‛‹›'"
"""Single marks; two of them are printed as an apostrophe too."""

DOUBLE = '“”„‟«»"'

OPENING_DOUBLE = "".join(mark for mark in OPENING if mark in DOUBLE)

CLOSING_DOUBLE = "".join(mark for mark in CLOSING if mark in DOUBLE)
