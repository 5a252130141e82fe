"""Groups of Penn tags, as spaCy's English models give them."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""A verb that has a tense of its own."""

TENSED = FINITE - {"MD"}
"""The same, when it is no helper."""

PAST = frozenset({"VBD", "VBN"})
"""A past tense or a past participle, which a parser takes for each other."""

NAMING = frozenset({"NNP", "NNPS"})
"""A proper noun."""
